"""What signals are about and what has changed, each in one question."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, literal_column, null, or_, select, union_all
from sqlalchemy.orm import Session

from dashboard.activity import ActivityKind
from dashboard.agenda import Changes, Subject, Subjects
from dashboard.period import Period
from dashboard.ranking import Item
from dashboard.signals import Place
from dashboard.status import Status
from dashboard.view import View
from data.models import ActivityRow, IndicatorRow, StatusReportRow, ThingRow
from data.queries.activities import planned
from data.queries.known import again, known, some, words

_FINE = (Status.ON_TRACK, Status.COMPLETED)
# What deviates, and the statuses in the other period that make it a move.
_WORSENED = {Status.DEVIATING: (Status.ON_TRACK,), Status.OFF_TRACK: (Status.ON_TRACK, Status.DEVIATING)}
_RECOVERED = {Status.DEVIATING: _FINE, Status.OFF_TRACK: _FINE}


def subjects(session: Session, view: View, items: Iterable[Item]) -> Subjects:
    """What the items are about, by name; of activities also their status now and before and what was said."""
    abouts = [item.about for item in items]
    work = [about.code for about in abouts if about.place is Place.ACTIVITY]
    figures = [about.code for about in abouts if about.place is not Place.ACTIVITY]
    if not abouts:
        return {}
    rows = session.execute(union_all(_work(view, work), _figures(view, figures)))
    return {
        (is_work, code): Subject(words(title, title_en), now, before, cause, decision)
        for is_work, code, title, title_en, now, before, cause, decision in rows
    }


def _work(view: View, codes: Sequence[str]) -> Select[Any]:
    (now, reports), (before, reports_before) = again(StatusReportRow), again(StatusReportRow)

    def of(said: Any, period: Period | None) -> ColumnElement[bool]:
        number = period.id if period else -1
        return and_(said.activity_id == ActivityRow.id, said.period_id == number, known(said, view.known_at))

    return (
        select(
            literal(True).label("is_work"),
            ActivityRow.code,
            ActivityRow.title,
            literal(None, IndicatorRow.name_en.type),
            now.status.label("now"),
            before.status.label("before"),
            now.cause,
            now.decision_needed,
        )
        .select_from(ActivityRow)
        .outerjoin(reports, of(now, view.period))
        .outerjoin(reports_before, of(before, view.before))
        .where(ActivityRow.id.in_(_numbers("activity", codes)), known(ActivityRow, view.known_at))
    )


def _figures(view: View, codes: Sequence[str]) -> Select[Any]:
    nothing: Any = literal(None, StatusReportRow.status.type)
    question: Select[Any] = select(
        literal(False), IndicatorRow.code, IndicatorRow.name, IndicatorRow.name_en, nothing, nothing, null(), null()
    )
    return question.where(IndicatorRow.id.in_(_numbers("indicator", codes)), known(IndicatorRow, view.known_at))


def _numbers(kind: str, codes: Sequence[str]) -> Select[Any]:
    return select(ThingRow.id).where(ThingRow.kind == kind, ThingRow.code.in_(codes))


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
