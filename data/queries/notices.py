"""What has been sent back, so that those who wrote it are told."""

from datetime import datetime

from sqlalchemy import String, and_, func, literal, select
from sqlalchemy.orm import Session, aliased

from dashboard.flow import Step
from dashboard.notices import Returned
from dashboard.period import STOCKHOLM, Period
from data.models import ActivityRow, DepartmentRow, IndicatorRow, SubmissionRow
from data.queries.known import known, words
from data.queries.reporting import scopes


def returned(session: Session, periods: dict[int, Period], at: datetime | None) -> list[Returned]:
    """Every report that stands returned, of the periods by number; of a value with the code of its scope."""
    row, activity, indicator, names = SubmissionRow, ActivityRow, IndicatorRow, scopes(at)
    own, unit, of_value = (aliased(DepartmentRow) for _ in range(3))
    question = (
        select(
            func.coalesce(activity.code, indicator.code).label("code"),
            func.coalesce(activity.title, indicator.name).label("title"),
            indicator.name_en,
            func.coalesce(own.code, of_value.code).label("department"),
            func.coalesce(names.c.scope, literal("", String)).label("scope"),
            row.period_id,
            row.note,
            row.recorded_at,
        )
        .outerjoin(activity, and_(activity.id == row.thing_id, known(activity, at)))
        .outerjoin(own, and_(own.id == activity.department_id, known(own, at)))
        .outerjoin(indicator, and_(indicator.id == row.thing_id, known(indicator, at)))
        .outerjoin(unit, and_(unit.id == indicator.department_id, known(unit, at)))
        .outerjoin(of_value, and_(of_value.id == func.coalesce(unit.parent_id, unit.id), known(of_value, at)))
        .outerjoin(names, names.c.id == row.scope_id)
        .where(row.step == Step.RETURNED, row.period_id.in_(periods), known(row, at))
        .order_by(row.recorded_at, row.thing_id, row.scope_id)
    )
    return [
        Returned(
            told.code,
            words(told.title, told.name_en),
            told.department or "",
            periods[told.period_id],
            told.recorded_at.astimezone(STOCKHOLM).date(),
            told.scope,
            told.note or "",
        )
        for told in session.execute(question)
        if told.code is not None
    ]
