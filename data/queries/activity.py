"""One activity: what it is, everything its owner has said, its dates and its money."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Date, Integer, and_, cast, extract, func, literal, select, union_all
from sqlalchemy.orm import Session, aliased

from dashboard.activity import ActivityDetail, Delivery, Money, Report, ReportingDate, Version
from dashboard.errors import ThingNotFound
from dashboard.flow import Taken
from dashboard.view import View
from data.models import (
    ActivityRow,
    AuditLineRow,
    BudgetLineRow,
    DeliverableRow,
    DeliveryRow,
    DepartmentRow,
    GoalRow,
    ImportRow,
    OutcomeLineRow,
    PeriodRow,
    ProgrammeRow,
    ReportingDateRow,
    ResultAreaRow,
    StatusReportRow,
    SubmissionRow,
)
from data.queries.known import happened, known, numbered, recorded, words


def activity(session: Session, view: View, code: str) -> ActivityDetail:
    """The activity with its place on the red thread, and the versions it has had; ThingNotFound without one."""
    at = view.known_at
    unit, department = aliased(DepartmentRow), aliased(DepartmentRow)
    goal, own_goal = aliased(GoalRow), aliased(GoalRow)
    rows = session.execute(
        select(
            ActivityRow,
            ResultAreaRow.code.label("area_code"),
            ResultAreaRow.name.label("area"),
            ResultAreaRow.name_en.label("area_en"),
            func.coalesce(goal.text, own_goal.text).label("goal"),
            func.coalesce(goal.text_en, own_goal.text_en).label("goal_en"),
            DeliverableRow.code.label("deliverable_code"),
            DeliverableRow.name.label("deliverable"),
            DeliverableRow.name_en.label("deliverable_en"),
            department.code.label("department_code"),
            department.name.label("department"),
            department.name_en.label("department_en"),
            unit.name.label("unit"),
            unit.name_en.label("unit_en"),
            ProgrammeRow.name.label("programme"),
            ProgrammeRow.name_en.label("programme_en"),
        )
        .join(ResultAreaRow, and_(ResultAreaRow.id == ActivityRow.area_id, known(ResultAreaRow, at)))
        .join(department, and_(department.id == ActivityRow.department_id, known(department, at)))
        .join(unit, and_(unit.id == ActivityRow.unit_id, known(unit, at)))
        .outerjoin(DeliverableRow, and_(DeliverableRow.id == ActivityRow.deliverable_id, known(DeliverableRow, at)))
        .outerjoin(goal, and_(goal.id == DeliverableRow.goal_id, known(goal, at)))
        .outerjoin(own_goal, and_(own_goal.id == ActivityRow.goal_id, known(own_goal, at)))
        .outerjoin(ProgrammeRow, and_(ProgrammeRow.id == ActivityRow.programme_id, known(ProgrammeRow, at)))
        .where(ActivityRow.id == numbered("activity", code), recorded(ActivityRow, at))
        .order_by(ActivityRow.recorded_at, ActivityRow.version)
    ).all()
    if not rows:
        raise ThingNotFound(code)
    return _detail(rows)


def _detail(rows: Sequence[Any]) -> ActivityDetail:
    row = rows[-1]
    one = row[0]
    return ActivityDetail(
        id=one.id,
        code=one.code,
        title=one.title,
        description=one.description,
        kind=one.kind,
        area=words(row.area, row.area_en),
        area_code=row.area_code,
        goal=words(row.goal, row.goal_en),
        deliverable=words(row.deliverable, row.deliverable_en),
        deliverable_code=row.deliverable_code,
        department=words(row.department, row.department_en),
        department_code=row.department_code,
        unit=words(row.unit, row.unit_en) if one.unit_id != one.department_id else words(None),
        owner_role=one.owner_role,
        programme=words(row.programme, row.programme_en),
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        completed_on=one.completed_on,
        reference_number=one.reference_number,
        strategic=one.strategic,
        confidentiality=one.confidentiality,
        source=one.source,
        source_url=one.source_url,
        is_example=one.is_example,
        versions=tuple(
            Version(r[0].recorded_at, r[0].recorded_by, r[0].title, r[0].starts_on, r[0].ends_on) for r in rows
        ),
    )


def reports(session: Session, view: View, activity_id: int) -> list[Report]:
    """Everything said about an activity up to the period looked at, newest period and newest version first."""
    of, at = StatusReportRow, view.known_at
    taken = and_(
        SubmissionRow.thing_id == of.activity_id,
        SubmissionRow.scope_id == of.activity_id,
        SubmissionRow.period_id == of.period_id,
        recorded(SubmissionRow, at),
    )
    columns = (SubmissionRow.step, SubmissionRow.recorded_at, SubmissionRow.recorded_by, SubmissionRow.version)
    line = and_(AuditLineRow.table_name == of.__tablename__, AuditLineRow.version == of.version)
    rows = session.execute(
        select(PeriodRow.code, of, ImportRow.name, *columns)
        .join(PeriodRow, PeriodRow.id == of.period_id)
        .outerjoin(AuditLineRow, line)
        .outerjoin(ImportRow, ImportRow.id == AuditLineRow.import_id)
        .outerjoin(SubmissionRow, taken)
        .where(of.activity_id == activity_id, recorded(of, at), PeriodRow.ends_on <= view.period.ends_on)
        .order_by(PeriodRow.starts_on.desc(), of.recorded_at.desc(), SubmissionRow.version)
    )
    found: dict[int, tuple[str, Any, str | None]] = {}
    steps: dict[int, list[Taken]] = {}
    for code, row, file, step, moment, actor, number in rows:
        found[row.version] = (code, row, file)
        if step is not None:
            steps.setdefault(row.version, []).append(Taken(step, moment, actor, number))
    return [_report(code, row, tuple(steps.get(number, ())), at, file) for number, (code, row, file) in found.items()]


def _report(code: str, row: StatusReportRow, steps: tuple[Taken, ...], at: datetime | None, file: str | None) -> Report:
    return Report(
        code,
        row.status,
        row.comment,
        row.cause,
        row.measure,
        row.decision_needed,
        row.beyond_figures,
        row.forecast,
        row.recorded_at,
        row.recorded_by,
        happened(row.superseded_at, at),
        row.correction_reason,
        row.is_example,
        steps,
        file,
    )


def dates(session: Session, view: View, activity_id: int) -> tuple[list[Delivery], list[ReportingDate]]:
    """Dated deliveries and days of report to the government, in order of time."""
    delivered = select(
        literal("delivery").label("what"),
        DeliveryRow.name.label("name"),
        DeliveryRow.due_on.label("due"),
        DeliveryRow.delivered_on,
        literal(False),
    ).where(DeliveryRow.activity_id == activity_id, known(DeliveryRow, view.known_at))
    reported = select(
        literal("report"),
        literal(""),
        ReportingDateRow.due_on,
        literal(None, DeliveryRow.delivered_on.type),
        ReportingDateRow.is_final,
    ).where(ReportingDateRow.activity_id == activity_id, known(ReportingDateRow, view.known_at))
    deliveries: list[Delivery] = []
    days: list[ReportingDate] = []
    for what, name, due, done, final in session.execute(union_all(delivered, reported).order_by("due", "what", "name")):
        if what == "delivery":
            deliveries.append(Delivery(name, due, done))
        else:
            days.append(ReportingDate(due, bool(final)))
    return deliveries, days


def money(session: Session, view: View, activity_id: int) -> list[Money]:
    """Budget and outcome per year in öre, newest first, with the last day booked up to the period's end."""
    budget = select(
        literal("budget"),
        BudgetLineRow.year,
        BudgetLineRow.amount,
        literal(None, Date),
        BudgetLineRow.is_example,
    ).where(
        BudgetLineRow.activity_id == activity_id,
        known(BudgetLineRow, view.known_at),
        BudgetLineRow.year <= view.period.ends_on.year,
    )
    outcome = select(
        literal("outcome"),
        cast(extract("year", OutcomeLineRow.booked_on), Integer),
        OutcomeLineRow.amount,
        OutcomeLineRow.booked_on,
        OutcomeLineRow.is_example,
    ).where(
        OutcomeLineRow.activity_id == activity_id,
        known(OutcomeLineRow, view.known_at),
        OutcomeLineRow.booked_on <= view.period.ends_on,
    )
    years: dict[int, Money] = {}
    for what, year, amount, booked, example in session.execute(union_all(budget, outcome)):
        was = years.get(year, Money(year, 0, 0, None, False))
        years[year] = Money(
            year,
            was.budget + (amount if what == "budget" else 0),
            was.outcome + (amount if what == "outcome" else 0),
            max(filter(None, (was.booked_on, booked)), default=None),
            was.is_example or example,
        )
    return [years[year] for year in sorted(years, reverse=True)]
