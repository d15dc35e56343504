"""The year: what comes when, from every source as one kind of event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dashboard.period import STOCKHOLM, Period
from dashboard.words import Words


class CycleKind(StrEnum):
    """What an event of the year belongs to."""

    PLANNING = "planning"
    FOLLOW_UP = "follow_up"
    BUDGET = "budget"
    REPORT = "report"
    STAFF = "staff"
    GOVERNANCE = "governance"


class What(StrEnum):
    """What an event is, and so where it comes from."""

    PLANNED = "planned"
    REPORTING = "reporting"
    LOCKED = "locked"
    PARTIAL_REPORT = "partial_report"
    FINAL_REPORT = "final_report"
    REPORTS = "reports"
    REVIEW = "review"
    MEETING = "meeting"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Event:
    """A day, or work with a last day; `key` names it in an address and stays the same when it is changed.

    `department` is the code of the department whose it is, empty for the whole agency; `unit` that of a unit in it.
    `count` is above one where several of a week are told as one.
    """

    key: str
    what: What
    kind: CycleKind
    due_on: date
    name: Words = field(default_factory=lambda: Words(""))
    starts_on: date | None = None
    department: str = ""
    unit: str = ""
    owner_role: str = ""
    days: int = 0
    description: str = ""
    code: str = ""
    period: Period | None = None
    continues: str = ""
    count: int = 1
    is_example: bool = False
    recorded_at: datetime | None = None

    @property
    def begins_on(self) -> date:
        """The first day; the only one where there is no other."""
        return min(self.starts_on or self.due_on, self.due_on)

    @property
    def lasts(self) -> bool:
        """Whether it is work over several days."""
        return self.begins_on < self.due_on

    @property
    def is_due(self) -> bool:
        """Whether its day is one to be ready by; a lock, a decision to look back on, a meeting and a talk are only told of."""
        return self.what not in (What.LOCKED, What.REVIEW, What.MEETING, What.TALK)


@dataclass(frozen=True, slots=True)
class Span:
    """The days asked about, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, year: int) -> "Span":
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    def meets(self, event: Event) -> bool:
        """Whether any day of an event lies in it."""
        return event.begins_on <= self.last and event.due_on >= self.first


def of_periods(periods: Iterable[Period], span: Span) -> list[Event]:
    """The reporting of each period, from its opening to its last day, and the day it was locked."""
    told = [event for period in periods for event in _of_period(period)]
    return [event for event in told if span.meets(event)]


def in_order(events: Iterable[Event]) -> list[Event]:
    """As they are to be ready; what begins first stands first among those of the same day."""
    return sorted(events, key=lambda event: (event.due_on, event.begins_on, event.key))


def of_department(events: Iterable[Event], department: str) -> list[Event]:
    """What is a department's own, and what is the whole agency's; where no department is named everything but talks.

    A talk stands in the year of its department; in the agency's stands what its plan says of all of them.
    """
    if not department:
        return [event for event in events if event.what is not What.TALK]
    return [event for event in events if event.department in ("", department)]


def nearest(events: Sequence[Event], today: date) -> Event | None:
    """What is to be ready next."""
    return next((event for event in in_order(events) if event.is_due and event.due_on >= today), None)


def _of_period(period: Period) -> list[Event]:
    told: list[Event] = []
    if period.due_on is not None:
        told.append(
            Event(
                f"rapportering:{period.code}",
                What.REPORTING,
                CycleKind.FOLLOW_UP,
                period.due_on,
                starts_on=period.opens_on,
                period=period,
                code=period.code,
            )
        )
    if period.locked_at is not None:
        day = period.locked_at.astimezone(STOCKHOLM).date()
        told.append(
            Event(
                f"last:{period.code}",
                What.LOCKED,
                CycleKind.FOLLOW_UP,
                day,
                period=period,
                code=period.code,
                recorded_at=period.locked_at,
            )
        )
    return told
