"""Departments side by side, and one with its four perspectives and activities."""

from callbacks import choices
from callbacks.judging import answered_in_kind
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.access import Act, may
from dashboard.agreed import Here
from dashboard.answers import Judged
from dashboard.errors import ThingNotFound
from dashboard.filters import Filters
from dashboard.followup import by_perspective
from dashboard.goal import Department
from dashboard.indicator import IndicatorKind
from dashboard.measures import Measures
from data.models import IndicatorRow
from data.queries.measures import measures
from data.queries.series import Wanted, series
from data.queries.thread import thread
from layouts import departments
from layouts.screen import Screen

PATHS = ("/avdelningar", "/avdelningar/<code:code>")


def page(visit: Visit, code: str = "", **_: str) -> Screen:
    """All departments, or the one with the code in the path."""
    red = thread(visit.session, visit.view)
    period = visit.view.period
    counted = measures(visit.session, visit.now_and_before, visit.view.known_at, areas=False, departments=True)
    now = {d.id: counted.get((period.id, d.id), Measures()) for d in red.departments}
    if not code:
        talks = may(visit.user, Act.OVERHEAR, visit.user.department)
        return departments.index(red, now, visit.frame, visit.view, visit.address, talks=talks)
    department = red.department(code)
    if department is None:
        raise ThingNotFound(code)
    home = next(d for d in red.departments if d is department or department in d.units)
    return departments.one(
        departments.DepartmentPage(
            department=department,
            home=home,
            now=now[home.id],
            agreed=_agreed(visit, home, department),
            signals=watch(visit).raised.within(department=home.code),
            perspectives=by_perspective(_key_figures(visit, department)),
            choice=choices.indicators(visit),
            activities=choices.activities(
                visit,
                red,
                Filters(
                    departments=frozenset({home.id}),
                    units=frozenset() if department is home else frozenset({department.id}),
                ),
            ),
            talks=department is home and period.is_reported and may(visit.user, Act.OVERHEAR, home.code),
        ),
        red,
        visit.frame,
        visit.view,
        visit.address,
    )


def _agreed(visit: Visit, home: Department, department: Department) -> Here:
    """The open commitments of the department, or of its unit."""
    every = watch(visit).agreed.seen_by(visit.user)
    return Here(every.of_department(home.code, "" if department is home else department.code), every)


def _key_figures(visit: Visit, department: Department) -> list[Judged]:
    which = IndicatorRow.kind == IndicatorKind.KEY_FIGURE
    wanted = Wanted(which, [department.id], targets=True, judged=True)
    found = series(visit.session, visit.view, visit.frame.limits, wanted)
    return answered_in_kind(visit, (s for (_, scope), s in found.items() if scope is not None))
