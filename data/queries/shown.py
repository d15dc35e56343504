"""What an item about an activity shows: its names, its status now and before, what its owner said, the thread above it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, and_, case, select, union
from sqlalchemy.orm import Session

from dashboard.period import Period
from dashboard.sighting import Shown, Told
from dashboard.status import Status
from dashboard.view import View
from dashboard.words import Words
from data.models import ActivityRow, DepartmentRow, GoalRow, ResultAreaRow, StatusReportRow, ThingRow
from data.queries.known import again, known, words


def work(session: Session, view: View, codes: Collection[str]) -> dict[str, Shown]:
    """By code, activities as a view shows them."""
    return _work(session, view, ActivityRow.code.in_(codes))


def deviating(session: Session, view: View, department_id: int, also: Collection[str], most: int) -> dict[str, Shown]:
    """By code, the activities of a department that were judged yellow or red in the period, and some others by code.

    At most so many of the first, red before yellow.
    """
    row = StatusReportRow
    redness = case({status: status.severity for status in Status}, value=row.status)
    those = select(row.activity_id).where(
        row.period_id == view.period.id,
        row.department_id == department_id,
        row.status.in_([status for status in Status if status.deviates]),
        known(row, view.known_at),
    )
    those = those.order_by(redness.desc(), row.activity_id).limit(most)
    others = select(ThingRow.id).where(ThingRow.kind == "activity", ThingRow.code.in_(also))
    return _work(session, view, ActivityRow.id.in_(union(select(those.subquery()), others)))


def _work(session: Session, view: View, which: ColumnElement[bool]) -> dict[str, Shown]:
    (now, reports), (before, reports_before) = again(StatusReportRow), again(StatusReportRow)
    at = view.known_at

    def of(said: Any, period: Period | None) -> ColumnElement[bool]:
        return and_(
            said.activity_id == ActivityRow.id, said.period_id == (period.id if period else -1), known(said, at)
        )

    rows = session.execute(
        select(
            ActivityRow.code,
            ActivityRow.title,
            ActivityRow.is_example,
            ResultAreaRow.name.label("area"),
            ResultAreaRow.name_en.label("area_en"),
            DepartmentRow.name.label("department"),
            DepartmentRow.name_en.label("department_en"),
            GoalRow.text.label("goal"),
            GoalRow.text_en.label("goal_en"),
            now.status.label("now"),
            before.status.label("before"),
            now.comment,
            now.cause,
            now.measure,
            now.decision_needed,
        )
        .outerjoin(ResultAreaRow, and_(ResultAreaRow.id == ActivityRow.area_id, known(ResultAreaRow, at)))
        .outerjoin(DepartmentRow, and_(DepartmentRow.id == ActivityRow.department_id, known(DepartmentRow, at)))
        .outerjoin(GoalRow, and_(GoalRow.id == ActivityRow.goal_id, known(GoalRow, at)))
        .outerjoin(reports, of(now, view.period))
        .outerjoin(reports_before, of(before, view.before))
        .where(which, known(ActivityRow, at))
    )
    return {row.code: _shown(row) for row in rows}


def _shown(row: Any) -> Shown:
    area, department = words(row.area, row.area_en), words(row.department, row.department_en)
    return Shown(
        title=Words(row.title),
        where=tuple(place for place in (area, department) if place),
        up=tuple(step for step in (area, words(row.goal, row.goal_en)) if step),
        status=row.now,
        before=row.before,
        told=Told(row.comment, row.cause, row.measure, row.decision_needed),
        is_example=row.is_example,
    )
