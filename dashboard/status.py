"""Status of activities: the owner's own judgement, counted and never blended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.value import Value, ratio


class Status(StrEnum):
    """In the order they are drawn; the first three are the traffic light."""

    ON_TRACK = "on_track"
    DEVIATING = "deviating"
    OFF_TRACK = "off_track"
    NOT_REPORTED = "not_reported"
    NOT_STARTED = "not_started"
    PAUSED = "paused"
    COMPLETED = "completed"

    @property
    def severity(self) -> int:
        """How far from plan: 0 on track, 1 deviating, 2 off track; -1 outside the traffic light."""
        return _SEVERITY.get(self, -1)

    @property
    def deviates(self) -> bool:
        """Yellow or red."""
        return self.severity > 0


_SEVERITY = {Status.ON_TRACK: 0, Status.DEVIATING: 1, Status.OFF_TRACK: 2}
LIGHT = (Status.ON_TRACK, Status.DEVIATING, Status.OFF_TRACK)
SAID = tuple(status for status in Status if status is not Status.NOT_REPORTED)


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many activities have each status; a status nobody has may be missing."""

    counts: Mapping[Status, int] = field(default_factory=dict)

    @classmethod
    def of(cls, said: Mapping[Status, int], expected: int) -> "Distribution":
        """From what was reported and how many were expected to report; the rest are not reported."""
        missing = max(0, expected - sum(said.values()))
        return cls({**said, Status.NOT_REPORTED: missing})

    def __getitem__(self, status: Status) -> int:
        return self.counts.get(status, 0)

    def __add__(self, other: "Distribution") -> "Distribution":
        return Distribution({status: self[status] + other[status] for status in Status})

    @property
    def planned(self) -> int:
        """Activities in the plan of the period."""
        return sum(self.counts.values())

    @property
    def reported(self) -> int:
        """Activities that somebody said something about."""
        return self.planned - self[Status.NOT_REPORTED]

    @property
    def judged(self) -> int:
        """Activities in the traffic light: the denominator of the share on track."""
        return sum(self[status] for status in LIGHT)

    @property
    def deviating(self) -> int:
        """Yellow and red together."""
        return self[Status.DEVIATING] + self[Status.OFF_TRACK]

    @property
    def share_on_track(self) -> Value:
        """Per cent on track of those judged; `.` when none is."""
        return ratio(self[Status.ON_TRACK], self.judged)


def worsened(now: Status, before: Status | None) -> bool:
    """Further from plan than last period; only judged statuses compare."""
    return before is not None and 0 <= before.severity < now.severity


def recovered(now: Status, before: Status | None) -> bool:
    """Back on track, or completed, after a deviation."""
    return before is not None and before.deviates and now in (Status.ON_TRACK, Status.COMPLETED)
