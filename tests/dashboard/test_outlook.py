from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from dashboard.indicator import Direction, Growth, Target
from dashboard.measured import Measured
from dashboard.outlook import Outlook, Prospect, Window, aimed_at, outlook, target_path, theil_sen
from dashboard.period import Period

UP, DOWN, NONE = Direction.UP, Direction.DOWN, Direction.NONE
END_OF_2018, END_OF_2020 = date(2018, 12, 31), date(2020, 12, 31)
some_tertials = st.lists(st.one_of(st.integers(1, 90), st.none()), min_size=1, max_size=15)


def tertials(*numbers: float | None) -> list[Measured]:
    codes = [f"{2014 + nth // 3}-T{nth % 3 + 1}" for nth in range(len(numbers))]
    return [Measured(Period.parse(code).ends_on, number) for code, number in zip(codes, numbers, strict=True)]


def told(*numbers: float | None, target: float = 90, due: date = END_OF_2018, wanted: Direction = UP) -> Outlook:
    found = outlook(tertials(*numbers), [Target(due, target)], wanted, 4)
    assert found is not None
    return found


def test_theil_sen_and_its_interval_are_those_of_scipy() -> None:
    random = Random(3)
    for _ in range(3000):
        places = sorted(random.sample(range(60), random.randint(3, 30)))
        most = random.choice([3, 10**6])
        numbers = [float(random.randint(0, most)) for _ in places]
        confidence = random.choice([0.8, 0.9, 0.95])
        slope, _, lower, upper = theilslopes(numbers, places, confidence)
        assert theil_sen(places, numbers, confidence) == pytest.approx((slope, lower, upper))


def test_what_is_required_what_was_best_and_how_often_that_pace_was_held() -> None:
    found = told(60, 61, 61.5, 60, 60.9, 61, target=72.8, due=date(2017, 12, 31))
    assert found.periods_left == 6
    assert found.required == pytest.approx((72.8 - 61) / 6)
    assert (found.best, found.held, found.steps) == (1, 0, 5)
    assert found.is_beyond_best
    assert found.prospect is Prospect.NOT_AT_THIS_PACE
    assert told(60, 63, 61, 65, 64, 64, target=66, due=END_OF_2018).held == 2


def test_a_straight_line_reaches_exactly_what_it_points_at() -> None:
    line = [50 + nth for nth in range(9)]
    assert told(*line, target=64).prospect is Prospect.ON_PACE
    assert told(*line, target=64.1).prospect is Prospect.NOT_AT_THIS_PACE


def test_a_line_of_tenths_is_as_straight_as_one_of_whole_numbers() -> None:
    tenths = [sum([0.1] * (500 + nth)) for nth in range(9)]
    found = told(*tenths, target=50.8 + 0.6)
    assert (found.prospect, found.held) == (Prospect.ON_PACE, 8)


def test_a_pace_whose_interval_holds_the_required_one_is_uncertain() -> None:
    found = told(50, 58, 51, 59, 53, 60, 52, 61, 57, target=60)
    assert found.pace is not None
    assert found.pace.lower < found.required <= found.pace.upper
    assert found.prospect is Prospect.UNCERTAIN


def test_the_end_of_the_interval_is_within_it() -> None:
    numbers = [50, 58, 51, 59, 53, 60, 52, 61, 57]
    pace = told(*numbers).pace
    assert pace is not None
    assert told(*numbers, target=57 + 6 * pace.upper).prospect is Prospect.UNCERTAIN
    assert told(*numbers, target=57 + 6 * pace.upper + 1e-6).prospect is Prospect.NOT_AT_THIS_PACE
    assert told(*numbers, target=57 + 6 * pace.lower).prospect is Prospect.ON_PACE


def test_wanted_down_is_the_same_upside_down() -> None:
    found = told(50, 49, 48, 47, 46, 45, 44, 43, 42, target=36, wanted=DOWN)
    assert (found.prospect, found.required, found.best) == (Prospect.ON_PACE, -1, -1)
    assert told(50, 49, 48, 47, 46, 45, 44, 43, 42, target=35, wanted=DOWN).prospect is Prospect.NOT_AT_THIS_PACE
    assert told(50, 47, 52, 51, target=40, wanted=DOWN).best == -3


def test_what_is_well_past_its_target_may_fall_back_a_little() -> None:
    found = told(95, 94, 95, 94, 95, 94, 95, 94, 95, target=90, due=date(2017, 4, 30))
    assert found.required == -5
    assert found.prospect is Prospect.ON_PACE


def test_only_the_last_three_years_set_the_pace() -> None:
    found = told(*[90 - 5 * nth for nth in range(6)], *[50 + nth for nth in range(9)], due=END_OF_2020)
    assert found.pace is not None
    assert (found.pace.count, found.pace.slope) == (9, 1)
    assert found.pace.first == date(2016, 4, 30)
    assert found.pace.last == END_OF_2018


def test_too_few_numbers_have_no_pace_but_still_a_requirement() -> None:
    found = told(50, 51, None, 52, 53, 54)
    assert (found.prospect, found.pace) == (Prospect.TOO_SHORT, None)
    assert found.required == pytest.approx(36 / 9)
    assert found.steps == 3  # none across the missing period
    alone = told(50)
    assert (alone.best, alone.held, alone.steps, alone.is_beyond_best) == (None, 0, 0, False)


@pytest.mark.parametrize(("months", "points"), [(1, 36), (3, 12), (4, 9), (6, 8), (12, 8)])
def test_the_window_is_three_years_and_never_fewer_than_eight_periods(months: int, points: int) -> None:
    assert Window().points(months) == points


def test_the_window_is_a_setting() -> None:
    assert Window.of({"outlook.years": "5", "outlook.confidence": "2"}) == Window(years=5)


def test_without_wanted_direction_number_or_target_ahead_there_is_no_outlook() -> None:
    ahead = [Target(END_OF_2018, 90)]
    assert outlook(tertials(1, 2, 3), ahead, NONE, 4) is None
    assert outlook(tertials(1, 2, 3), [], UP, 4) is None
    assert outlook(tertials(None), ahead, UP, 4) is None
    assert outlook([], ahead, UP, 4) is None
    assert outlook(tertials(1, 2, 3), [Target(date(2014, 12, 31), 3)], UP, 4) is None


def test_the_target_aimed_at_is_the_next_one() -> None:
    targets = [Target(date(2020, 12, 31), 3), Target(date(2018, 12, 31), 1), Target(date(2019, 12, 31), 2)]
    assert aimed_at(targets, date(2018, 8, 31)) == Target(date(2018, 12, 31), 1)
    assert aimed_at(targets, date(2018, 12, 31)) == Target(date(2019, 12, 31), 2)
    assert aimed_at(targets, date(2020, 12, 31)) is None


def test_the_straight_way_to_a_target() -> None:
    start, target = Measured(date(2016, 12, 31), 50), Target(date(2018, 12, 31), 70)
    assert target_path(start, target, date(2017, 12, 31)) == pytest.approx(60)
    assert target_path(start, target, target.due_on) == 70
    assert target_path(start, Target(start.on, 70), start.on) is None
    assert target_path(Measured(start.on, None), target, start.on) is None


def test_the_way_of_compound_growth_is_the_same_per_cent_every_year() -> None:
    start, target = Measured(date(2016, 12, 31), 100), Target(date(2018, 12, 31), 121)
    assert target_path(start, target, date(2017, 12, 31), Growth.COMPOUND) == pytest.approx(110)
    assert target_path(Measured(start.on, 0), target, start.on, Growth.COMPOUND) is None


def test_compound_growth_is_told_in_per_cent() -> None:
    values = tertials(*[100 * 1.02**nth for nth in range(9)])
    due = [Target(END_OF_2018, 100 * 1.02**14)]
    found = outlook(values, due, UP, 4, Growth.COMPOUND)
    assert found is not None
    assert found.pace is not None
    assert (found.required, found.pace.slope, found.best) == pytest.approx((2, 2, 2))
    assert outlook([*values, Measured(date(2017, 4, 30), -1)], due, UP, 4, Growth.COMPOUND) is None


@given(some_tertials, st.integers(-99, 99), st.integers(-200, 200))
def test_moving_numbers_and_target_alike_changes_no_outlook(numbers: list[int | None], target: int, by: int) -> None:
    one = outlook(tertials(*numbers), [Target(END_OF_2020, target)], UP, 4)
    moved = [None if number is None else number + by for number in numbers]
    other = outlook(tertials(*moved), [Target(END_OF_2020, target + by)], UP, 4)
    assert (one and (one.prospect, one.required, one.held)) == (other and (other.prospect, other.required, other.held))


@given(some_tertials, st.integers(-99, 99))
def test_upside_down_and_wanted_down_is_the_same(numbers: list[int | None], target: int) -> None:
    one = outlook(tertials(*numbers), [Target(END_OF_2020, target)], UP, 4)
    mirrored = [None if number is None else -number for number in numbers]
    other = outlook(tertials(*mirrored), [Target(END_OF_2020, -target)], DOWN, 4)
    assert (one and (one.prospect, -one.required, one.held)) == (other and (other.prospect, other.required, other.held))


@given(some_tertials, st.integers(-99, 99), st.integers(0, 99))
def test_a_target_farther_away_is_never_nearer_to_be_reached(numbers: list[int | None], target: int, more: int) -> None:
    order = [Prospect.ON_PACE, Prospect.UNCERTAIN, Prospect.NOT_AT_THIS_PACE]
    found = [outlook(tertials(*numbers), [Target(END_OF_2020, aim)], UP, 4) for aim in (target, target + more)]
    places = [order.index(one.prospect) for one in found if one and one.prospect is not Prospect.TOO_SHORT]
    assert places == sorted(places)
    assert all(one.held >= other.held for one, other in pairwise(found) if one and other)


@given(some_tertials, st.randoms())
def test_the_order_in_which_numbers_come_does_not_matter(numbers: list[int | None], random: Random) -> None:
    values, ahead = tertials(*numbers), [Target(END_OF_2020, 90)]
    assert outlook(random.sample(values, len(values)), ahead, UP, 4) == outlook(values, ahead, UP, 4)
