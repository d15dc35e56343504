"""A document that is taken along: what it says as a small tree of plain values, whatever kind of file it becomes."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from layouts.text import t

# What no file can hold as text: control characters, halves of characters, and what Unicode says is none.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    """A text as it can stand in any file: what is no character is left out, lines and tabs stay."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n"))


class Tone(StrEnum):
    """How strong a stretch of text is."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text; `lang` where it is not that of the handout, `mark` the name of a shape that stands before it."""

    text: str
    tone: Tone = Tone.PLAIN
    lang: str | None = None
    mark: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))


Line: TypeAlias = tuple[Text, ...]


class Look(StrEnum):
    """What a paragraph is: the first sentence, ordinary, beside the matter, written by hand, or a code."""

    LEAD = "lead"
    PLAIN = "plain"
    SMALL = "small"
    WRITTEN = "written"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a part is called."""

    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or more."""

    line: Line
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what they say."""

    pairs: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list of what has no order."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; `widths` are the shares of the columns."""

    heads: tuple[Text, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered thing with what is said about it; it stands under a heading."""

    number: str
    title: Text
    blocks: tuple["Block", ...]


Block: TypeAlias = Heading | Paragraph | Facts | Points | Table | Item


@dataclass(frozen=True, slots=True)
class Handout:
    """A document: whose it is, its title and its content.

    `at` is the moment it tells of, and the only one its file knows; `remarks` are the marks at the top of every page.
    """

    title: Text
    organisation: Text
    language: str
    at: datetime
    blocks: tuple[Block, ...]
    remarks: tuple[Text, ...] = ()


def page_words() -> tuple[str, str, str]:
    """What stands before, between and after the number of a page and how many there are."""
    before, between, after = re.split(r"\{pages?\}", t("Page {page} of {pages}"))
    return before, between, after
