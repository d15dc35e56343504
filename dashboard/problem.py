"""What is wrong in a file that somebody wants to read in: where, what is written there, why, and what would be right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from dashboard.reasons import Why
from dashboard.words import Words

Detail: TypeAlias = str | int | Words
Details: TypeAlias = Mapping[str, Detail]


@dataclass(frozen=True, slots=True)
class Place:
    """A sheet or file, and a row as the spreadsheet numbers it (0 is the whole sheet, «» the whole file)."""

    sheet: str = ""
    row: int = 0

    def __str__(self) -> str:
        return f"{self.sheet} row {self.row}" if self.row else self.sheet


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in words and never in types of a database; `column` is the heading as the file has it.

    `details` fill the blanks of the reason's sentences, beside {column} and {value}. A warning tells of something that
    was read all the same. str(problem) is English, for logs and tests; layouts/rejections.py says it to a reader.
    """

    why: Why
    place: Place = Place()
    column: str = ""
    value: str = ""
    details: Details = field(default_factory=dict, hash=False)

    @property
    def is_warning(self) -> bool:
        """Whether the file can be read in all the same."""
        return self.why.is_warning

    @property
    def blanks(self) -> dict[str, Detail]:
        """What fills the blanks of the sentences; words and members of Kind are said in the reader's language."""
        return {"column": self.column, "value": self.value, "sheet": self.place.sheet, **self.details}

    def __str__(self) -> str:
        blanks = {name: (said.en or said.sv) if isinstance(said, Words) else said for name, said in self.blanks.items()}
        said = f"{self.why.told} {self.why.right}".strip().format(**blanks)
        where = str(self.place)
        return f"{where}: {said}" if where else said


def is_of_a_row(problem: Problem) -> bool:
    """Whether it concerns one row, and not the headings or all of a sheet."""
    return problem.place.row > 0 and problem.why not in (Why.MISSING_COLUMN, Why.UNKNOWN_COLUMN, Why.COLUMN_TWICE)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that keep a file from being read in."""
    return [problem for problem in problems if not problem.is_warning]
