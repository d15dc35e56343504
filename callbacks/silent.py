"""Who has not reported for a period, with reminders as text and files."""

from callbacks.visit import Visit
from dashboard.books import Reminder, Silent
from dashboard.goal import Department
from dashboard.measures import Measures
from dashboard.reported import due_with
from data.queries.measures import measures
from data.queries.silent import activities, indicators
from data.queries.thread import thread
from layouts import silent as drawing
from layouts.screen import Screen

PATHS = ("/saknas", "/saknas/<code:period>")


def page(visit: Visit, **_: str) -> Screen:
    """Every department with what it has not reported."""
    return drawing.page(reminders(visit), visit.frame, visit.view, visit.address)


def reminders(visit: Visit) -> list[Reminder]:
    """Every department of the organisation with what is missing; what belongs to a unit is its department's."""
    period = visit.view.period
    if not period.is_reported:
        return []
    red = thread(visit.session, visit.view)
    counted = measures(visit.session, [period], visit.view.known_at, areas=False, departments=True)
    due = due_with(period, visit.frame.periods, visit.view.today)
    work, figures = (
        activities(visit.session, visit.view),
        indicators(visit.session, visit.view, due),
    )
    return [
        Reminder(
            d.id,
            d.code,
            d.name,
            d.head_role,
            counted.get((period.id, d.id), Measures()).statuses.planned,
            [one for one in work if _within(one, d)],
            [one for one in figures if _within(one, d)],
        )
        for d in red.departments
    ]


def _within(one: Silent, department: Department) -> bool:
    return one.department_id in {department.id, *(unit.id for unit in department.units)}
