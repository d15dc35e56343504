"""The controller's books: where a period stands, its seal, corrections and who has not reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.audit import Deed
from dashboard.changes import Change
from dashboard.period import Period
from dashboard.value import Value
from dashboard.words import Words


class Stage(StrEnum):
    """Where the reporting of a period stands."""

    UNOPENED = "unopened"
    COMING = "coming"
    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Seal:
    """What was frozen when a period was locked: rows by table, the SHA-256 of it all, when and by which software."""

    sha256: str
    sealed_at: datetime
    software: str
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Book:
    """A period as the controller keeps it: who was expected to report, who has, and its seal."""

    period: Period
    closed_at: datetime | None = None
    expected: int = 0
    reported: int = 0
    seal: Seal | None = None

    def stage(self, today: date) -> Stage:
        """Where it stands on a day."""
        period = self.period
        if period.is_locked:
            return Stage.LOCKED
        if period.opens_on is None:
            return Stage.UNOPENED
        if self.closed_at is not None:
            return Stage.CLOSED
        if today < period.opens_on:
            return Stage.COMING
        return Stage.LATE if period.due_on is not None and today > period.due_on else Stage.OPEN

    @property
    def missing(self) -> int:
        """How many have not reported."""
        return self.expected - self.reported


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the journal about a period: opened, closed, locked, sealed; the days it was given."""

    at: datetime
    actor: str
    deed: Deed
    opens_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal about a thing; `change` where a version tells what it says, else `word` does."""

    number: int
    at: datetime
    actor: str
    deed: Deed
    table: str
    why: str | None
    imported: str | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A value of a locked period before and after its correction."""

    scope_id: int
    period_code: str
    vintage: str
    before: Value
    after: Value
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Silent:
    """An activity, or an indicator of a department with the periods, for which nothing has been said."""

    code: str
    title: Words
    owner_role: str
    department_id: int | None
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminder:
    """A department with what it has not reported; `expected` counts its activities."""

    id: int
    code: str
    name: Words
    head_role: str
    expected: int
    activities: Sequence[Silent]
    indicators: Sequence[Silent] = ()

    @property
    def is_silent(self) -> bool:
        """Whether anything is missing."""
        return bool(self.activities or self.indicators)


# After so many days only the date says anything.
LONG_AGO = 60


def days_late(period: Period, today: date) -> int:
    """Whole days since the report was due; 0 until then."""
    return max(0, (today - period.due_on).days) if period.due_on else 0
