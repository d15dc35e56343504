"""What a period shows, row by row, as known at a moment: the versions behind it, and the values that count in it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, extract, select
from sqlalchemy.orm import Session

from dashboard.audit import digest
from data.models import (
    Base,
    BudgetLineRow,
    ObservationRow,
    OutcomeLineRow,
    PeriodRow,
    StatusReportRow,
    SubmissionRow,
)
from data.models.base import rows_of, versioned
from data.queries.known import known, within

Manifest: TypeAlias = dict[str, Any]
Digests: TypeAlias = Mapping[tuple[str, int], str]
# The value that a row contributes; of other rows the version and its digest are enough.
_VALUES: dict[type[Base], str] = {StatusReportRow: "status", ObservationRow: "value", OutcomeLineRow: "amount"}


def manifest(session: Session, period: PeriodRow, at: datetime, software: str, digests: Digests | None = None) -> str:
    """As JSON: {"period", "at", "software", "tables": {name: [[version, digest, value], …]}}.

    A table without rows is left out, so that one added later changes no seal.
    With `digests`, already computed from the same rows, those are not read and computed once more for every seal.
    """
    shown_of = {
        table.__tablename__: _shown(session, table, period, at, digests)
        for table in versioned()
        if table is not SubmissionRow
    }
    tables = {name: rows for name, rows in shown_of.items() if rows}
    shown: Manifest = {"period": period.code, "at": at.isoformat(), "software": software, "tables": tables}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _shown(
    session: Session, table: type[Base], period: PeriodRow, at: datetime, digests: Digests | None
) -> list[list[Any]]:
    columns, name, value = rows_of(table).c, table.__tablename__, _VALUES.get(table)
    chosen = list(columns) if digests is None else [columns.version, *([columns[value]] if value else [])]
    question = select(*chosen).where(known(columns, at), *_of(table, period)).order_by(columns.version)
    rows = (dict(found._mapping) for found in session.execute(question))
    return [
        [
            row["version"],
            digest(row) if digests is None else digests.get((name, row["version"]), ""),
            *([row[value]] if value else []),
        ]
        for row in rows
    ]


def _of(table: type[Base], period: PeriodRow) -> list[ColumnElement[bool]]:
    """Which rows of a table a period shows; of most tables all."""
    if table is StatusReportRow:
        return [StatusReportRow.period_id == period.id]
    if table is ObservationRow:
        return [ObservationRow.period_id.in_(within(period))]
    if table is BudgetLineRow:
        return [BudgetLineRow.year == period.ends_on.year]
    if table is OutcomeLineRow:
        return [
            extract("year", OutcomeLineRow.booked_on) == period.ends_on.year,
            OutcomeLineRow.booked_on <= period.ends_on,
        ]
    return []
