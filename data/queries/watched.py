"""What the signals look at: activities that one could be given about, what answers for an indicator, and who sees to it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from dashboard.activity import is_planned
from dashboard.indicator import IndicatorKind
from dashboard.memory import Move
from dashboard.period import STOCKHOLM, Period
from dashboard.signals import About, Place, WatchedActivity
from dashboard.status import Distribution, Status
from dashboard.view import View
from data.models import (
    ActivityRow,
    AuditLineRow,
    DeliverableRow,
    DepartmentRow,
    GoalRow,
    IndicatorRow,
    ReportingDateRow,
    ResultAreaRow,
    StatusReportRow,
)
from data.queries.activities import planned
from data.queries.known import again, known, recorded, some

_DEVIATES = [status for status in Status if status.deviates]


def activities(
    session: Session, view: View, history: Sequence[Period], due_days: int, only: Collection[int] | None = None
) -> dict[int, WatchedActivity]:
    """By id, those in the plan of the period that deviate, are silent, have no owner or are to be reported soon.

    Statuses are those of `history`, whose last period is the one looked at; `only` asks about these activities alone.
    """
    candidates = _candidates(view, due_days, only)
    statuses = _statuses(session, view, history, candidates)
    moves = _moves(session, view, candidates)
    reporting = _reporting(session, view, due_days, candidates)
    area, department = (
        _place(ResultAreaRow, ActivityRow.area_id, view),
        _place(DepartmentRow, ActivityRow.department_id, view),
    )
    rows = session.execute(
        select(
            ActivityRow.id,
            ActivityRow.code,
            ActivityRow.strategic,
            ActivityRow.owner_role,
            ActivityRow.starts_on,
            ActivityRow.ends_on,
            ActivityRow.completed_on,
            ResultAreaRow.code.label("area"),
            DepartmentRow.code.label("department"),
        )
        .join(ResultAreaRow, area)
        .join(DepartmentRow, department)
        .where(ActivityRow.id.in_(candidates), known(ActivityRow, view.known_at))
    )
    return {
        row.id: WatchedActivity(
            About(Place.ACTIVITY, row.code, strategic=row.strategic, area=row.area, department=row.department),
            tuple(_status(row, statuses[row.id], period) for period in history),
            row.owner_role,
            moves[row.id],
            reporting[row.id],
        )
        for row in rows
    }


def _status(row: Any, said: Mapping[int, Status], period: Period) -> Status | None:
    if period.id in said:
        return said[period.id]
    in_plan = is_planned(row.starts_on, row.ends_on, row.completed_on, period.starts_on, period.ends_on)
    return Status.NOT_REPORTED if in_plan else None


def _candidates(view: View, due_days: int, only: Collection[int] | None) -> Select[Any]:
    (said, reports), dates = again(StatusReportRow), ReportingDateRow
    soon = some().where(
        dates.activity_id == ActivityRow.id,
        known(dates, view.known_at),
        dates.due_on.between(view.today, view.today + timedelta(due_days)),
    )
    now = and_(said.activity_id == ActivityRow.id, said.period_id == view.period.id, known(said, view.known_at))
    told = or_(said.status.is_(None), said.status.in_(_DEVIATES), func.trim(ActivityRow.owner_role) == "", soon)
    question = (
        select(ActivityRow.id)
        .select_from(ActivityRow)
        .outerjoin(reports, now)
        .where(known(ActivityRow, view.known_at), planned(ActivityRow, view.period), told)
    )
    return question if only is None else question.where(ActivityRow.id.in_(only))


def _statuses(
    session: Session, view: View, history: Sequence[Period], candidates: Select[Any]
) -> Mapping[int, Mapping[int, Status]]:
    row = StatusReportRow
    found: dict[int, dict[int, Status]] = defaultdict(dict)
    for activity_id, period_id, status in session.execute(
        select(row.activity_id, row.period_id, row.status).where(
            row.activity_id.in_(candidates), row.period_id.in_([p.id for p in history]), known(row, view.known_at)
        )
    ):
        found[activity_id][period_id] = status
    return found


def _moves(session: Session, view: View, candidates: Select[Any]) -> Mapping[int, tuple[Move, ...]]:
    row = ActivityRow
    versions: dict[int, list[tuple[datetime, date]]] = defaultdict(list)
    for activity_id, at, ends_on in session.execute(
        select(row.id, row.recorded_at, row.ends_on)
        .where(row.id.in_(candidates), recorded(row, view.known_at))
        .order_by(row.id, row.version)
    ):
        versions[activity_id].append((at, ends_on))
    found: dict[int, tuple[Move, ...]] = defaultdict(tuple)
    for activity_id, told in versions.items():
        found[activity_id] = tuple(
            Move(at.astimezone(STOCKHOLM).date(), was, now) for (_, was), (at, now) in pairwise(told) if was != now
        )
    return found


def _reporting(session: Session, view: View, due_days: int, candidates: Select[Any]) -> Mapping[int, tuple[date, ...]]:
    row = ReportingDateRow
    found: dict[int, tuple[date, ...]] = defaultdict(tuple)
    for activity_id, due_on in session.execute(
        select(row.activity_id, row.due_on)
        .where(row.due_on.between(view.today, view.today + timedelta(due_days)), known(row, view.known_at))
        .where(row.activity_id.in_(candidates))
        .order_by(row.activity_id, row.due_on)
    ):
        found[activity_id] += (due_on,)
    return found


def _place(table: Any, number: Any, view: View) -> ColumnElement[bool]:
    return and_(table.id == number, known(table, view.known_at))


def under_deliverables(session: Session, view: View, only: Collection[int] | None = None) -> Mapping[int, Distribution]:
    """By deliverable id, the statuses of the activities under it that are in the plan of the period."""
    said, reports = again(StatusReportRow)
    now = and_(said.activity_id == ActivityRow.id, said.period_id == view.period.id, known(said, view.known_at))
    question = (
        select(ActivityRow.deliverable_id, said.status, func.count())
        .select_from(ActivityRow)
        .outerjoin(reports, now)
        .where(known(ActivityRow, view.known_at), planned(ActivityRow, view.period))
        .where(ActivityRow.deliverable_id.is_not(None))
        .group_by(ActivityRow.deliverable_id, said.status)
    )
    if only is not None:
        question = question.where(ActivityRow.deliverable_id.in_(only))
    found: dict[int, dict[Status, int]] = defaultdict(dict)
    for deliverable_id, status, count in session.execute(question):
        found[deliverable_id][status or Status.NOT_REPORTED] = count
    return {deliverable_id: Distribution(counts) for deliverable_id, counts in found.items()}


@dataclass(frozen=True, slots=True)
class Kept:
    """How an indicator is looked after: its owner, when its next value is due, and the codes of area and department."""

    code: str
    kind: IndicatorKind
    owner: str | None
    next_update_on: date | None
    area: str
    department: str


def kept(session: Session, view: View, only: Collection[int] | None = None) -> dict[int, Kept]:
    """By id, how they are looked after; the area is that of the deliverable followed, the department the unit's own."""
    at, row, unit = view.known_at, IndicatorRow, aliased(DepartmentRow)
    question = (
        select(row.id, row.code, row.kind, row.owner_role, row.next_update_on, ResultAreaRow.code, DepartmentRow.code)
        .select_from(row)
        .outerjoin(DeliverableRow, and_(DeliverableRow.id == row.deliverable_id, known(DeliverableRow, at)))
        .outerjoin(GoalRow, and_(GoalRow.id == DeliverableRow.goal_id, known(GoalRow, at)))
        .outerjoin(ResultAreaRow, and_(ResultAreaRow.id == GoalRow.area_id, known(ResultAreaRow, at)))
        .outerjoin(unit, and_(unit.id == row.department_id, known(unit, at)))
        .outerjoin(
            DepartmentRow, and_(DepartmentRow.id == func.coalesce(unit.parent_id, unit.id), known(DepartmentRow, at))
        )
        .where(known(row, at))
    )
    if only is not None:
        question = question.where(row.id.in_(only))
    return {
        number: Kept(code, kind, owner, expected, area or "", department or "")
        for number, code, kind, owner, expected, area, department in session.execute(question)
    }


def answering(session: Session, activities: Collection[int]) -> set[int]:
    """The thematic indicators of every deliverable that the activities stand under, or have stood under."""
    under = select(ActivityRow.deliverable_id).where(
        ActivityRow.id.in_(activities), ActivityRow.deliverable_id.is_not(None)
    )
    return set(session.execute(select(IndicatorRow.id).where(IndicatorRow.deliverable_id.in_(under))).scalars())


def standard_indicators(session: Session) -> set[int]:
    """The indicators that are the same for all areas, also those that were."""
    return set(session.execute(select(IndicatorRow.id).where(IndicatorRow.kind == IndicatorKind.STANDARD)).scalars())


def own_indicators(session: Session, view: View) -> list[int]:
    """The indicators followed for the organisation as a whole: its key figures by position, then what follows deliverables."""
    row, whole = IndicatorRow, (IndicatorKind.KEY_FIGURE, IndicatorKind.THEMATIC)
    ordered = (row.kind != IndicatorKind.KEY_FIGURE, row.position, row.code)
    question = select(row.id).where(row.kind.in_(whole), known(row, view.known_at)).order_by(*ordered)
    return list(session.execute(question).scalars())


def area_codes(session: Session, view: View) -> dict[int, str]:
    """The codes of the result areas by id."""
    row = ResultAreaRow
    return {number: code for number, code in session.execute(select(row.id, row.code).where(known(row, view.known_at)))}


def lines_from(session: Session, number: int, most: int) -> list[tuple[int, str, str, int | None]]:
    """Number, hash, table and thing of at most so many lines of the journal from a number on."""
    row = AuditLineRow
    lines = session.execute(
        select(row.number, row.hash, row.table_name, row.thing_id)
        .where(row.number >= number)
        .order_by(row.number)
        .limit(most)
    )
    return [(line.number, line.hash, line.table_name, line.thing_id) for line in lines]
