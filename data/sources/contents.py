"""What reading gives: packages of checked rows, sheets of raw cells, and what a file may be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, TypeAlias

from dashboard.errors import BadPackage
from dashboard.problem import Detail, Place, Problem, errors
from dashboard.reasons import Why
from data.format.schema import Resource

Cell: TypeAlias = str | int | bool | float | Decimal | date | datetime | None
Record: TypeAlias = dict[str, Cell]
Source: TypeAlias = Path | BinaryIO


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may be; `rows` (of all sheets together) only binds what somebody uploads.

    `books` is whether what Tertial keeps is read: only from the command line, where an empty database takes it back.
    """

    megabytes: int = 500
    ratio: int = 100
    parts: int = 200
    rows: int | None = None
    columns: int = 500
    books: bool = True


LOCAL = Limits()
UPLOAD = Limits(megabytes=50, rows=50_000, columns=100, books=False)


@dataclass(frozen=True, slots=True)
class Package:
    """All rows that could be read, and everything that is wrong; a table that is not in the file is not in `rows`.

    A row has every column of its table; one that was left out is None (recorded_at: now, recorded_by: who imports).
    `places` says of every row where it stands («activities.csv row 7»), `headings` how the file calls a column.
    `spoilt` are the rows that have a problem, with the cells that have none; `percents` the places of rows whose value
    was written with %. `books` are the rows of what Tertial keeps (journal, seals, steps of reports), where the file has
    them; only an empty database takes them.
    """

    resources: Mapping[str, Resource]
    rows: dict[str, list[Record]]
    places: dict[str, list[Place]]
    problems: tuple[Problem, ...] = ()
    headings: dict[str, dict[str, str]] = field(default_factory=dict)
    spoilt: dict[str, list[tuple[Place, Record]]] = field(default_factory=dict)
    percents: frozenset[Place] = frozenset()
    books: dict[str, list[Record]] = field(default_factory=dict)

    @property
    def errors(self) -> list[Problem]:
        """What keeps the package from being read in."""
        return errors(self.problems)

    @property
    def has_journal(self) -> bool:
        """Whether the file has the journal of the database that it was exported from."""
        return bool(self.books.get("audit_lines"))

    def codes(self, table: str) -> set[Cell]:
        """Every code of a table, also of rows that have a problem."""
        rows = [*self.rows.get(table, ()), *(row for _, row in self.spoilt.get(table, ()))]
        return {row.get("code") for row in rows}

    def heading(self, table: str, column: str) -> str:
        """What the file calls a column."""
        return self.headings.get(table, {}).get(column, column)

    def placed(self, table: str) -> Iterator[tuple[Place, Record]]:
        """The rows of a table with their places, those that have a problem last."""
        yield from zip(self.places.get(table, ()), self.rows.get(table, ()), strict=True)
        yield from self.spoilt.get(table, ())


@dataclass(frozen=True, slots=True)
class Written:
    """A row as the file has it, with its headings; for the download of what was rejected."""

    place: Place
    headings: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that has no value: an error of a formula, or a result that was never saved."""

    why: Why
    text: str = ""

    def __str__(self) -> str:
        return self.text


Raw: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | Broken | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet or CSV file: its rows with the number a spreadsheet gives them, and what was seen on the way.

    `point` is whether a point is known to part decimals (a descriptor says so, or numbers are numbers).
    """

    name: str
    rows: Iterable[tuple[int, Sequence[Raw]]]
    table: str | None = None
    point: bool = False
    escaped: bool = False
    epoch: date | None = None
    problems: tuple[Problem, ...] = ()


class Refused(Exception):
    """A value or a file that is not let in, and why."""

    def __init__(self, why: Why, **details: Detail) -> None:
        super().__init__(why.name)
        self.why = why
        self.details = details

    def at(self, place: Place, column: str = "", value: str = "") -> Problem:
        """As the problem of a place."""
        return Problem(self.why, place, column, value, self.details)


def refuse(problems: Iterable[Problem]) -> None:
    """BadPackage with all that keep a package from being read in, where there are any."""
    if found := errors(problems):
        raise BadPackage(found)
