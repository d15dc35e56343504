"""How much work the year plan puts in each week, and where it clashes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.cycle import Event
from dashboard.tuning import between, tuned
from dashboard.workdays import monday, worked

_CLASHING = 2  # last days of the same department in one week
_LONGEST = timedelta(days=366)  # work that is said to last longer is spread over its last year


@dataclass(frozen=True, slots=True)
class Pace:
    """From so many working days in a week it is too much."""

    load: int = between(25, 1, 10_000)

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> "Pace":
        """From the setting `cycle.load`."""
        return tuned(cls(), "cycle", settings)


@dataclass(frozen=True, slots=True)
class Clash:
    """Several last days in one week of one department, empty for the whole agency."""

    department: str
    events: tuple[Event, ...]

    @property
    def count(self) -> int:
        """How many last days."""
        return sum(event.count for event in self.events)


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its Monday: what is worked on in it with how many days, and what clashes."""

    monday: date
    work: tuple[tuple[Event, float], ...] = ()
    clashes: tuple[Clash, ...] = ()
    most: int = 0

    @property
    def number(self) -> int:
        """Its number by ISO 8601."""
        return self.monday.isocalendar().week

    @property
    def load(self) -> float:
        """Working days."""
        return sum(days for _, days in self.work)

    @property
    def is_heavy(self) -> bool:
        """Whether the work, in whole days as it is told, is more than the setting allows."""
        return int(self.load + 0.5) > self.most

    @property
    def is_clashing(self) -> bool:
        """Whether last days or work clash."""
        return bool(self.clashes) or self.is_heavy

    @property
    def things(self) -> int:
        """How many last days clash."""
        return sum(clash.count for clash in self.clashes)


def weeks(events: Sequence[Event], pace: Pace, department: str = "") -> dict[date, Week]:
    """By Monday, the weeks in which there is work or a last day; of a department the work is its own alone."""
    work = _work(event for event in events if not department or event.department == department)
    due = _due(events)
    return {
        day: Week(day, tuple(work.get(day, ())), tuple(_clashes(due.get(day, ()))), pace.load)
        for day in sorted({*work, *due})
    }


def _work(events: Iterable[Event]) -> Mapping[date, list[tuple[Event, float]]]:
    """The days of each event spread over its working days; all on the last day where none of them is one."""
    found: dict[date, list[tuple[Event, float]]] = defaultdict(list)
    for event in events:
        if event.days:
            first = max(event.begins_on, event.due_on - _LONGEST)
            days = worked(first, event.due_on) or [event.due_on]
            by_week: dict[date, int] = defaultdict(int)
            for day in days:
                by_week[monday(day)] += 1
            for week, count in by_week.items():
                found[week].append((event, event.days * count / len(days)))
    return found


def _due(events: Iterable[Event]) -> Mapping[date, list[Event]]:
    found: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        if event.is_due:
            found[monday(event.due_on)].append(event)
    return found


def _clashes(due: Iterable[Event]) -> Iterable[Clash]:
    by_department: dict[str, list[Event]] = defaultdict(list)
    for event in due:
        by_department[event.department].append(event)
    for department, events in sorted(by_department.items()):
        clash = Clash(department, tuple(events))
        if clash.count >= _CLASHING:
            yield clash
