"""Correct what a locked period shows: a new version with a reason, beside the one it takes the place of."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.audit import Deed
from dashboard.errors import CorrectionRefused, PeriodRefused, Refusal, Stale
from data.commands.journal import Change, Journal, differs
from data.models import Base, ObservationRow, PeriodRow, StatusReportRow
from data.models.base import rows_of


def correct_report(journal: Journal, version: int, values: Mapping[str, Any], reason: str) -> int:
    """Another status, comment, cause … than the version says; its number, or Stale when it is not current any more."""
    return _correct(journal, StatusReportRow, version, {**values, "correction_reason": reason.strip()}, reason)


def correct_value(journal: Journal, version: int, values: Mapping[str, Any], reason: str) -> int:
    """Another value, sign, quality or note; what it had been divided from does not follow along."""
    return _correct(journal, ObservationRow, version, values, reason)


def _correct(journal: Journal, table: type[Base], version: int, values: Mapping[str, Any], reason: str) -> int:
    if not reason.strip():
        raise CorrectionRefused(Refusal.NO_REASON)
    columns = rows_of(table).c
    found = journal.session.execute(select(*columns).where(columns.version == version)).first()
    if found is None or found.superseded_at is not None:
        raise Stale()
    was = dict(found._mapping)
    said = {name: value for name, value in values.items() if name != "correction_reason"}
    if not differs(was, said):
        raise CorrectionRefused(Refusal.SAME)
    locked = _locked_around(journal.session, was["period_id"])
    if not locked:
        raise PeriodRefused(Refusal.NOT_LOCKED)
    for period_id in locked:
        journal.correct([table], period_id, reason.strip())
    gone = dict.fromkeys(("numerator", "denominator")) if values.get("value") != was.get("value") else {}
    change = Change({**was, **values, **gone}, version, Deed.CORRECTED, reason.strip())
    return journal.record_all(table, [change])[0]


def _locked_around(session: Session, period_id: int) -> list[int]:
    """The locked periods that the period is, or lies in: each of them has to be told."""
    inner = select(PeriodRow.starts_on, PeriodRow.ends_on).where(PeriodRow.id == period_id).subquery()
    around = (
        select(PeriodRow.id)
        .join(inner, (PeriodRow.starts_on <= inner.c.starts_on) & (PeriodRow.ends_on >= inner.c.ends_on))
        .where(PeriodRow.opens_on.is_not(None), PeriodRow.locked_at.is_not(None))
        .order_by(PeriodRow.id)
    )
    return list(session.execute(around).scalars())
