"""A file on its way in: what it would do to each table, cell by cell, and what imports have been made."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.problem import Place
from dashboard.words import Words

MOST_SHOWN = 50


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
    """A row that an import wrote: its table, the code and kind of the thing it tells about, and whether it was new."""

    table: str
    kind: str
    code: str
    is_new: bool
    is_withdrawn: bool
