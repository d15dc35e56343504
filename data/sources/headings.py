"""Which column of a sheet is which column of the format, and which table a sheet holds."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import process

from dashboard.problem import Place, Problem
from dashboard.reasons import Why
from dashboard.words import Words
from data.format.schema import Resource, every_table, tables
from data.sources.cells import is_empty, shown
from data.sources.contents import Raw
from data.sources.scan import letters

# Sheets of the template that hold no rows.
INSTRUCTIONS = frozenset({"läs först", "read first", "instruktion", "instruktioner", "instructions", "listor", "lists"})
REQUIRED = "*"
_REMARKS = frozenset({"fel", "errors"})


@dataclass(slots=True)
class Headings:
    """Position → column of the format, what each is called in the file, and positions that have no heading."""

    names: list[str | None] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    blank: set[int] = field(default_factory=set)


def folded(text: str) -> str:
    """A heading or name of a sheet, without case, mark of what is required and superfluous blanks."""
    plain = unicodedata.normalize("NFC", text).casefold().strip().removesuffix(REQUIRED)
    return " ".join(plain.replace("_", " ").split())


def table_of(name: str) -> Resource | None:
    """The table that a sheet or file is named after, by code or title: «Aktiviteter», activities.csv."""
    stem = name.rpartition("/")[2]
    wanted = folded(stem.rpartition(".")[0] if stem.casefold().endswith((".csv", ".txt", ".tsv")) else stem)
    for resource in every_table().values():
        if wanted in (folded(resource.name), folded(resource.title.sv), folded(resource.title.en or resource.name)):
            return resource
    return None


def all_tables() -> Words:
    """The titles of the tables."""
    said = [resource.title for resource in tables().values()]
    return Words(", ".join(words.sv for words in said), ", ".join(words.en or words.sv for words in said))


def match(cells: Sequence[Raw], resource: Resource, place: Place, problems: list[Problem]) -> Headings:
    """The columns by code or title in either language."""
    known = {
        folded(text): column.name
        for column in resource.columns
        for text in (column.title.en or column.name, column.title.sv, column.name)
    }
    found = Headings(texts=tuple(shown(cell) for cell in cells))
    for position, cell in enumerate(cells):
        text = shown(cell)
        name = known.get(folded(text))
        if is_empty(cell):
            found.blank.add(position)
        elif name is None and folded(text) not in _REMARKS:
            problems.append(Problem(Why.UNKNOWN_COLUMN, place, text, text, {"near": _nearest(text, resource)}))
        elif name in found.names and name is not None:
            problems.append(Problem(Why.COLUMN_TWICE, place, text, text))
            name = None
        found.names.append(name)
        if name is not None:
            found.written[name] = text.strip().removesuffix(REQUIRED).strip()
    problems.extend(
        Problem(Why.MISSING_COLUMN, place, column.title.sv, details={"column": column.title})
        for column in resource.fields
        if column.required and column.name not in found.names
    )
    return found


def without_heading(position: int, place: Place) -> Problem:
    """A column that has values but no heading."""
    return Problem(Why.BLANK_HEADING, place, letters(position))


def _nearest(text: str, resource: Resource) -> Words:
    by_word = {word: column.title for column in resource.fields for word in (column.title.sv, column.name)}
    best = process.extractOne(text, by_word.keys())
    return by_word[best[0]] if best else resource.fields[0].title
