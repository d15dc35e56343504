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
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from dashboard.measures import Measures, Tally
from dashboard.period import Period
from dashboard.status import Status
from data.models import ActivityRow, BudgetLineRow, DeliveryRow, OutcomeLineRow, StatusReportRow
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
) -> dict[Key, Measures]:
    """By (period id, id of area or department); deliveries and budget are counted for areas. `only` is one of them."""
    span = _span(periods)
    parts: list[Select[Any]] = []
    for asked, name in ((areas, "area_id"), (departments, "department_id")):
        if asked:
            parts += [_statuses(periods, at, name, only), _planned(span, at, name, only)]
    if areas:
        parts += [_deliveries(span, at, only), _outcome(span, at, only), _budget(span, at, only)]
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
                tally.outcome = int(first)
            case "budget":
                tally.budget = int(first)
    return {key: tally.measures() for key, tally in tallies.items()}


def _span(periods: Sequence[Period]) -> CTE:
    """The periods as a table, so that dates are compared in the database."""
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
    ).cte("span")


def _counted(what: str, period: Any, group: Any, first: Any, second: Any = _NOTHING, status: Any = None) -> Select[Any]:
    said = literal(None, String) if status is None else cast(status, String)
    return select(literal(what), period, group, said, cast(first, BigInteger), second)


def _of(question: Select[Any], group: Any, only: int | None, *keys: ColumnElement[Any]) -> Select[Any]:
    return (question if only is None else question.where(group == only)).group_by(*keys, group)


def _statuses(periods: Sequence[Period], at: datetime | None, name: str, only: int | None) -> Select[Any]:
    group = getattr(StatusReportRow, name)
    question = _counted("status", StatusReportRow.period_id, group, func.count(), status=StatusReportRow.status).where(
        StatusReportRow.period_id.in_([p.id for p in periods]), known(StatusReportRow, at)
    )
    return _of(question, group, only, StatusReportRow.period_id, StatusReportRow.status)  # type: ignore[arg-type]


def _planned(span: CTE, at: datetime | None, name: str, only: int | None) -> Select[Any]:
    group = getattr(ActivityRow, name)
    overlaps = (
        (ActivityRow.starts_on <= span.c.ends_on)
        & (ActivityRow.ends_on >= span.c.starts_on)
        & or_(ActivityRow.completed_on.is_(None), ActivityRow.completed_on >= span.c.starts_on)
    )
    question = (
        _counted("planned", span.c.period_id, group, func.count())
        .join_from(span, ActivityRow, overlaps)
        .where(known(ActivityRow, at))
    )
    return _of(question, group, only, span.c.period_id)


def _deliveries(span: CTE, at: datetime | None, only: int | None) -> Select[Any]:
    on_time = func.sum(case((DeliveryRow.delivered_on <= DeliveryRow.due_on, 1), else_=0))
    question = (
        _counted("deliveries", span.c.period_id, DeliveryRow.area_id, on_time, cast(func.count(), BigInteger))
        .join_from(span, DeliveryRow, DeliveryRow.due_on.between(span.c.new_year, span.c.ends_on))
        .where(known(DeliveryRow, at))
    )
    return _of(question, DeliveryRow.area_id, only, span.c.period_id)


def _outcome(span: CTE, at: datetime | None, only: int | None) -> Select[Any]:
    question = (
        _counted("outcome", span.c.period_id, OutcomeLineRow.area_id, func.sum(OutcomeLineRow.amount))
        .join_from(span, OutcomeLineRow, OutcomeLineRow.booked_on.between(span.c.new_year, span.c.ends_on))
        .where(known(OutcomeLineRow, at))
    )
    return _of(question, OutcomeLineRow.area_id, only, span.c.period_id)


def _budget(span: CTE, at: datetime | None, only: int | None) -> Select[Any]:
    question = (
        _counted("budget", span.c.period_id, BudgetLineRow.area_id, func.sum(BudgetLineRow.amount))
        .join_from(span, BudgetLineRow, BudgetLineRow.year == span.c.year)
        .where(known(BudgetLineRow, at))
    )
    return _of(question, BudgetLineRow.area_id, only, span.c.period_id)
