from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import true

from dashboard.indicator import IndicatorKind, Series
from dashboard.value import MISSING
from dashboard.view import View
from data.database import Database
from data.models import IndicatorRow
from data.queries.regions import regions
from data.queries.series import COUNTRY, Wanted, series
from data.queries.thread import thread
from data.sources.package import Package
from tests import ledger


def edition(row: dict[str, Any]) -> tuple[date, str]:
    return row["first_published"], row["vintage"]


def by_hand(scope: str, view: View, period_ends: dict[str, date]) -> dict[tuple[str, str], float | None]:
    """Indicator and period → the number shown on the view's day."""
    newest: dict[tuple[str, str], dict[str, Any]] = {}
    for row in sorted(ledger.rows(ledger.sample(), "observations", view.known_at), key=edition):
        is_over = period_ends[row["period"]] <= view.period.ends_on
        if row["scope"] == scope and row["first_published"] <= view.today and is_over:
            newest[row["indicator"], row["period"]] = row
    return {key: None if row["value"] is None else float(row["value"]) for key, row in newest.items()}


def ends(package: Package) -> dict[str, date]:
    return {str(row["code"]): row["ends_on"] for row in package.rows["periods"]}  # type: ignore[misc]


def shown(found: dict[Any, Series]) -> dict[tuple[str, str], float | None]:
    return {(s.indicator.code, p.shown.period_code): p.number for s in found.values() for p in s.points}


@settings(max_examples=20)
@given(
    today=st.dates(date(2010, 1, 1), date(2026, 1, 1)),
    at=st.datetimes(datetime(2014, 9, 1), datetime(2026, 1, 1), timezones=st.just(UTC)) | st.none(),
)
def test_what_is_shown_is_the_newest_edition_published_and_known(
    database: Database, today: date, at: datetime | None
) -> None:
    with database.reading() as session:
        view = View(ledger.seen(session, "2018-T2").period, None, today, at)
        limits = ledger.framed(session).limits
        found = series(session, view, limits, Wanted(IndicatorRow.kind == IndicatorKind.CONTEXT, COUNTRY))
    known = {row["code"] for row in ledger.rows(ledger.sample(), "indicators", at)}
    expected = by_hand("region:00", view, ends(ledger.sample()))
    assert shown(found) == {key: number for key, number in expected.items() if key[0] in known}


def test_a_value_of_a_county_is_visible_from_the_day_it_was_published(database: Database, package: Package) -> None:
    published = {r["first_published"] for r in package.rows["observations"] if r["indicator"] == "brp-per-invanare"}
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        places = [r.id for r in regions(session, view) if r.code == "01"]
        for day in published:
            assert isinstance(day, date)
            for today in (day - timedelta(days=1), day):
                at = View(ledger.seen(session, "2018").period, None, today)
                found = series(
                    session, at, ledger.framed(session).limits, Wanted(IndicatorRow.code == "brp-per-invanare", places)
                )
                expected = by_hand("region:01", at, ends(package))
                assert shown(found) == {k: n for k, n in expected.items() if k[0] == "brp-per-invanare"}


def test_an_indicator_without_values_is_there_and_missing(database: Database) -> None:
    with database.reading() as session:
        view = View(ledger.seen(session, "2018-T2").period, None, date(1970, 1, 1))
        found = series(session, view, ledger.framed(session).limits, Wanted(true(), COUNTRY))
    assert {scope for _, scope in found} == {None}
    assert all(s.value is MISSING for s in found.values())


def test_targets_come_in_order_and_only_when_asked_for(database: Database, package: Package) -> None:
    with database.reading() as session:
        view, frame = ledger.seen(session, "2018-T2"), ledger.framed(session)
        whole = [frame.organisation_id]
        asked = series(session, view, frame.limits, Wanted(true(), whole, targets=True))
        unasked = series(session, view, frame.limits, Wanted(true(), whole))
    told = {s.indicator.code: [(t.due_on, t.value) for t in s.targets] for s in asked.values() if s.targets}
    expected: dict[str, list[Any]] = {}
    for row in sorted(ledger.rows(package, "targets"), key=lambda r: str(r["due_on"])):
        if row["scope"].startswith("organisation:"):
            expected.setdefault(row["indicator"], []).append((row["due_on"], float(row["value"])))
    assert told == expected
    assert not any(s.targets for s in unasked.values())


def test_small_groups_are_dots_and_the_number_does_not_leave_the_database(database: Database, package: Package) -> None:
    sensitivity = {r["code"]: r["sensitivity"] for r in ledger.rows(package, "indicators")}
    least = {"staff": 5, "sick_leave": 11}
    small = {
        (r["indicator"], r["scope"].partition(":")[2], r["period"])
        for r in ledger.rows(package, "observations")
        if r["group_size"] is not None and r["group_size"] < least.get(sensitivity[r["indicator"]], 0)
    }
    assert len({indicator for indicator, _, _ in small}) >= 2
    with database.reading() as session:
        frame = ledger.framed(session)
        view = View(ledger.seen(session, "2018").period, None, date(2019, 12, 31))
        red = thread(session, view)
        units = {u.id: u.code for d in red.departments for u in (d, *d.units)}
        found = series(session, view, frame.limits, Wanted(true(), list(units)))
    hidden = {
        (s.indicator.code, units[scope], p.shown.period_code)
        for (_, scope), s in found.items()
        if scope is not None
        for p in s.points
        if p.shown.value == MISSING
    }
    assert small <= hidden
