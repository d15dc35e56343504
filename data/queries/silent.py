"""Who has not reported: activities in the plan without a report, and indicators that have no value yet."""

from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from dashboard.books import Silent
from dashboard.indicator import IndicatorKind
from dashboard.view import View
from data.models import ActivityRow, DepartmentRow, IndicatorRow, ObservationRow, StatusReportRow
from data.queries.activities import planned
from data.queries.known import again, known, some, words


def activities(session: Session, view: View) -> list[Silent]:
    """In the plan of the period, and nothing has been said; by owner and title."""
    said = some().where(
        StatusReportRow.activity_id == ActivityRow.id,
        StatusReportRow.period_id == view.period.id,
        known(StatusReportRow, view.known_at),
    )
    rows = session.execute(
        select(ActivityRow.code, ActivityRow.title, ActivityRow.owner_role, ActivityRow.department_id)
        .where(known(ActivityRow, view.known_at), planned(ActivityRow, view.period), ~said)
        .order_by(ActivityRow.owner_role, ActivityRow.title_key, ActivityRow.code)
    )
    return [Silent(code, words(title), role, department) for code, title, role, department in rows]


def indicators(session: Session, view: View) -> list[Silent]:
    """Indicators of the organisation's own that had a value for the period before, and for some place have none now."""
    if view.before is None:
        return []
    (now, _), (before, earlier) = again(ObservationRow), again(ObservationRow)
    said = some().where(
        now.indicator_id == before.indicator_id,
        now.scope_id == before.scope_id,
        now.period_id == view.period.id,
        known(now, view.known_at),
    )
    # Current values are read through in their own index. Those of an earlier moment are asked for outwards from the
    # indicators, each a stretch of the index of all versions; what lacks nothing is left out below.
    lacking = and_(
        before.indicator_id == IndicatorRow.id,
        before.period_id == view.before.id,
        known(before, view.known_at),
        ~said,
    )
    rows: Any = session.execute(
        select(
            IndicatorRow.code,
            IndicatorRow.name,
            IndicatorRow.name_en,
            IndicatorRow.owner_role,
            func.coalesce(DepartmentRow.id, IndicatorRow.department_id),
            before.period_id,
        )
        .select_from(IndicatorRow)
        .join(earlier, lacking, isouter=view.known_at is not None)
        .outerjoin(DepartmentRow, and_(DepartmentRow.id == before.scope_id, known(DepartmentRow, view.known_at)))
        .where(known(IndicatorRow, view.known_at), IndicatorRow.kind != IndicatorKind.CONTEXT)
        .distinct()
        .order_by(IndicatorRow.code)
    )
    return [
        Silent(code, words(name, en), role or "", department, True)
        for code, name, en, role, department, lacks in rows
        if lacks is not None
    ]
