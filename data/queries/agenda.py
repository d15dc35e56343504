"""What signals are about and what has changed, each in one question."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from dashboard.activity import ActivityKind
from dashboard.agenda import Changes, Subject, Subjects, key
from dashboard.period import Period
from dashboard.ranking import Item
from dashboard.status import Status
from dashboard.view import View
from data.models import ActivityRow, CommitmentRow, DecisionRow, IndicatorRow, StatusReportRow, ThingRow
from data.queries.activities import planned
from data.queries.known import again, known, some, words

_FINE = (Status.ON_TRACK, Status.COMPLETED)
# What deviates, and the statuses in the other period that make it a move.
_WORSENED = {Status.DEVIATING: (Status.ON_TRACK,), Status.OFF_TRACK: (Status.ON_TRACK, Status.DEVIATING)}
_RECOVERED = {Status.DEVIATING: _FINE, Status.OFF_TRACK: _FINE}


def subjects(session: Session, view: View, items: Iterable[Item]) -> Subjects:
    """What the items are about, by name; of activities also their status now and before and what was said."""
    codes: dict[str, list[str]] = {"activity": [], "indicator": [], "decision": [], "commitment": []}
    for item in items:
        kind, code = key(item.about.place, item.about.code)
        codes[kind].append(code)
    if not any(codes.values()):
        return {}
    rows = session.execute(
        union_all(
            _work(view, codes["activity"]),
            _named(view, "indicator", codes["indicator"], IndicatorRow, IndicatorRow.name, IndicatorRow.name_en),
            _named(view, "decision", codes["decision"], DecisionRow, DecisionRow.title),
            _named(view, "commitment", codes["commitment"], CommitmentRow, CommitmentRow.what),
        )
    )
    return {
        (kind, code): Subject(words(title, title_en), now, before, cause, decision)
        for kind, code, title, title_en, now, before, cause, decision in rows
    }


def _work(view: View, codes: Sequence[str]) -> Select[Any]:
    (now, reports), (before, reports_before) = again(StatusReportRow), again(StatusReportRow)

    def of(said: Any, period: Period | None) -> ColumnElement[bool]:
        number = period.id if period else -1
        return and_(said.activity_id == ActivityRow.id, said.period_id == number, known(said, view.known_at))

    return (
        select(
            literal("activity", String).label("kind"),
            ActivityRow.code,
            cast(ActivityRow.title, Text),
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


def _named(view: View, kind: str, codes: Sequence[str], table: Any, name: Any, english: Any = None) -> Select[Any]:
    nothing: Any = literal(None, StatusReportRow.status.type)
    also = literal(None, IndicatorRow.name_en.type) if english is None else english
    question: Select[Any] = select(
        literal(kind, String), table.code, cast(name, Text), also, nothing, nothing, null(), null()
    )
    return question.where(table.id.in_(_numbers(kind, codes)), known(table, view.known_at))


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
