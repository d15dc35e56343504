from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.plan import Deviation, Manner, Planned, differences
from dashboard.words import Words

ONE = Planned(1, "A-1", "Något att göra", 7, Words("Avdelning"), Words("Område"), date(2018, 1, 1), date(2018, 12, 31))
DAYS = st.dates(date(2016, 1, 1), date(2020, 12, 31))


@st.composite
def activities(draw: st.DrawFn) -> dict[int, Planned]:
    found = {}
    for number in draw(st.sets(st.integers(1, 12))):
        starts_on = draw(DAYS)
        found[number] = replace(
            ONE,
            id=number,
            code=f"A-{number}",
            title=draw(st.sampled_from(["Ett", "Två"])),
            department_id=draw(st.integers(1, 2)),
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=draw(st.integers(0, 900))),
            completed_on=draw(st.none() | DAYS),
            budget=draw(st.none() | st.integers(0, 3)),
        )
    return found


def kinds(was: Planned | None, now: Planned | None) -> list[Deviation]:
    return [d.kind for d in differences({1: was} if was else {}, {1: now} if now else {}, 2018)]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"ends_on": date(2019, 6, 30)}, [Deviation.MOVED]),
        ({"budget": 100}, [Deviation.BUDGET]),
        ({"title": "Något annat"}, [Deviation.RENAMED]),
        ({"department_id": 8}, [Deviation.HANDED_OVER]),
        ({"department": Words("Nytt namn")}, []),
        ({"completed_on": date(2018, 5, 1)}, []),
        ({"completed_on": date(2017, 12, 31)}, [Deviation.DROPPED]),
        ({"starts_on": date(2019, 1, 1), "ends_on": date(2019, 12, 31)}, [Deviation.DROPPED]),
        ({"manner": Manner.MERGED, "successor": "A-2"}, [Deviation.MERGED]),
        ({"manner": Manner.REPLACED, "completed_on": date(2017, 12, 1)}, [Deviation.REPLACED]),
        ({"manner": Manner.CONTINUES, "successor": "A-2"}, []),
        (
            {"title": "Nytt", "budget": 1, "ends_on": date(2018, 6, 1)},
            [Deviation.MOVED, Deviation.BUDGET, Deviation.RENAMED],
        ),
    ],
)
def test_what_has_changed_since_the_decision_is_told(change: dict[str, object], told: list[Deviation]) -> None:
    assert kinds(ONE, replace(ONE, **change)) == told  # type: ignore[arg-type]


def test_what_came_after_the_decision_is_added_and_what_went_is_dropped() -> None:
    assert kinds(None, ONE) == [Deviation.ADDED]
    assert kinds(ONE, None) == [Deviation.DROPPED]


@given(activities())
def test_a_plan_does_not_differ_from_itself(plan: dict[int, Planned]) -> None:
    assert differences(plan, plan, 2018) == []


@given(activities(), activities())
def test_every_activity_of_either_side_is_accounted_for(was: dict[int, Planned], now: dict[int, Planned]) -> None:
    found = differences(was, now, 2018)
    before = {number for number, one in was.items() if one.is_in(2018)}
    after = {number for number, one in now.items() if one.is_in(2018)}
    added = {d.activity.id for d in found if d.kind is Deviation.ADDED}
    gone = {d.activity.id for d in found if d.kind in (Deviation.DROPPED, Deviation.REPLACED, Deviation.MERGED)}
    assert added == after - before
    assert gone == before - after
    assert {d.activity.id for d in found} <= before | after


@given(activities(), activities())
def test_the_other_way_round_added_is_dropped(was: dict[int, Planned], now: dict[int, Planned]) -> None:
    there, back = differences(was, now, 2018), differences(now, was, 2018)
    assert [d.activity.code for d in there if d.kind is Deviation.ADDED] == [
        d.activity.code for d in back if d.kind is Deviation.DROPPED
    ]
    assert len(there) == len(back)
