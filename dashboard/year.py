"""A year as it is looked at: its events, its weeks, and what is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dashboard.cycle import Event, Span, nearest
from dashboard.goal import Department
from dashboard.workdays import monday
from dashboard.workload import Week


class Form(StrEnum):
    """The ways to look at the year."""

    WHEEL = "hjul"
    LIST = "lista"
    CALENDAR = "kalender"


@dataclass(frozen=True, slots=True)
class Year:
    """What is shown of a year, of all departments or of one (its code) and the agency.

    `counts` are the events by department, under "" all of them; `behind` are the reports that a chosen event counts, a
    page of them; `newest` is the last year with a plan, asked for when this one has none.
    """

    year: int
    today: date
    form: Form
    events: Sequence[Event]
    weeks: Mapping[date, Week]
    departments: Sequence[Department]
    counts: Mapping[str, int]
    department: str = ""
    chosen: Event | None = None
    behind: Sequence[Event] = field(default_factory=tuple)
    page: int = 1
    size: int = 50
    month: int = 1
    newest: int | None = None

    @property
    def span(self) -> Span:
        """The days of the year."""
        return Span.of(self.year)

    @property
    def is_now(self) -> bool:
        """Whether today lies in the year."""
        return self.span.holds(self.today)

    @property
    def next(self) -> Event | None:
        """What is to be ready next, of the year."""
        return nearest(self.events, self.today)

    @property
    def clashing(self) -> list[Week]:
        """The weeks that clash and are not past; of another year all of them."""
        first = monday(self.today) if self.is_now else self.span.first
        weeks = (week for day, week in sorted(self.weeks.items()) if first <= day <= self.span.last)
        return [week for week in weeks if week.is_clashing]

    def owner(self, code: str) -> Department | None:
        """The department or unit with a code."""
        return next((d for top in self.departments for d in (top, *top.units) if d.code == code), None)
