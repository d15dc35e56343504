from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers import answers, as_shown, chart_of, is_on_trial, variation_at
from dashboard.borders import Borders, Rebase
from dashboard.indicator import Basis, Direction, Level, Point, Series, Target, shown
from dashboard.outlook import Prospect
from dashboard.patterns import Variation
from dashboard.spc import Assurance
from dashboard.value import Value
from tests.factories import indicator, observation

CALM = [60, 62, 61, 59] * 4


def tertials(*numbers: float | None, target: float | None = None, wanted: Direction = Direction.UP) -> Series:
    codes = [f"{2014 + nth // 3}-T{nth % 3 + 1}" for nth in range(len(numbers))]
    points = tuple(Point(observation(code, number)) for code, number in zip(codes, numbers, strict=True))
    targets = () if target is None else (Target(date(2030, 12, 31), target),)
    return Series(indicator(direction=wanted), points, targets)


def on(series: Series, basis: Basis) -> Series:
    return replace(series, indicator=replace(series.indicator, basis=basis))


def test_the_three_answers_stand_side_by_side() -> None:
    found = answers(tertials(*CALM, target=70))
    assert found.level is Level.NOT_REACHED
    assert (found.variation, found.assurance) == (Variation.COMMON, Assurance.NEVER)
    assert found.prospect is Prospect.UNCERTAIN
    assert found.warnings == ("never",)


def test_what_has_no_wanted_direction_has_only_a_neutral_change() -> None:
    found = answers(tertials(*CALM, 90, target=70, wanted=Direction.NONE))
    assert (found.level, found.assurance, found.outlook) == (Level.NO_TARGET, None, None)
    assert (found.variation, found.warnings) == (Variation.NEUTRAL, ())


def test_every_answer_that_warns_is_named() -> None:
    falling = answers(tertials(*range(90, 70, -1), target=95))
    assert falling.warnings == ("concern", "never", "not_at_this_pace")


def test_differences_from_the_year_before_have_no_assurance_but_the_values_have_an_outlook() -> None:
    steady = tertials(*range(40, 70), target=90)
    assert answers(steady).variation is Variation.IMPROVEMENT
    found = answers(on(steady, Basis.YEAR_ON_YEAR))
    assert (found.variation, found.assurance) == (Variation.COMMON, None)
    assert found.prospect is Prospect.ON_PACE
    assert len(found.chart.points) == 27


def test_a_figure_counted_from_the_beginning_of_the_year_has_neither_assurance_nor_outlook() -> None:
    found = answers(on(tertials(*[30, 60, 90] * 5, target=100), Basis.INCREMENTS))
    assert (found.variation, found.assurance, found.outlook) == (Variation.COMMON, None, None)
    assert {point.number for point in found.chart.points} == {30}


def test_a_break_divides_groups_and_what_was_before_it_gives_no_pace() -> None:
    other = tertials(*[10, 12, 11] * 4, *[60, 61, 60, 61, 60, 61], target=61)
    whole, divided = answers(other), answers(other, Borders(breaks=(date(2018, 1, 1), date(2031, 1, 1))))
    assert [(g.first, g.last) for g in divided.chart.groups] == [(0, 11), (12, 17)]
    assert (whole.variation, divided.variation) == (Variation.IMPROVEMENT, Variation.COMMON)
    assert whole.outlook is not None
    assert divided.outlook is not None
    assert (whole.outlook.best, divided.outlook.best) == (49, 1)
    assert divided.outlook.pace is not None
    assert divided.outlook.pace.count == 6
    assert is_on_trial(divided)
    assert not is_on_trial(whole)


def test_a_rebase_on_the_day_of_a_break_keeps_its_baseline() -> None:
    series = tertials(*[10, 12, 11] * 4, *[60, 61] * 3, *[70, 71] * 2)
    borders = Borders(rebases=(Rebase(date(2018, 1, 1), 6),), breaks=(date(2018, 1, 1),))
    found = chart_of(series, borders)
    limits = found.groups[-1].limits
    assert limits is not None
    assert (limits.mean, is_on_trial(answers(series, borders))) == (60.5, True)


def test_a_skipped_tertial_breaks_a_run() -> None:
    series = tertials(*[0, 30] * 10, *range(11, 18))
    assert answers(series).variation is Variation.IMPROVEMENT
    points = tuple(p for p in series.points if p.number != 14)
    assert answers(Series(series.indicator, points)).variation is Variation.COMMON


def test_the_sign_of_an_earlier_period_is_what_it_would_have_been_then() -> None:
    series = tertials(*CALM, 90)
    assert variation_at(series, Borders(), date(2019, 4, 30)) is Variation.COMMON
    assert variation_at(series, Borders(), date(2019, 8, 31)) is Variation.IMPROVEMENT
    assert variation_at(series, Borders(), date(2010, 1, 1)) is None


def test_too_few_points_say_nothing_of_change() -> None:
    found = answers(tertials(1, 2, 3, 4, 5))
    assert (found.variation, found.has_limits) == (None, False)
    assert not is_on_trial(found)
    assert not is_on_trial(answers(tertials()))


@given(
    st.lists(st.one_of(st.integers(0, 100), st.none()), max_size=30),
    st.sampled_from(Direction),
    st.sampled_from(Basis),
    st.one_of(st.none(), st.integers(0, 100)),
)
def test_no_series_breaks_the_answers(
    numbers: list[int | None], wanted: Direction, basis: Basis, target: int | None
) -> None:
    found = answers(on(tertials(*numbers, target=target, wanted=wanted), basis))
    if wanted is Direction.NONE:
        assert found.variation in (None, Variation.NEUTRAL, Variation.COMMON)
        assert (found.level, found.assurance, found.outlook) == (Level.NO_TARGET, None, None)
    assert found.has_limits or found.assurance is None or found.chart.groups


def test_a_series_as_it_was_shown_knows_neither_later_periods_nor_later_editions() -> None:
    first, second = observation("2016", 1.0), observation("2017", 2.0)
    mended = replace(first, value=Value(9.0), vintage="2", first_published=date(2018, 5, 1))
    series = Series(indicator(), shown([first, second, mended], date(2018, 12, 31)))
    assert [p.number for p in as_shown(series, date(2017, 12, 31), date(2018, 12, 31)).points] == [9, 2]
    assert [p.number for p in as_shown(series, date(2017, 12, 31), date(2018, 4, 30)).points] == [1, 2]
    assert [p.number for p in as_shown(series, date(2016, 12, 31), date(2018, 4, 30)).points] == [1]
    assert as_shown(series, date(2017, 12, 31), date(2016, 1, 1)).points == ()
