"""Activities and what their owners say about them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise

from dashboard.flow import Taken
from dashboard.status import Status
from dashboard.value import Value, ratio
from dashboard.words import Words


class ActivityKind(StrEnum):
    """What kind of work it is."""

    GOVERNMENT_ASSIGNMENT = "government_assignment"
    ASSIGNMENT = "assignment"
    ACTIVITY = "activity"
    PROJECT = "project"
    DEVELOPMENT = "development"


class Forecast(StrEnum):
    """Whether it will be reached by the end of the year."""

    YES = "yes"
    DOUBTFUL = "doubtful"
    NO = "no"


class Confidentiality(StrEnum):
    """Who may see it."""

    OPEN = "open"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


class Funding(StrEnum):
    """Where the money comes from."""

    APPROPRIATION = "appropriation"
    GRANT = "grant"
    FEE = "fee"


@dataclass(frozen=True, slots=True)
class Report:
    """What an owner said about an activity for a period; a later version corrects it and both are kept.

    `file` is the one it was imported from, where it was.
    """

    period_code: str
    status: Status
    comment: str | None
    cause: str | None
    measure: str | None
    decision_needed: str | None
    beyond_figures: str | None
    forecast: Forecast | None
    recorded_at: datetime
    recorded_by: str
    superseded_at: datetime | None
    correction_reason: str | None
    is_example: bool
    steps: tuple[Taken, ...] = ()
    file: str | None = None

    @property
    def is_preliminary(self) -> bool:
        """Whether it is what was handed in last and nobody has approved it yet."""
        last = self.steps[-1] if self.steps else None
        return self.superseded_at is None and last is not None and last.waits and last.at == self.recorded_at


@dataclass(frozen=True, slots=True)
class Line:
    """An activity as a row of a table: what it is, how it goes now and went before, and what was said."""

    code: str
    title: str
    kind: ActivityKind
    area: Words
    area_code: str
    department: Words
    strategic: bool
    starts_on: date
    ends_on: date
    completed_on: date | None
    statuses: tuple[Status | None, ...]
    comment: str | None
    cause: str | None
    measure: str | None
    decision_needed: str | None
    forecast: Forecast | None
    consumed: Value
    reporting_on: tuple[date, ...] = ()
    is_preliminary: bool = False

    @property
    def status(self) -> Status | None:
        """The status of the period looked at; None before it began or after it ended."""
        return self.statuses[-1]

    @property
    def before(self) -> Status | None:
        """The status of the period before."""
        return self.statuses[-2] if len(self.statuses) > 1 else None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A dated delivery of an activity."""

    name: str
    due_on: date
    delivered_on: date | None


@dataclass(frozen=True, slots=True)
class ReportingDate:
    """A day when an assignment is reported to the government."""

    due_on: date
    is_final: bool


@dataclass(frozen=True, slots=True)
class Money:
    """An activity's budget and outcome of a year in öre, and the last day booked."""

    year: int
    budget: int
    outcome: int
    booked_on: date | None
    is_example: bool

    @property
    def consumed(self) -> Value:
        """Per cent of the budget; `.` without one."""
        return ratio(self.outcome, self.budget)


@dataclass(frozen=True, slots=True)
class Version:
    """An activity as it was recorded at a moment."""

    recorded_at: datetime
    recorded_by: str
    title: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class ActivityDetail:
    """Everything an activity's page says about what it is."""

    id: int
    code: str
    title: str
    description: str | None
    kind: ActivityKind
    area: Words
    area_code: str
    goal: Words
    deliverable: Words
    deliverable_code: str | None
    department: Words
    department_code: str
    unit: Words
    owner_role: str
    programme: Words
    starts_on: date
    ends_on: date
    completed_on: date | None
    reference_number: str | None
    strategic: bool
    confidentiality: Confidentiality
    source: str | None
    source_url: str | None
    is_example: bool
    versions: tuple[Version, ...]

    @property
    def moves(self) -> list[tuple[Version, Version]]:
        """Versions whose end date differs from the one before, with that one."""
        return [(a, b) for a, b in pairwise(self.versions) if a.ends_on != b.ends_on]


def is_planned(starts_on: date, ends_on: date, completed_on: date | None, first: date, last: date) -> bool:
    """In the plan of a period: active on any day of it and not completed before it."""
    return starts_on <= last and ends_on >= first and (completed_on is None or completed_on >= first)
