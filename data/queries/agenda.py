"""What to raise and what has changed, each in one question."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, case, func, literal, null, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from dashboard.activity import ActivityKind
from dashboard.agenda import Changes, Raised, ranked
from dashboard.status import Status
from dashboard.view import View
from data.models import ActivityRow, DepartmentRow, ResultAreaRow, StatusReportRow
from data.queries.activities import planned
from data.queries.known import known, words

_DEVIATES = (Status.DEVIATING, Status.OFF_TRACK)
_WORSE = (((Status.ON_TRACK,), _DEVIATES), ((Status.DEVIATING,), (Status.OFF_TRACK,)))
_BETTER = ((_DEVIATES, (Status.ON_TRACK, Status.COMPLETED)),)


def raised(session: Session, view: View, most: int) -> list[Raised]:
    """At most `most` activities: off track, worsened since the period before, not reported."""
    now, before = aliased(StatusReportRow), aliased(StatusReportRow)
    before_id = view.before.id if view.before else -1
    worse = case((before.status == Status.ON_TRACK, 0), (before.status == Status.DEVIATING, 1), else_=2)
    deviating = (
        select(now.activity_id, now.status.label("now"), before.status.label("before"), now.cause, now.measure)
        .outerjoin(
            before,
            and_(
                before.activity_id == now.activity_id,
                before.period_id == before_id,
                known(before, view.known_at),
            ),
        )
        .join(ActivityRow, and_(ActivityRow.id == now.activity_id, known(ActivityRow, view.known_at)))
        .where(now.period_id == view.period.id, known(now, view.known_at))
        .where(
            or_(
                now.status == Status.OFF_TRACK,
                and_(now.status == Status.DEVIATING, before.status == Status.ON_TRACK),
            )
        )
        .order_by(now.status.desc(), worse, ActivityRow.strategic.desc(), ActivityRow.title_key)
        .limit(most)
        .subquery()
    )
    said = select(StatusReportRow.activity_id).where(
        StatusReportRow.period_id == view.period.id, known(StatusReportRow, view.known_at)
    )
    silent = (
        select(ActivityRow.id.label("activity_id"))
        .where(known(ActivityRow, view.known_at), planned(ActivityRow, view.period), ActivityRow.id.not_in(said))
        .order_by(ActivityRow.strategic.desc(), ActivityRow.title_key)
        .limit(most)
        .subquery()
    )
    found = union_all(
        select(deviating),
        select(silent.c.activity_id, literal(None, now.status.type), null(), null(), null()),
    ).subquery()
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
        .join(ResultAreaRow, and_(ResultAreaRow.id == ActivityRow.area_id, known(ResultAreaRow, view.known_at)))
        .join(
            DepartmentRow,
            and_(DepartmentRow.id == ActivityRow.department_id, known(DepartmentRow, view.known_at)),
        )
        .where(known(ActivityRow, view.known_at))
    )
    return ranked(
        (
            Raised(
                code,
                title,
                words(a, a_en),
                words(d, d_en),
                mark,
                now or Status.NOT_REPORTED,
                was,
                cause,
                measure,
            )
            for code, title, a, a_en, d, d_en, mark, now, was, cause, measure in rows
        ),
        most,
    )


def changes(session: Session, view: View) -> Changes:
    """What differs from the period before, as known at the view's moment."""
    if view.before is None:
        return Changes(0, {}, 0, 0)
    kind = ActivityRow.kind == ActivityKind.GOVERNMENT_ASSIGNMENT
    everyone = select(literal("all"), null(), func.count()).where(
        known(ActivityRow, view.known_at), planned(ActivityRow, view.period), kind
    )
    new = (
        select(literal("new"), ActivityRow.area_id, func.count())
        .where(known(ActivityRow, view.known_at), planned(ActivityRow, view.period), kind)
        .where(ActivityRow.starts_on > view.before.ends_on)
        .group_by(ActivityRow.area_id)
    )
    worse = _moved(view, view.before.id, _WORSE, "worsened")
    better = _moved(view, view.before.id, _BETTER, "recovered")
    tally: dict[str, int] = {}
    assigned: dict[int, int] = {}
    for what, area_id, count in session.execute(union_all(everyone, new, worse, better)):
        if what == "new":
            assigned[area_id] = count
        else:
            tally[what] = count
    return Changes(tally["all"], assigned, tally["worsened"], tally["recovered"])


def _moved(view: View, before_id: int, moves: Sequence[tuple[Sequence[Status], Sequence[Status]]], name: str) -> Any:
    """How many went from one of the statuses of a move to one of its others."""
    now, before = aliased(StatusReportRow), aliased(StatusReportRow)
    return (
        select(literal(name), null(), func.count())
        .select_from(now)
        .join(before, before.activity_id == now.activity_id)
        .where(now.period_id == view.period.id, before.period_id == before_id)
        .where(known(now, view.known_at), known(before, view.known_at))
        .where(or_(*(and_(before.status.in_(was), now.status.in_(became)) for was, became in moves)))
    )
