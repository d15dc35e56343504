"""One visit to a page: who asks for what, and as it was known when, resolved once."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from dashboard.access import User
from dashboard.address import Address
from dashboard.errors import PeriodNotFound
from dashboard.moment import moment
from dashboard.period import STOCKHOLM, Period, day_of, default, previous
from dashboard.view import Frame, View


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page function is given."""

    session: Session
    frame: Frame
    view: View
    address: Address
    user: User
    now: datetime

    @property
    def day(self) -> date:
        """What day it is, or was at the moment asked about, whatever period is looked at."""
        return (self.view.known_at or self.now).astimezone(STOCKHOLM).date()

    @property
    def now_and_before(self) -> list[Period]:
        """The period looked at and the one before it, where there is one."""
        return [p for p in (self.view.period, self.view.before) if p is not None]


def clock() -> datetime:
    """What time it is; what asks for it can be given another one."""
    return datetime.now(UTC)


def settled(address: Address, now: datetime) -> tuple[Address, datetime | None]:
    """The moment an address asks about, None for now; one still to come counts as now and leaves the address."""
    at = moment(address.query.get("asof", ""))
    if at is not None and at >= now:
        return address.without("asof"), None
    return address, at


def view(frame: Frame, code: str | None, now: datetime) -> View:
    """The view an address asks for; PeriodNotFound when the organisation has no such period.

    With a frame of an earlier moment it is that moment, not `now`, that chooses the period and says what day it is.
    """
    now = frame.known_at or now
    if code is None:
        period = default(frame.periods, frame.cycle, now)
    else:
        period = next((p for p in frame.periods if p.code == code), None) or _refuse(code)
    return View(period, previous(period, frame.periods), day_of(period, frame.periods, now), frame.known_at)


def _refuse(code: str) -> Period:
    raise PeriodNotFound(code[:20])
