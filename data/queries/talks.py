"""Follow-up talks: about which department and period, what was shared in them, what was seen, what is being written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Date, Integer, Text, and_, cast, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.errors import ThingNotFound
from dashboard.goal import Department
from dashboard.meeting import Promise
from dashboard.minutes import Draft
from dashboard.paper import Paper, brought_back
from dashboard.talk import Party, Talk
from data.models import (
    CommitmentRow,
    DepartmentRow,
    DraftRow,
    PeriodRow,
    SightingRow,
    TalkNoteRow,
    TalkRow,
)
from data.queries.known import known, words

SEEN = "paper"


def talks(session: Session, at: datetime | None) -> list[Talk]:
    """Every talk, the latest period first."""
    question = _talks(at).order_by(PeriodRow.ends_on.desc(), DepartmentRow.position, DepartmentRow.code)
    return [_told(*row) for row in session.execute(question)]


def about_department(session: Session, code: str, at: datetime | None) -> tuple[Department, list[Talk]]:
    """A department (not a unit) with all talks about it; ThingNotFound when there is none."""
    question = (
        select(DepartmentRow, TalkRow, PeriodRow.code)
        .outerjoin(TalkRow, and_(TalkRow.department_id == DepartmentRow.id, known(TalkRow, at)))
        .outerjoin(PeriodRow, PeriodRow.id == TalkRow.period_id)
        .where(DepartmentRow.code == code, DepartmentRow.parent_id.is_(None), known(DepartmentRow, at))
        .order_by(PeriodRow.ends_on.desc())
    )
    rows = session.execute(question).all()
    if not rows:
        raise ThingNotFound(code)
    home: DepartmentRow = rows[0][0]
    department = Department(home.id, home.code, words(home.name, home.name_en), home.head_role)
    return department, [_told(talk, home, period) for _, talk, period in rows if talk is not None]


def talk(session: Session, code: str, at: datetime | None) -> Talk:
    """A talk by its code, or ThingNotFound."""
    row = session.execute(_talks(at).where(TalkRow.code == code)).one_or_none()
    if row is None:
        raise ThingNotFound(code)
    return _told(*row)


def _talks(at: datetime | None) -> Any:
    return (
        select(TalkRow, DepartmentRow, PeriodRow.code)
        .join(DepartmentRow, and_(DepartmentRow.id == TalkRow.department_id, known(DepartmentRow, at)))
        .join(PeriodRow, PeriodRow.id == TalkRow.period_id)
        .where(known(TalkRow, at))
    )


def _told(row: TalkRow, department: DepartmentRow, period: str) -> Talk:
    return Talk(
        id=row.id,
        code=row.code,
        department=department.code,
        period=period,
        state=row.state,
        held_on=row.held_on,
        closed_at=row.closed_at,
        seal=row.seal,
        name=words(department.name, department.name_en),
        is_example=row.is_example,
    )


@dataclass(frozen=True, slots=True)
class Held:
    """What was shared by each, what was seen when the talk was closed, what was agreed, and what is being written.

    `own` is the draft of who asks, `both` the one that the two write together; each with its revision.
    """

    notes: Mapping[Party, str] = field(default_factory=dict)
    paper: Paper | None = None
    agreed: tuple[Promise, ...] = ()
    own: Draft = ({}, 0)
    both: Draft = ({}, 0)


def held(session: Session, found: Talk, own: int | None, at: datetime | None, then: datetime | None) -> Held:
    """All of a talk in one question: as known at a moment, with what was agreed as it was known `then`.

    `own` is the number under which the draft of who asks is kept; without it no draft is read, and another's never.
    """
    parts = [_notes(found.id, at), _seen(found.id, at), _agreed(found.id, then)]
    if own is not None:
        parts.append(_drafts(found.id, own))
    rows = session.execute(union_all(*parts)).all()
    drafts = {row.of: (json.loads(row.text), row.revision) for row in rows if row.what == "draft"}
    agreed = sorted((row for row in rows if row.what == "agreed"), key=lambda row: str(row.of))
    return Held(
        {Party(row.of): row.text for row in rows if row.what == "note"},
        next((brought_back(json.loads(row.text)) for row in rows if row.what == "seen"), None),
        tuple(Promise(row.text, row.who, row.day, row.of) for row in agreed),
        drafts.get(str(own), ({}, 0)),
        drafts.get(str(found.id), ({}, 0)),
    )


_NO_TEXT, _NO_DAY, _NO_NUMBER = literal(None, Text), literal(None, Date), literal(None, Integer)


def _columns(what: str, of: Any, text: Any, who: Any = _NO_TEXT, day: Any = _NO_DAY, revision: Any = _NO_NUMBER) -> Any:
    named = {"of": cast(of, Text), "text": text, "who": who, "day": day, "revision": revision}
    return select(literal(what).label("what"), *(column.label(name) for name, column in named.items()))


def _notes(talk_id: int, at: datetime | None) -> Any:
    row = TalkNoteRow
    return _columns("note", row.party, row.text).where(row.talk_id == talk_id, known(row, at))


def _seen(talk_id: int, at: datetime | None) -> Any:
    row = SightingRow
    seen = _columns("seen", row.part, row.content)
    return seen.where(row.occasion_id == talk_id, row.part == SEEN, known(row, at))


def _agreed(talk_id: int, at: datetime | None) -> Any:
    row = CommitmentRow
    told = _columns("agreed", row.code, row.what, row.responsible_role, row.due_on)
    return told.where(row.origin_id == talk_id, known(row, at))


def _drafts(talk_id: int, own: int) -> Any:
    row = DraftRow
    told = _columns("draft", row.scope_id, row.content, revision=row.revision)
    return told.where(row.thing_id == talk_id, row.scope_id.in_((talk_id, own)))
