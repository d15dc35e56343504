"""What there is to report for a period, and where each thing stands."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, cast, exists, func, literal, select, union_all
from sqlalchemy.orm import Session, aliased

from dashboard.flow import Step
from dashboard.folding import sort_key
from dashboard.period import Period
from dashboard.reporting import Duty
from data.models import (
    ActivityRow,
    DepartmentRow,
    DraftRow,
    IndicatorRow,
    ObservationRow,
    StatusReportRow,
    SubmissionRow,
)
from data.queries.activities import planned
from data.queries.known import known
from data.queries.reporting import NOT_SCOPED, department_of, reported_by_hand, scopes, subject_of


def duties(
    session: Session, period: Period, before: Period | None, department: str | None, at: datetime | None = None
) -> list[Duty]:
    """Everything to report for a period, of a department where one is named: activities in the plan, and values."""
    asked = [_activities(period, at)]
    if before is not None:
        asked.append(_values(period, before, at))
    everything = union_all(*asked).subquery()
    question = select(everything)
    if department is not None:
        question = question.where(everything.c.department == department)
    return sorted((_duty(row) for row in session.execute(question)), key=_place)


def _place(duty: Duty) -> tuple[bool, str, str, str]:
    """In the order of the alphabet, the same on every database."""
    subject = duty.subject
    return subject.is_value, sort_key(subject.title.sv), subject.code, subject.scope


def _activities(period: Period, at: datetime | None) -> Any:
    columns = _standing(ActivityRow.id, ActivityRow.id, period, at)
    seen = exists().where(
        StatusReportRow.activity_id == ActivityRow.id,
        StatusReportRow.period_id == period.id,
        known(StatusReportRow, at),
    )
    return (
        select(
            ActivityRow.id.label("thing_id"),
            ActivityRow.id.label("scope_id"),
            ActivityRow.code.label("code"),
            ActivityRow.title.label("title"),
            literal(None, String).label("title_en"),
            *department_of(DepartmentRow),
            *NOT_SCOPED,
            *columns,
            seen.label("seen"),
        )
        .join(DepartmentRow, and_(DepartmentRow.id == ActivityRow.department_id, known(DepartmentRow, at)))
        .where(known(ActivityRow, at), planned(ActivityRow, period))
    )


def _values(period: Period, before: Period, at: datetime | None) -> Any:
    """A value is due for every scope that had one in the period before or has one already."""
    unit, top = aliased(DepartmentRow), aliased(DepartmentRow)
    measured = (
        select(ObservationRow.indicator_id, ObservationRow.scope_id)
        .where(ObservationRow.period_id.in_([period.id, before.id]), known(ObservationRow, at))
        .distinct()
        .subquery()
    )
    seen = exists().where(
        ObservationRow.indicator_id == measured.c.indicator_id,
        ObservationRow.scope_id == measured.c.scope_id,
        ObservationRow.period_id == period.id,
        known(ObservationRow, at),
    )
    names = scopes(at)
    return (
        select(
            IndicatorRow.id.label("thing_id"),
            measured.c.scope_id.label("scope_id"),
            IndicatorRow.code.label("code"),
            IndicatorRow.name.label("title"),
            IndicatorRow.name_en.label("title_en"),
            *department_of(top),
            names.c.scope,
            names.c.place,
            names.c.place_en,
            *_standing(measured.c.indicator_id, measured.c.scope_id, period, at),
            seen.label("seen"),
        )
        .join(measured, measured.c.indicator_id == IndicatorRow.id)
        .join(names, names.c.id == measured.c.scope_id)
        .join(unit, and_(unit.id == IndicatorRow.department_id, known(unit, at)))
        .join(top, and_(top.id == func.coalesce(unit.parent_id, unit.id), known(top, at)))
        .where(known(IndicatorRow, at), *reported_by_hand())
    )


def _standing(thing: Any, scope: Any, period: Period, at: datetime | None) -> list[Any]:
    """The step, its note and whether there is a draft, each a small question of the row."""
    key = (SubmissionRow.thing_id == thing, SubmissionRow.scope_id == scope, SubmissionRow.period_id == period.id)
    step, note = (
        select(column).where(*key, known(SubmissionRow, at)).scalar_subquery()
        for column in (cast(SubmissionRow.step, String), SubmissionRow.note)
    )
    draft = exists().where(DraftRow.thing_id == thing, DraftRow.scope_id == scope, DraftRow.period_id == period.id)
    return [step.label("step"), note.label("note"), draft.label("draft")]


def _duty(row: Any) -> Duty:
    return Duty(subject_of(row), Step(row.step) if row.step else None, row.note, bool(row.draft), bool(row.seen))
