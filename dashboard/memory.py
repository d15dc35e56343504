"""Status memory: for how long and how often an activity has stood where it stands, and how its end has moved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from dashboard.status import Distribution, Status


@dataclass(frozen=True, slots=True)
class Move:
    """An end date that was moved, and when."""

    on: date
    was: date
    now: date

    @property
    def is_later(self) -> bool:
        """Whether it was put off."""
        return self.now > self.was


@dataclass(frozen=True, slots=True)
class Memory:
    """What the statuses of an activity and the moves of its end tell together.

    `times` counts periods by status, `same` the periods in a row with the status it has, `deviating` those in a row
    with yellow or red, and `moved` how often the end was put off, by `days` in all from the first end to the last.
    """

    times: Distribution
    same: int
    deviating: int
    moved: int
    days: int


def memory(statuses: Sequence[Status | None], moves: Sequence[Move] = ()) -> Memory:
    """The memory of an activity; statuses and moves in order of time, None where it was not in the plan."""
    last = statuses[-1] if statuses else None
    return Memory(
        times=Distribution(Counter(status for status in statuses if status is not None)),
        same=sum(1 for _ in takewhile(lambda status: status is last, reversed(statuses))) if last else 0,
        deviating=deviating_for(statuses),
        moved=moved_later(moves),
        days=(moves[-1].now - moves[0].was).days if moves else 0,
    )


def deviating_for(statuses: Sequence[Status | None]) -> int:
    """For how many periods in a row, up to the last, it has been yellow or red; silence and pauses break the row."""
    return sum(1 for _ in takewhile(lambda status: status is not None and status.deviates, reversed(statuses)))


def moved_later(moves: Iterable[Move]) -> int:
    """How often the end was put off."""
    return sum(move.is_later for move in moves)
