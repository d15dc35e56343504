"""Periods of every rhythm, and what day it is when one of them is looked at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from dashboard.errors import PeriodNotFound

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class PeriodType(StrEnum):
    """The rhythms of follow-up."""

    MONTH = "month"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Length in months."""
        return {"month": 1, "quarter": 3, "tertial": 4, "half_year": 6, "year": 12}[self.value]


_LETTERS = {"Q": PeriodType.QUARTER, "T": PeriodType.TERTIAL, "H": PeriodType.HALF_YEAR}
_CODE = re.compile(r"((?:19|20)\d\d)(?:-(?:([QTH])(\d)|(\d\d)))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar; one that is reported has an opening and a due day."""

    code: str
    type: PeriodType
    starts_on: date
    ends_on: date
    opens_on: date | None = None
    due_on: date | None = None
    locked_at: datetime | None = None
    locked_by: str | None = None
    id: int = 0
    closed_at: datetime | None = None

    @classmethod
    def parse(cls, code: str) -> "Period":
        """The calendar stretch a code names (2018-T2, 2018-08, 2018-Q3, 2018-H1, 2018), or PeriodNotFound."""
        return _parsed(code)

    @classmethod
    def around(cls, kind: PeriodType, day: date) -> "Period":
        """The calendar stretch of a kind that a day lies in."""
        number = (day.month - 1) // kind.months + 1
        endings = {
            PeriodType.MONTH: f"-{number:02}",
            PeriodType.QUARTER: f"-Q{number}",
            PeriodType.TERTIAL: f"-T{number}",
            PeriodType.HALF_YEAR: f"-H{number}",
            PeriodType.YEAR: "",
        }
        return cls.parse(f"{day.year:04}{endings[kind]}")

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.starts_on.year

    @property
    def number(self) -> int:
        """Which one of its kind in the year, from 1."""
        return (self.starts_on.month - 1) // self.type.months + 1

    @property
    def is_locked(self) -> bool:
        """Whether the period is locked."""
        return self.locked_at is not None

    @property
    def is_reported(self) -> bool:
        """Whether the owners of activities report status for it."""
        return self.opens_on is not None

    def covers(self, other: "Period") -> bool:
        """Whether the other is or lies in it."""
        return self.starts_on <= other.starts_on and other.ends_on <= self.ends_on

    def today(self, now: datetime) -> date:
        """The day that late, due and timelines count from: the lock of a locked period, else the clock (Stockholm)."""
        return (self.locked_at or now).astimezone(STOCKHOLM).date()


@lru_cache(maxsize=4096)  # a page of fifty indicators asks three thousand times
def _parsed(code: str) -> Period:
    match = _CODE.fullmatch(code)
    if match is None:
        raise PeriodNotFound(code)
    year, letter, number, month = match.groups()
    kind = _LETTERS[letter] if letter else PeriodType.MONTH if month else PeriodType.YEAR
    nth = int(number or month or 1)
    if not 1 <= nth <= 12 // kind.months:
        raise PeriodNotFound(code)
    first = (nth - 1) * kind.months
    after = first + kind.months
    start = date(int(year), first + 1, 1)
    end = date(int(year) + after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Period(code, kind, start, end)


def previous(period: Period, periods: list[Period]) -> Period | None:
    """The one before of the same kind."""
    earlier = [p for p in periods if p.type == period.type and p.starts_on < period.starts_on]
    return max(earlier, key=lambda p: p.starts_on, default=None)


def day_of(period: Period, periods: Sequence[Period], now: datetime) -> date:
    """The day that a page of the period counts from: a month or quarter within a locked period shares its day."""
    locked = (p for p in periods if p.is_locked and p.covers(period))
    return min(locked, key=lambda p: p.ends_on - p.starts_on, default=period).today(now)


def a_year_before(period: Period, periods: list[Period]) -> Period | None:
    """The same month, quarter, tertial or half-year the year before; of a year nothing but the one before."""
    same = (p for p in periods if p.type == period.type is not PeriodType.YEAR and p.number == period.number)
    return next((p for p in same if p.year == period.year - 1), None)


def latest(period: Period, periods: list[Period], count: int) -> list[Period]:
    """The last `count` periods of the same kind up to and with this one, oldest first."""
    same = sorted(
        (p for p in periods if p.type == period.type and p.starts_on <= period.starts_on),
        key=lambda p: p.starts_on,
    )
    return same[-count:]


def default(periods: list[Period], cycle: PeriodType, now: datetime) -> Period:
    """The period shown when none is asked for: the last locked one of the organisation's cycle, else the one going on."""
    own = sorted((p for p in periods if p.type == cycle), key=lambda p: p.starts_on)
    locked = [p for p in own if p.is_locked]
    begun = [p for p in own if p.starts_on <= now.astimezone(STOCKHOLM).date()]
    chosen = locked or begun or own
    if not chosen:
        raise PeriodNotFound("")
    return chosen[-1]
