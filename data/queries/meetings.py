"""Meetings, what they take up, what was written at them and what was seen."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Date, Integer, Select, Text, and_, func, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.errors import ThingNotFound
from dashboard.meeting import AgendaItem, Meeting, MeetingSeries, Promise, Proposal
from dashboard.sighting import Shown, restored, restored_signals
from data.models import (
    AgendaItemRow,
    CommitmentRow,
    DecisionRow,
    DecisionTypeRow,
    DepartmentRow,
    DraftRow,
    MeetingRow,
    MeetingSeriesRow,
    PeriodRow,
    ResultAreaRow,
    SightingRow,
    ThingRow,
)
from data.queries.known import again, known, words

SHOWN = "shown"


def meeting_series(session: Session, at: datetime | None) -> list[MeetingSeries]:
    """Every series, in its order."""
    department = DepartmentRow
    rows = session.execute(
        select(MeetingSeriesRow, department.code)
        .outerjoin(department, and_(department.id == MeetingSeriesRow.department_id, known(department, at)))
        .where(known(MeetingSeriesRow, at))
        .order_by(MeetingSeriesRow.position, MeetingSeriesRow.code)
    )
    return [MeetingSeries(row.id, row.code, words(row.name, row.name_en), row.minutes, code) for row, code in rows]


def meetings(session: Session, at: datetime | None) -> list[Meeting]:
    """Every meeting, the latest first."""
    return [_meeting(row) for row in session.execute(_meetings(at))]


def meeting(session: Session, code: str, at: datetime | None) -> Meeting:
    """A meeting by its code, or ThingNotFound."""
    row = session.execute(_meetings(at).where(MeetingRow.code == code)).one_or_none()
    if row is None:
        raise ThingNotFound(code)
    return _meeting(row)


def _meetings(at: datetime | None) -> Select[Any]:
    counted = (
        select(func.count())
        .where(AgendaItemRow.meeting_id == MeetingRow.id, known(AgendaItemRow, at))
        .scalar_subquery()
    )
    question: Select[Any] = (
        select(
            MeetingRow,
            MeetingSeriesRow.code.label("series"),
            MeetingSeriesRow.name,
            MeetingSeriesRow.name_en,
            MeetingSeriesRow.minutes,
            DepartmentRow.code.label("department"),
            PeriodRow.code.label("period"),
            counted.label("items"),
        )
        .join(MeetingSeriesRow, and_(MeetingSeriesRow.id == MeetingRow.series_id, known(MeetingSeriesRow, at)))
        .outerjoin(DepartmentRow, and_(DepartmentRow.id == MeetingSeriesRow.department_id, known(DepartmentRow, at)))
        .join(PeriodRow, PeriodRow.id == MeetingRow.period_id)
        .where(known(MeetingRow, at))
        .order_by(MeetingRow.held_on.desc(), MeetingRow.starts_at.desc(), MeetingRow.code)
    )
    return question


def _meeting(row: Any) -> Meeting:
    found: MeetingRow = row[0]
    return Meeting(
        found.id,
        found.code,
        MeetingSeries(found.series_id, row.series, words(row.name, row.name_en), row.minutes, row.department),
        row.period,
        found.held_on,
        found.minutes,
        found.state,
        found.title,
        found.starts_at,
        found.closed_at,
        found.seal,
        found.published_on,
        row.items,
        found.is_example,
    )


def agenda(session: Session, meeting_id: int, at: datetime | None) -> list[AgendaItem]:
    """What a meeting takes up, in its order."""
    return held(session, meeting_id, at, at).items


@dataclass(frozen=True, slots=True)
class Held:
    """What a meeting takes up, in its order; by item what was seen, and what was agreed and proposed there."""

    items: list[AgendaItem]
    seen: dict[int, Shown]
    agreed: dict[int, tuple[Promise, ...]]
    proposals: dict[int, tuple[Proposal, ...]]


def held(session: Session, meeting_id: int, at: datetime | None, then: datetime | None) -> Held:
    """All of a meeting in one question: as known at a moment, with what was agreed as it was known `then`."""
    items = select(AgendaItemRow.id).where(AgendaItemRow.meeting_id == meeting_id, known(AgendaItemRow, at))
    parts = (_items(meeting_id, at), _seen(items, at), _commitments(items, then), _decisions(items, then))
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(union_all(*parts)):
        rows[row.what].append(row)
    agreed: dict[int, list[Promise]] = defaultdict(list)
    for row in sorted(rows["agreed"], key=lambda row: row.code):
        agreed[row.of].append(Promise(row.title, row.text, row.day, row.code))
    proposals: dict[int, list[Proposal]] = defaultdict(list)
    for row in sorted(rows["proposed"], key=lambda row: row.code):
        proposals[row.of].append(Proposal(row.title, row.kind or "", row.code))
    return Held(
        [_item(row) for row in sorted(rows["item"], key=lambda row: (row.position, row.code))],
        {row.of: restored(json.loads(row.text)) for row in rows["seen"]},
        {number: tuple(same) for number, same in agreed.items()},
        {number: tuple(same) for number, same in proposals.items()},
    )


_NO_TEXT, _NO_NUMBER, _NO_DAY = literal(None, Text), literal(None, Integer), literal(None, Date)
_COLUMNS: dict[str, Any] = {
    "of": _NO_NUMBER,
    "code": _NO_TEXT,
    "position": _NO_NUMBER,
    "minutes": _NO_NUMBER,
    "kind": _NO_TEXT,
    "subject": _NO_TEXT,
    "scope": _NO_TEXT,
    "scope_id": _NO_NUMBER,
    "place": _NO_TEXT,
    "place_en": _NO_TEXT,
    "title": _NO_TEXT,
    "text": _NO_TEXT,
    "link": _NO_TEXT,
    "reason": _NO_TEXT,
    "note": _NO_TEXT,
    "day": _NO_DAY,
    "confidential": literal(False),
}


def _columns(what: str, **given: Any) -> Select[Any]:
    told = _COLUMNS | given
    return select(literal(what).label("what"), *(column.label(name) for name, column in told.items()))


def _items(meeting_id: int, at: datetime | None) -> Select[Any]:
    row = AgendaItemRow
    (subject, subjects), (scope, scopes) = again(ThingRow), again(ThingRow)
    return (
        _columns(
            "item",
            of=row.id,
            code=row.code,
            position=row.position,
            minutes=row.minutes,
            kind=subject.kind,
            subject=subject.code,
            scope=scope.code,
            scope_id=row.scope_id,
            place=func.coalesce(ResultAreaRow.name, DepartmentRow.name),
            place_en=func.coalesce(ResultAreaRow.name_en, DepartmentRow.name_en),
            title=row.title,
            text=row.text,
            link=row.link,
            reason=row.reason,
            note=row.note,
            confidential=row.confidential,
        )
        .select_from(row)
        .outerjoin(subjects, subject.id == row.subject_id)
        .outerjoin(scopes, scope.id == row.scope_id)
        .outerjoin(ResultAreaRow, and_(ResultAreaRow.id == row.scope_id, known(ResultAreaRow, at)))
        .outerjoin(DepartmentRow, and_(DepartmentRow.id == row.scope_id, known(DepartmentRow, at)))
        .where(row.meeting_id == meeting_id, known(row, at))
    )


def _seen(items: Any, at: datetime | None) -> Select[Any]:
    row = SightingRow
    question = _columns("seen", of=row.occasion_id, text=row.content).select_from(row)
    return question.where(row.occasion_id.in_(items), row.part == SHOWN, known(row, at))


def _commitments(items: Any, at: datetime | None) -> Select[Any]:
    row = CommitmentRow
    told = _columns(
        "agreed", of=row.origin_id, code=row.code, title=row.what, text=row.responsible_role, day=row.due_on
    )
    return told.select_from(row).where(row.origin_id.in_(items), known(row, at))


def _decisions(items: Any, at: datetime | None) -> Select[Any]:
    row, of = DecisionRow, ThingRow
    told = _columns("proposed", of=row.origin_id, code=row.code, title=row.title, kind=of.code).select_from(row)
    return told.outerjoin(of, of.id == row.type_id).where(row.origin_id.in_(items), known(row, at))


def _item(row: Any) -> AgendaItem:
    return AgendaItem(
        row.of,
        row.code,
        row.position,
        row.minutes,
        row.kind or "",
        row.subject or "",
        row.scope or "",
        row.title,
        row.text,
        row.link,
        restored_signals(json.loads(row.reason or "[]")),
        row.note,
        row.confidential,
        row.scope_id,
        words(row.place, row.place_en),
    )


def decision_types(session: Session) -> list[tuple[str, str, str | None]]:
    """Code and name of every type of decision, in their order."""
    rows = session.execute(
        select(DecisionTypeRow.code, DecisionTypeRow.name, DecisionTypeRow.name_en)
        .where(known(DecisionTypeRow, None))
        .order_by(DecisionTypeRow.position, DecisionTypeRow.code)
    )
    return [(code, name, english) for code, name, english in rows]


def drafts(session: Session, meeting_id: int) -> dict[int, tuple[Mapping[str, str], int]]:
    """What is being written at a meeting: content and revision by item; of the meeting itself where it has come."""
    rows = session.execute(
        select(DraftRow.thing_id, DraftRow.content, DraftRow.revision).where(DraftRow.scope_id == meeting_id)
    )
    return {number: (json.loads(content), revision) for number, content, revision in rows}
