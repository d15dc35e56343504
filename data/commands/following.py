"""What follows an activity to another result area, and what stays because a locked period was told with it."""

from collections.abc import Mapping, Set
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.audit import Deed
from data.commands.journal import Change, Journal
from data.models import BudgetLineRow, DeliveryRow, OutcomeLineRow, PeriodRow, StatusReportRow
from data.models.base import rows_of

_BY_YEAR = {BudgetLineRow: "year", OutcomeLineRow: "booked_on", DeliveryRow: "due_on"}


def locked_years(session: Session) -> set[int]:
    """Years with a period that is locked: what was spent in it has been told beside the budget of the year."""
    locked = select(PeriodRow.ends_on).where(PeriodRow.opens_on.is_not(None), PeriodRow.locked_at.is_not(None))
    return {day.year for day in session.execute(locked).scalars()}


def year_of(value: Any) -> int:
    """The year of a day, or the year itself."""
    return int(getattr(value, "year", value))


def follow_their_area(journal: Journal, areas: Mapping[int, int], deed: Deed, why: str | None) -> None:
    """Rows of activities (number → area) are counted where the activity stands, but for what locked periods tell."""
    if not areas:
        return
    years, locked = locked_years(journal.session), _locked_periods(journal.session)
    for table, column in _BY_YEAR.items():
        _move(journal, table, areas, column, years, deed, why)
    _move(journal, StatusReportRow, areas, "period_id", locked, deed, why)


def _move(
    journal: Journal, table: Any, areas: Mapping[int, int], column: str, kept: Set[int], deed: Deed, why: str | None
) -> None:
    columns = rows_of(table).c
    current = select(*columns).where(columns.superseded_at.is_(None), columns.activity_id.in_(areas))
    found = (dict(row._mapping) for row in journal.session.execute(current))
    journal.record_all(
        table,
        [
            Change(row | {"area_id": areas[row["activity_id"]]}, row["version"], deed, why)
            for row in found
            if row["area_id"] != areas[row["activity_id"]] and year_of(row[column]) not in kept
        ],
    )


def _locked_periods(session: Session) -> set[int]:
    """The periods that are locked or lie in a locked one."""
    columns = PeriodRow.__table__.c
    outer = PeriodRow.__table__.alias().c
    inside = (outer.starts_on <= columns.starts_on) & (outer.ends_on >= columns.ends_on)
    locked = select(columns.id).where(inside, outer.opens_on.is_not(None), outer.locked_at.is_not(None))
    return set(session.execute(locked).scalars())
