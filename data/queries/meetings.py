"""Meetings, what they take up, what was written at them and what was seen."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from dashboard.errors import ThingNotFound
from dashboard.meeting import AgendaItem, Agreed, Meeting, MeetingSeries, Proposal
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
    (subject, subjects), (scope, scopes) = again(ThingRow), again(ThingRow)
    rows = session.execute(
        select(AgendaItemRow, subject.kind, subject.code.label("subject"), scope.code.label("scope"))
        .outerjoin(subjects, subject.id == AgendaItemRow.subject_id)
        .outerjoin(scopes, scope.id == AgendaItemRow.scope_id)
        .where(AgendaItemRow.meeting_id == meeting_id, known(AgendaItemRow, at))
        .order_by(AgendaItemRow.position, AgendaItemRow.code)
    )
    return [_item(*row) for row in rows]


def _item(row: AgendaItemRow, kind: str | None, subject: str | None, scope: str | None) -> AgendaItem:
    return AgendaItem(
        row.id,
        row.code,
        row.position,
        row.minutes,
        kind or "",
        subject or "",
        scope or "",
        row.title,
        row.text,
        row.link,
        restored_signals(json.loads(row.reason or "[]")),
        row.note,
        row.confidential,
    )


def seen(session: Session, items: Collection[int], at: datetime | None) -> dict[int, Shown]:
    """What stood on the screen of each item when its meeting was closed; nothing for one that is still to be held."""
    rows = session.execute(
        select(SightingRow.occasion_id, SightingRow.content).where(
            SightingRow.occasion_id.in_(items), SightingRow.part == SHOWN, known(SightingRow, at)
        )
    )
    return {number: restored(json.loads(content)) for number, content in rows}


def agreements(session: Session, items: Collection[int], at: datetime | None) -> dict[int, tuple[Agreed, ...]]:
    """Commitments by the item where they were agreed."""
    found: Mapping[int, list[Agreed]] = defaultdict(list)
    for row in session.execute(_from(CommitmentRow, items, at)).scalars():
        found[row.origin_id].append(Agreed(row.what, row.responsible_role, row.due_on, row.code))
    return {number: tuple(same) for number, same in found.items()}


def proposals(session: Session, items: Collection[int], at: datetime | None) -> dict[int, tuple[Proposal, ...]]:
    """Decisions by the item where they were proposed."""
    found: Mapping[int, list[Proposal]] = defaultdict(list)
    of_type = and_(DecisionTypeRow.id == DecisionRow.type_id, known(DecisionTypeRow, at))
    for row, kind in session.execute(
        _from(DecisionRow, items, at).add_columns(DecisionTypeRow.code).outerjoin(DecisionTypeRow, of_type)
    ):
        found[row.origin_id].append(Proposal(row.title, kind or "", row.code))
    return {number: tuple(same) for number, same in found.items()}


def _from(table: Any, items: Collection[int], at: datetime | None) -> Select[Any]:
    at_item: ColumnElement[bool] = table.origin_id.in_(items)
    question: Select[Any] = select(table).where(at_item, known(table, at)).order_by(table.code)
    return question


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
