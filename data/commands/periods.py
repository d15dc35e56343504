"""Open, close and lock the reporting of a period. There is no unlock: after it there are only corrections."""

import hashlib
import json
from datetime import date, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from dashboard.audit import Deed
from dashboard.errors import PeriodLocked, PeriodNotFound, PeriodRefused, Refusal
from dashboard.period import STOCKHOLM
from data.commands.journal import Journal
from data.models import PeriodRow, SealRow
from data.queries.manifest import manifest


def open_period(journal: Journal, code: str, opens_on: date, due_on: date) -> None:
    """Reporting is open from a day, and due on another; a closed period is opened again."""
    period = _period(journal.session, code)
    if due_on < opens_on:
        raise PeriodRefused(Refusal.DUE_FIRST)
    _change(journal, Deed.OPENED, period, opens_on=opens_on, due_on=due_on, closed_at=None)


def close_period(journal: Journal, code: str) -> None:
    """Owners report no more; a controller still can, until the lock."""
    period = _opened(journal.session, code)
    if period.closed_at is not None:
        raise PeriodRefused(Refusal.CLOSED)
    _change(journal, Deed.CLOSED, period, closed_at=journal.at)


def lock_period(journal: Journal, code: str, software: str) -> str:
    """From now on the period changes only by corrections; the SHA-256 of the seal of what it showed."""
    period = _opened(journal.session, code)
    if journal.at.astimezone(STOCKHOLM).date() <= period.ends_on:
        raise PeriodRefused(Refusal.NOT_OVER)
    _change(journal, Deed.LOCKED, period, locked_at=journal.at, locked_by=journal.actor)
    return seal(journal, period, journal.at, software)


def seal(journal: Journal, period: PeriodRow, at: datetime, software: str) -> str:
    """Freeze what a period showed at the moment it was locked; the SHA-256 of it, which the journal keeps too."""
    shown = manifest(journal.session, period, at, software)
    sealed = hashlib.sha256(shown.encode()).hexdigest()
    journal.session.execute(
        insert(SealRow).values(
            period_id=period.id,
            recorded_at=journal.at,
            recorded_by=journal.actor,
            software=software,
            manifest=shown,
            sha256=sealed,
        )
    )
    rows = {table: len(found) for table, found in json.loads(shown)["tables"].items() if found}
    journal.note(Deed.LOCKED, SealRow, json.dumps({"period": period.code, "sha256": sealed, "rows": rows}))
    return sealed


def _period(session: Session, code: str) -> PeriodRow:
    found = session.execute(select(PeriodRow).where(PeriodRow.code == code).with_for_update()).scalar_one_or_none()
    if found is None:
        raise PeriodNotFound(code)
    if found.locked_at is not None:
        raise PeriodLocked(code)
    return found


def _opened(session: Session, code: str) -> PeriodRow:
    """A period that was never opened has nothing to lock: the database guards only what is reported."""
    period = _period(session, code)
    if period.opens_on is None:
        raise PeriodRefused(Refusal.NOT_OPENED)
    return period


def _change(journal: Journal, deed: Deed, period: PeriodRow, **values: date | datetime | str | None) -> None:
    before = {name: _text(getattr(period, name)) for name in values}
    for name, value in values.items():
        setattr(period, name, value)
    journal.session.flush()
    after = {name: _text(value) for name, value in values.items()}
    journal.note(deed, PeriodRow, json.dumps({"period": period.code, "before": before, "after": after}))


def _text(value: date | datetime | str | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value
