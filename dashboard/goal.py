"""The red thread above the activities: organisation, result areas, goals, deliverables, departments."""

from dataclasses import dataclass
from datetime import date

from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal; one without an area is overarching."""

    id: int
    code: str
    text: Words
    area_id: int | None
    valid_from: date
    valid_to: date | None
    source: str | None
    is_example: bool


@dataclass(frozen=True, slots=True)
class ResultArea:
    """One of the result areas, with its goals in order."""

    id: int
    code: str
    name: Words
    description: Words
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A group of outputs under a goal."""

    id: int
    code: str
    name: Words
    description: str | None
    goal_id: int
    is_example: bool


@dataclass(frozen=True, slots=True)
class Department:
    """A department with its units; a unit has none."""

    id: int
    code: str
    name: Words
    head_role: str
    units: tuple["Department", ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """The red thread as valid on a day: overarching goals, areas with goals, departments, and one area's deliverables."""

    goals: tuple[Goal, ...]
    areas: tuple[ResultArea, ...]
    departments: tuple[Department, ...]
    deliverables: tuple[Deliverable, ...] = ()
    more_deliverables: bool = False

    def area(self, code: str) -> ResultArea | None:
        """The area with a code."""
        return next((a for a in self.areas if a.code == code), None)

    def department(self, code: str) -> Department | None:
        """The department or unit with a code."""
        return next((d for top in self.departments for d in (top, *top.units) if d.code == code), None)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation and what it wants."""

    name: Words
    vision: Words
    business_idea: Words
    is_example: bool
    goals: tuple[Goal, ...]
    replaced: tuple[Goal, ...]
