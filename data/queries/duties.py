"""What there is to report for a period, and where each thing stands."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, String, and_, cast, exists, func, literal, or_, select, union_all
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
    PeriodRow,
    StatusReportRow,
    SubmissionRow,
)
from data.queries.activities import planned
from data.queries.known import again, known
from data.queries.reporting import NOT_SCOPED, department_of, reported_by_hand, scopes, subject_of


def duties(session: Session, due: Sequence[Period], department: str | None, at: datetime | None = None) -> list[Duty]:
    """Everything to report, of a department where one is named: activities in the plan of the first period, and values.

    Of a period before the first one only what is missing, or on its way.
    """
    everything = union_all(_activities(due[0], at), _values(due, at)).subquery()
    question = select(everything)
    if department is not None:
        question = question.where(everything.c.department == department)
    numbered = {period.id: period for period in due}
    found = (_duty(row, numbered[row.period_id]) for row in session.execute(question))
    return sorted((d for d in found if not d.seen or d.step or d.period.ends_on >= due[0].starts_on), key=_place)


def _place(duty: Duty) -> tuple[bool, str, str, str, date, int]:
    """In the order of the alphabet and of time, a month before its tertial; the same on every database."""
    subject, period = duty.subject, duty.period
    return (
        subject.is_value,
        sort_key(subject.title.sv),
        subject.code,
        subject.scope,
        period.ends_on,
        -period.starts_on.toordinal(),
    )


def _activities(period: Period, at: datetime | None) -> Any:
    columns = _standing(ActivityRow.id, ActivityRow.id, literal(period.id), at)
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
            literal(period.id, Integer).label("period_id"),
            *columns,
            seen.label("seen"),
        )
        .join(DepartmentRow, and_(DepartmentRow.id == ActivityRow.department_id, known(DepartmentRow, at)))
        .where(known(ActivityRow, at), planned(ActivityRow, period))
    )


def expected(due: Sequence[Period], at: datetime | None) -> Any:
    """Indicator, scope and period of every value that is due, and whether it has come.

    A value is due from the first one that there is for the place, of the same rhythm, within the year before.
    """
    (then, earlier), (now, these) = again(PeriodRow), again(PeriodRow)
    near = select(PeriodRow.id).where(or_(*(_in_a_year(period) for period in due)))
    own = select(IndicatorRow.id).where(known(IndicatorRow, at), *reported_by_hand())
    columns = (ObservationRow.indicator_id, ObservationRow.scope_id, then.type)
    measured = (
        select(*columns, func.min(then.starts_on).label("since"))
        .join(earlier, then.id == ObservationRow.period_id)
        .where(known(ObservationRow, at), ObservationRow.period_id.in_(near), ObservationRow.indicator_id.in_(own))
        .group_by(*columns)
        .subquery()
    )
    seen = exists().where(
        ObservationRow.indicator_id == measured.c.indicator_id,
        ObservationRow.scope_id == measured.c.scope_id,
        ObservationRow.period_id == now.id,
        known(ObservationRow, at),
    )
    return (
        select(measured.c.indicator_id, measured.c.scope_id, now.id.label("period_id"), seen.label("seen"))
        .join(these, and_(now.type == measured.c.type, now.starts_on >= measured.c.since))
        .where(now.id.in_([period.id for period in due]))
        .subquery()
    )


def _in_a_year(period: Period) -> Any:
    """The periods of the same kind from the one a year before up to and with this one."""
    first = period.starts_on.replace(year=period.year - 1)
    return and_(PeriodRow.type == period.type, PeriodRow.starts_on.between(first, period.starts_on))


def _values(due: Sequence[Period], at: datetime | None) -> Any:
    unit, top = aliased(DepartmentRow), aliased(DepartmentRow)
    values, names = expected(due, at), scopes(at)
    return (
        select(
            IndicatorRow.id.label("thing_id"),
            values.c.scope_id.label("scope_id"),
            IndicatorRow.code.label("code"),
            IndicatorRow.name.label("title"),
            IndicatorRow.name_en.label("title_en"),
            *department_of(top),
            names.c.scope,
            names.c.place,
            names.c.place_en,
            values.c.period_id,
            *_standing(values.c.indicator_id, values.c.scope_id, values.c.period_id, at),
            values.c.seen,
        )
        .join(values, values.c.indicator_id == IndicatorRow.id)
        .join(names, names.c.id == values.c.scope_id)
        .join(unit, and_(unit.id == IndicatorRow.department_id, known(unit, at)))
        .join(top, and_(top.id == func.coalesce(unit.parent_id, unit.id), known(top, at)))
        .where(known(IndicatorRow, at), *reported_by_hand())
    )


def _standing(thing: Any, scope: Any, period: Any, at: datetime | None) -> list[Any]:
    """The step, its note and whether there is a draft, each a small question of the row."""
    key = (SubmissionRow.thing_id == thing, SubmissionRow.scope_id == scope, SubmissionRow.period_id == period)
    step, note = (
        select(column).where(*key, known(SubmissionRow, at)).scalar_subquery()
        for column in (cast(SubmissionRow.step, String), SubmissionRow.note)
    )
    draft = exists().where(DraftRow.thing_id == thing, DraftRow.scope_id == scope, DraftRow.period_id == period)
    return [step.label("step"), note.label("note"), draft.label("draft")]


def _duty(row: Any, period: Period) -> Duty:
    step = Step(row.step) if row.step else None
    return Duty(subject_of(row), period, step, row.note, bool(row.draft), bool(row.seen))
