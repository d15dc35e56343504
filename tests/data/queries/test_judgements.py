from collections import Counter
from datetime import UTC, datetime

import pytest

from dashboard.activity import Forecast
from dashboard.folding import sort_key
from dashboard.forecasts import Foretold, Outcome, years_over
from dashboard.period import Period
from data.database import Database
from data.queries.judgements import foretold, foretold_activities, judgements, titles
from data.queries.thread import thread
from data.sources.package import Package
from tests import ledger

LIGHT = ("on_track", "deviating", "off_track")
MOMENTS = pytest.mark.parametrize("at", [None, datetime(2018, 3, 1, tzinfo=UTC)])


def reported(database: Database, *codes: str) -> list[Period]:
    with database.reading() as session:
        return [p for p in ledger.framed(session).periods if p.code in codes]


@MOMENTS
def test_every_judged_activity_comes_once_for_each_of_its_indicators(
    database: Database, package: Package, at: datetime | None
) -> None:
    periods = reported(database, "2017-T1", "2017-T3")
    linked = {(link["activity"], link["indicator"]) for link in ledger.rows(package, "indicator_links", at)}
    of = {a["code"]: a["deliverable"] for a in ledger.rows(package, "activities", at)}
    linked |= {
        (code, i["code"])
        for i in ledger.rows(package, "indicators", at)
        if i["deliverable"]
        for code, deliverable in of.items()
        if deliverable == i["deliverable"]
    }
    expected = Counter(
        (r["period"], r["status"])
        for r in ledger.rows(package, "status_reports", at)
        if r["status"] in LIGHT and r["period"] in ("2017-T1", "2017-T3")
        for code, _ in linked
        if code == r["activity"]
    )
    with database.reading() as session:
        found = judgements(session, periods, at)
    names = {p.id: p.code for p in periods}
    assert Counter((names[one.period_id], one.status) for one in found) == expected
    assert len({(one.period_id, one.activity_id, one.indicator_id) for one in found}) == len(found) > 100


def came(package: Package, at: datetime | None, period: str) -> Counter[tuple[str, str]]:
    """What was said in a period of 2017, and what came, counted by hand."""
    reports = {(r["activity"], r["period"]): r for r in ledger.rows(package, "status_reports", at)}
    found: Counter[tuple[str, str]] = Counter()
    for (activity, code), report in reports.items():
        if code != period or not report["forecast"] or report["status"] == "completed":
            continue
        year = [reports.get((activity, f"2017-T{number}"), {}).get("status") for number in (1, 2, 3)]
        reached = "completed" in year or year[2] == "on_track"
        found[report["forecast"], "reached" if reached else "missed" if year[2] else "unsaid"] += 1
    return found


@MOMENTS
def test_forecasts_are_counted_with_what_came_of_them(
    database: Database, package: Package, at: datetime | None
) -> None:
    periods = reported(database, "2017-T1", "2017-T2", "2017-T3")
    with database.reading() as session:
        found = foretold(session, years_over(periods), at)
        assert foretold(session, {}, at) == []
    for period in periods[:2]:
        counted: Counter[tuple[str, str]] = Counter()
        for one in found:
            if one.period_id == period.id:
                counted[one.forecast, one.outcome] += one.count
        assert counted == came(package, at, period.code)
    assert {one.period_id for one in found} == {p.id for p in periods[:2]}


def test_behind_each_number_stand_so_many_activities(database: Database) -> None:
    periods = reported(database, "2017-T1", "2017-T2", "2017-T3")
    years = years_over(periods)
    with database.reading() as session:
        areas = {area.id for area in thread(session, ledger.seen(session, "2018-T2")).areas}
        found = foretold(session, years, None)
        assert {one.area_id for one in found} <= areas
        for one in found:
            assert len(foretold_activities(session, years, None, one, 1000)) == one.count
        everywhere = Foretold(periods[0].id, None, Forecast.YES, Outcome.REACHED, 0)
        whole = sum(
            one.count
            for one in found
            if (one.period_id, one.forecast, one.outcome) == (periods[0].id, Forecast.YES, Outcome.REACHED)
        )
        assert len(foretold_activities(session, years, None, everywhere, 1000)) == whole
        assert len(foretold_activities(session, years, None, everywhere, 3)) == 3


def test_activities_are_named_in_the_order_of_their_titles(database: Database) -> None:
    with database.reading() as session:
        some = {one.activity_id for one in judgements(session, reported(database, "2018-T1"), None)}
        named = titles(session, some, None)
    assert set(named) == some
    keys = [sort_key(title) for _, title in named.values()]
    assert keys == sorted(keys)
