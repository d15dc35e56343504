import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po

from dashboard.words import Words
from layouts.text import LANGUAGES, LOCALES, lang_of, language, n, of, speaking, swedish, t

ROOT = Path(__file__).parents[2]
both = pytest.mark.parametrize("code", LANGUAGES)


def said() -> Iterator[str | tuple[str, ...]]:
    keywords = {"t": None, "n": (1, 2)}
    for folder in ("dashboard", "data", "layouts", "callbacks"):
        for _, _, message, _, _ in extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=keywords):
            yield message
    for _, message, _, _ in extract_from_file("python", ROOT / "app.py", keywords=keywords):
        yield message


MESSAGES = set(said())


def catalogue(code: str) -> Catalog:
    with (LOCALES / f"{code}.po").open("rb") as source:
        return read_po(source, locale=code)


def translations(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [str(message.string)]


def blanks(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@both
def test_everything_that_is_said_is_in_the_catalogue_and_nothing_else(code: str) -> None:
    found = {tuple(m.id) if isinstance(m.id, list) else m.id for m in catalogue(code) if m.id}
    assert found - MESSAGES == set()
    assert MESSAGES - found == set()
    assert not catalogue(code).obsolete


@both
def test_every_message_has_words(code: str) -> None:
    assert [m.id for m in catalogue(code) if m.id and not all(translations(m))] == []
    assert [m.id for m in catalogue(code) if m.fuzzy and m.id] == []


@both
def test_a_translation_has_the_blanks_of_its_message(code: str) -> None:
    for message in catalogue(code):
        if message.id:
            asked = set().union(
                *(blanks(text) for text in ([message.id] if isinstance(message.id, str) else message.id))
            )
            for text in translations(message):
                assert blanks(text) in (asked, asked - {"count"}), message.id


@both
def test_a_number_and_its_unit_are_not_parted_by_words(code: str) -> None:
    assert not [m.id for m in catalogue(code) for text in translations(m) if re.search(r"\} %", text) and m.id]


def test_a_language_holds_for_one_request_only() -> None:
    assert language() == "sv"
    with speaking("en"):
        assert language() == "en"
        with speaking("klingon"):
            assert language() == "sv"
    assert language() == "sv"


def test_plurals_follow_the_count() -> None:
    with speaking("en"):
        one, many = (n("{count} activity in the plan", "{count} activities in the plan", c) for c in (1, 2))
    assert (one, many) == ("1 activity in the plan", "2 activities in the plan")


def test_a_swedish_text_on_an_english_page_says_that_it_is_swedish() -> None:
    half, whole = Words("Bara svenska"), Words("Svenska", "English")
    with speaking("en"):
        assert (of(half), lang_of(half), swedish()) == ("Bara svenska", "sv", "sv")
        assert (of(whole), lang_of(whole)) == ("English", None)
    with speaking("sv"):
        assert (of(whole), lang_of(half), swedish()) == ("Svenska", None, None)


def test_a_message_without_a_translation_is_said_as_it_is() -> None:
    assert t("nobody has said this {before}", before="ever") == "nobody has said this ever"
