"""Activities as rows of a table: filtered, sorted, one page at a time, with the counts on every filter."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal_column, or_, select
from sqlalchemy.orm import Session, aliased

from dashboard.activity import ActivityKind, Line, is_planned
from dashboard.filters import Count, Filters, Sort
from dashboard.folding import folded
from dashboard.period import Period
from dashboard.status import SAID, Status
from dashboard.value import ratio
from dashboard.view import View
from data.models import (
    ActivityRow,
    BudgetLineRow,
    DepartmentRow,
    IndicatorLinkRow,
    OutcomeLineRow,
    ReportingDateRow,
    ResultAreaRow,
    SearchRow,
    StatusReportRow,
)
from data.queries.known import known, words

_ORDER = (
    Status.OFF_TRACK,
    Status.DEVIATING,
    Status.NOT_REPORTED,
    Status.PAUSED,
    Status.NOT_STARTED,
    Status.ON_TRACK,
)


def lines(
    session: Session,
    view: View,
    history: Sequence[Period],
    filters: Filters,
    sort: Sort = Sort.STATUS,
    *,
    descending: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[Line]:
    """One page of the activities in the plan of the period, each with its status in every period of `history`."""
    page = _page(view, filters, sort, descending).limit(limit).offset(offset).cte("page")
    said = aliased(StatusReportRow)
    rows = session.execute(
        select(page, said.period_id, said.status)
        .outerjoin(
            said,
            and_(
                said.activity_id == page.c.id,
                said.period_id.in_([p.id for p in history]),
                known(said, view.known_at),
            ),
        )
        .order_by(page.c.place)
    )
    found: dict[int, Any] = {}
    said_of: dict[int, dict[int, Status]] = {}
    for *cells, period_id, status in rows:
        number = cells[0]
        found.setdefault(number, cells)
        if period_id is not None:
            said_of.setdefault(number, {})[period_id] = status
    return [_line(cells, said_of.get(number, {}), history) for number, cells in found.items()]


def counts(session: Session, view: View, filters: Filters) -> list[Count]:
    """The activities that `filters` leave, by status, department, area, kind and mark."""
    status = func.coalesce(
        StatusReportRow.status, literal_column(f"'{Status.NOT_REPORTED}'", StatusReportRow.status.type)
    )
    keys = (status, ActivityRow.department_id, ActivityRow.area_id, ActivityRow.kind, ActivityRow.strategic)
    question = _reported(select(*keys, func.count()), view).where(*_where(view, filters)).group_by(*keys)
    return [
        Count(Status(s), d, a, ActivityKind(k), strategic, n) for s, d, a, k, strategic, n in session.execute(question)
    ]


def reporting_dates(session: Session, view: View, codes: Sequence[str]) -> dict[str, list[Any]]:
    """Days of report to the government, by activity code."""
    found: dict[str, list[Any]] = {}
    question = (
        select(ActivityRow.code, ReportingDateRow.due_on)
        .join(ReportingDateRow, ReportingDateRow.activity_id == ActivityRow.id)
        .where(
            ActivityRow.code.in_(codes),
            known(ActivityRow, view.known_at),
            known(ReportingDateRow, view.known_at),
        )
        .order_by(ReportingDateRow.due_on)
    )
    for code, on in session.execute(question):
        found.setdefault(code, []).append(on)
    return found


def planned(table: Any, period: Period) -> ColumnElement[bool]:
    """In the plan of a period; the same rule as dashboard.activity.is_planned."""
    return and_(
        table.starts_on <= period.ends_on,
        table.ends_on >= period.starts_on,
        or_(table.completed_on.is_(None), table.completed_on >= period.starts_on),
    )


def _reported(question: Any, view: View) -> Any:
    return question.select_from(ActivityRow).outerjoin(
        StatusReportRow,
        and_(
            StatusReportRow.activity_id == ActivityRow.id,
            StatusReportRow.period_id == view.period.id,
            known(StatusReportRow, view.known_at),
        ),
    )


def _page(view: View, filters: Filters, sort: Sort, descending: bool) -> Any:
    new_year = view.period.ends_on.replace(month=1, day=1)
    outcome = (
        select(func.sum(OutcomeLineRow.amount))
        .where(OutcomeLineRow.activity_id == ActivityRow.id, known(OutcomeLineRow, view.known_at))
        .where(OutcomeLineRow.booked_on.between(new_year, view.period.ends_on))
        .scalar_subquery()
    )
    budget = (
        select(func.sum(BudgetLineRow.amount))
        .where(BudgetLineRow.activity_id == ActivityRow.id, known(BudgetLineRow, view.known_at))
        .where(BudgetLineRow.year == view.period.ends_on.year)
        .scalar_subquery()
    )
    order = _orders(sort, outcome, budget)
    first = order[0].desc() if descending else order[0].asc()
    columns = select(
        ActivityRow.id,
        ActivityRow.code,
        ActivityRow.title,
        ActivityRow.kind,
        ResultAreaRow.name.label("area"),
        ResultAreaRow.name_en.label("area_en"),
        ResultAreaRow.code.label("area_code"),
        DepartmentRow.name.label("department"),
        DepartmentRow.name_en.label("department_en"),
        ActivityRow.strategic,
        ActivityRow.starts_on,
        ActivityRow.ends_on,
        ActivityRow.completed_on,
        StatusReportRow.comment,
        StatusReportRow.cause,
        StatusReportRow.measure,
        StatusReportRow.decision_needed,
        StatusReportRow.forecast,
        outcome.label("outcome"),
        budget.label("budget"),
        func.row_number().over(order_by=(first, *order[1:])).label("place"),
    )
    return (
        _reported(columns, view)
        .join(ResultAreaRow, and_(ResultAreaRow.id == ActivityRow.area_id, known(ResultAreaRow, view.known_at)))
        .join(
            DepartmentRow,
            and_(DepartmentRow.id == ActivityRow.department_id, known(DepartmentRow, view.known_at)),
        )
        .where(*_where(view, filters))
        .order_by("place")
    )


def _orders(sort: Sort, outcome: Any, budget: Any) -> tuple[Any, ...]:
    title = ActivityRow.title_key
    status = case(
        *((StatusReportRow.status == s, place) for place, s in enumerate(_ORDER) if s in SAID),
        (StatusReportRow.status.is_(None), _ORDER.index(Status.NOT_REPORTED)),
        else_=len(_ORDER),
    )
    return {
        Sort.STATUS: (status, ActivityRow.strategic.desc(), title),
        Sort.TITLE: (title,),
        Sort.DEPARTMENT: (DepartmentRow.position, title),
        Sort.KIND: (ActivityRow.kind, title),
        Sort.CONSUMED: (func.coalesce(outcome * 1.0 / func.nullif(budget, 0), -1), title),
        Sort.END: (ActivityRow.ends_on, title),
    }[sort]


def _where(view: View, filters: Filters) -> list[ColumnElement[bool]]:
    conditions = [known(ActivityRow, view.known_at), planned(ActivityRow, view.period)]
    if filters.area_id is not None:
        conditions.append(ActivityRow.area_id == filters.area_id)
    if filters.deliverable_id is not None:
        conditions.append(ActivityRow.deliverable_id == filters.deliverable_id)
    if filters.indicator_id is not None:
        conditions.append(_linked(view, filters.indicator_id))
    if filters.statuses:
        said = StatusReportRow.status.in_(filters.statuses - {Status.NOT_REPORTED})
        conditions.append(
            or_(said, StatusReportRow.status.is_(None)) if Status.NOT_REPORTED in filters.statuses else said
        )
    if filters.departments:
        conditions.append(ActivityRow.department_id.in_(filters.departments))
    if filters.units:
        conditions.append(ActivityRow.unit_id.in_(filters.units))
    if filters.areas:
        conditions.append(ActivityRow.area_id.in_(filters.areas))
    if filters.kinds:
        conditions.append(ActivityRow.kind.in_(filters.kinds))
    if filters.strategic:
        conditions.append(ActivityRow.strategic.is_(True))
    conditions += [_mentions(word) for word in folded(filters.words).split()]
    return conditions


def _linked(view: View, indicator_id: int) -> ColumnElement[bool]:
    return exists().where(
        IndicatorLinkRow.activity_id == ActivityRow.id,
        IndicatorLinkRow.indicator_id == indicator_id,
        known(IndicatorLinkRow, view.known_at),
    )


def _mentions(word: str) -> ColumnElement[bool]:
    return exists().where(SearchRow.thing_id == ActivityRow.id, SearchRow.folded.contains(word, autoescape=True))


def _line(cells: list[Any], said: dict[int, Status], history: Sequence[Period]) -> Line:
    (
        _,
        code,
        title,
        kind,
        area,
        area_en,
        area_code,
        department,
        department_en,
        strategic,
        starts,
        ends,
        completed,
    ) = cells[:13]
    comment, cause, measure, decision, forecast, outcome, budget, _ = cells[13:]
    statuses = tuple(
        said.get(p.id, Status.NOT_REPORTED) if is_planned(starts, ends, completed, p.starts_on, p.ends_on) else None
        for p in history
    )
    return Line(
        code=code,
        title=title,
        kind=kind,
        area=words(area, area_en),
        area_code=area_code,
        department=words(department, department_en),
        strategic=strategic,
        starts_on=starts,
        ends_on=ends,
        completed_on=completed,
        statuses=statuses,
        comment=comment,
        cause=cause,
        measure=measure,
        decision_needed=decision,
        forecast=forecast,
        consumed=ratio(outcome or 0, budget or 0),
    )
