from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from dashboard.filters import Filters
from dashboard.sight import Gap, Sight, gaps, in_force
from dashboard.status import Status
from dashboard.view import View
from data.commands.journal import journal
from data.database import Database
from data.models import ActivityRow, DeliverableRow, GoalRow
from data.queries.activities import counts, lines
from data.queries.known import numbered
from data.queries.sight import loose, sight
from data.queries.thread import thread
from data.sources.package import Package
from tests import ledger
from tests.queries import plans

PERIODS = pytest.mark.parametrize(
    ("code", "at"),
    [("2018-T2", None), ("2017-T3", None), ("2018-T3", None), ("2018-T1", datetime(2018, 6, 1, tzinfo=UTC))],
)
MOST = 100
Codes = dict[tuple[str, str | None, str], int]


def by_hand(package: Package, view: View) -> Codes:
    """Activities by area, goal and status, straight from the files."""
    at, period = view.known_at, view.period
    said = {
        r["activity"]: r["status"] for r in ledger.rows(package, "status_reports", at) if r["period"] == period.code
    }
    through = {d["code"]: d["goal"] for d in ledger.rows(package, "deliverables", at)}
    found: Codes = Counter()
    for a in ledger.planned(package, period, at):
        goal = through.get(a["deliverable"]) or a["goal"] or None
        found[a["area"], goal, said.get(a["code"], "not_reported")] += 1
    return dict(found)


def coded(database: Database, view: View, found: Sight) -> Codes:
    with database.reading() as session:
        red = thread(session, view)
    areas = {area.id: area.code for area in red.areas}
    goals: dict[int | None, str | None] = {goal.id: goal.code for area in red.areas for goal in area.goals} | {
        None: None
    }
    return {
        (areas[area], goals[goal], status.value): count
        for (area, goal), one in found.placed.items()
        for status, count in one.counts.items()
    }


@PERIODS
def test_activities_are_counted_by_goal_as_by_hand(
    database: Database, package: Package, code: str, at: datetime | None
) -> None:
    with database.reading() as session:
        view = ledger.seen(session, code, at)
        found = sight(session, view, MOST)
    assert coded(database, view, found) == by_hand(package, view)


@PERIODS
def test_each_deliverable_has_its_activities_and_indicators(
    database: Database, package: Package, code: str, at: datetime | None
) -> None:
    with database.reading() as session:
        view = ledger.seen(session, code, at)
        found = sight(session, view, MOST)
    work = Counter(a["deliverable"] for a in ledger.planned(package, view.period, at))
    follows = Counter(i["deliverable"] for i in ledger.rows(package, "indicators", at))
    known = {d["code"] for d in ledger.rows(package, "deliverables", at)}
    assert {one.deliverable.code for one in found.servings} == known
    for one in found.servings:
        assert (one.statuses.planned, one.indicators) == (work[one.deliverable.code], follows[one.deliverable.code])
    idle = Counter(one.deliverable.goal_id for one in found.servings if not one.statuses.planned)
    for number, stock in found.stocks.items():
        under = [one for one in found.servings if one.deliverable.goal_id == number]
        followed = sum(one.indicators > 0 for one in under)
        assert (stock.deliverables, stock.idle, stock.followed) == (len(under), idle[number], followed)


@PERIODS
def test_the_loose_ones_are_those_that_were_counted(database: Database, code: str, at: datetime | None) -> None:
    with database.reading() as session:
        view = ledger.seen(session, code, at)
        red = thread(session, view)
        broken = gaps(sight(session, view, MOST), red)
        listed = loose(session, view, in_force(red), MOST)
        assert len(listed) == broken.get(Gap.ACTIVITY, 0) + broken.get(Gap.OLD_GOAL, 0)
        assert loose(session, view, in_force(red), 2) == listed[:2]
    assert all(one.owner_role and one.department.sv for one in listed)


@pytest.mark.parametrize("opened", ["FORE-P2", "AFFA-M1", "REGI", "'; drop", ""])
def test_what_is_opened_comes_first(database: Database, opened: str) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        everything = sight(session, view, MOST)
        few = sight(session, view, 2, opened)
    assert len(few.servings) == 2
    assert (few.placed, few.stocks) == (everything.placed, everything.stocks)
    if opened[:4].isalpha():
        assert all(one.deliverable.code[:4] in (opened[:4], "FORE") for one in few.servings)
        assert any(one.deliverable.code.startswith(opened[:4]) for one in few.servings)


def test_the_activities_of_a_goal_are_as_many_as_were_counted(database: Database) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        found = sight(session, view, MOST)
        for area in thread(session, view).areas:
            for goal in area.goals:
                filters = Filters(goal_id=goal.id, area_id=found.home(goal.id))
                listed = lines(session, view, [view.period], filters, limit=1000)
                said = Counter(line.status for line in listed)
                assert said == Counter({s: c for s, c in found.goal(goal.id).counts.items() if c})
                assert sum(one.count for one in counts(session, view, filters)) == len(listed)


def change(database: Database, table: Any, kind: str, code: str, **to: Any) -> None:
    with journal(database, "Controller", datetime(2018, 9, 26, tzinfo=UTC)) as writing:
        number = writing.session.execute(select(numbered(kind, code))).scalar_one()
        writing.record(table, {**(writing.current(table, {"id": number}) or {}), **to})


def test_a_goal_that_ends_leaves_its_activities_loose_and_its_deliverables_out(own: Database) -> None:
    change(own, GoalRow, "goal", "FORE-M1", valid_to=date(2018, 5, 31))
    with own.reading() as session:
        view = ledger.seen(session, "2018-T2")
        red, found = thread(session, view), sight(session, view, MOST)
        broken = gaps(found, red)
        assert broken[Gap.OLD_GOAL] == 11
        listed = loose(session, view, in_force(red), MOST)
        assert sum(one.goal is not None for one in listed) == 11
        assert {one.goal.sv for one in listed if one.goal} == {
            "Företag får besked från kommuner och myndigheter på kortare tid"
        }
    assert "FORE-P1" not in {one.deliverable.code for one in found.servings}
    assert found.deliverables == 19


def test_a_deliverable_nobody_works_for_is_idle_and_comes_first(own: Database) -> None:
    with own.reading() as session:
        view = ledger.seen(session, "2018-T2")
        number = session.execute(select(numbered("deliverable", "REGI-P4"))).scalar_one()
        work = lines(session, view, [view.period], Filters(deliverable_id=number), limit=100)
        goal = session.execute(select(numbered("goal", "REGI-M2"))).scalar_one()
    for line in work:
        change(own, ActivityRow, "activity", line.code, deliverable_id=None, goal_id=goal)
    with own.reading() as session:
        found = sight(session, view, 1)
        assert [one.deliverable.code for one in found.servings] == ["REGI-P4"]
        assert gaps(found, thread(session, view))[Gap.DELIVERABLE] == 1
        assert found.stocks[goal].idle == 1
        assert found.without_deliverable(goal) == len(work)


def test_an_earlier_moment_keeps_its_thread(own: Database) -> None:
    with own.reading() as session:
        view = ledger.seen(session, "2018-T2", datetime(2018, 9, 25, 12, tzinfo=UTC))
        before = sight(session, view, MOST)
    change(own, DeliverableRow, "deliverable", "FORE-P1", name="Nytt namn", name_en="New name")
    change(own, GoalRow, "goal", "FORE-M2", valid_to=date(2018, 5, 31))
    with own.reading() as session:
        assert sight(session, view, MOST) == before


def test_the_loose_ones_are_found_in_the_order_of_an_index(sample: Database) -> None:
    with sample.reading() as session:
        view = ledger.seen(session, "2018-T2")
    steps = plans(sample, lambda session: loose(session, view, frozenset({1}), 30))
    assert not [step for step in steps if "ORDER BY" in step]


def test_what_is_not_reported_is_counted_as_that(database: Database) -> None:
    with database.reading() as session:
        found = sight(session, ledger.seen(session, "2018-T3"), MOST)
    assert set(found.whole.counts) == set(Status)
    assert found.whole[Status.NOT_REPORTED] == found.whole.planned
