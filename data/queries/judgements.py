"""Owners' judgements of many periods with the indicators they can be held against; and their forecasts with what came of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import CTE, ColumnElement, CompoundSelect, Integer, and_, case, func, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.activity import Forecast
from dashboard.forecasts import Foretold, Outcome
from dashboard.period import Period
from dashboard.status import LIGHT, Status
from data.models import ActivityRow, StatusReportRow
from data.queries.known import again, known, some
from data.queries.linked import links

# The last reported period of each year that is over, with those before it.
Years: TypeAlias = Mapping[Period, Sequence[Period]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status in the traffic light, with an indicator that the activity is linked to."""

    period_id: int
    area_id: int
    activity_id: int
    status: Status
    indicator_id: int


def judgements(
    session: Session, periods: Sequence[Period], at: datetime | None, only: Collection[int] | None = None
) -> list[Judgement]:
    """Every status in the traffic light of some periods, once for each indicator that the activity is linked to.

    `only` asks about these activities alone.
    """
    of, linked = StatusReportRow, links(at)
    question = (
        select(of.period_id, of.area_id, of.activity_id, of.status, linked.c.indicator_id)
        .join(linked, linked.c.activity_id == of.activity_id)
        .where(of.period_id.in_([p.id for p in periods]), of.status.in_(LIGHT), known(of, at))
        .order_by(of.period_id, of.activity_id, linked.c.indicator_id)
    )
    rows = session.execute(question if only is None else question.where(of.activity_id.in_(list(only))))
    return [Judgement(*row) for row in rows]


def linked_activities(session: Session, indicators: Collection[int], at: datetime | None) -> set[int]:
    """The activities that are linked to any of some indicators."""
    linked = links(at)
    question = select(linked.c.activity_id).where(linked.c.indicator_id.in_(list(indicators)))
    return set(session.execute(question).scalars())


def titles(session: Session, activities: Collection[int], at: datetime | None) -> dict[int, tuple[str, str]]:
    """The code and title of some activities, by their numbers, in the order of their titles."""
    rows = session.execute(
        select(ActivityRow.id, ActivityRow.code, ActivityRow.title)
        .where(ActivityRow.id.in_(list(activities)), known(ActivityRow, at))
        .order_by(ActivityRow.title_key, ActivityRow.code)
    )
    return {number: (code, title) for number, code, title in rows}


def foretold(session: Session, years: Years, at: datetime | None) -> list[Foretold]:
    """The forecasts of years that are over, counted by period, area, forecast and what came of them."""
    if not years:
        return []
    told = _forecasts(years, at)
    keys = (told.period_id, told.area_id, told.forecast, told.outcome)
    rows = session.execute(select(*keys, func.count()).group_by(*keys).order_by(*keys))
    return [
        Foretold(period, area, Forecast(said), Outcome(outcome), count) for period, area, said, outcome, count in rows
    ]


def foretold_activities(
    session: Session, years: Years, at: datetime | None, of: Foretold, limit: int
) -> list[tuple[str, str]]:
    """The code and title of the activities of which that was said in a period, and that came."""
    told, work = _forecasts(years, at), ActivityRow
    question = (
        select(work.code, work.title)
        .join(told.activity_id.table, and_(told.activity_id == work.id, known(work, at)))
        .where(told.period_id == of.period_id, told.forecast == of.forecast, told.outcome == of.outcome)
        .order_by(work.title_key, work.code)
        .limit(limit)
    )
    rows = session.execute(question if of.area_id is None else question.where(told.area_id == of.area_id))
    return [(code, title) for code, title in rows]


def _forecasts(years: Years, at: datetime | None) -> Any:
    """Each forecast that was given, with what came of it."""
    (given, reports), (last, lasts) = again(StatusReportRow), again(StatusReportRow)
    span = _span(years)
    came = case(
        (_completed(years, given, span, at), Outcome.REACHED),
        (last.status.is_(None), Outcome.UNSAID),
        (last.status == Status.ON_TRACK, Outcome.REACHED),
        else_=Outcome.MISSED,
    )
    ended = and_(last.activity_id == given.activity_id, last.period_id == span.c.last_id, known(last, at))
    return (
        select(given.period_id, given.area_id, given.activity_id, given.forecast, came.label("outcome"))
        .select_from(span)
        .join(reports, and_(given.period_id == span.c.period_id, known(given, at)))
        .outerjoin(lasts, ended)
        .where(given.forecast.is_not(None), given.status != Status.COMPLETED)
        .subquery()
        .c
    )


def _completed(years: Years, given: Any, span: CTE, at: datetime | None) -> ColumnElement[bool]:
    """Whether an activity was completed in any period of the year."""
    done, _ = again(StatusReportRow)
    year = _pairs((p, last) for last, before in years.items() for p in (*before, last)).subquery().c
    return some().where(
        done.activity_id == given.activity_id,
        done.status == Status.COMPLETED,
        known(done, at),
        done.period_id == year.period_id,
        year.last_id == span.c.last_id,
    )


def _span(years: Years) -> CTE:
    """The periods in which forecasts were given, each with the last of its year."""
    return _pairs((p, last) for last, before in years.items() for p in before).cte("span")


def _pairs(found: Iterable[tuple[Period, Period]]) -> CompoundSelect[Any]:
    return union_all(
        *(
            select(literal(p.id, Integer).label("period_id"), literal(last.id, Integer).label("last_id"))
            for p, last in found
        )
    )
