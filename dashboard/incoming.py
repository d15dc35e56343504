"""A file on its way in: what it would do to each table, cell by cell, and what imports have been made."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.problem import Place, Problem
from dashboard.words import Words

MOST_SHOWN = 50
MOST_MEGABYTES = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows of a table are new, changed and unchanged."""

    table: Words
    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Alteration:
    """A cell that becomes another: where in the file, of what, which column, before and after («» is empty)."""

    place: Place
    table: Words
    key: str
    column: Words
    before: Words
    after: Words


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do; `fingerprint` is that of every single change, so that no other is made in its name."""

    tables: tuple[Counted, ...]
    alterations: tuple[Alteration, ...]
    fingerprint: str

    @property
    def new(self) -> int:
        """Rows that would be new."""
        return sum(counted.new for counted in self.tables)

    @property
    def changed(self) -> int:
        """Rows that would be changed."""
        return sum(counted.changed for counted in self.tables)

    @property
    def unchanged(self) -> int:
        """Rows that are as they were."""
        return sum(counted.unchanged for counted in self.tables)

    @property
    def is_nothing(self) -> bool:
        """Whether the database already says what the file says."""
        return not self.new and not self.changed


@dataclass(frozen=True, slots=True)
class File:
    """A file: its name, and the SHA-256 of its content."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Import:
    """An import that was made."""

    id: int
    file: File
    recorded_at: datetime
    recorded_by: str
    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Written:
    """A row that an import wrote: its table, the code and kind of the thing it tells about, and whether it was new.

    The kind of what is no thing, as a setting, is the name of its table.
    """

    table: Words
    kind: str
    code: str
    is_new: bool
    is_withdrawn: bool


class Step(StrEnum):
    """How far an uploaded file has come."""

    LOOKING = "looking"
    LOOKED = "looked"
    IMPORTING = "importing"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was uploaded and waits: what it would do, or what is wrong with it (`wrong` problems in all).

    `is_stale` when the database was changed after the dry run that was confirmed; `reference` finds a fault in the log.
    """

    file: File
    by: str
    at: datetime
    step: Step
    preview: Preview | None = None
    problems: tuple[Problem, ...] = ()
    wrong: int = 0
    rejected: int = 0
    is_stale: bool = False
    is_interrupted: bool = False
    reference: str = ""
