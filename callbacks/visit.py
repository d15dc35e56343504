"""One visit to a page: who asks for what, resolved once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dashboard.address import Address
from dashboard.errors import PeriodNotFound
from dashboard.period import Period, default, previous
from dashboard.view import Frame, View


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page function is given."""

    session: Session
    frame: Frame
    view: View
    address: Address

    @property
    def now_and_before(self) -> list[Period]:
        """The period looked at and the one before it, where there is one."""
        return [p for p in (self.view.period, self.view.before) if p is not None]


def view(frame: Frame, code: str | None, now: datetime) -> View:
    """The view an address asks for; PeriodNotFound when the organisation has no such period."""
    if code is None:
        period = default(frame.periods, frame.cycle, now)
    else:
        period = next((p for p in frame.periods if p.code == code), None) or _refuse(code)
    return View(period, previous(period, frame.periods), period.today(now))


def _refuse(code: str) -> Period:
    raise PeriodNotFound(code[:20])
