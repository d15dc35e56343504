"""Choosing activities: filters, the counts beside them, and the orders of a table."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from dashboard.activity import ActivityKind
from dashboard.health import Seen
from dashboard.status import Status


class Sort(StrEnum):
    """Orders of a table of activities."""

    STATUS = "status"
    TITLE = "title"
    DEPARTMENT = "department"
    KIND = "kind"
    CONSUMED = "consumed"
    END = "end"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; an empty part asks for everything."""

    area_id: int | None = None
    goal_id: int | None = None
    deliverable_id: int | None = None
    indicator_id: int | None = None
    statuses: frozenset[Status] = frozenset()
    departments: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    areas: frozenset[int] = frozenset()
    kinds: frozenset[ActivityKind] = frozenset()
    strategic: bool = False
    words: str = ""
    lacks: frozenset[Seen] = frozenset()


@dataclass(frozen=True, slots=True)
class Count:
    """How many activities share these properties."""

    status: Status
    department_id: int
    area_id: int
    kind: ActivityKind
    strategic: bool
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many rows each choice would give, the other choices kept."""

    total: int
    all: int
    statuses: dict[Status, int]
    departments: dict[int, int]
    areas: dict[int, int]
    kinds: dict[ActivityKind, int]
    strategic: int


def facets(counts: Iterable[Count], chosen: Filters) -> Facets:
    """The counts on every filter."""
    counted = list(counts)

    def split(attribute: str, without: Filters) -> dict[Any, int]:
        sums: dict[Any, int] = {}
        for item in counted:
            if _matches(item, without):
                key = getattr(item, attribute)
                sums[key] = sums.get(key, 0) + item.count
        return sums

    return Facets(
        total=sum(c.count for c in counted if _matches(c, chosen)),
        all=sum(c.count for c in counted),
        statuses=split("status", replace(chosen, statuses=frozenset())),
        departments=split("department_id", replace(chosen, departments=frozenset())),
        areas=split("area_id", replace(chosen, areas=frozenset())),
        kinds=split("kind", replace(chosen, kinds=frozenset())),
        strategic=sum(c.count for c in counted if c.strategic and _matches(c, replace(chosen, strategic=False))),
    )


def _matches(item: Count, chosen: Filters) -> bool:
    return (
        (not chosen.statuses or item.status in chosen.statuses)
        and (not chosen.departments or item.department_id in chosen.departments)
        and (not chosen.areas or item.area_id in chosen.areas)
        and (not chosen.kinds or item.kind in chosen.kinds)
        and (not chosen.strategic or item.strategic)
    )
