from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.goal import Deliverable, Goal, ResultArea, Thread
from dashboard.sight import Gap, Serving, Sight, Stock, gaps, in_force, matches
from dashboard.status import Distribution, Status
from dashboard.words import Words

SINCE = date(2018, 1, 1)
PLACES = st.tuples(st.sampled_from([1, 2]), st.sampled_from([None, 11, 12, 21, 99]))
COUNTS = st.dictionaries(st.sampled_from(list(Status)), st.integers(1, 50), min_size=1).map(Distribution)
PLACED = st.dictionaries(PLACES, COUNTS)


def goal(number: int, area: int) -> Goal:
    return Goal(number, f"M{number}", Words("Mål"), area, SINCE, None, None, False)


def area(number: int, *goals: int) -> ResultArea:
    return ResultArea(number, f"O{number}", Words("Område"), Words(""), tuple(goal(one, number) for one in goals))


def thread(*areas: ResultArea) -> Thread:
    return Thread((), areas, ())


RED = thread(area(1, 11, 12), area(2, 21))


@given(PLACED)
def test_every_activity_is_counted_once_in_its_area(placed: dict[tuple[int, int | None], Distribution]) -> None:
    found = Sight(placed)
    assert found.whole.planned == sum(found.area(one.id).planned for one in RED.areas)


@given(PLACED)
def test_an_activity_serves_a_goal_an_earlier_one_or_none(placed: dict[tuple[int, int | None], Distribution]) -> None:
    found = Sight(placed)
    serving = sum(found.goal(one.id).planned for one in (g for a in RED.areas for g in a.goals))
    loose = [found.loose(one, in_force(RED)) for one in RED.areas]
    assert serving + sum(map(sum, loose)) == found.whole.planned
    broken = gaps(found, RED)
    assert (broken.get(Gap.ACTIVITY, 0), broken.get(Gap.OLD_GOAL, 0)) == (
        sum(one for one, _ in loose),
        sum(old for _, old in loose),
    )


def test_a_whole_thread_has_no_gap() -> None:
    stocks = {number: Stock(deliverables=2, idle=0, followed=1) for number in (11, 12, 21)}
    assert gaps(Sight({(1, 11): Distribution({Status.ON_TRACK: 3})}, stocks=stocks), RED) == {}


def test_each_kind_of_gap_is_counted() -> None:
    stocks = {11: Stock(deliverables=3, idle=2, followed=3), 12: Stock(deliverables=1, idle=0, followed=0)}
    placed: dict[tuple[int, int | None], Distribution] = {
        (1, None): Distribution({Status.ON_TRACK: 4}),
        (2, 99): Distribution({Status.OFF_TRACK: 1}),
    }
    found = Sight(placed, stocks=stocks)
    assert gaps(found, thread(area(1, 11, 12), area(2, 21), area(3))) == {
        Gap.AREA: 1,
        Gap.GOAL: 2,
        Gap.DELIVERABLE: 2,
        Gap.ACTIVITY: 4,
        Gap.OLD_GOAL: 1,
    }
    assert list(gaps(found, RED)) == sorted(gaps(found, RED), key=list(Gap).index)


def test_of_a_goal_with_nothing_under_it_nothing_is_said() -> None:
    assert Sight().goal(11).planned == 0
    assert not Sight().is_followed(goal(11, 1))
    assert Sight().home(11) is None


def test_the_home_of_a_goal_is_the_one_area_of_its_activities() -> None:
    one = Distribution({Status.ON_TRACK: 1})
    assert Sight({(1, 11): one, (2, 21): one}).home(11) == 1
    assert Sight({(1, 11): one, (2, 11): one}).home(11) is None


def test_deliverables_stand_under_their_goal() -> None:
    one = Serving(Deliverable(5, "P", Words("P"), None, 11, False), Distribution(), 0)
    assert Sight(servings=(one,)).under(goal(11, 1)) == [one]
    assert Sight(servings=(one,)).under(goal(12, 1)) == []


@given(COUNTS, st.frozensets(st.sampled_from(list(Status))))
def test_nothing_asked_for_is_anything(counts: Distribution, asked: frozenset[Status]) -> None:
    assert matches(counts, frozenset())
    assert matches(counts, asked) == (not asked or bool(asked & set(counts.counts)))
