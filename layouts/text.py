"""Words in the reader's language: gettext catalogues read from layouts/locales, one language per request."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from dashboard.words import Words

LANGUAGES = ("sv", "en")
LOCALES = Path(__file__).parent / "locales"
_language: ContextVar[str] = ContextVar("language", default="sv")


def language() -> str:
    """The language of this request."""
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Draw in a language; an unknown one is Swedish."""
    token = _language.set(code if code in LANGUAGES else "sv")
    try:
        yield
    finally:
        _language.reset(token)


def t(message: str, **values: object) -> str:
    """A message in the reader's language."""
    text = _catalogue(language()).gettext(message)
    return text.format(**values) if values else text


def n(one: str, many: str, count: int, **values: object) -> str:
    """A message that depends on a number; `{count}` is in it."""
    return _catalogue(language()).ngettext(one, many, count).format(count=count, **values)


def of(words: Words) -> str:
    """A text of the organisation in the reader's language, Swedish where English is missing."""
    return words.en if language() == "en" and words.en else words.sv


def lang_of(words: Words) -> str | None:
    """`sv` where a Swedish text stands on an English page."""
    return "sv" if language() == "en" and not words.en else None


def swedish() -> str | None:
    """The language mark of text that only exists in Swedish."""
    return "sv" if language() != "sv" else None


@cache
def _catalogue(code: str) -> Translations:
    with (LOCALES / f"{code}.po").open("rb") as source:
        compiled = BytesIO()
        write_mo(compiled, read_po(source, locale=code))
    compiled.seek(0)
    return Translations(compiled)
