"""What to raise and what has changed, each in one question."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, case, func, literal, literal_column, null, or_, select, union_all
from sqlalchemy.orm import Session

from dashboard.activity import ActivityKind
from dashboard.agenda import Changes, Raised, ranked
from dashboard.status import Status
from dashboard.view import View
from data.models import ActivityRow, DepartmentRow, ResultAreaRow, StatusReportRow
from data.queries.activities import planned
from data.queries.known import again, known, some, words

_DEVIATES = (Status.DEVIATING, Status.OFF_TRACK)
_FINE = (Status.ON_TRACK, Status.COMPLETED)
# What deviates, and the statuses in the other period that make it a move.
_WORSENED = {Status.DEVIATING: (Status.ON_TRACK,), Status.OFF_TRACK: (Status.ON_TRACK, Status.DEVIATING)}
_RECOVERED = {Status.DEVIATING: _FINE, Status.OFF_TRACK: _FINE}


def raised(session: Session, view: View, most: int) -> list[Raised]:
    """At most `most` activities: off track, worsened since the period before, not reported."""
    deviating, silent = _deviating(view, most), _silent(view, most)
    nothing = literal(None, StatusReportRow.status.type)
    found = union_all(select(deviating), select(silent.c.activity_id, nothing, null(), null(), null())).subquery()
    area = and_(ResultAreaRow.id == ActivityRow.area_id, known(ResultAreaRow, view.known_at))
    department = and_(DepartmentRow.id == ActivityRow.department_id, known(DepartmentRow, view.known_at))
    rows = session.execute(
        select(
            ActivityRow.code,
            ActivityRow.title,
            ResultAreaRow.name,
            ResultAreaRow.name_en,
            DepartmentRow.name,
            DepartmentRow.name_en,
            ActivityRow.strategic,
            found.c.now,
            found.c.before,
            found.c.cause,
            found.c.measure,
        )
        .join(found, found.c.activity_id == ActivityRow.id)
        .join(ResultAreaRow, area)
        .join(DepartmentRow, department)
        .where(known(ActivityRow, view.known_at))
    )
    return ranked((_raised(row) for row in rows), most)


def _raised(row: Any) -> Raised:
    code, title, area, area_en, department, department_en, strategic, now, before, cause, measure = row
    places = words(area, area_en), words(department, department_en)
    return Raised(code, title, *places, strategic, now or Status.NOT_REPORTED, before, cause, measure)


def _deviating(view: View, most: int) -> Any:
    """Off track, or yellow after green, the gravest first."""
    (now, reports), (before, reports_before) = again(StatusReportRow), again(StatusReportRow)
    before_id = view.before.id if view.before else -1
    earlier = and_(before.activity_id == now.activity_id, before.period_id == before_id, known(before, view.known_at))
    worse = case((before.status == Status.ON_TRACK, 0), (before.status == Status.DEVIATING, 1), else_=2)
    newly = and_(now.status == Status.DEVIATING, before.status == Status.ON_TRACK)
    return (
        select(now.activity_id, now.status.label("now"), before.status.label("before"), now.cause, now.measure)
        .select_from(reports)
        .outerjoin(reports_before, earlier)
        .join(ActivityRow, and_(ActivityRow.id == now.activity_id, known(ActivityRow, view.known_at)))
        .where(now.period_id == view.period.id, now.status.in_(_DEVIATES), known(now, view.known_at))
        .where(or_(now.status == Status.OFF_TRACK, newly))
        .order_by(now.status.desc(), worse, ActivityRow.strategic.desc(), ActivityRow.title_key, ActivityRow.code)
        .limit(most)
        .subquery()
    )


def _silent(view: View, most: int) -> Any:
    """In the plan, and nobody has said anything."""
    said = select(StatusReportRow.activity_id).where(
        StatusReportRow.period_id == view.period.id, known(StatusReportRow, view.known_at)
    )
    return (
        select(ActivityRow.id.label("activity_id"))
        .where(known(ActivityRow, view.known_at), planned(ActivityRow, view.period), ActivityRow.id.not_in(said))
        .order_by(ActivityRow.strategic.desc(), ActivityRow.title_key, ActivityRow.code)
        .limit(most)
        .subquery()
    )


def changes(session: Session, view: View) -> Changes:
    """What differs from the period before, as known at the view's moment."""
    if view.before is None:
        return Changes(0, {}, 0, 0)
    # Not the column itself: for its order SQLite would read every activity there is instead of those that have not ended.
    area = func.coalesce(ActivityRow.area_id, literal_column("0"))
    assigned = (
        select(
            literal("assigned"),
            area,
            func.count(),
            func.sum(case((ActivityRow.starts_on > view.before.ends_on, 1), else_=0)),
        )
        .where(known(ActivityRow, view.known_at), planned(ActivityRow, view.period))
        .where(ActivityRow.kind == ActivityKind.GOVERNMENT_ASSIGNMENT)
        .group_by(area)
    )
    worse = _moved("worsened", view, view.period.id, view.before.id, _WORSENED)
    better = _moved("recovered", view, view.before.id, view.period.id, _RECOVERED)
    moved: dict[str, int] = {}
    assignments: dict[int, tuple[int, int]] = {}
    for what, area_id, count, new in session.execute(union_all(assigned, worse, better)):
        if what == "assigned":
            assignments[area_id] = (count, new)
        else:
            moved[what] = count
    return Changes(
        sum(count for count, _ in assignments.values()),
        {area_id: new for area_id, (_, new) in assignments.items() if new},
        moved["worsened"],
        moved["recovered"],
    )


def _moved(name: str, view: View, period_id: int, other_id: int, moves: Mapping[Status, Sequence[Status]]) -> Any:
    """How many deviate in a period and had, or got, a status in the other that makes it a move.

    They are counted from the period in which they deviate, since those are few.
    """
    (here, _), (there, _) = again(StatusReportRow), again(StatusReportRow)
    moved = some().where(
        there.activity_id == here.activity_id,
        there.period_id == other_id,
        known(there, view.known_at),
        or_(*(and_(here.status == status, there.status.in_(others)) for status, others in moves.items())),
    )
    return select(literal(name), null(), func.count(), null()).where(
        here.period_id == period_id, here.status.in_(list(moves)), known(here, view.known_at), moved
    )
