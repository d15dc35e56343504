"""The operational plan of a year: what was decided, and how what is known now differs from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.words import Words


class Manner(StrEnum):
    """How one activity took the place of another."""

    REPLACED = "replaced"
    MERGED = "merged"
    CONTINUES = "continues"


class Deviation(StrEnum):
    """In what an activity differs from the decided plan, in the order they are told."""

    ADDED = "added"
    DROPPED = "dropped"
    REPLACED = "replaced"
    MERGED = "merged"
    MOVED = "moved"
    BUDGET = "budget"
    RENAMED = "renamed"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True)
class Planned:
    """An activity as a plan has it; the budget is that of the year, in öre, None where there is none.

    `successor` is the code of the activity that took its place, and `manner` how.
    """

    id: int
    code: str
    title: str
    department_id: int
    department: Words
    area: Words
    starts_on: date
    ends_on: date
    completed_on: date | None = None
    budget: int | None = None
    successor: str | None = None
    manner: Manner | None = None
    is_example: bool = False

    def is_in(self, year: int) -> bool:
        """Whether it is worked on in a year."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        return (
            self.starts_on <= last and self.ends_on >= first and not (self.completed_on and self.completed_on < first)
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """When a plan was decided and when that was recorded: the moment whose knowledge is the baseline."""

    year: int
    decided_on: date
    recorded_at: datetime
    reference_number: str | None
    note: str | None
    is_example: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """An activity that deviates: as decided and as it is; one of them is missing where it was added or dropped."""

    kind: Deviation
    was: Planned | None
    now: Planned | None

    @property
    def activity(self) -> Planned:
        """The activity as last known."""
        found = self.now or self.was
        assert found is not None
        return found


def differences(was: Mapping[int, Planned], now: Mapping[int, Planned], year: int) -> list[Difference]:
    """Every deviation from the baseline, by kind and code; an activity can have several."""
    found: list[Difference] = []
    for number in was.keys() | now.keys():
        before, after = was.get(number), now.get(number)
        in_baseline = before is not None and before.is_in(year)
        is_left = after is not None and after.is_in(year)
        if before is not None and after is not None and in_baseline and is_left:
            found += [Difference(kind, before, after) for kind in _changes(before, after)]
        elif in_baseline:
            found.append(Difference(_ending(after), before, after))
        elif is_left:
            found.append(Difference(Deviation.ADDED, None, after))
    order = list(Deviation)
    return sorted(found, key=lambda d: (order.index(d.kind), d.activity.code))


def _ending(after: Planned | None) -> Deviation:
    manner = after.manner if after is not None else None
    return {Manner.REPLACED: Deviation.REPLACED, Manner.MERGED: Deviation.MERGED}.get(
        manner or Manner.CONTINUES, Deviation.DROPPED
    )


def _changes(before: Planned, after: Planned) -> list[Deviation]:
    told = {
        Deviation.REPLACED: after.manner is Manner.REPLACED and before.manner is not Manner.REPLACED,
        Deviation.MERGED: after.manner is Manner.MERGED and before.manner is not Manner.MERGED,
        Deviation.MOVED: (before.starts_on, before.ends_on) != (after.starts_on, after.ends_on),
        Deviation.BUDGET: before.budget != after.budget,
        Deviation.RENAMED: before.title != after.title,
        Deviation.HANDED_OVER: before.department_id != after.department_id,
    }
    return [kind for kind, is_so in told.items() if is_so]
