"""Who has not reported: activities in the plan without a report, and indicators that have no value yet."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from dashboard.books import Silent
from dashboard.period import Period
from dashboard.view import View
from data.models import ActivityRow, DepartmentRow, IndicatorRow, StatusReportRow
from data.queries.activities import planned
from data.queries.duties import expected
from data.queries.known import known, some, words
from data.queries.reporting import reported_by_hand


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


def indicators(session: Session, view: View, due: Sequence[Period]) -> list[Silent]:
    """Indicators of the organisation's own that had values in the year before, with the periods that have none yet."""
    values = expected(due, view.known_at)
    rows: Any = session.execute(
        select(
            IndicatorRow.code,
            IndicatorRow.name,
            IndicatorRow.name_en,
            IndicatorRow.owner_role,
            func.coalesce(DepartmentRow.id, IndicatorRow.department_id),
            values.c.period_id,
        )
        .join(values, values.c.indicator_id == IndicatorRow.id)
        .outerjoin(DepartmentRow, and_(DepartmentRow.id == values.c.scope_id, known(DepartmentRow, view.known_at)))
        .where(known(IndicatorRow, view.known_at), *reported_by_hand(), ~values.c.seen)
        .distinct()
    )
    missing: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    for *of, period in rows:
        missing[tuple(of)].add(period)
    return [
        Silent(code, words(name, en), role or "", department, tuple(p for p in due if p.id in those))
        for (code, name, en, role, department), those in sorted(missing.items(), key=lambda one: one[0][0])
    ]
