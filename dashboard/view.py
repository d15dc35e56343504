"""What is looked at: a period, the one before it, the day it is, and what was known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dashboard.audit import Head
from dashboard.changes import ChangeKind
from dashboard.indicator import Sensitivity
from dashboard.period import Period, PeriodType
from dashboard.tuning import taken
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class View:
    """Everything a question needs to know about time.

    `known_at` is the moment whose knowledge is asked for; None is now.
    """

    period: Period
    before: Period | None
    today: date
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Settings of the organisation that pages need: fewest persons shown, length of lists."""

    staff: int = 5
    sick_leave: int = 11
    raised: int = 9
    rows: int = 50

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> "Limits":
        """From `small_group.staff`, `small_group.sick_leave`, `raise.length` and `list.size`."""
        own = cls()
        return cls(
            staff=taken(settings.get("small_group.staff"), own.staff, 0, 1000),
            sick_leave=taken(settings.get("small_group.sick_leave"), own.sick_leave, 0, 1000),
            raised=taken(settings.get("raise.length"), own.raised, 0, 100),
            rows=taken(settings.get("list.size"), own.rows, 1, 1000),
        )

    def smallest_group(self, sensitivity: Sensitivity) -> int:
        """Fewest persons behind a figure that may be shown."""
        return {Sensitivity.STAFF: self.staff, Sensitivity.SICK_LEAVE: self.sick_leave}.get(sensitivity, 0)


@dataclass(frozen=True, slots=True)
class Recoded:
    """Reports of periods before a day were coded to today's structure afterwards, and why."""

    before: date
    why: Words


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page needs: the organisation, its settings and its periods in order of time.

    `known_at` is the moment whose knowledge this is, None is now; `since` counts what has been recorded after it.
    `head` is where the journal ends now, whatever moment is asked about; None while nothing has been journaled.
    """

    organisation_id: int
    name: Words
    is_example: bool
    cycle: PeriodType
    limits: Limits
    periods: list[Period]
    recoded: Recoded | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    known_at: datetime | None = None
    since: Mapping[ChangeKind, int] = field(default_factory=dict)
    head: Head | None = None

    def is_recoded(self, period: Period) -> bool:
        """Whether what was reported for a period has been coded to today's structure."""
        return self.recoded is not None and period.starts_on < self.recoded.before
