"""What the year holds: events of the plan, days when assignments are reported, decisions reviewed, meetings and talks held.

Each source gives events; what is of board and management is one question of several tables.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, func, literal, select, union_all
from sqlalchemy.orm import Session, aliased

from dashboard.activity import Confidentiality
from dashboard.cycle import CycleKind, Event, Span, What
from dashboard.decision import DecisionState
from dashboard.words import Words
from dashboard.workdays import monday
from data.models import (
    ActivityRow,
    CycleEventRow,
    DecisionRow,
    DepartmentRow,
    MeetingRow,
    MeetingSeriesRow,
    ReportingDateRow,
    TalkRow,
    ThingRow,
)
from data.queries.known import hidden, known, words

MOST = 500
_GOVERNED = 2000  # the meetings of every week in the years of a subscription


def planned(session: Session, span: Span, at: datetime | None) -> list[Event]:
    """Events of the year plan of which any day lies in the span."""
    row, unit, department = CycleEventRow, aliased(DepartmentRow), aliased(DepartmentRow)
    before = ThingRow.__table__.alias()
    first = func.coalesce(row.starts_on, row.due_on)
    question = (
        select(row, unit.code.label("unit"), department.code.label("department"), before.c.code.label("continues"))
        .outerjoin(unit, and_(unit.id == row.department_id, known(unit, at)))
        .outerjoin(department, and_(department.id == func.coalesce(unit.parent_id, unit.id), known(department, at)))
        .outerjoin(before, before.c.id == row.continues_id)
        .where(known(row, at), first <= span.last, row.due_on >= span.first)
        .order_by(row.due_on, row.code)
        .limit(MOST)
    )
    return [_planned(*found) for found in session.execute(question)]


def _planned(row: CycleEventRow, unit: str | None, department: str | None, continues: str | None) -> Event:
    return Event(
        f"plan:{row.code}",
        What.PLANNED,
        row.kind,
        row.due_on,
        name=words(row.title, row.title_en),
        starts_on=row.starts_on,
        department=department or "",
        unit=unit or "",
        owner_role=row.owner_role,
        days=row.days or 0,
        description=row.description or "",
        code=row.code,
        continues=continues or "",
        is_example=row.is_example,
        recorded_at=row.recorded_at,
    )


def newest_year(session: Session, at: datetime | None) -> int | None:
    """The last year that has a plan."""
    day = session.execute(select(func.max(CycleEventRow.due_on)).where(known(CycleEventRow, at))).scalar()
    return day.year if day else None


def codes(session: Session) -> set[str]:
    """Every code that an event of the plan has or has had."""
    return set(session.execute(select(CycleEventRow.code)).scalars())


def continued(session: Session) -> set[str]:
    """The codes of the events that one of a later year continues."""
    row, before = CycleEventRow, ThingRow.__table__.alias()
    return set(
        session.execute(
            select(before.c.code).select_from(row).join(before, before.c.id == row.continues_id).where(known(row, None))
        ).scalars()
    )


def governed(session: Session, span: Span, at: datetime | None) -> list[Event]:
    """Days when decisions are reviewed, meetings and follow-up talks held, in one question.

    That a meeting or a talk takes place is seen by all; of a decision that is confidential nothing is told.
    """
    told = union_all(_reviews(span, at), _meetings(span, at), _talks(span, at)).subquery()
    question = select(told).order_by(told.c.due_on, told.c.code).limit(_GOVERNED)
    return [_governed(row) for row in session.execute(question)]


def _governed(row: Any) -> Event:
    what = What(row.what)
    return Event(
        f"{_KEYS[what]}:{row.code}",
        what,
        CycleKind.FOLLOW_UP if what is What.TALK else CycleKind.GOVERNANCE,
        row.due_on,
        name=words(row.name, row.name_en),
        department=row.department or "",
        unit=row.unit or "",
        owner_role=row.owner_role or "",
        description=row.description or "",
        code=row.code,
        is_example=row.is_example,
        recorded_at=row.recorded_at,
    )


_KEYS = {What.REVIEW: "beslut", What.MEETING: "mote", What.TALK: "samtal"}
_NO_TEXT = literal(None, Text)


def _reviews(span: Span, at: datetime | None) -> Select[Any]:
    row = DecisionRow
    nothing: list[Any] = [
        _NO_TEXT.label(name) for name in ("name_en", "department", "unit", "owner_role", "description")
    ]
    columns: list[Any] = [
        literal(What.REVIEW.value).label("what"),
        row.code,
        row.title.label("name"),
        row.review_on.label("due_on"),
        row.is_example,
        row.recorded_at,
        *nothing,
    ]
    return select(*columns).where(
        known(row, at),
        ~hidden(row),
        row.state == DecisionState.DECIDED,
        row.review_on.between(span.first, span.last),
    )


def _meetings(span: Span, at: datetime | None) -> Select[Any]:
    row, series, unit, department = MeetingRow, MeetingSeriesRow, aliased(DepartmentRow), aliased(DepartmentRow)
    columns: list[Any] = [
        literal(What.MEETING.value),
        row.code,
        series.name,
        row.held_on,
        row.is_example,
        row.recorded_at,
        series.name_en,
        department.code,
        unit.code,
        series.chair_role,
        row.title,
    ]
    return (
        select(*columns)
        .join(series, and_(series.id == row.series_id, known(series, at)))
        .outerjoin(unit, and_(unit.id == series.department_id, known(unit, at)))
        .outerjoin(department, and_(department.id == func.coalesce(unit.parent_id, unit.id), known(department, at)))
        .where(known(row, at), row.held_on.between(span.first, span.last))
    )


def _talks(span: Span, at: datetime | None) -> Select[Any]:
    row, department = TalkRow, DepartmentRow
    columns: list[Any] = [
        literal(What.TALK.value),
        row.code,
        department.name,
        row.held_on,
        row.is_example,
        row.recorded_at,
        department.name_en,
        department.code,
        department.code,
        department.head_role,
        _NO_TEXT,
    ]
    own = and_(department.id == row.department_id, known(department, at))
    return select(*columns).join(department, own).where(known(row, at), row.held_on.between(span.first, span.last))


@dataclass(frozen=True, slots=True)
class Reported:
    """So many assignments of a department to be reported in a week."""

    monday: date
    department: str
    count: int


def reported(session: Session, span: Span, at: datetime | None) -> list[Reported]:
    """How many reports to the government each week has, by department."""
    day, department = ReportingDateRow.due_on, DepartmentRow.code
    question = _assignments(span, at, day, department, func.count()).group_by(day, department)
    counted: Counter[tuple[date, str]] = Counter()
    for on, code, count in session.execute(question):
        counted[monday(on), code or ""] += count
    return [Reported(*place, count) for place, count in sorted(counted.items())]


def folded(counts: Sequence[Reported], span: Span) -> list[Event]:
    """The reports of a week and a department as one event, on the Friday of the week or the nearest day that is asked about."""
    return [
        Event(
            week_key(one.monday, one.department),
            What.REPORTS,
            CycleKind.REPORT,
            min(max(one.monday + timedelta(days=4), span.first), span.last),
            department=one.department,
            unit=one.department,
            count=one.count,
        )
        for one in counts
    ]


def week_key(day: date, department: str) -> str:
    """What names the reports of a week and a department in an address."""
    year, week, _ = day.isocalendar()
    return f"redovisningar:{year}-v{week:02}:{department}"


def assignments(
    session: Session,
    span: Span,
    at: datetime | None,
    *,
    department: str = "",
    is_open: bool = False,
    limit: int = MOST,
    offset: int = 0,
) -> list[Event]:
    """Days when assignments are reported to the government; `is_open` leaves out what is confidential."""
    row, activity = ReportingDateRow, ActivityRow
    question = _assignments(
        span,
        at,
        activity.code,
        activity.title,
        activity.owner_role,
        DepartmentRow.code.label("department"),
        row.due_on,
        row.is_final,
        row.is_example,
        row.recorded_at,
    )
    if department:
        question = question.where(DepartmentRow.code == department)
    if is_open:
        question = question.where(activity.confidentiality != Confidentiality.CONFIDENTIAL)
    ordered = question.order_by(row.due_on, activity.code).limit(limit).offset(offset)
    return [_assignment(found) for found in session.execute(ordered)]


def _assignments(span: Span, at: datetime | None, *columns: Any) -> Select[Any]:
    row = ReportingDateRow
    # Days are few and activities many: an outer join begins with the days, where SQLite without statistics does not.
    is_there = func.coalesce(ActivityRow.id, 0) != 0
    return (
        select(*columns)
        .select_from(row)
        .outerjoin(ActivityRow, _current(ActivityRow, row.activity_id, at))
        .outerjoin(DepartmentRow, _current(DepartmentRow, ActivityRow.department_id, at))
        .where(known(row, at), row.due_on.between(span.first, span.last), is_there)
    )


def _current(table: Any, number: Any, at: datetime | None) -> ColumnElement[bool]:
    return and_(table.id == number, known(table, at))


def _assignment(row: Any) -> Event:
    return Event(
        f"uppdrag:{row.code}:{row.due_on.isoformat()}",
        What.FINAL_REPORT if row.is_final else What.PARTIAL_REPORT,
        CycleKind.REPORT,
        row.due_on,
        name=Words(row.title),
        department=row.department or "",
        unit=row.department or "",
        owner_role=row.owner_role,
        code=row.code,
        is_example=row.is_example,
        recorded_at=row.recorded_at,
    )
