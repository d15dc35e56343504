"""The phantom meter: how well the follow-up itself is cared for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeAlias

from dashboard.value import Value, ratio


class Seen(StrEnum):
    """The kinds of care, by the names that `Care` and `Health` have for them."""

    OWNED = "owned"
    ON_TIME = "on_time"
    COMMENTED = "commented"
    WITH_GOAL = "with_goal"
    WITH_INDICATOR = "with_indicator"


@dataclass(frozen=True, slots=True)
class Care:
    """What somebody has seen to about one thing that is followed, for the period looked at."""

    owned: bool
    on_time: bool
    commented: bool
    with_goal: bool
    with_indicator: bool

    @property
    def lacks(self) -> tuple[str, ...]:
        """What nobody has seen to."""
        return tuple(one.name for one in fields(self) if not getattr(self, one.name))


@dataclass(frozen=True, slots=True)
class Health:
    """How many things are followed, how many of them have each kind of care, and how many have all of it."""

    followed: int = 0
    owned: int = 0
    on_time: int = 0
    commented: int = 0
    with_goal: int = 0
    with_indicator: int = 0
    whole: int = 0

    def __add__(self, other: "Health") -> "Health":
        return Health(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def lacking(self, kind: Seen | None) -> int:
        """How many lack a kind of care; None is any of it."""
        have: int = self.whole if kind is None else getattr(self, kind)
        return self.followed - have

    @property
    def shares(self) -> dict[str, Value]:
        """Per cent of what is followed, by kind of care; `.` when nothing is followed."""
        return {
            one.name: ratio(getattr(self, one.name), self.followed) for one in fields(self) if one.name != "followed"
        }


# An area, None where there is none, and a department.
Group: TypeAlias = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Counted:
    """Activities in the plan, and indicators of the organisation's own, by area and department."""

    activities: Mapping[Group, Health]
    indicators: Mapping[Group, Health]


def health(followed: Iterable[Care]) -> Health:
    """The care of many things, counted; areas and departments are added, and their shares divided afresh."""
    return sum((_counted(care) for care in followed), Health())


def _counted(care: Care) -> Health:
    counts = {one.name: int(getattr(care, one.name)) for one in fields(care)}
    return Health(followed=1, whole=int(not care.lacks), **counts)
