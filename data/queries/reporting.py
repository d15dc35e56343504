"""One report on its way: what it is about, how far it has come, and what was said before."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, exists, func, literal, select, true, union_all
from sqlalchemy.orm import Session, aliased

from dashboard.errors import ThingNotFound
from dashboard.flow import Step, Taken
from dashboard.indicator import Indicator, IndicatorKind, Sensitivity
from dashboard.period import Period
from dashboard.reporting import ACTIVITY_FIELDS, Draft, Progress, Rules, Subject
from dashboard.view import View
from dashboard.words import Words
from data.models import (
    ActivityRow,
    DepartmentRow,
    DraftRow,
    IndicatorRow,
    ObservationRow,
    OrganisationRow,
    PeriodRow,
    ResultAreaRow,
    SettingRow,
    StatusReportRow,
    SubmissionRow,
)
from data.queries.known import known, numbered, recorded, words

NOT_SCOPED = tuple(literal("", String).label(name) for name in ("scope", "place", "place_en"))


def rules(session: Session, at: datetime | None = None) -> Rules:
    """The settings of reporting."""
    rows = session.execute(
        select(SettingRow.key, SettingRow.value).where(SettingRow.key.startswith("report."), known(SettingRow, at))
    )
    return Rules.of({key: value for key, value in rows})


def reported_by_hand() -> list[Any]:
    """Indicators whose values somebody here writes: not derived, and not the state of the world."""
    return [IndicatorRow.derivation.is_(None), IndicatorRow.kind != IndicatorKind.CONTEXT]


def department_of(table: Any) -> list[Any]:
    """The columns that name a department."""
    return [
        table.code.label("department"),
        table.name.label("department_name"),
        table.name_en.label("department_name_en"),
    ]


def scopes(at: datetime | None) -> Any:
    """Whatever a value can be measured for inside the organisation: its code and its name."""
    return union_all(
        *(
            select(
                table.id, table.code.label("scope"), table.name.label("place"), table.name_en.label("place_en")
            ).where(known(table, at))
            for table in (OrganisationRow, ResultAreaRow, DepartmentRow)
        )
    ).subquery()


def subject_of(row: Any) -> Subject:
    """A row as something to report."""
    return Subject(
        row.thing_id,
        row.scope_id,
        row.code,
        words(row.title, row.title_en),
        row.department,
        words(row.department_name, row.department_name_en),
        row.scope,
        words(row.place, row.place_en),
    )


def activity_subject(session: Session, code: str, at: datetime | None = None) -> Subject | None:
    """The activity that has a code, as something to report."""
    row = session.execute(
        select(
            ActivityRow.id.label("thing_id"),
            ActivityRow.id.label("scope_id"),
            ActivityRow.code,
            ActivityRow.title,
            literal(None, String).label("title_en"),
            *department_of(DepartmentRow),
            *NOT_SCOPED,
        )
        .join(DepartmentRow, and_(DepartmentRow.id == ActivityRow.department_id, known(DepartmentRow, at)))
        .where(ActivityRow.id == numbered("activity", code), known(ActivityRow, at))
    ).first()
    return None if row is None else subject_of(row)


def value_subject(
    session: Session, code: str, scope: str | None, at: datetime | None = None
) -> tuple[Subject, Indicator, Sensitivity]:
    """An indicator's value for a scope, as something to report; ThingNotFound when it has none that is reported."""
    unit, top, names = aliased(DepartmentRow), aliased(DepartmentRow), scopes(at)
    measured = exists().where(
        ObservationRow.indicator_id == IndicatorRow.id, ObservationRow.scope_id == names.c.id, known(ObservationRow, at)
    )
    question = (
        select(
            IndicatorRow,
            IndicatorRow.id.label("thing_id"),
            names.c.id.label("scope_id"),
            IndicatorRow.code,
            IndicatorRow.name.label("title"),
            IndicatorRow.name_en.label("title_en"),
            *department_of(top),
            names.c.scope,
            names.c.place,
            names.c.place_en,
        )
        .select_from(IndicatorRow)
        .join(names, true())
        .join(unit, and_(unit.id == IndicatorRow.department_id, known(unit, at)))
        .join(top, and_(top.id == func.coalesce(unit.parent_id, unit.id), known(top, at)))
        .where(IndicatorRow.id == numbered("indicator", code), known(IndicatorRow, at), measured, *reported_by_hand())
        .order_by(names.c.id)
    )
    row = session.execute(question if scope is None else question.where(names.c.scope == scope)).first()
    if row is None:
        raise ThingNotFound(code)
    one = row[0]
    told = Indicator(
        one.id,
        one.code,
        one.kind,
        words(one.name, one.name_en),
        Words(one.unit, one.unit_en),
        one.decimals,
        one.direction,
        None,
        one.is_example,
    )
    return subject_of(row), told, one.sensitivity


def progress(session: Session, subject: Subject, period: Period, at: datetime | None = None) -> Progress:
    """The steps a report has taken, and its draft."""
    steps = select(
        literal(True).label("handed"),
        SubmissionRow.version.label("number"),
        cast(SubmissionRow.step, String).label("step"),
        SubmissionRow.content,
        SubmissionRow.note,
        SubmissionRow.recorded_at.label("moment"),
        SubmissionRow.recorded_by.label("actor"),
    ).where(*_of(SubmissionRow, subject, period), recorded(SubmissionRow, at))
    drafts = select(
        literal(False),
        DraftRow.revision,
        literal(None, String),
        DraftRow.content,
        literal(None, String),
        DraftRow.saved_at,
        DraftRow.saved_by,
    ).where(*_of(DraftRow, subject, period))
    both: Any = steps if at is not None else union_all(steps, drafts)
    rows = session.execute(both).all()
    drafted = next((row for row in rows if not row.handed), None)
    return Progress(
        tuple(
            Taken(Step(r.step), r.moment, r.actor, r.number, json.loads(r.content), r.note)
            for r in sorted((r for r in rows if r.handed), key=lambda r: r.number)
        ),
        Draft(json.loads(drafted.content), drafted.number, drafted.moment, drafted.actor) if drafted else None,
    )


def _of(table: Any, subject: Subject, period: Period) -> list[Any]:
    return [table.thing_id == subject.thing_id, table.scope_id == subject.scope_id, table.period_id == period.id]


def said(
    session: Session, subject: Subject, periods: Collection[Period], at: datetime | None = None
) -> dict[int, dict[str, str]]:
    """What readers see of an activity in some periods, by the number of the period, as the fields of a form."""
    rows = session.execute(
        select(StatusReportRow.period_id, *(getattr(StatusReportRow, name) for name in ACTIVITY_FIELDS)).where(
            StatusReportRow.activity_id == subject.thing_id,
            StatusReportRow.period_id.in_([p.id for p in periods]),
            known(StatusReportRow, at),
        )
    )
    return {number: {n: str(v) for n, v in zip(ACTIVITY_FIELDS, told, strict=True) if v} for number, *told in rows}


def earlier_values(
    session: Session, subject: Subject, period: Period, at: datetime | None = None
) -> Sequence[tuple[str, float | None, str | None, str | None]]:
    """The newest edition of every earlier value of the same kind of period: period, number, sign, note, oldest first."""
    rows = session.execute(
        select(PeriodRow.code, ObservationRow.value, cast(ObservationRow.sign, String), ObservationRow.note)
        .join(PeriodRow, PeriodRow.id == ObservationRow.period_id)
        .where(ObservationRow.indicator_id == subject.thing_id, ObservationRow.scope_id == subject.scope_id)
        .where(known(ObservationRow, at), PeriodRow.type == period.type, PeriodRow.starts_on < period.starts_on)
        .order_by(PeriodRow.starts_on, ObservationRow.first_published, ObservationRow.vintage)
    )
    newest = {code: (code, value, sign, note) for code, value, sign, note in rows}
    return list(newest.values())


def is_preliminary(view: View) -> ColumnElement[bool]:
    """What readers see was handed in at that very moment, and waits for approval."""
    return exists().where(
        SubmissionRow.thing_id == ActivityRow.id,
        SubmissionRow.scope_id == ActivityRow.id,
        SubmissionRow.period_id == view.period.id,
        SubmissionRow.step == Step.SUBMITTED,
        SubmissionRow.recorded_at == StatusReportRow.recorded_at,
        known(SubmissionRow, view.known_at),
    )
