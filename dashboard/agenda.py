"""What to raise in a meeting, and what has changed since the period before."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.status import Status, worsened
from dashboard.words import Words


class Reason(StrEnum):
    """Why an activity is raised, the gravest first."""

    OFF_TRACK = "off_track"
    WORSENED = "worsened"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True, slots=True)
class Raised:
    """An activity worth a minute of a meeting."""

    code: str
    title: str
    area: Words
    department: Words
    strategic: bool
    status: Status
    before: Status | None
    cause: str | None
    measure: str | None

    @property
    def reason(self) -> Reason:
        """Why it is raised."""
        if self.status is Status.NOT_REPORTED:
            return Reason.NOT_REPORTED
        return Reason.OFF_TRACK if self.status is Status.OFF_TRACK else Reason.WORSENED


def ranked(candidates: Iterable[Raised], most: int) -> list[Raised]:
    """Off track first, then worsened, then not reported; inside each what just got worse, then what is strategic."""
    order = list(Reason)
    return sorted(
        candidates,
        key=lambda r: (order.index(r.reason), not worsened(r.status, r.before), not r.strategic, r.title),
    )[:most]


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the period before: assignments by area id, and deviations that came and went."""

    assignments: int
    new_assignments: dict[int, int]
    worsened: int
    recovered: int
