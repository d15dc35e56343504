"""Say when a follow-up talk is held, keep what each writes, share it, and close the talk with what was seen."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dashboard.audit import Deed
from dashboard.errors import TalkClosed
from dashboard.minutes import Written, unfinished, written
from dashboard.paper import Paper, kept
from dashboard.talk import Party, Talk, TalkState, code_of
from data.commands.commitments import commit
from data.commands.drafts import write_draft
from data.commands.journal import Journal, journal
from data.commands.naming import new_thing, thing_of
from data.database import Database
from data.models import DraftRow, OrganisationRow, PeriodRow, SightingRow, TalkNoteRow, TalkRow
from data.queries.seals import talk_manifest
from data.queries.talks import SEEN, about_department, talk


def set_day(writing: Journal, department: str, period: str, held_on: date | None) -> None:
    """The talk is held on a day, or on one to be set."""
    found = begin_talk(writing, department, period, held_on)
    row = writing.current(TalkRow, {"id": found.id})
    assert row is not None
    writing.record(TalkRow, {**row, "held_on": held_on})


def write_note(
    database: Database,
    actor: str,
    department: str,
    period: str,
    party: Party,
    content: Mapping[str, str],
    revision: int,
    now: datetime,
) -> int:
    """Keep what one of the two, or both, are writing: its new revision; Stale when it has been written since."""
    with journal(database, actor, now) as writing:
        found = begin_talk(writing, department, period)
        return write_draft(writing.session, actor, _key(writing, found, party), content, revision, now)


def share_note(writing: Journal, department: str, period: str, party: Party, text: str) -> None:
    """The other reads it from now on; an empty text takes back what was shared."""
    found = begin_talk(writing, department, period)
    _share(writing, found, party, text)
    key = _key(writing, found, party)
    writing.session.execute(delete(DraftRow).where(*(getattr(DraftRow, name) == one for name, one in key.items())))


def unfinished_parts(writing: Journal, department: str, period: str) -> list[str]:
    """The fields that are missing where a commitment has been begun."""
    return unfinished(_typed(writing, begin_talk(writing, department, period)))


def close_talk(writing: Journal, department: str, period: str, paper: Paper) -> str:
    """What both agreed becomes a note and commitments, what was seen is kept; the SHA-256 of it all.

    The talk has been begun at an earlier moment. Notes that nobody has shared stay with who wrote them.
    """
    session, found = writing.session, open_talk(writing.session, department, period)
    said: Written = written(_typed(writing, found))
    _share(writing, found, Party.BOTH, said.note)
    home = thing_of(session, "department", department)
    for one in said.agreed:
        commit(writing, one, found.id, department=home)
    content = json.dumps(kept(paper), ensure_ascii=False, sort_keys=True)
    seen = {"occasion_id": found.id, "part": SEEN, "content": content, "is_example": False}
    writing.record(SightingRow, seen)
    row = writing.current(TalkRow, {"id": found.id})
    assert row is not None
    sealed = hashlib.sha256(talk_manifest(session, found.code, writing.at, None).encode()).hexdigest()
    writing.record(TalkRow, {**row, "state": TalkState.CLOSED, "closed_at": writing.at, "seal": sealed}, Deed.CLOSED)
    session.execute(delete(DraftRow).where(DraftRow.thing_id == found.id, DraftRow.scope_id == found.id))
    return sealed


def begin_talk(writing: Journal, department: str, period: str, held_on: date | None = None) -> Talk:
    """The talk, begun if nobody has (`held_on` is the day it then gets); TalkClosed when it is over."""
    session, code = writing.session, code_of(department, period)
    home, talks = about_department(session, department, None)
    if any(one.period == period for one in talks):
        return open_talk(session, department, period)
    row: dict[str, Any] = {
        "id": new_thing(session, "talk", code),
        "code": code,
        "department_id": home.id,
        "period_id": session.execute(select(PeriodRow.id).where(PeriodRow.code == period)).scalar_one(),
        "held_on": held_on,
        "state": TalkState.PLANNED,
        "closed_at": None,
        "seal": None,
        "is_example": False,
    }
    writing.record(TalkRow, row)
    return talk(session, code, None)


def open_talk(session: Session, department: str, period: str) -> Talk:
    """A talk that somebody has begun; TalkClosed when it is over."""
    found = talk(session, code_of(department, period), None)
    if found.is_closed:
        raise TalkClosed(found.code)
    return found


def _share(writing: Journal, found: Talk, party: Party, text: str) -> None:
    row = writing.current(TalkNoteRow, {"talk_id": found.id, "party": party})
    if text.strip():
        note = {"talk_id": found.id, "party": party, "text": text.strip(), "is_example": False}
        writing.record(TalkNoteRow, note)
    elif row is not None:
        writing.withdraw(TalkNoteRow, row["version"])


def _typed(writing: Journal, found: Talk) -> Mapping[str, str]:
    """What both are writing."""
    question = select(DraftRow.content).where(DraftRow.thing_id == found.id, DraftRow.scope_id == found.id)
    content = writing.session.execute(question).scalar()
    typed: Mapping[str, str] = json.loads(content) if content else {}
    return typed


def _key(writing: Journal, found: Talk, party: Party) -> dict[str, int]:
    session = writing.session
    organisation = select(OrganisationRow.id).where(OrganisationRow.superseded_at.is_(None))
    scope = {
        Party.HEAD: lambda: thing_of(session, "department", found.department),
        Party.DIRECTOR: lambda: session.execute(organisation).scalar_one(),
        Party.BOTH: lambda: found.id,
    }[party]()
    period = session.execute(select(PeriodRow.id).where(PeriodRow.code == found.period)).scalar_one()
    return {"thing_id": found.id, "scope_id": scope, "period_id": period}
