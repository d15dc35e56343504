"""The operational plan of a year: its decision, and the activities as they were known at a moment."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from dashboard.plan import Decision, Planned
from data.models import (
    ActivityReplacementRow,
    ActivityRow,
    BudgetLineRow,
    DepartmentRow,
    PlanRow,
    ResultAreaRow,
    ThingRow,
)
from data.queries.known import known, words


def decisions(session: Session, at: datetime | None) -> list[Decision]:
    """Every decision of a plan known at a moment, also those that a later one revised; the newest first."""
    question = select(PlanRow).order_by(PlanRow.year.desc(), PlanRow.recorded_at.desc(), PlanRow.version.desc())
    if at is not None:
        question = question.where(PlanRow.recorded_at <= at)
    return [
        Decision(row.year, row.decided_on, row.recorded_at, row.reference_number, row.note, row.is_example)
        for row in session.execute(question).scalars()
    ]


def planned(session: Session, year: int, at: datetime | None) -> dict[int, Planned]:
    """By number, the activities of which any version touches the year, as known at a moment."""
    budget = (
        select(BudgetLineRow.activity_id, func.sum(BudgetLineRow.amount).label("amount"))
        .where(BudgetLineRow.year == year, known(BudgetLineRow, at))
        .group_by(BudgetLineRow.activity_id)
        .subquery()
    )
    successor = ThingRow.__table__.alias()
    rows = session.execute(
        select(
            ActivityRow.id,
            ActivityRow.code,
            ActivityRow.title,
            ActivityRow.department_id,
            DepartmentRow.name,
            DepartmentRow.name_en,
            ResultAreaRow.name.label("area"),
            ResultAreaRow.name_en.label("area_en"),
            ActivityRow.starts_on,
            ActivityRow.ends_on,
            ActivityRow.completed_on,
            budget.c.amount,
            successor.c.code.label("successor"),
            ActivityReplacementRow.manner,
            ActivityRow.is_example,
        )
        .join(DepartmentRow, and_(DepartmentRow.id == ActivityRow.department_id, known(DepartmentRow, at)))
        .join(ResultAreaRow, and_(ResultAreaRow.id == ActivityRow.area_id, known(ResultAreaRow, at)))
        .outerjoin(budget, budget.c.activity_id == ActivityRow.id)
        .outerjoin(
            ActivityReplacementRow,
            and_(ActivityReplacementRow.replaces_id == ActivityRow.id, known(ActivityReplacementRow, at)),
        )
        .outerjoin(successor, successor.c.id == ActivityReplacementRow.activity_id)
        .where(known(ActivityRow, at), ActivityRow.id.in_(_touching(year)))
    )
    return {row.id: _planned(row) for row in rows}


def _touching(year: int) -> Any:
    """An activity moved out of the year is still to be found, because an earlier version of it was in it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    is_running = or_(ActivityRow.completed_on.is_(None), ActivityRow.completed_on >= first)
    return select(ActivityRow.id).where(ActivityRow.starts_on <= last, ActivityRow.ends_on >= first, is_running)


def _planned(row: Any) -> Planned:
    return Planned(
        id=row.id,
        code=row.code,
        title=row.title,
        department_id=row.department_id,
        department=words(row.name, row.name_en),
        area=words(row.area, row.area_en),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        completed_on=row.completed_on,
        budget=int(row.amount) if row.amount is not None else None,
        successor=row.successor,
        manner=row.manner,
        is_example=row.is_example,
    )
