from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicator import Basis
from dashboard.measured import (
    Measured,
    in_order,
    increments,
    is_steady_trend,
    measured,
    prepared,
    with_gaps,
    year_on_year,
)
from dashboard.period import Period
from tests.factories import points

monthly = st.lists(st.one_of(st.integers(-50, 50), st.none()), max_size=40)


def on(code: str, number: float | None) -> Measured:
    return Measured(Period.parse(code).ends_on, number)


def months(*numbers: float | None, first: int = 0) -> list[Measured]:
    codes = [f"{2016 + (first + nth) // 12}-{(first + nth) % 12 + 1:02}" for nth in range(len(numbers))]
    return [on(code, number) for code, number in zip(codes, numbers, strict=True)]


def numbers(values: tuple[Measured, ...]) -> list[float | None]:
    return [value.number for value in values]


def test_points_are_measured_on_the_last_day_of_their_period() -> None:
    assert measured(points(1.5, None)) == (on("2010", 1.5), on("2011", None))


def test_a_period_nobody_has_told_of_is_a_missing_number() -> None:
    assert with_gaps([on("2018-T1", 1), on("2017-T1", 2), on("2017-T2", 3)], 4) == (
        on("2017-T1", 2),
        on("2017-T2", 3),
        on("2017-T3", None),
        on("2018-T1", 1),
    )
    assert with_gaps([], 4) == ()


def test_a_survey_that_came_half_a_year_late_has_no_gap_before_it() -> None:
    late = [Measured(date(2016, 6, 30), 1), Measured(date(2017, 12, 31), 2)]
    assert with_gaps(late, 12) == tuple(late)


def test_the_difference_from_the_same_month_of_the_year_before_also_in_a_leap_year() -> None:
    found = year_on_year(months(*range(26)))
    assert [value.on for value in found][1:3] == [date(2017, 2, 28), date(2017, 3, 31)]
    assert numbers(found) == [12.0] * 14


def test_a_difference_needs_both_its_years_and_one_definition() -> None:
    told = months(*range(12), 1, None, 3)
    assert numbers(year_on_year(told)) == [1, None, 1]
    assert numbers(year_on_year(told, breaks=[date(2017, 1, 1)])) == [None, None, None]
    assert numbers(year_on_year(told[:2] + told[3:]))[:3] == [1, None, None]


def test_years_differ_from_the_year_before() -> None:
    assert numbers(year_on_year([on("2016", 5), on("2017", 7), on("2018", 6)])) == [2, -1]
    assert year_on_year([]) == year_on_year([on("2016", 5)]) == ()


def test_what_each_month_added_to_the_year() -> None:
    assert numbers(increments(months(1, 3, 6, first=11), 1)) == [None, 3, 3]
    assert numbers(increments(months(*range(10, 130, 10), 7, 9), 1)) == [10.0] * 12 + [7, 2]


def test_an_increment_after_a_missing_month_is_missing() -> None:
    assert numbers(increments(months(10, None, 30, 40), 1)) == [10, None, None, 10]
    february_first = months(20, 30, 40, first=1)
    assert numbers(increments(february_first, 1)) == [None, 10, 10]


def test_tertials_and_years_add_up_as_months_do() -> None:
    tertials = [on("2017-T1", 30), on("2017-T2", 50), on("2017-T3", 90), on("2018-T1", 20)]
    assert numbers(increments(tertials, 4)) == [30, 20, 40, 20]
    assert numbers(increments([on("2017", 30), on("2018", 50)], 12)) == [30, 50]


@given(monthly)
def test_the_increments_of_a_year_add_up_to_its_last_figure(told: list[int | None]) -> None:
    for year in range(0, len(told), 12):
        part = told[year : year + 12]
        if part and None not in part:
            found = [n for n in numbers(increments(months(*told), 1))[year : year + 12] if n is not None]
            assert sum(found) == part[-1]


@given(monthly, st.integers(-50, 50))
def test_a_constant_added_to_every_month_leaves_the_differences(told: list[int | None], by: int) -> None:
    moved = [None if number is None else number + by for number in told]
    assert year_on_year(months(*told)) == year_on_year(months(*moved))


@given(monthly, st.sampled_from(Basis), st.randoms())
def test_the_order_of_what_comes_in_does_not_matter(told: list[int | None], basis: Basis, random: Random) -> None:
    values = months(*told)
    shuffled = random.sample(values, len(values))
    assert prepared(shuffled, basis, 1) == prepared(values, basis, 1)
    assert in_order(shuffled) == values


def test_the_basis_is_as_stated() -> None:
    told = months(*range(10, 150, 10))
    assert prepared(told, Basis.VALUES, 1) == tuple(told)
    assert numbers(prepared(told, Basis.YEAR_ON_YEAR, 1)) == [120, 120]
    assert numbers(prepared(told, Basis.INCREMENTS, 1)) == [10.0] * 12 + [130, 10]


@pytest.mark.parametrize(
    ("told", "steady"),
    [
        (range(7), True),
        (range(6), False),
        ([7, 6, 5, 4, 3, 2, 1], True),
        ([1, 2, 3, 3, 4, 5, 6], False),
        ([*range(10), 8], True),
        ([*range(9), 7, 6], False),
        ([1, 2] * 10, False),
        ([5] * 10, False),
        ([], False),
    ],
)
def test_a_steady_trend_goes_the_same_way_nearly_every_year(told: list[int], steady: bool) -> None:
    assert is_steady_trend(on(str(2000 + nth), number) for nth, number in enumerate(told)) is steady
