"""The year: planning, follow-up, reports and decisions to review, as a wheel, a list and a calendar."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from callbacks import choices
from callbacks.visit import Visit
from dashboard.cycle import Event, Span, What, in_order, of_department, of_periods
from dashboard.errors import ThingNotFound
from dashboard.goal import Department
from dashboard.workload import Pace, weeks
from dashboard.year import Form, Year
from data.queries.cycle import Reported, assignments, folded, governed, newest_year, planned, reported, week_key
from data.queries.thread import thread
from layouts import cycle as drawing
from layouts.exports.cycle_ics import cycle_ics
from layouts.screen import Screen

PATHS = ("/arsplan",)
_AHEAD = 5  # years
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def page(visit: Visit, department: str = "", view: str = "", event: str = "", month: str = "", **_: str) -> Screen:
    """The year of the address, or of the period looked at."""
    departments = thread(visit.session, visit.view).departments
    year = asked_year(visit)
    told = _year(visit, year, _known(departments, department), departments)
    forms = choices.members(Form, [view])
    shown = told.today.month if told.is_now else 1
    told = replace(
        told,
        form=next(iter(forms), Form.WHEEL),
        chosen=next((one for one in told.events if one.key == event), None),
        month=choices.whole_number(month, 1, 12) if month else shown,
        newest=None if told.events else newest_year(visit.session, visit.view.known_at),
    )
    return drawing.page(_opened(visit, told), visit.user, visit.address)


def asked_year(visit: Visit) -> int:
    """The year that an address names, else that of the period."""
    text = visit.address.query.get("year", "")
    return int(text) if _YEAR.fullmatch(text) else visit.view.period.year


def day_of(visit: Visit, year: int) -> date:
    """What day it is, or was at the moment asked about; of a year that this day is not in, the day of the period."""
    return visit.day if visit.day.year == year else visit.view.today


def of_plan(visit: Visit, span: Span) -> list[Event]:
    """What is few enough to be told one by one: the plan itself, decisions to review, meetings and periods."""
    at = visit.view.known_at
    return [
        *planned(visit.session, span, at),
        *governed(visit.session, span, at),
        *of_periods(visit.frame.periods, span),
    ]


def calendar(visit: Visit, code: str) -> bytes:
    """The plan from the year before the period on as a calendar, of a department or of all; what is confidential is left out."""
    departments = thread(visit.session, visit.view).departments
    department = next((d for d in departments if d.code == code), None)
    if department is None and code != drawing.ALL:
        raise ThingNotFound(code[:20])
    own = department.code if department else ""
    span = Span(date(min(visit.day.year, visit.view.period.year) - 1, 1, 1), date(visit.day.year + _AHEAD, 12, 31))
    reports = assignments(visit.session, span, visit.view.known_at, department=own, is_open=True)
    events = in_order([*of_department(of_plan(visit, span), own), *reports])
    return cycle_ics(events, visit.frame.name, department.name if department else None)


def _year(visit: Visit, year: int, department: str, departments: Sequence[Department]) -> Year:
    span = Span.of(year)
    plan, reports = of_plan(visit, span), reported(visit.session, span, visit.view.known_at)
    own = [one for one in reports if not department or one.department == department]
    events = in_order([*of_department(plan, department), *_reports(visit, span, department, own)])
    return Year(
        year=year,
        today=day_of(visit, year),
        form=Form.WHEEL,
        events=events,
        weeks=weeks(events, Pace.of(visit.frame.settings), department),
        departments=departments,
        counts=_counts(plan, reports, departments),
        department=department,
        size=visit.frame.limits.rows,
    )


def _reports(visit: Visit, span: Span, department: str, counts: Sequence[Reported]) -> list[Event]:
    """One by one as far as a list holds them; when they are more, those of a week and a department together."""
    total, most = sum(one.count for one in counts), visit.frame.limits.rows
    if not total:
        return []
    if total > most:
        return folded(counts, span)
    return assignments(visit.session, span, visit.view.known_at, department=department, limit=most)


def _opened(visit: Visit, told: Year) -> Year:
    """With the reports that the chosen event counts, the page of them that is asked for."""
    if told.chosen is None or told.chosen.what is not What.REPORTS:
        return told
    one, size = told.chosen, told.size
    page = choices.whole_number(visit.address.query.get("page"), 1, max(1, -(-one.count // size)))
    monday = next(day for day in told.weeks if week_key(day, one.department) == one.key)
    week = Span(max(monday, told.span.first), min(date.fromordinal(monday.toordinal() + 6), told.span.last))
    found = assignments(
        visit.session,
        week,
        visit.view.known_at,
        department=one.department,
        limit=size,
        offset=(page - 1) * size,
    )
    return replace(told, behind=found, page=page)


def _counts(plan: Sequence[Event], reports: Sequence[Reported], departments: Sequence[Department]) -> dict[str, int]:
    """The events by department with those of the agency, and all of them."""
    own: Counter[str] = Counter()
    for one in reports:
        own[one.department] += one.count
    return {"": len(of_department(plan, "")) + sum(own.values())} | {
        d.code: len(of_department(plan, d.code)) + own[d.code] for d in departments
    }


def _known(departments: Sequence[Department], code: str) -> str:
    return code if any(d.code == code for d in departments) else ""
