import pytest

from dashboard.activity import ActivityKind
from dashboard.agenda import Reason
from dashboard.filters import Filters, Sort
from dashboard.status import Status, recovered, worsened
from data.database import Database
from data.queries.activities import lines
from data.queries.agenda import changes, raised
from data.sources.package import Package
from tests import ledger

PERIODS = pytest.mark.parametrize("code", ["2018-T2", "2018-T1", "2017-T3", "2016-T1", "2018-T3"])


@PERIODS
def test_what_is_raised_is_off_track_worsened_or_silent(database: Database, code: str) -> None:
    with database.reading() as session:
        view = ledger.seen(session, code)
        periods = [p for p in (view.before, view.period) if p]
        rows = lines(session, view, periods, Filters(), Sort.TITLE, limit=1000)
        found = raised(session, view, 1000)
    expected = {
        r.code
        for r in rows
        if r.status in (Status.OFF_TRACK, Status.NOT_REPORTED) or (r.status and worsened(r.status, r.before))
    }
    assert {r.code for r in found} == expected
    assert [list(Reason).index(r.reason) for r in found] == sorted(list(Reason).index(r.reason) for r in found)


@PERIODS
def test_a_short_list_is_the_gravest_of_the_long_one(database: Database, code: str) -> None:
    with database.reading() as session:
        view = ledger.seen(session, code)
        whole = raised(session, view, 1000)
        for most in (1, 5, 9):
            short = raised(session, view, most)
            assert [r.reason for r in short] == [r.reason for r in whole[:most]]
            assert len(short) == min(most, len(whole))


@PERIODS
def test_changes_are_counted_as_by_hand(database: Database, package: Package, code: str) -> None:
    with database.reading() as session:
        view = ledger.seen(session, code)
        found = changes(session, view)
    before = view.before
    if before is None:
        assert found.assignments == 0
        return
    plan = [a for a in ledger.planned(package, view.period) if a["kind"] == ActivityKind.GOVERNMENT_ASSIGNMENT]
    assert found.assignments == len(plan)
    assert sum(found.new_assignments.values()) == sum(a["starts_on"] > before.ends_on for a in plan)
    said = {(r["activity"], r["period"]): Status(r["status"]) for r in ledger.rows(package, "status_reports")}
    pairs = [(now, said.get((who, before.code))) for (who, period), now in said.items() if period == code]
    assert found.worsened == sum(worsened(*pair) for pair in pairs)
    assert found.recovered == sum(recovered(*pair) for pair in pairs)
