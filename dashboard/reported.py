"""Which periods are reported: until when reports are taken, and whose values are reported together."""

from collections.abc import Sequence
from datetime import date

from dashboard.access import Role, User
from dashboard.errors import PeriodClosed, PeriodLocked
from dashboard.period import Period

_YEAR = 365


def is_open(period: Period, user: User, today: date) -> bool:
    """Whether a user's report for the period is taken: from its opening until it is closed; controllers until its lock."""
    opened = period.opens_on is not None and period.opens_on <= today and not period.is_locked
    return opened and (period.closed_at is None or user.role is Role.CONTROLLER)


def home(period: Period, periods: Sequence[Period], user: User, today: date) -> Period:
    """The period with which its values are reported: the shortest reported one that it is or lies in, a locked one first.

    One that lies in none, as a year among tertials, is reported with the first open one that ends after it.
    """
    around = [p for p in periods if p.is_reported and p.covers(period)]
    after = [p for p in periods if is_open(p, user, today) and p.ends_on >= period.ends_on]
    found = [p for p in around if p.is_locked] or around or after
    return min(found, key=lambda p: (p.ends_on, -p.starts_on.toordinal()), default=period)


def takes(home: Period, period: Period, user: User, today: date) -> bool:
    """Whether a user's report for a period is taken with its home: of another rhythm only when the period is over."""
    return is_open(home, user, today) and (home == period or period.ends_on < today)


def require_open(period: Period, periods: Sequence[Period], user: User, today: date) -> None:
    """PeriodLocked or PeriodClosed when no report is taken."""
    its = home(period, periods, user, today)
    if its.is_locked:
        raise PeriodLocked(its.code)
    if not takes(its, period, user, today):
        raise PeriodClosed(period.code)


def reported_period(periods: Sequence[Period], asked: Period, user: User, today: date) -> Period | None:
    """The period that is reported: the one asked for, or its home, where it is open; else the latest open one."""
    taken = [p for p in periods if is_open(p, user, today)]
    its = home(asked, periods, user, today)
    return its if its in taken else max(taken, key=lambda p: p.starts_on, default=None)


def due_with(period: Period, periods: Sequence[Period], today: date) -> list[Period]:
    """The periods whose values are reported with one: itself, and every month, half-year … that is over.

    They end in it or within the year before it; those that are reported or locked by themselves are left out.
    """
    locked = [p for p in periods if p.is_locked and not p.covers(period)]
    others = (p for p in periods if not p.is_reported and p.ends_on < today and p.ends_on <= period.ends_on)
    near = (p for p in others if (period.ends_on - p.ends_on).days < _YEAR)
    return [period, *(p for p in near if not any(one.covers(p) for one in locked))]
