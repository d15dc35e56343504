"""The sample counted by hand, straight from its files: what questions to the database must agree with."""

from collections import Counter
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from dashboard.activity import is_planned
from dashboard.money import ore
from dashboard.period import Period, day_of, previous
from dashboard.settings import SAMPLE
from dashboard.status import Distribution, Status
from dashboard.view import Frame, View
from data.queries.frame import frame
from data.sources.package import Package, Record, read
from tests.factories import NOW


@cache
def sample() -> Package:
    """All rows of the sample."""
    return read(SAMPLE)


def rows(package: Package, name: str, at: datetime | None = None) -> list[dict[str, Any]]:
    """The newest version of every row of a table, as known at a moment."""
    *key, _ = package.resources[name].key
    newest: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in _in_order(name):
        found: dict[str, Any] = row
        if at is None or found["recorded_at"] <= at:
            newest[tuple(found[column] for column in key)] = found
    return list(newest.values())


@cache
def _in_order(name: str) -> list[Record]:
    return sorted(sample().rows[name], key=_recorded)


def _recorded(row: Record) -> str:
    return str(row["recorded_at"])


def planned(package: Package, period: Period, at: datetime | None = None) -> list[dict[str, Any]]:
    """The activities in the plan of a period."""
    return [
        a
        for a in rows(package, "activities", at)
        if is_planned(a["starts_on"], a["ends_on"], a["completed_on"], period.starts_on, period.ends_on)
    ]


def statuses(package: Package, period: Period, at: datetime | None = None, *, area: str | None = None) -> Distribution:
    """How the activities of a period stand, as they were reported and known."""
    areas = {a["code"]: a["area"] for a in rows(package, "activities")}
    said = Counter(
        Status(r["status"])
        for r in rows(package, "status_reports", at)
        if r["period"] == period.code and area in (None, areas[r["activity"]])
    )
    expected = sum(area in (None, a["area"]) for a in planned(package, period, at))
    return Distribution.of(said, expected)


def money(package: Package, period: Period, at: datetime | None = None, *, area: str) -> tuple[int, int]:
    """Outcome so far this year and the year's budget of an area, in öre."""
    areas = {a["code"]: a["area"] for a in rows(package, "activities")}
    new_year = date(period.year, 1, 1)
    outcome = sum(
        ore(r["amount"])
        for r in rows(package, "outcome_lines", at)
        if areas[r["activity"]] == area and new_year <= r["booked_on"] <= period.ends_on
    )
    budget = sum(
        ore(r["amount"])
        for r in rows(package, "budget_lines", at)
        if areas[r["activity"]] == area and r["year"] == period.year
    )
    return outcome, budget


def deliveries(package: Package, period: Period, at: datetime | None = None, *, area: str) -> tuple[int, int]:
    """Delivered on time and due so far this year in an area."""
    areas = {a["code"]: a["area"] for a in rows(package, "activities")}
    due = [
        d
        for d in rows(package, "deliveries", at)
        if areas[d["activity"]] == area and date(period.year, 1, 1) <= d["due_on"] <= period.ends_on
    ]
    return sum(d["delivered_on"] is not None and d["delivered_on"] <= d["due_on"] for d in due), len(due)


def framed(session: Session) -> Frame:
    """The organisation of a database that has one."""
    found = frame(session)
    assert found is not None
    return found


def seen(session: Session, code: str, known_at: datetime | None = None) -> View:
    """A period of the database looked at on the sample's day."""
    periods = framed(session).periods
    period = next(p for p in periods if p.code == code)
    return View(period, previous(period, periods), day_of(period, periods, NOW), known_at)
