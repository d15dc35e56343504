"""What is counted per area and department: statuses, deliveries on time, budget. One question for many periods."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeAlias

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    cast,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from dashboard.indicator import Derivation
from dashboard.measures import Measures, Tally
from dashboard.period import Period
from dashboard.status import Status
from data.models import (
    ActivityRow,
    BudgetLineRow,
    DeliveryRow,
    DepartmentRow,
    OutcomeLineRow,
    ResultAreaRow,
    StatusReportRow,
)
from data.queries.activities import planned
from data.queries.known import known

Key: TypeAlias = tuple[int, int]
_NOTHING = literal(None, BigInteger)


def measures(
    session: Session,
    periods: Sequence[Period],
    at: datetime | None = None,
    *,
    areas: bool = True,
    departments: bool = False,
    only: int | None = None,
    rule: Derivation | None = None,
    planned_in: Sequence[Period] | None = None,
) -> dict[Key, Measures]:
    """By (period id, id of area or department); deliveries are counted for areas, budget for them and for a department alone.

    `only` is one of them; with `rule` nothing is counted but what that rule needs, and what is in the plan in no other
    periods than `planned_in`. Dates are counted group by group, so that each number is one stretch of an index.
    """
    span = _span(periods)
    plan = span if planned_in is None else _span(planned_in, "plan")
    parts: list[Select[Any]] = []
    for asked, table, name in ((areas, ResultAreaRow, "area_id"), (departments, DepartmentRow, "department_id")):
        if asked and rule in (None, Derivation.SHARE_ON_TRACK):
            parts.append(_statuses(periods, at, name, only))
        if asked and rule is None and planned_in != []:
            parts.append(_planned(plan, _groups(table, at, only), at, name))
    if areas and rule in (None, Derivation.DELIVERIES_ON_TIME):
        parts.append(_deliveries(span, _groups(ResultAreaRow, at, only), at))
    if areas and rule in (None, Derivation.BUDGET_CONSUMED):
        parts += [counted(span, _groups(ResultAreaRow, at, only), at) for counted in (_outcome, _budget)]
    if departments and only is not None and rule is None:
        parts += _money_of(span, _groups(DepartmentRow, at, only), at)
    tallies: dict[Key, Tally] = defaultdict(Tally)
    for what, period_id, group_id, status, first, second in session.execute(union_all(*parts)):
        tally = tallies[period_id, group_id]
        match what:
            case "status":
                tally.said[Status(status)] = first
            case "planned":
                tally.planned = first
            case "deliveries":
                tally.delivered, tally.due = first, second
            case "outcome":
                tally.outcome = int(first or 0)
            case "budget":
                tally.budget = int(first or 0)
    return {key: tally.measures() for key, tally in tallies.items()}


def _span(periods: Sequence[Period], name: str = "span") -> CTE:
    """The periods as a table, so that dates are compared in the database."""
    # Not VALUES, whose statement SQLAlchemy would compile afresh at every visit.
    return union_all(
        *(
            select(
                literal(p.id, Integer).label("period_id"),
                literal(p.starts_on, Date).label("starts_on"),
                literal(p.ends_on, Date).label("ends_on"),
                literal(date(p.ends_on.year, 1, 1), Date).label("new_year"),
                literal(p.ends_on.year, Integer).label("year"),
            )
            for p in periods
        )
    ).cte(name)


def _groups(table: Any, at: datetime | None, only: int | None) -> Any:
    question = select(table.id).where(known(table, at))
    return (question if only is None else question.where(table.id == only)).subquery()


def _statuses(periods: Sequence[Period], at: datetime | None, name: str, only: int | None) -> Select[Any]:
    reports: Any = StatusReportRow if at is None else _known_statuses(periods, at)
    number = func.count() if at is None else func.sum(reports.number)
    keys = (reports.period_id, getattr(reports, name), reports.status)
    question = select(
        literal("status"), *keys[:2], cast(reports.status, String), cast(number, BigInteger), _NOTHING
    ).group_by(*keys)
    if at is None:
        question = question.where(_of(periods), known(StatusReportRow, at))
    return question if only is None else question.where(keys[1] == only)


def _known_statuses(periods: Sequence[Period], at: datetime) -> Any:
    """Counted in the order that the index has, whatever they are summed by: nothing but the sums is put in order."""
    of = StatusReportRow
    keys = (of.period_id, of.area_id, of.status, of.department_id)
    counted = select(*keys, func.count().label("number")).where(_of(periods), known(of, at)).group_by(*keys)
    return counted.subquery().c


def _of(periods: Sequence[Period]) -> ColumnElement[bool]:
    return StatusReportRow.period_id.in_([p.id for p in periods])


def _counted(what: str, span: CTE, groups: Any, first: Select[Any], second: Select[Any] | None = None) -> Select[Any]:
    """A number, or two, for every period and group."""
    return select(
        literal(what),
        span.c.period_id,
        groups.c.id,
        literal(None, String),
        cast(first.scalar_subquery(), BigInteger),
        _NOTHING if second is None else cast(second.scalar_subquery(), BigInteger),
    ).join_from(span, groups, true())


def _planned(span: CTE, groups: Any, at: datetime | None, name: str) -> Select[Any]:
    within = getattr(ActivityRow, name) == groups.c.id
    return _counted(
        "planned",
        span,
        groups,
        select(func.count()).where(within, known(ActivityRow, at), planned(ActivityRow, span.c)),
    )


def _deliveries(span: CTE, groups: Any, at: datetime | None) -> Select[Any]:
    due = (
        select(func.count())
        .where(DeliveryRow.area_id == groups.c.id, known(DeliveryRow, at))
        .where(DeliveryRow.due_on.between(span.c.new_year, span.c.ends_on))
    )
    return _counted("deliveries", span, groups, due.where(DeliveryRow.delivered_on <= DeliveryRow.due_on), due)


def _outcome(span: CTE, groups: Any, at: datetime | None, *, by_department: bool = False) -> Select[Any]:
    booked = (
        select(func.sum(OutcomeLineRow.amount))
        .where(_within(OutcomeLineRow, groups, at, by_department=by_department), known(OutcomeLineRow, at))
        .where(OutcomeLineRow.booked_on.between(span.c.new_year, span.c.ends_on))
    )
    return _counted("outcome", span, groups, booked)


def _budget(span: CTE, groups: Any, at: datetime | None, *, by_department: bool = False) -> Select[Any]:
    given = (
        select(func.sum(BudgetLineRow.amount))
        .where(_within(BudgetLineRow, groups, at, by_department=by_department), known(BudgetLineRow, at))
        .where(BudgetLineRow.year == span.c.year)
    )
    return _counted("budget", span, groups, given)


def _money_of(span: CTE, department: Any, at: datetime | None) -> list[Select[Any]]:
    return [counted(span, department, at, by_department=True) for counted in (_outcome, _budget)]


def _within(line: Any, groups: Any, at: datetime | None, *, by_department: bool) -> ColumnElement[bool]:
    """Money has the area it was counted in; whose department it is follows from the activity."""
    if not by_department:
        same: ColumnElement[bool] = line.area_id == groups.c.id
        return same
    own = select(ActivityRow.id).where(ActivityRow.department_id == groups.c.id, known(ActivityRow, at))
    among: ColumnElement[bool] = line.activity_id.in_(own)
    return among
