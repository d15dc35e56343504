"""What a meeting or a follow-up talk showed and what was written at it, as one text whose SHA-256 is its seal."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dashboard import paper
from dashboard.sighting import kept, kept_signals
from data.queries import talks
from data.queries.meetings import held, meeting


def meeting_manifest(session: Session, code: str, closed_at: datetime, at: datetime | None) -> str:
    """As JSON, by codes alone: what is numbered in a database is numbered otherwise in the next."""
    found = meeting(session, code, at)
    all_of_it = held(session, found.id, at, at)
    shown, agreed, proposed = all_of_it.seen, all_of_it.agreed, all_of_it.proposals
    told: dict[str, Any] = {
        "meeting": code,
        "series": found.series.code,
        "period": found.period,
        "held_on": found.held_on.isoformat(),
        "closed_at": closed_at.isoformat(),
        "items": [
            {
                "code": item.code,
                "subject": f"{item.kind}:{item.subject}" if item.subject else None,
                "scope": item.scope,
                "title": item.title,
                "text": item.text,
                "reason": kept_signals(item.reason),
                "note": item.note,
                "confidential": item.confidential,
                "shown": kept(shown[item.id]) if item.id in shown else None,
                "agreed": [[one.code, one.what, one.who, one.due_on.isoformat()] for one in agreed.get(item.id, ())],
                "proposed": [[one.code, one.title, one.type] for one in proposed.get(item.id, ())],
            }
            for item in all_of_it.items
        ],
    }
    return _text(told)


def talk_manifest(session: Session, code: str, closed_at: datetime, at: datetime | None) -> str:
    """The same of a follow-up talk: what was shared, agreed and seen."""
    found = talks.talk(session, code, at)
    all_of_it = talks.held(session, found, None, at, at)
    return _text(
        {
            "talk": code,
            "department": found.department,
            "period": found.period,
            "held_on": found.held_on.isoformat() if found.held_on else None,
            "closed_at": closed_at.isoformat(),
            "notes": {str(party): text for party, text in all_of_it.notes.items()},
            "agreed": [[one.code, one.what, one.who, one.due_on.isoformat()] for one in all_of_it.agreed],
            "paper": paper.kept(all_of_it.paper) if all_of_it.paper else None,
        }
    )


def _text(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
