"""Activities as rows of a table: filtered, sorted, one page at a time, with the counts on every filter."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ScalarSelect,
    String,
    and_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import Session

from dashboard.activity import ActivityKind, Line, is_planned
from dashboard.filters import Count, Filters, Sort
from dashboard.folding import MOVED, folded
from dashboard.period import Period
from dashboard.status import SAID, Status
from dashboard.value import ratio
from dashboard.view import View
from data.models import (
    ActivityRow,
    BudgetLineRow,
    DepartmentRow,
    OutcomeLineRow,
    ReportingDateRow,
    ResultAreaRow,
    SearchRow,
    StatusReportRow,
)
from data.queries.care import lacking, of_activities
from data.queries.known import again, known, some, words
from data.queries.linked import linked_by_hand, serving
from data.queries.reporting import is_preliminary

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
    chosen, order = _chosen(view, filters, sort, descending, limit, offset)
    said, reports = again(StatusReportRow)
    rows = session.execute(
        _told(view, chosen)
        .add_columns(said.period_id, said.status)
        .outerjoin(
            reports,
            and_(
                said.activity_id == chosen.c.id,
                said.period_id.in_([p.id for p in history]),
                known(said, view.known_at),
            ),
        )
        .order_by(*order)
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


def planned(table: Any, period: Any) -> ColumnElement[bool]:
    """In the plan of a period, given or of a table of periods; the same rule as dashboard.activity.is_planned."""
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


def _chosen(
    view: View, filters: Filters, sort: Sort, descending: bool, limit: int, offset: int
) -> tuple[Any, list[Any]]:
    """The activities of one page, with nothing but what puts them in order; and that order."""
    keys = [key.label(f"key{place}") for place, key in enumerate(_orders(sort, view))]
    question = _reported(select(ActivityRow.id, *keys), view).where(*_where(view, filters))
    if sort is Sort.DEPARTMENT:
        question = question.join(DepartmentRow, _is_of(view))
    page = question.order_by(*_directed(keys, descending)).limit(limit).offset(offset).subquery("page")
    return page, _directed([page.c[key.name] for key in keys], descending)


def _directed(keys: list[Any], descending: bool) -> list[Any]:
    """Only the first key turns with the reader's choice."""
    return [keys[0].desc() if descending else keys[0].asc(), *keys[1:]]


def _told(view: View, chosen: Any) -> Any:
    """All that a row tells of the chosen activities."""
    columns = select(
        ActivityRow.id,
        ActivityRow.code,
        ActivityRow.title,
        ActivityRow.kind,
        ResultAreaRow.name,
        ResultAreaRow.name_en,
        ResultAreaRow.code,
        DepartmentRow.name,
        DepartmentRow.name_en,
        ActivityRow.strategic,
        ActivityRow.starts_on,
        ActivityRow.ends_on,
        ActivityRow.completed_on,
        StatusReportRow.comment,
        StatusReportRow.cause,
        StatusReportRow.measure,
        StatusReportRow.decision_needed,
        StatusReportRow.forecast,
        _outcome(view),
        _budget(view),
        _reporting(view),
        is_preliminary(view),
    )
    return (
        _reported(columns, view)
        .join(chosen, and_(chosen.c.id == ActivityRow.id, known(ActivityRow, view.known_at)))
        .join(ResultAreaRow, and_(ResultAreaRow.id == ActivityRow.area_id, known(ResultAreaRow, view.known_at)))
        .join(DepartmentRow, _is_of(view))
    )


def _is_of(view: View) -> ColumnElement[bool]:
    return and_(DepartmentRow.id == ActivityRow.department_id, known(DepartmentRow, view.known_at))


def _outcome(view: View) -> ScalarSelect[int]:
    new_year = view.period.ends_on.replace(month=1, day=1)
    return (
        select(cast(func.sum(OutcomeLineRow.amount), BigInteger))
        .where(OutcomeLineRow.activity_id == ActivityRow.id, known(OutcomeLineRow, view.known_at))
        .where(OutcomeLineRow.booked_on.between(new_year, view.period.ends_on))
        .scalar_subquery()
    )


def _budget(view: View) -> ScalarSelect[int]:
    return (
        select(cast(func.sum(BudgetLineRow.amount), BigInteger))
        .where(BudgetLineRow.activity_id == ActivityRow.id, known(BudgetLineRow, view.known_at))
        .where(BudgetLineRow.year == view.period.ends_on.year)
        .scalar_subquery()
    )


def _reporting(view: View) -> ScalarSelect[str]:
    """Days of report to the government as one text, so that a row stays a row."""
    day = cast(ReportingDateRow.due_on, String)
    return (
        select(func.aggregate_strings(day, ","))
        .where(ReportingDateRow.activity_id == ActivityRow.id, known(ReportingDateRow, view.known_at))
        .scalar_subquery()
    )


def _orders(sort: Sort, view: View) -> tuple[Any, ...]:
    """What a table is ordered by; the number last, so that no two pages share a row."""
    title, number = ActivityRow.title_key, ActivityRow.id
    status = case(
        *((StatusReportRow.status == s, place) for place, s in enumerate(_ORDER) if s in SAID),
        (StatusReportRow.status.is_(None), _ORDER.index(Status.NOT_REPORTED)),
        else_=len(_ORDER),
    )
    consumed = func.coalesce(_outcome(view) * 1.0 / func.nullif(_budget(view), 0), -1)
    return {
        Sort.STATUS: (status, case((ActivityRow.strategic, 0), else_=1), title, number),
        Sort.TITLE: (title, number),
        Sort.DEPARTMENT: (DepartmentRow.position, title, number),
        Sort.KIND: (ActivityRow.kind, title, number),
        Sort.CONSUMED: (consumed, title, number),
        Sort.END: (ActivityRow.ends_on, title, number),
    }[sort]


def _where(view: View, filters: Filters) -> list[ColumnElement[bool]]:
    conditions = [known(ActivityRow, view.known_at), planned(ActivityRow, view.period)]
    if filters.area_id is not None:
        conditions.append(ActivityRow.area_id == filters.area_id)
    if filters.goal_id is not None:
        conditions.append(serving(view.known_at) == filters.goal_id)
    if filters.deliverable_id is not None:
        conditions.append(ActivityRow.deliverable_id == filters.deliverable_id)
    if filters.indicator_id is not None:
        conditions.append(linked_by_hand(filters.indicator_id, view.known_at))
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
    if filters.lacks:
        conditions.append(lacking(of_activities(view), filters.lacks))
    conditions += [_mentions(view, word) for word in folded(filters.words).split()]
    return conditions


def _mentions(view: View, word: str) -> ColumnElement[bool]:
    """The search knows the newest titles only; those of an earlier moment are read from their sorting keys."""
    if view.known_at is None:
        return some().where(SearchRow.thing_id == ActivityRow.id, SearchRow.folded.contains(word, autoescape=True))
    key: Any = ActivityRow.title_key
    for moved, plain in MOVED.items():
        key = func.replace(key, moved, plain)
    mentioned: ColumnElement[bool] = key.contains(word, autoescape=True)
    return mentioned


def _line(cells: list[Any], said: dict[int, Status], history: Sequence[Period]) -> Line:
    _, code, title, kind, area, area_en, area_code = cells[:7]
    department, department_en, strategic, starts, ends, completed = cells[7:13]
    comment, cause, measure, decision, forecast, outcome, budget, reporting, waits = cells[13:]
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
        reporting_on=tuple(sorted(date.fromisoformat(day) for day in (reporting or "").split(",") if day)),
        is_preliminary=bool(waits),
    )
