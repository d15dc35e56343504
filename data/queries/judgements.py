"""Owners' judgements of many periods with the indicators they can be held against; and their forecasts with what came of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, and_, case, func, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.activity import Forecast
from dashboard.forecasts import Foretold
from dashboard.period import Period
from dashboard.status import LIGHT, Status
from data.models import ActivityRow, StatusReportRow
from data.queries.known import again, known, some
from data.queries.linked import links

_CAME, _MISSED = 1, 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status in the traffic light, with an indicator that the activity is linked to."""

    period_id: int
    area_id: int
    activity_id: int
    status: Status
    indicator_id: int


def judgements(session: Session, periods: Sequence[Period], at: datetime | None) -> list[Judgement]:
    """Every status in the traffic light of some periods, once for each indicator that the activity is linked to."""
    of, linked = StatusReportRow, links(at)
    rows = session.execute(
        select(of.period_id, of.area_id, of.activity_id, of.status, linked.c.indicator_id)
        .join(linked, linked.c.activity_id == of.activity_id)
        .where(of.period_id.in_([p.id for p in periods]), of.status.in_(LIGHT), known(of, at))
        .order_by(of.period_id, of.activity_id, linked.c.indicator_id)
    )
    return [Judgement(*row) for row in rows]


def titles(session: Session, activities: Collection[int], at: datetime | None) -> dict[int, tuple[str, str]]:
    """The code and title of some activities, by their numbers, in the order of their titles."""
    rows = session.execute(
        select(ActivityRow.id, ActivityRow.code, ActivityRow.title)
        .where(ActivityRow.id.in_(list(activities)), known(ActivityRow, at))
        .order_by(ActivityRow.title_key, ActivityRow.code)
    )
    return {number: (code, title) for number, code, title in rows}


def foretold(session: Session, years: Mapping[Period, Sequence[Period]], at: datetime | None) -> list[Foretold]:
    """The forecasts of years that are over, counted by period, area, forecast and what came of them."""
    if not years:
        return []
    given, came, joined = _forecasts(years, at)
    keys = (given.period_id, given.area_id, given.forecast, came)
    rows = session.execute(joined(select(*keys, func.count())).group_by(*keys))
    return [
        Foretold(period, area, Forecast(said), None if reached is None else bool(reached), count)
        for period, area, said, reached, count in rows
    ]


def foretold_activities(
    session: Session,
    years: Mapping[Period, Sequence[Period]],
    at: datetime | None,
    period: Period,
    said: Forecast,
    reached: bool | None,
    area_id: int | None,
    limit: int,
) -> list[int]:
    """The activities of which that was said in a period, and that came."""
    given, came, joined = _forecasts(years, at)
    question = joined(select(given.activity_id)).where(given.period_id == period.id, given.forecast == said)
    question = question.where(came.is_(None) if reached is None else came == int(reached))
    if area_id is not None:
        question = question.where(given.area_id == area_id)
    return list(session.execute(question.order_by(given.activity_id).limit(limit)).scalars())


def _forecasts(years: Mapping[Period, Sequence[Period]], at: datetime | None) -> tuple[Any, ColumnElement[int], Any]:
    """The forecasts that were given, what came of each, and how a question about them is joined."""
    (given, reports), (last, lasts) = again(StatusReportRow), again(StatusReportRow)
    span = _span(years)
    completed = _completed(years, given, span, at)
    came = case(
        (completed, _CAME),
        (last.status.is_(None), None),
        (last.status == Status.ON_TRACK, _CAME),
        else_=_MISSED,
    )

    def joined(question: Any) -> Any:
        return (
            question.select_from(span)
            .join(reports, and_(given.period_id == span.c.period_id, known(given, at)))
            .outerjoin(
                lasts,
                and_(last.activity_id == given.activity_id, last.period_id == span.c.last_id, known(last, at)),
            )
            .where(given.forecast.is_not(None), given.status != Status.COMPLETED)
        )

    return given, came, joined


def _completed(
    years: Mapping[Period, Sequence[Period]], given: Any, span: CTE, at: datetime | None
) -> ColumnElement[bool]:
    """Whether an activity was completed in any period of the year."""
    done, _ = again(StatusReportRow)
    whole = union_all(
        *(
            select(literal(p.id, Integer).label("period_id"), literal(last.id, Integer).label("last_id"))
            for last, before in years.items()
            for p in (*before, last)
        )
    ).subquery()
    return some().where(
        done.activity_id == given.activity_id,
        done.status == Status.COMPLETED,
        known(done, at),
        done.period_id == whole.c.period_id,
        whole.c.last_id == span.c.last_id,
    )


def _span(years: Mapping[Period, Sequence[Period]]) -> CTE:
    """The periods in which forecasts were given, each with the last of its year."""
    return union_all(
        *(
            select(literal(p.id, Integer).label("period_id"), literal(last.id, Integer).label("last_id"))
            for last, before in years.items()
            for p in before
        )
    ).cte("span")
