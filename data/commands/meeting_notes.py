"""What is typed while a meeting goes on, and where it has come: drafts, until the meeting is closed."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dashboard.meeting import Meeting
from data.commands.drafts import write_draft
from data.commands.meetings import require_planned
from data.commands.naming import thing_of
from data.database import Database
from data.models import ChainHeadRow, DraftRow, PeriodRow


def write(
    database: Database, actor: str, code: str, item: str, content: Mapping[str, str], revision: int, now: datetime
) -> int:
    """Keep what is being written of an item: its new revision; Stale when somebody else has written since."""
    with database.writing() as session:
        _in_turn(session)
        found = require_planned(session, code)
        number = thing_of(session, "agenda_item", item)
        return write_draft(session, actor, _key(session, found, number), content, revision, now)


def place(database: Database, actor: str, code: str, where: Mapping[str, str], now: datetime) -> None:
    """Where a meeting has come, for whoever follows it; the last word stands."""
    with database.writing() as session:
        _in_turn(session)
        found = require_planned(session, code)
        key = _key(session, found, found.id)
        session.execute(delete(DraftRow).where(*(getattr(DraftRow, name) == value for name, value in key.items())))
        write_draft(session, actor, key, where, 0, now)


def _key(session: Session, found: Meeting, number: int) -> dict[str, int]:
    period = session.execute(select(PeriodRow.id).where(PeriodRow.code == found.period)).scalar_one()
    return {"thing_id": number, "scope_id": found.id, "period_id": period}


def _in_turn(session: Session) -> None:
    """The same lock as the journal's: what is typed and the closing of the meeting never pass each other."""
    session.execute(select(ChainHeadRow).with_for_update())
