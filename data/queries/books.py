"""The periods as a controller keeps them: days, counts, seals and what the journal says of them."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.audit import Deed
from dashboard.books import Book, Note, Seal
from dashboard.flow import Step
from dashboard.measures import Measures, total
from dashboard.period import Period
from data.models import AuditLineRow, PeriodRow, SealRow, SubmissionRow
from data.queries.known import happened, known, within
from data.queries.measures import measures


def books(session: Session, periods: Sequence[Period], at: datetime | None) -> list[Book]:
    """The periods with their counts and seals, as known at a moment, in the order given."""
    reported = [p for p in periods if p.is_reported]
    counted = measures(session, reported, at, areas=False, departments=True) if reported else {}
    by_period: dict[int, dict[int, Measures]] = {p.id: {} for p in reported}
    for (period_id, department_id), found in counted.items():
        by_period[period_id][department_id] = found
    closed, seals = _closed_and_sealed(session, [p.id for p in periods], at)
    told = []
    for period in periods:
        statuses = total(by_period.get(period.id, {})).statuses
        told.append(Book(period, closed.get(period.id), statuses.planned, statuses.reported, seals.get(period.code)))
    return told


def _closed_and_sealed(
    session: Session, ids: Sequence[int], at: datetime | None
) -> tuple[dict[int, datetime | None], dict[str, Seal]]:
    """When reporting was closed by period, and the seals by code; the journal says how many rows a seal holds."""
    rows = session.execute(
        select(PeriodRow.id, PeriodRow.code, PeriodRow.closed_at, _SEAL.c.sha256, _SEAL.c.recorded_at, _SEAL.c.software)
        .outerjoin(_SEAL, _SEAL.c.period_id == PeriodRow.id)
        .where(PeriodRow.id.in_(ids))
    ).all()
    sealed = {row.code: row for row in rows if happened(row.recorded_at, at)}
    held = {told["sha256"]: told.get("rows", {}) for told, _ in _told(session, [SealRow], at)} if sealed else {}
    closed = {row.id: happened(row.closed_at, at) for row in rows}
    return closed, {
        code: Seal(row.sha256, row.recorded_at, row.software, held.get(row.sha256, {})) for code, row in sealed.items()
    }


# The manifest itself may be large and is left where it is.
_SEAL = select(SealRow.period_id, SealRow.sha256, SealRow.recorded_at, SealRow.software).subquery()


def notes(session: Session, period: Period, at: datetime | None) -> list[Note]:
    """What the journal says about the period itself, newest first."""
    return [_note(told, line) for told, line in _told(session, [PeriodRow], at) if told.get("period") == period.code][
        ::-1
    ]


def _told(session: Session, tables: Sequence[Any], at: datetime | None) -> list[tuple[dict[str, Any], AuditLineRow]]:
    """The lines about something without versions, with what they say."""
    names = [table.__tablename__ for table in tables]
    question = select(AuditLineRow).where(AuditLineRow.table_name.in_(names)).order_by(AuditLineRow.number)
    if at is not None:
        question = question.where(AuditLineRow.at <= at)
    return [(json.loads(line.detail), line) for line in session.execute(question).scalars() if line.detail]


def _note(told: dict[str, Any], line: AuditLineRow) -> Note:
    after = told["after"] if line.deed is Deed.OPENED else {}
    opens, due = (date.fromisoformat(after[name]) if name in after else None for name in ("opens_on", "due_on"))
    return Note(line.at, line.actor, line.deed, opens, due)


def handed_in(session: Session, period: Period) -> int:
    """How many reports of a period, its months … are handed in but neither approved nor returned."""
    return session.execute(
        select(func.count())
        .select_from(SubmissionRow)
        .where(SubmissionRow.period_id.in_(within(period)))
        .where(SubmissionRow.step == Step.SUBMITTED, known(SubmissionRow, None))
    ).scalar_one()
