from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers import judged
from dashboard.borders import Rebase
from dashboard.comparison import UNLIKE, Base, Cell, Comparison, Coverage, Difference, Remark, Standard, cell, coverage
from dashboard.goal import ResultArea
from dashboard.indicator import Derivation, Point, Quality, Series, Target
from dashboard.measures import Measures
from dashboard.period import Period, PeriodType
from dashboard.status import Distribution, Status
from dashboard.value import IMPOSSIBLE, Sign, Value, ratio
from dashboard.view import Frame, Recoded
from dashboard.words import Words
from tests.factories import frame, indicator, observation

T2 = Period.parse("2018-T2")
CODES = [f"{year}-T{number}" for year in (2016, 2017, 2018) for number in (1, 2, 3)][:8]
NUMBERS = [60.0, 62, 61, 59, 60, 62, 61, 63]


def series(*values: Value | float | None, first: int = 0, **told: object) -> Series:
    """Values for tertials, the last one for 2018-T2 where there are eight."""
    found = [Value(one) if isinstance(one, int | float) else one for one in values]
    points = (
        Point(observation(code, None if one is None else 1, **({"value": one} if one is not None else {})))
        for code, one in zip(CODES[first:], found, strict=False)
    )
    return Series(indicator(**told), tuple(points))


def area(number: int = 1) -> ResultArea:
    return ResultArea(number, f"A{number}", Words(f"Område {number}"), Words(""))


def one(found: Series, number: int = 1, told: Frame | None = None, period: Period = T2) -> Cell:
    return cell(area(number), judged(found, period.type), {}, period, told or frame())


def kinds(of: Cell) -> list[Difference]:
    return [remark.what for remark in of.remarks]


def test_a_share_on_track_is_measured_on_the_judged_of_the_planned() -> None:
    statuses = Distribution({Status.ON_TRACK: 7, Status.OFF_TRACK: 2, Status.NOT_REPORTED: 3})
    found = series(*NUMBERS, derivation=Derivation.SHARE_ON_TRACK)
    assert coverage(found, {"2018-T2": Measures(statuses)}) == Coverage(Base.ACTIVITIES, 9, 12)
    assert coverage(found, {}) == Coverage(Base.ACTIVITIES, 0, 0)


@pytest.mark.parametrize(
    ("rule", "base"),
    [
        (Derivation.DELIVERIES_ON_TIME, Base.DELIVERIES),
        (Derivation.BUDGET_CONSUMED, Base.BUDGET),
        (None, Base.MEASURED),
    ],
)
def test_what_is_divided_is_measured_on_what_it_is_divided_by(rule: Derivation | None, base: Base) -> None:
    assert coverage(series(ratio(3, 4), derivation=rule), {}) == Coverage(base, 3, 4)


def test_what_is_not_divided_is_measured_in_periods_and_a_skipped_one_counts() -> None:
    assert coverage(series(1, None, 3), {}) == Coverage(Base.PERIODS, 2, 3)
    skipped = Series(indicator(), tuple(Point(observation(code, 1)) for code in ("2017-T1", "2017-T3", "2018-T1")))
    assert coverage(skipped, {}) == Coverage(Base.PERIODS, 3, 4)
    assert coverage(Series(indicator(), ()), {}) is None


def test_an_ordinary_value_of_the_period_has_no_remark_but_how_it_came_about() -> None:
    many = [f"{2006 + nth // 3}-T{nth % 3 + 1}" for nth in range(38)]
    full = Series(indicator(), tuple(Point(observation(code, nth % 3)) for nth, code in enumerate(many)))
    assert many[-1] == "2018-T2"
    assert kinds(one(full)) == [Difference.REPORTED]


@pytest.mark.parametrize(
    ("found", "what"),
    [
        (Series(indicator(), ()), Remark(Difference.NO_VALUE)),
        (series(*NUMBERS[:7]), Remark(Difference.PERIOD, period="2018-T1")),
        (
            Series(indicator(), (Point(observation("2017", 1)),)),
            Remark(Difference.RHYTHM, period="2017"),
        ),
        (series(*NUMBERS[:7], None), Remark(Difference.NO_NUMBER, sign=Sign.NOT_AVAILABLE)),
        (series(*[IMPOSSIBLE] * 8), Remark(Difference.NO_NUMBER, sign=Sign.CANNOT_OCCUR)),
        (
            Series(indicator(), (Point(observation(quality=Quality.PRELIMINARY)),)),
            Remark(Difference.QUALITY, quality=Quality.PRELIMINARY),
        ),
        (series(*[ratio(1, 2)] * 3, None, *[ratio(1, 2)] * 4), Remark(Difference.GAPS, low=7, high=8)),
        (series(1, 2), Remark(Difference.TOO_FEW)),
        (series(*NUMBERS), Remark(Difference.TRIAL)),
        (series(*NUMBERS, derivation=Derivation.SHARE_ON_TRACK), Remark(Difference.DERIVED)),
        (replace(series(*NUMBERS), breaks=(date(2017, 1, 1),)), Remark(Difference.BREAK, date(2017, 1, 1))),
        (replace(series(*NUMBERS), rebases=(Rebase(date(2017, 1, 1)),)), Remark(Difference.REBASE, date(2017, 1, 1))),
    ],
)
def test_what_differs_is_remarked_on(found: Series, what: Remark) -> None:
    assert what in one(found).remarks


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2016, 1, 1), date(2018, 9, 1)])
def test_a_break_that_divides_no_values_is_not_told(day: date) -> None:
    assert Difference.BREAK not in kinds(one(replace(series(*NUMBERS), breaks=(day,))))


def test_only_what_is_derived_was_recoded_and_only_when_it_goes_so_far_back() -> None:
    told = replace(frame(), recoded=Recoded(date(2018, 1, 1), Words("Omkodat")))
    derived = series(*NUMBERS, derivation=Derivation.SHARE_ON_TRACK)
    assert Remark(Difference.RECODED, date(2018, 1, 1)) in one(derived, told=told).remarks
    assert Difference.RECODED not in kinds(one(series(*NUMBERS), told=told))
    late = series(1, 2, first=6, derivation=Derivation.SHARE_ON_TRACK)
    assert Difference.RECODED not in kinds(one(late, told=told))


def test_where_there_has_never_been_a_number_nothing_else_is_said() -> None:
    never = one(series(*[IMPOSSIBLE] * 8))
    assert not never.is_followed
    assert kinds(never) == [Difference.NO_NUMBER]


def test_what_all_areas_share_is_said_once_and_the_rest_of_the_area_alone() -> None:
    ordinary, late, never = one(series(*NUMBERS), 1), one(series(*NUMBERS[:7]), 2), one(series(*[IMPOSSIBLE] * 8), 3)
    standard = Standard(indicator(), (ordinary, late, never))
    assert standard.shared == (Remark(Difference.REPORTED), Remark(Difference.TRIAL))
    assert standard.own(ordinary) == ()
    assert standard.own(late) == (Remark(Difference.PERIOD, period="2018-T1"),)
    assert standard.own(never) == (Remark(Difference.NO_NUMBER, sign=Sign.CANNOT_OCCUR),)
    told = Comparison((area(1), area(2), area(3)), (standard,))
    assert told.numbers == {(1, 2): 1, (1, 3): 2}
    assert told.valued(T2) == 1


def test_different_targets_and_sizes_are_said_of_the_indicator() -> None:
    def aimed(number: int, target: float | None, size: int) -> Cell:
        aims = () if target is None else (Target(date(2018, 12, 31), target),)
        return one(replace(series(*[ratio(1, size)] * 8), targets=aims), number)

    def shared(*cells: Cell) -> dict[Difference, Remark]:
        return {remark.what: remark for remark in Standard(indicator(), cells).shared}

    differ = shared(aimed(1, 60, 10), aimed(2, 70, 10 * UNLIKE))
    assert differ[Difference.TARGETS] == Remark(Difference.TARGETS, low=60, high=70)
    assert differ[Difference.SIZES] == Remark(Difference.SIZES, low=10, high=10 * UNLIKE, base=Base.MEASURED)
    alike = shared(aimed(1, 60, 10), aimed(2, 60, 10 * UNLIKE - 1))
    assert {Difference.TARGETS, Difference.SIZES}.isdisjoint(alike)
    assert shared(aimed(1, 60, 10), aimed(2, None, 10))[Difference.TARGETS].low == 60


CELLS = st.lists(
    st.lists(st.none() | st.integers(0, 5).map(float) | st.just(IMPOSSIBLE), max_size=8), min_size=1, max_size=6
)


@given(CELLS)
def test_every_remark_is_told_exactly_once(every: list[list[Value | float | None]]) -> None:
    cells = tuple(one(series(*values), number) for number, values in enumerate(every, start=1))
    standard = Standard(indicator(), cells)
    for of in cells:
        told = [*standard.shared, *standard.own(of)]
        assert len(told) == len(set(told))
        assert set(of.remarks) <= set(told)
    assert Comparison((), (standard,)).numbers.keys() == {(1, of.area.id) for of in cells if standard.own(of)}


def test_nothing_compares_to_nothing() -> None:
    assert (Comparison((), ()).cells, Comparison((), ()).numbers) == ([], {})
    assert Standard(indicator(), ()).shared == ()
    assert one(Series(indicator(), ()), period=Period.around(PeriodType.MONTH, date(2018, 8, 1))).coverage is None
