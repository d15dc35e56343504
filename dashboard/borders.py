"""Where a series is divided: people's decisions to count limits anew, and days from which something else is measured."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Rebase:
    """A person's decision: from this day a new group, with limits from its first `baseline` points where that is fixed."""

    on: date
    baseline: int | None = None
    reason: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Borders:
    """What people have decided about a series: from these days limits are counted anew, or something else is measured."""

    rebases: tuple[Rebase, ...] = ()
    breaks: tuple[date, ...] = ()


UNDIVIDED = Borders()
