"""Plan a meeting, arrange what it takes up, close it with a seal, publish its minutes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dashboard.audit import Deed
from dashboard.decision import DecisionState
from dashboard.errors import MeetingClosed, ThingNotFound
from dashboard.meeting import AgendaItem, Meeting, MeetingState, Proposal, moved
from dashboard.minutes import Written, unfinished, written
from dashboard.period import STOCKHOLM
from dashboard.sighting import Shown, kept, kept_signals
from data.commands.commitments import commit
from data.commands.journal import Journal
from data.commands.naming import free_code, new_thing, next_code, thing_of
from data.models import (
    AgendaItemRow,
    DecisionLinkRow,
    DecisionRow,
    DraftRow,
    MeetingRow,
    SightingRow,
    ThingRow,
)
from data.queries.meetings import SHOWN, agenda, drafts, meeting
from data.queries.seals import meeting_manifest

# Of a proposal these are filled in when it is decided, and when it is reviewed.
_TO_COME = (
    "text",
    "registry_number",
    "decided_on",
    "basis",
    "effect",
    "effect_indicator_id",
    "effect_scope_id",
    "effect_value",
    "effect_on",
    "review_on",
    "verdict",
    "verdict_text",
    "verdict_on",
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting to be: of which series (its number and code), when, about which period."""

    series_id: int
    series: str
    period_id: int
    held_on: date
    minutes: int
    starts_at: str | None = None
    title: str | None = None


def plan_meeting(journal: Journal, new: Planned, items: Sequence[AgendaItem]) -> str:
    """A new meeting with what it takes up; its code, made of series and day."""
    code = free_code(journal.session, "meeting", f"{new.series}-{new.held_on.isoformat()}")
    number = new_thing(journal.session, "meeting", code)
    journal.record(
        MeetingRow,
        {
            "id": number,
            "code": code,
            "series_id": new.series_id,
            "period_id": new.period_id,
            "title": new.title,
            "held_on": new.held_on,
            "starts_at": new.starts_at,
            "minutes": new.minutes,
            "state": MeetingState.PLANNED,
            "closed_at": None,
            "seal": None,
            "published_on": None,
            "is_example": False,
        },
    )
    for item in items:
        _add(journal, number, code, item)
    return code


def add_item(journal: Journal, code: str, item: AgendaItem) -> None:
    """One more item, last on the agenda."""
    found = require_planned(journal.session, code)
    last = max((one.position for one in agenda(journal.session, found.id, None)), default=0)
    _add(journal, found.id, code, item, last + 1)


def change_item(journal: Journal, code: str, item: str, **values: Any) -> None:
    """Other words, time or secrecy for an item."""
    row = _row(journal, require_planned(journal.session, code), item)
    journal.record(AgendaItemRow, {**row, **values})


def move_item(journal: Journal, code: str, item: str, steps: int) -> None:
    """An item earlier (negative) or later."""
    found = require_planned(journal.session, code)
    for position, one in enumerate(moved(agenda(journal.session, found.id, None), item, steps), start=1):
        if one.position != position:
            row = journal.current(AgendaItemRow, {"id": one.id})
            assert row is not None
            journal.record(AgendaItemRow, {**row, "position": position})


def remove_item(journal: Journal, code: str, item: str) -> None:
    """An item is not taken up after all."""
    journal.withdraw(AgendaItemRow, _row(journal, require_planned(journal.session, code), item)["version"])


def unfinished_items(journal: Journal, code: str) -> list[AgendaItem]:
    """The items where a commitment or a proposal has been begun and lacks a part."""
    found = require_planned(journal.session, code)
    typed = drafts(journal.session, found.id)
    items = agenda(journal.session, found.id, None)
    return [item for item in items if item.id in typed and unfinished(typed[item.id][0])]


def close_meeting(journal: Journal, code: str, shown: Mapping[int, Shown]) -> str:
    """What was written becomes notes, commitments and proposals, what was seen is kept; the SHA-256 of it all.

    What was written is read under the lock of the change, so that nothing typed up to then is left out.
    """
    session, found = journal.session, require_planned(journal.session, code)
    typed = drafts(session, found.id)
    for item in agenda(session, found.id, None):
        said = written(typed[item.id][0]) if item.id in typed else Written()
        row = journal.current(AgendaItemRow, {"id": item.id})
        assert row is not None
        journal.record(AgendaItemRow, {**row, "note": said.note or None})
        for one in said.agreed:
            commit(journal, one, item.id, _subject(session, item), confidential=item.confidential)
        for proposal in said.proposals:
            _propose(journal, item, proposal)
        if item.id in shown:
            _see(journal, item.id, shown[item.id])
    row = journal.current(MeetingRow, {"id": found.id})
    assert row is not None
    sealed = hashlib.sha256(meeting_manifest(session, found.code, journal.at, None).encode()).hexdigest()
    journal.record(
        MeetingRow, {**row, "state": MeetingState.CLOSED, "closed_at": journal.at, "seal": sealed}, Deed.CLOSED
    )
    session.execute(delete(DraftRow).where(DraftRow.scope_id == found.id))
    return sealed


def publish_minutes(journal: Journal, code: str) -> None:
    """From now on everybody reads the minutes, without what is confidential."""
    found = meeting(journal.session, code, None)
    row = journal.current(MeetingRow, {"id": found.id})
    assert row is not None
    journal.record(MeetingRow, {**row, "published_on": journal.at.astimezone(STOCKHOLM).date()})


def require_planned(session: Session, code: str) -> Meeting:
    """A meeting that is still to be held; MeetingClosed when it is over."""
    found = meeting(session, code, None)
    if found.is_closed:
        raise MeetingClosed(code)
    return found


def _row(journal: Journal, found: Meeting, item: str) -> dict[str, Any]:
    number = thing_of(journal.session, "agenda_item", item)
    row = journal.current(AgendaItemRow, {"id": number})
    if row is None or row["meeting_id"] != found.id:
        raise ThingNotFound(item)
    return dict(row)


def _add(journal: Journal, meeting_id: int, code: str, item: AgendaItem, position: int | None = None) -> None:
    session = journal.session
    own = next_code(session, "agenda_item", code, digits=1)
    journal.record(
        AgendaItemRow,
        {
            "id": new_thing(session, "agenda_item", own),
            "code": own,
            "meeting_id": meeting_id,
            "position": position or item.position,
            "subject_id": thing_of(session, item.kind, item.subject) if item.subject else None,
            "scope_id": _scope(session, item.scope) if item.scope else None,
            "title": item.title,
            "text": item.text,
            "link": item.link,
            "minutes": item.minutes,
            "reason": json.dumps(kept_signals(item.reason), ensure_ascii=False) if item.reason else None,
            "note": None,
            "confidential": item.confidential,
            "is_example": False,
        },
    )


def _propose(journal: Journal, item: AgendaItem, proposal: Proposal) -> None:
    session = journal.session
    code, subject = next_code(session, "decision", "B"), _subject(session, item)
    number = new_thing(session, "decision", code)
    empty = dict.fromkeys(_TO_COME)
    journal.record(
        DecisionRow,
        {
            **empty,
            "id": number,
            "code": code,
            "type_id": thing_of(session, "decision_type", proposal.type),
            "title": proposal.title,
            "state": DecisionState.PROPOSED,
            "origin_id": item.id,
            "confidential": item.confidential,
            "is_example": False,
        },
    )
    if subject is not None:
        journal.record(DecisionLinkRow, {"decision_id": number, "subject_id": subject, "is_example": False})


def _see(journal: Journal, item: int, shown: Shown) -> None:
    content = json.dumps(kept(shown), ensure_ascii=False, sort_keys=True)
    journal.record(SightingRow, {"occasion_id": item, "part": SHOWN, "content": content, "is_example": False})


def _subject(session: Session, item: AgendaItem) -> int | None:
    return thing_of(session, item.kind, item.subject) if item.subject else None


def _scope(session: Session, code: str) -> int | None:
    """An indicator is measured for an area or a department; one of the whole has no scope."""
    kinds = ("area", "department", "region", "organisation")
    return (
        session.execute(
            select(ThingRow.id).where(ThingRow.kind.in_(kinds), ThingRow.code == code).order_by(ThingRow.id)
        )
        .scalars()
        .first()
    )
