"""The line of sight: what stands under each goal, counted, and where the red thread is broken."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from dashboard.goal import Deliverable, Goal, ResultArea, Thread
from dashboard.status import Distribution, Status
from dashboard.words import Words


class Gap(StrEnum):
    """Where the thread is broken, from the top."""

    AREA = "area"  # no goal in force
    GOAL = "goal"  # no indicator follows it
    DELIVERABLE = "deliverable"  # no activity works for it
    ACTIVITY = "activity"  # serves no goal
    OLD_GOAL = "old_goal"  # serves a goal that no area has


@dataclass(frozen=True, slots=True)
class Stock:
    """The deliverables of a goal: how many, without an activity, and followed by an indicator."""

    deliverables: int = 0
    idle: int = 0
    followed: int = 0


@dataclass(frozen=True, slots=True)
class Serving:
    """A deliverable with the activities that work for it and how many indicators follow it."""

    deliverable: Deliverable
    statuses: Distribution
    indicators: int


@dataclass(frozen=True, slots=True)
class Loose:
    """An activity whose thread is broken; `goal` is the one it serves though no area has it."""

    code: str
    title: str
    area_id: int
    owner_role: str
    department: Words
    goal: Words | None


# The area an activity belongs to, and the goal it serves: its deliverable's, or else its own.
Place: TypeAlias = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Sight:
    """Activities in the plan by place and status, `direct` those without a deliverable, and the deliverables by goal.

    `servings` are the deliverables that are shown; those of the branch that is opened come first.
    """

    placed: Mapping[Place, Distribution] = field(default_factory=dict)
    direct: Mapping[Place, int] = field(default_factory=dict)
    stocks: Mapping[int, Stock] = field(default_factory=dict)
    servings: Sequence[Serving] = ()

    @property
    def whole(self) -> Distribution:
        """Every activity in the plan."""
        return _sum(self.placed.values())

    @property
    def deliverables(self) -> int:
        """Deliverables under the goals of all areas."""
        return sum(stock.deliverables for stock in self.stocks.values())

    def area(self, area_id: int) -> Distribution:
        """The activities of an area, whether they serve a goal or not."""
        return _sum(one for (area, _), one in self.placed.items() if area == area_id)

    def goal(self, goal_id: int) -> Distribution:
        """The activities that serve a goal."""
        return _sum(one for (_, goal), one in self.placed.items() if goal == goal_id)

    def without_deliverable(self, goal_id: int) -> int:
        """Those of them that do so directly."""
        return sum(one for (_, goal), one in self.direct.items() if goal == goal_id)

    def loose(self, area: ResultArea, in_force: frozenset[int]) -> tuple[int, int]:
        """How many activities of an area serve no goal, and how many a goal that no area has."""
        here = {goal: one.planned for (own, goal), one in self.placed.items() if own == area.id}
        return here.get(None, 0), sum(count for goal, count in here.items() if goal and goal not in in_force)

    def stock(self, goal: Goal) -> Stock:
        """The deliverables of a goal."""
        return self.stocks.get(goal.id, Stock())

    def is_followed(self, goal: Goal) -> bool:
        """An indicator follows one of its deliverables."""
        return self.stock(goal).followed > 0

    def under(self, goal: Goal) -> list[Serving]:
        """The deliverables of a goal that are shown, in their order."""
        return [one for one in self.servings if one.deliverable.goal_id == goal.id]

    def home(self, goal_id: int) -> int | None:
        """The area that all activities of a goal belong to; None where they are of several, or there are none."""
        areas = {area for (area, goal) in self.placed if goal == goal_id}
        return areas.pop() if len(areas) == 1 else None


def in_force(red: Thread) -> frozenset[int]:
    """The goals that areas have."""
    return frozenset(goal.id for area in red.areas for goal in area.goals)


def gaps(found: Sight, red: Thread) -> dict[Gap, int]:
    """How often the thread is broken, by kind; kinds that do not occur are left out."""
    goals = [goal for area in red.areas for goal in area.goals]
    loose = [found.loose(area, in_force(red)) for area in red.areas]
    counted = {
        Gap.AREA: sum(not area.goals for area in red.areas),
        Gap.GOAL: sum(not found.is_followed(goal) for goal in goals),
        Gap.DELIVERABLE: sum(found.stock(goal).idle for goal in goals),
        Gap.ACTIVITY: sum(without for without, _ in loose),
        Gap.OLD_GOAL: sum(old for _, old in loose),
    }
    return {gap: count for gap, count in counted.items() if count}


def matches(statuses: Distribution, asked: frozenset[Status]) -> bool:
    """Whether any activity has a status that is asked for; nothing asked for is anything."""
    return not asked or any(statuses[status] for status in asked)


def _sum(parts: Iterable[Distribution]) -> Distribution:
    return sum(parts, Distribution())
