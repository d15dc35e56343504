"""A package: the rows of a file or folder in the application's own format, read and checked."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, TypeAlias

from dashboard.errors import BadPackage
from dashboard.problem import Place, Problem, errors
from data.format.schema import Field as Field
from data.format.schema import Resource as Resource

Cell: TypeAlias = str | int | bool | float | Decimal | date | datetime | None
Record: TypeAlias = dict[str, Cell]
Source: TypeAlias = Path | BinaryIO


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may be; `rows` (of all sheets together) and `columns` only bind what somebody uploads."""

    megabytes: int = 500
    ratio: int = 100
    parts: int = 200
    rows: int | None = None
    columns: int | None = None


LOCAL = Limits()
UPLOAD = Limits(megabytes=50, rows=50_000, columns=100)


@dataclass(frozen=True, slots=True)
class Package:
    """All rows that could be read, and everything that is wrong; a table that is not in the file is not in `rows`.

    A row has every column of its table: one that was left out is None (recorded_at: now, recorded_by: who imports).
    `places` says of every row where it stands («activities.csv row 7»), `headings` how the file calls a column.
    """

    resources: Mapping[str, Resource]
    rows: dict[str, list[Record]]
    places: dict[str, list[Place]]
    problems: tuple[Problem, ...] = ()
    headings: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def errors(self) -> list[Problem]:
        """What keeps the package from being read in."""
        return errors(self.problems)


@dataclass(frozen=True, slots=True)
class Written:
    """A row as the file has it, with its headings; for the download of what was rejected."""

    place: Place
    headings: tuple[str, ...]
    cells: tuple[str, ...]


def read(source: Source, name: str = "", limits: Limits = LOCAL) -> Package:
    """The package in a folder, zip, workbook or CSV file (`name` is the name of a stream), with all its problems.

    BadPackage when nothing of it can be read (damaged, encrypted, a bomb, another kind of file).
    """
    raise NotImplementedError


def written(source: Source, places: Set[Place], name: str = "", limits: Limits = LOCAL) -> list[Written]:
    """The rows at some places once more, word for word."""
    raise NotImplementedError


def refuse(problems: Iterable[Problem]) -> None:
    """BadPackage with all that keep a package from being read in, where there are any."""
    if found := errors(problems):
        raise BadPackage(found)


Known: TypeAlias = Callable[[str], Set[str]]
