"""Report what has happened: drafts, handing in, returning and approving; and what readers see of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from dashboard.access import Act, User, require
from dashboard.audit import Deed
from dashboard.errors import Stale
from dashboard.flow import Content, Step, Taken
from dashboard.period import STOCKHOLM, Period
from dashboard.reported import require_open
from dashboard.reporting import Seen, Subject
from data.commands.drafts import Key, write_draft
from data.commands.journal import Journal
from data.commands.visible import publish, take_back
from data.database import Database
from data.models import ChainHeadRow, DraftRow, PeriodRow, SubmissionRow
from data.queries.reporting import progress, rules


@dataclass(frozen=True, slots=True)
class Report:
    """Which report it is about: of what, and for which period."""

    subject: Subject
    period_id: int

    @property
    def key(self) -> Key:
        """What its rows are found by."""
        return {
            "thing_id": self.subject.thing_id,
            "scope_id": self.subject.scope_id,
            "period_id": self.period_id,
        }


def save_draft(database: Database, user: User, of: Report, content: Content, seen: Seen, now: datetime) -> int:
    """Keep what somebody is writing: its new revision. Stale when somebody else has saved or handed in meanwhile."""
    require(user, Act.REPORT, of.subject.department)
    with database.writing() as session:
        # The same lock as the journal's: a draft and a handing in never pass each other.
        session.execute(select(ChainHeadRow).with_for_update())
        _require_open(session, user, of, now)
        _require_version(session, of, seen.version)
        return write_draft(session, user.name, of.key, content, seen.revision, now)


def hand_in(journal: Journal, user: User, of: Report, content: Content, seen: Seen) -> int:
    """Hand in a report: the number of its line in the journal. Stale when what was seen is not the newest."""
    session = journal.session
    require(user, Act.REPORT, of.subject.department)
    _require_open(session, user, of, journal.at)
    _require_version(session, of, seen.version)
    _remove_draft(session, of, seen.revision)
    settings = rules(session)
    step = settings.first_step
    deed = Deed.REPORTED if step is Step.SUBMITTED else Deed.APPROVED
    _record(journal, of, step, content, None, Deed.REPORTED)
    if step is Step.APPROVED or settings.shown_at_once:
        publish(journal, of.subject, of.period_id, content, deed, preliminary=step is Step.SUBMITTED)
    return journal.number


def approve(journal: Journal, user: User, of: Report, version: int) -> int:
    """Approve what was handed in: the number of its line. Stale when it is not that version any more."""
    last = _standing(journal, user, of, version, lambda step: step is Step.SUBMITTED)
    _record(journal, of, Step.APPROVED, last.content, None, Deed.APPROVED)
    publish(journal, of.subject, of.period_id, last.content, Deed.APPROVED, preliminary=False)
    return journal.number


def send_back(journal: Journal, user: User, of: Report, version: int, note: str) -> int:
    """Return what was handed in or approved, with a note: the number of its line. Readers see it no more."""
    if not note.strip():
        raise ValueError("a report is returned with a note")
    last = _standing(journal, user, of, version, lambda step: step is not Step.RETURNED)
    _record(journal, of, Step.RETURNED, last.content, note.strip(), Deed.RETURNED)
    take_back(journal, of.subject, of.period_id, note.strip())
    return journal.number


def _standing(journal: Journal, user: User, of: Report, version: int, right: Callable[[Step], bool]) -> Taken:
    """The step that the report stands at, for who may approve it."""
    require(user, Act.APPROVE, of.subject.department)
    period = _require_open(journal.session, user, of, journal.at)
    last = progress(journal.session, of.subject, period).last
    if last is None or last.version != version or not right(last.step):
        raise Stale()
    return last


def _record(journal: Journal, of: Report, step: Step, content: Content, note: str | None, deed: Deed) -> None:
    text = json.dumps(dict(content), ensure_ascii=False, sort_keys=True)
    version = journal.record(SubmissionRow, {**of.key, "step": step, "content": text, "note": note}, deed, why=note)
    if version is None:  # the same once more: it changes nothing, but the receipt must have a line of its own
        journal.note(deed, SubmissionRow, json.dumps({"unchanged": of.key}), thing=of.subject.thing_id)


def _require_open(session: Session, user: User, of: Report, now: datetime) -> Period:
    """The period, when reports for it are taken: a value with the period around it, an activity with its own alone."""
    columns = PeriodRow.__table__.c
    asked = columns.id == of.period_id
    rows = session.execute(
        select(*columns).where(asked | columns.opens_on.is_not(None) if of.subject.is_value else asked)
    )
    periods = [Period(**row._mapping) for row in rows]
    period = next(period for period in periods if period.id == of.period_id)
    require_open(period, periods, user, now.astimezone(STOCKHOLM).date())
    return period


def _require_version(session: Session, of: Report, version: int) -> None:
    current = select(SubmissionRow.version).where(*_found(SubmissionRow, of), SubmissionRow.superseded_at.is_(None))
    if (session.execute(current).scalar() or 0) != version:
        raise Stale()


def _remove_draft(session: Session, of: Report, revision: int) -> None:
    """The draft that is handed in is used up; one of another revision is somebody else's work."""
    newest = session.execute(select(func.max(DraftRow.revision)).where(*_found(DraftRow, of))).scalar()
    if (newest or 0) != revision:
        raise Stale()
    session.execute(delete(DraftRow).where(*_found(DraftRow, of)))


def _found(table: type[DraftRow] | type[SubmissionRow], of: Report) -> list[Any]:
    return [getattr(table, name) == value for name, value in of.key.items()]
