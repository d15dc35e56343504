import pytest

from dashboard.activity import ActivityKind
from dashboard.filters import Filters, Sort
from dashboard.ranking import Item, to_raise
from dashboard.signals import About, Place, Signal, SignalKind
from dashboard.status import Status, recovered, worsened
from data.database import Database
from data.queries.activities import lines
from data.queries.agenda import changes, subjects
from data.sources.package import Package
from tests import ledger

PERIODS = pytest.mark.parametrize("code", ["2018-T2", "2018-T1", "2017-T3", "2016-T1", "2018-T3"])


def item(place: Place, code: str) -> Item:
    return to_raise([Signal(SignalKind.NO_OWNER, About(place, code))]).items[0]


def test_subjects_are_told_by_name_with_what_was_said(database: Database) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        periods = [p for p in (view.before, view.period) if p]
        (red, *_) = lines(session, view, periods, Filters(statuses=frozenset({Status.OFF_TRACK})), Sort.TITLE, limit=1)
        found = subjects(session, view, [item(Place.ACTIVITY, red.code), item(Place.UNIT, "sjukfranvaro")])
        assert subjects(session, view, []) == {}
    told = found["activity", red.code]
    assert (told.title.sv, told.status, told.before, told.cause) == (red.title, red.status, red.before, red.cause)
    assert found["indicator", "sjukfranvaro"].title.en
    assert found["indicator", "sjukfranvaro"].status is None


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
