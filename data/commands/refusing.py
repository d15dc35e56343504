"""What keeps a package from changing a database: locked periods, what is fixed of a period, another organisation."""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.indicator import IndicatorKind
from dashboard.problem import Place, Problem
from dashboard.reasons import Why
from data.models import PeriodRow
from data.sources.contents import Package, Record

# A row with its place, and the one that it replaces.
Change: TypeAlias = tuple[Place, Record, Record | None]
_LOCKABLE = {"status_reports": "period", "observations": "period", "outcome_lines": "booked_on"}
_OPEN = ("opens_on", "due_on", "closed_at")


def rows_in_locked_periods(
    session: Session, package: Package, arrivals: Mapping[str, Sequence[Change]], known: Mapping[str, str]
) -> Iterator[Problem]:
    """Rows that would change what a locked period shows (indicators `known`: code → kind); the database refuses too."""
    spans, locked = _periods(session, package)
    ours = _ours(package, known)
    for name, column in _LOCKABLE.items() if locked else ():
        for place, record, _ in arrivals.get(name, ()):
            if name == "observations" and str(record["indicator"]) not in ours:
                continue
            first, last = spans.get(str(record[column]), (record[column], record[column]))
            if covering := next((code for code, (start, end) in locked.items() if start <= first and end >= last), ""):
                heading = package.heading(name, column)
                yield Problem(Why.LOCKED_PERIOD, place, heading, str(record[column]), {"period": covering})


def what_a_period_keeps(package: Package, periods: Sequence[Change]) -> Iterator[Problem]:
    """Changes of a period that are not made by import: its days, and the lock."""
    for place, record, was in periods:
        for column, before in (was or {}).items():
            if record[column] == before:
                continue
            if was and was["locked_at"] is not None and column in _OPEN:
                heading = package.heading("periods", "code")
                yield Problem(Why.LOCKED_PERIOD, place, heading, str(record["code"]), {"period": str(record["code"])})
                break
            if column not in _OPEN:
                value = "" if record[column] is None else str(record[column])
                yield Problem(Why.KEPT_OF_PERIOD, place, package.heading("periods", column), value)


def other_organisation(package: Package, known: Set[str]) -> Iterator[Problem]:
    """An organisation beside the one that the database has."""
    for place, record in package.placed("organisations"):
        code = record.get("code")
        if known and code is not None and code not in known:
            yield Problem(Why.OTHER_ORGANISATION, place, package.heading("organisations", "code"), str(code))


def _ours(package: Package, known: Mapping[str, str]) -> set[str]:
    """Indicators (code → kind of the known) that are ours to lock, as the database knows them or the package says."""
    told = {str(row["code"]) for row in package.rows.get("indicators", ()) if row["kind"] != IndicatorKind.CONTEXT}
    return told | {code for code, kind in known.items() if kind != IndicatorKind.CONTEXT}


def _periods(session: Session, package: Package) -> tuple[dict[str, tuple[Any, Any]], dict[str, tuple[date, date]]]:
    """The days of every period, known and new, and of those that are locked."""
    found = session.execute(
        select(PeriodRow.code, PeriodRow.starts_on, PeriodRow.ends_on, PeriodRow.opens_on, PeriodRow.locked_at)
    ).all()
    spans = {str(row["code"]): (row["starts_on"], row["ends_on"]) for row in package.rows.get("periods", ())}
    spans |= {code: (start, end) for code, start, end, _, _ in found}
    return spans, {
        code: (start, end) for code, start, end, opens, locked in found if opens is not None and locked is not None
    }
