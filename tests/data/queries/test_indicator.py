from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.errors import ThingNotFound
from dashboard.indicator import ScopeKind, Sensitivity
from dashboard.value import MISSING
from data.database import Database
from data.queries.indicator import indicator, observations, stated
from data.sources.package import Package
from tests import ledger


def test_a_code_that_names_nothing_is_not_found(database: Database) -> None:
    with database.reading() as session, pytest.raises(ThingNotFound):
        indicator(session, ledger.seen(session, "2018-T2"), "saknas")


def test_every_edition_of_every_place_is_read(database: Database, package: Package) -> None:
    with database.reading() as session:
        view, limits = ledger.seen(session, "2018-T2"), ledger.framed(session).limits
        for code in ("fou-foretag", "tillvaxtvilja", "sjukfranvaro"):
            one, _, sensitivity = indicator(session, view, code)
            found = observations(session, view, limits, one.id, sensitivity)
            read = {
                (f"{scope.kind}:{scope.code}", o.period_code, o.vintage) for scope, same in found.items() for o in same
            }
            ends = {p["code"]: p["ends_on"] for p in package.rows["periods"]}
            assert read == {
                (r["scope"], r["period"], r["vintage"])
                for r in ledger.rows(package, "observations")
                if r["indicator"] == code and str(ends[r["period"]]) <= view.period.ends_on.isoformat()
            }


def test_sick_leave_of_at_most_ten_persons_is_dots(database: Database, package: Package) -> None:
    small = {
        (r["scope"].partition(":")[2], r["period"])
        for r in ledger.rows(package, "observations")
        if r["indicator"] == "sjukfranvaro" and r["group_size"] is not None and r["group_size"] <= 10
    }
    assert small
    with database.reading() as session:
        view, limits = ledger.seen(session, "2018"), ledger.framed(session).limits
        one, _, sensitivity = indicator(session, view, "sjukfranvaro")
        found = observations(session, view, limits, one.id, sensitivity)
    assert sensitivity is Sensitivity.SICK_LEAVE
    hidden = {(s.code, o.period_code) for s, same in found.items() for o in same if o.value == MISSING}
    assert small == hidden
    assert {s.kind for s in found} == {ScopeKind.ORGANISATION, ScopeKind.DEPARTMENT}


def test_marks_come_in_order_and_none_from_the_future(database: Database, package: Package) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        for code in {str(r["indicator"]) for r in package.rows["annotations"] + package.rows["series_breaks"]}:
            told = stated(session, view, indicator(session, view, code)[0].id)
            days = [m.on for m in told.marks]
            assert days == sorted(days)
            assert all(day <= view.today for day in days)
            assert all(same == sorted(same, key=lambda t: t.due_on) for same in told.targets.values())


def test_a_rebase_is_told_with_its_reason_and_who_decided_it(database: Database) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        number = indicator(session, view, "helpdesk-svarstid")[0].id
        ((rebase,),) = stated(session, view, number).rebases.values()
        earlier = stated(session, replace(view, known_at=datetime(2018, 1, 1, tzinfo=UTC)), number)
    assert (rebase.on, rebase.baseline, rebase.by) == (date(2017, 12, 1), None, "Controller")
    assert rebase.reason.startswith("Nytt ärendesystem")
    assert rebase.at == datetime(2018, 1, 22, 9, tzinfo=UTC)
    assert earlier.rebases == {}
