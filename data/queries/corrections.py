"""What can be corrected, and what has been: rows of locked periods with the reason for each change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, aliased

from dashboard.audit import Deed
from dashboard.books import Corrected
from dashboard.changes import Change, ChangeKind
from dashboard.errors import ThingNotFound
from dashboard.indicator import Sensitivity
from dashboard.period import Period
from dashboard.value import Value, suppressed
from dashboard.view import Limits
from data.models import (
    AuditLineRow,
    CorrectionRow,
    IndicatorRow,
    ObservationRow,
    PeriodRow,
    StatusReportRow,
)
from data.queries.alterations import changes
from data.queries.changes import Recorded
from data.queries.known import known

_KINDS = {StatusReportRow.__tablename__: ChangeKind.REPORT, ObservationRow.__tablename__: ChangeKind.VALUE}


@dataclass(frozen=True, slots=True)
class Standing:
    """A value as it stands, with the number of its version; `is_hidden` when few persons stand behind it."""

    version: int
    value: Value
    quality: str
    note: str | None
    is_hidden: bool


def report_version(session: Session, activity_id: int, period: Period) -> int:
    """The number of the current report of a period; ThingNotFound when nothing has been said."""
    found = session.execute(
        select(StatusReportRow.version).where(
            StatusReportRow.activity_id == activity_id,
            StatusReportRow.period_id == period.id,
            known(StatusReportRow, None),
        )
    ).scalar_one_or_none()
    if found is None:
        raise ThingNotFound(period.code)
    return found


def standing_value(
    session: Session,
    indicator_id: int,
    scope_id: int,
    period_code: str,
    today: date,
    limits: Limits,
    sensitivity: Sensitivity,
) -> Standing:
    """The edition of a value that is shown on a day, the newest published by then; ThingNotFound without one."""
    row = session.execute(
        select(ObservationRow)
        .join(PeriodRow, PeriodRow.id == ObservationRow.period_id)
        .where(
            ObservationRow.indicator_id == indicator_id,
            ObservationRow.scope_id == scope_id,
            PeriodRow.code == period_code,
            ObservationRow.first_published <= today,
            known(ObservationRow, None),
        )
        .order_by(ObservationRow.first_published.desc(), ObservationRow.vintage.desc())
        .limit(1)
    ).scalar_one_or_none()
    if row is None:
        raise ThingNotFound(period_code)
    value = Value(row.value, row.sign, row.numerator, row.denominator)
    least = limits.smallest_group(sensitivity)
    hidden = row.group_size is not None and row.group_size < least
    return Standing(row.version, suppressed(value, row.group_size, least), row.quality, row.note, hidden)


def corrected_values(session: Session, indicator_id: int, at: datetime | None, limits: Limits) -> list[Corrected]:
    """Every corrected value of an indicator, as known at a moment, in the order of the corrections."""
    was, now = aliased(ObservationRow), aliased(ObservationRow)
    question = (
        select(AuditLineRow, was, now, PeriodRow.code, IndicatorRow.sensitivity)
        .join(was, was.version == AuditLineRow.replaced)
        .join(now, now.version == AuditLineRow.version)
        .join(PeriodRow, PeriodRow.id == now.period_id)
        .join(IndicatorRow, and_(IndicatorRow.id == AuditLineRow.thing_id, known(IndicatorRow, at)))
        .where(AuditLineRow.thing_id == indicator_id, AuditLineRow.table_name == ObservationRow.__tablename__)
        .where(AuditLineRow.deed == Deed.CORRECTED, *_by(at))
        .order_by(AuditLineRow.number)
    )
    rows: Any = session.execute(question)
    return [_corrected(limits, *row) for row in rows]


def _corrected(limits: Limits, line: Any, was: Any, now: Any, period: str, sensitivity: Sensitivity) -> Corrected:
    least = limits.smallest_group(sensitivity)
    before, after = (suppressed(Value(o.value, o.sign), o.group_size, least) for o in (was, now))
    return Corrected(now.scope_id, period, now.vintage, before, after, line.why or "", line.at, line.actor)


def corrections(
    session: Session, period: Period | None, at: datetime | None, limits: Limits, size: int, offset: int = 0
) -> tuple[list[Change], int]:
    """One page of corrections, newest first, each with its reason, and how many there are; of one period or of all."""
    granted = select(CorrectionRow.table_name, CorrectionRow.recorded_at).distinct()
    if period is not None:
        granted = granted.where(CorrectionRow.period_id == period.id)
    ticket = granted.subquery()
    found = session.execute(
        select(AuditLineRow, func.count().over().label("total"))
        .join(
            ticket,
            and_(ticket.c.table_name == AuditLineRow.table_name, ticket.c.recorded_at == AuditLineRow.at),
        )
        .where(AuditLineRow.deed == Deed.CORRECTED, *_by(at))
        .order_by(AuditLineRow.number.desc())
        .limit(size)
        .offset(offset)
    ).all()
    lines = [line for line, _ in found]
    return _told(session, lines, limits), found[0].total if found else 0


def _told(session: Session, lines: Sequence[AuditLineRow], limits: Limits) -> list[Change]:
    """What each corrected row said before and says now, with the reason that the journal keeps."""
    recorded = [
        Recorded(_KINDS[line.table_name], line.table_name, line.version or 0, line.at, line.actor, ended=False)
        for line in lines
    ]
    return [
        replace(change, reason=line.why) for change, line in zip(changes(session, recorded, limits), lines, strict=True)
    ]


def _by(at: datetime | None) -> list[ColumnElement[bool]]:
    return [] if at is None else [AuditLineRow.at <= at]
