from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicator import (
    Derivation,
    Direction,
    Level,
    Observation,
    Point,
    Series,
    Target,
    level,
    shown,
    target_for,
)
from dashboard.period import Period
from dashboard.value import MISSING, Sign, Value
from tests.factories import indicator, observation, points

days = st.dates(date(2018, 1, 1), date(2018, 12, 31))
editions = st.lists(
    st.builds(
        lambda code, number, on, vintage: observation(code, number, first_published=on, vintage=vintage),
        st.sampled_from(["2016", "2017", "2018-T1", "2018-01", "2018-T2"]),
        st.integers(0, 9),
        days,
        st.sampled_from(["1", "2", "3"]),
    )
)
targets = st.lists(st.builds(Target, days, st.integers(0, 9)), unique_by=lambda t: t.due_on)
values = st.builds(Value, st.integers(-9, 9)) | st.just(MISSING)


@given(editions, days)
def test_a_value_is_never_shown_before_it_was_published(found: list[Observation], today: date) -> None:
    for point in shown(found, today):
        assert point.shown.first_published <= today
        assert all(later.first_published > today for later in point.later)


@given(editions, days)
def test_the_newest_published_edition_is_shown_and_the_others_stand_beside(
    found: list[Observation], today: date
) -> None:
    for point in shown(found, today):
        of_period = [o for o in found if o.period_code == point.shown.period_code]
        in_order = [*point.earlier, point.shown, *point.later]
        assert sorted(map(id, in_order)) == sorted(map(id, of_period))
        assert [(o.first_published, o.vintage) for o in in_order] == sorted(
            (o.first_published, o.vintage) for o in in_order
        )


@given(editions, days)
def test_a_period_is_shown_exactly_when_something_of_it_was_published(found: list[Observation], today: date) -> None:
    codes = [p.shown.period_code for p in shown(found, today)]
    assert set(codes) == {o.period_code for o in found if o.first_published <= today}
    assert len(set(codes)) == len(codes)


@given(editions, days)
def test_values_stand_in_order_of_time_however_they_were_read(found: list[Observation], today: date) -> None:
    codes = [p.shown.period_code for p in shown(found, today)]
    assert codes == [p.shown.period_code for p in shown(found[::-1], today)]
    starts = [Period.parse(code).starts_on for code in codes]
    assert starts == sorted(starts)


@given(targets, days)
def test_the_target_is_the_next_one_due_else_the_last(aims: list[Target], day: date) -> None:
    found = target_for(aims, day)
    ahead = [t for t in aims if t.due_on >= day]
    if ahead:
        assert found == min(ahead, key=lambda t: t.due_on)
    else:
        assert found == max(aims, key=lambda t: t.due_on, default=None)


@given(targets, days)
def test_a_target_holds_until_its_own_day(aims: list[Target], day: date) -> None:
    found = target_for(aims, day)
    if found and found.due_on > day:
        assert target_for(aims, day + timedelta(days=1)) == found


@given(values, st.integers(-9, 9), st.sampled_from([Direction.UP, Direction.DOWN]))
def test_a_target_met_exactly_is_reached(value: Value, aim: int, direction: Direction) -> None:
    found = level(value, Target(date(2018, 12, 31), aim), direction)
    if value.number is None:
        assert found is Level.NO_TARGET
    elif value.number == aim:
        assert found is Level.REACHED
    else:
        assert (found is Level.REACHED) is ((value.number > aim) is (direction is Direction.UP))


@given(values)
def test_without_a_target_or_a_wanted_direction_nothing_is_judged(value: Value) -> None:
    assert level(value, None, Direction.UP) is Level.NO_TARGET
    assert level(value, Target(date(2018, 12, 31), 1), Direction.NONE) is Level.NO_TARGET


def test_a_series_knows_its_last_value_the_one_before_and_each_period() -> None:
    series = Series(indicator(), points(1, None, 3, first=2016), (Target(date(2018, 12, 31), 3),))
    assert series.value.number == 3
    assert series.before is not None
    assert series.before.number is None
    assert series.at("2017").sign is Sign.NOT_AVAILABLE
    assert series.at("2010") is MISSING
    assert series.level is Level.REACHED


def test_an_empty_series_has_no_last_value_and_no_target() -> None:
    series = Series(indicator(), (), (Target(date(2018, 12, 31), 3),))
    assert (series.last, series.before, series.target, series.value) == (None, None, None, MISSING)
    assert series.level is Level.NO_TARGET


def test_filling_a_series_keeps_its_targets() -> None:
    aims = (Target(date(2018, 12, 31), 3),)
    filled = Series(indicator(), (), aims).filled([observation("2018-T2", 2)])
    assert filled.points == (Point(observation("2018-T2", 2)),)
    assert filled.target == aims[0]


def test_only_the_budget_grows_through_the_year() -> None:
    assert [rule for rule in Derivation if rule.is_cumulative] == [Derivation.BUDGET_CONSUMED]
