"""What a meeting showed and what was written at it, as one text whose SHA-256 is its seal."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dashboard.sighting import kept, kept_signals
from data.queries.meetings import held, meeting


def manifest(session: Session, code: str, closed_at: datetime, at: datetime | None) -> str:
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
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
