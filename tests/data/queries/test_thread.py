from datetime import UTC, datetime

from dashboard.goal import Goal
from data.database import Database
from data.queries.thread import organisation, thread
from data.sources.package import Package
from tests import ledger

BEFORE_THE_DECISION = datetime(2017, 11, 1, tzinfo=UTC)


def codes(goals: tuple[Goal, ...]) -> list[str]:
    return [g.code for g in goals]


def test_the_overarching_goal_is_the_one_in_force_on_the_periods_last_day(database: Database) -> None:
    with database.reading() as session:
        before = thread(session, ledger.seen(session, "2017-T3")).goals
        after = thread(session, ledger.seen(session, "2018-T1")).goals
    assert len(before) == 3
    assert len(after) == 1
    assert after[0].valid_from == datetime(2018, 1, 1, tzinfo=UTC).date()


def test_before_the_decision_nobody_knew_of_the_new_goal(database: Database) -> None:
    with database.reading() as session:
        known = thread(session, ledger.seen(session, "2018-T1", BEFORE_THE_DECISION)).goals
        before = thread(session, ledger.seen(session, "2017-T3")).goals
    assert codes(known) == codes(before)
    assert [g.valid_to for g in known] == [None] * 3


def test_the_new_goal_replaced_three(database: Database) -> None:
    with database.reading() as session:
        found = organisation(session, ledger.seen(session, "2018-T2"))
        earlier = organisation(session, ledger.seen(session, "2017-T3"))
    assert len(found.goals) == 1
    assert codes(found.replaced) == codes(earlier.goals)
    assert earlier.replaced == ()


def test_areas_stand_in_their_own_order_with_their_goals(database: Database, package: Package) -> None:
    with database.reading() as session:
        areas = thread(session, ledger.seen(session, "2018-T2")).areas
    rows = sorted(ledger.rows(package, "result_areas"), key=lambda r: int(r["position"]))
    assert [a.code for a in areas] == [r["code"] for r in rows]
    assert all(a.goals and all(g.area_id == a.id for g in a.goals) for a in areas)


def test_units_stand_under_their_department(database: Database, package: Package) -> None:
    with database.reading() as session:
        departments = thread(session, ledger.seen(session, "2018-T2")).departments
    parents = {r["code"]: r["parent"] for r in ledger.rows(package, "departments")}
    assert {u.code: d.code for d in departments for u in d.units} == {c: p for c, p in parents.items() if p}
    assert {d.code for d in departments} == {c for c, p in parents.items() if not p}


def test_deliverables_come_in_pages_that_together_are_all(database: Database, package: Package) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        for area in thread(session, view).areas:
            whole = thread(session, view, area=area.code, limit=100)
            assert not whole.more_deliverables
            goals = {r["code"] for r in ledger.rows(package, "goals") if r["area"] == area.code}
            expected = {r["code"] for r in ledger.rows(package, "deliverables") if r["goal"] in goals}
            assert {d.code for d in whole.deliverables} == expected
            pieces = [thread(session, view, area=area.code, limit=1, offset=n) for n in range(len(expected))]
            assert [d for piece in pieces for d in piece.deliverables] == list(whole.deliverables)
            assert [piece.more_deliverables for piece in pieces] == [True] * (len(expected) - 1) + [False]
