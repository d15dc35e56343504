"""Examples are the first that show what is to be shown, and there is none where nothing shows it."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers import Judged, judged
from dashboard.guide import Examples, candidates, examples, first_of_each
from dashboard.indicator import Basis, Level, Point, Series, Target
from dashboard.patterns import Variation
from dashboard.period import Period, PeriodType
from dashboard.ranking import to_raise
from dashboard.signals import About, Family, Place, Signal, SignalKind
from dashboard.watch import Brief, Seen
from tests.factories import indicator, observation

CALM = [60.0, 62.0, 61.0, 59.0] * 4
RISING = [float(number) for number in range(40, 58)]
signs = st.lists(st.sampled_from([*Variation, None]), max_size=2)
kinds = st.lists(st.sampled_from(SignalKind), max_size=30)


def is_shown(signal: Signal) -> bool:
    return signal.kind not in (SignalKind.SUDDEN, SignalKind.OFF_TRACK, SignalKind.WORSE)


def series(numbers: Sequence[float], basis: Basis = Basis.VALUES, target: float | None = None) -> Judged:
    periods = [Period.parse(f"{2013 + place // 3}-T{place % 3 + 1}") for place in range(len(numbers))]
    points = tuple(Point(observation(one.code, number)) for one, number in zip(periods, numbers, strict=True))
    targets = (Target(Period.parse("2020").ends_on, target),) if target is not None else ()
    return judged(Series(replace(indicator(), basis=basis), points, targets), PeriodType.TERTIAL)


def brief(variation: Variation | None) -> Brief:
    return Brief("", Level.NO_TARGET, variation, None)


@given(st.dictionaries(st.integers(1, 60), signs), st.permutations(range(1, 60)))
def test_candidates_are_in_order_and_nobody_before_them_was_passed_over(
    seen: dict[int, list[Variation | None]], order: list[int]
) -> None:
    found = candidates(order, {number: Seen((), tuple(brief(one) for one in said)) for number, said in seen.items()})
    assert found == [number for number in order if number in found]
    unsure = [number for number in order if Variation.COMMON in seen.get(number, [])]
    sure = [number for number in order if {*seen.get(number, [])} - {Variation.COMMON, None}]
    assert {*found} == {*unsure[:12], *sure[:4]}
    assert all({*seen[number]} - {None} for number in found)


def test_the_first_that_is_sure_and_the_first_that_is_not_are_shown() -> None:
    sure, calm = series(RISING), series(CALM)
    assert examples([calm, sure, series(RISING), series(CALM)]) == Examples(sure=sure, unsure=calm)
    assert examples([]) == Examples()
    assert examples([series(CALM[:3])]) == Examples()


def test_values_are_shown_before_differences() -> None:
    values, differences = series(CALM), series(CALM, Basis.YEAR_ON_YEAR)
    assert examples([differences, values]).unsure is values
    assert examples([differences]).unsure is differences


def test_a_series_where_nothing_was_ever_seen_is_calmer_than_one_that_has_calmed_down() -> None:
    past = series([*CALM, 90.0, *CALM])
    assert past.answers.variation is Variation.COMMON
    assert examples([past, calm := series(CALM)]).unsure is calm
    assert examples([past]).unsure is past


def test_what_stands_still_shows_no_arrow_to_do_without() -> None:
    still, moves = series([*CALM, 59.0]), series(CALM)
    assert still.answers.variation is Variation.COMMON
    assert examples([still, moves]).unsure is moves
    assert examples([still]).unsure is still


def test_one_looks_ahead_to_a_target_that_is_not_reached_yet() -> None:
    reached, ahead = series(RISING, target=50), series(RISING, target=90)
    assert examples([reached, ahead]).ahead is ahead
    assert examples([reached]).ahead is reached
    assert examples([series(RISING), series(RISING[:3], target=90)]).ahead is None


@given(kinds)
def test_of_each_family_the_first_signal_is_shown_alone(found: list[SignalKind]) -> None:
    items = to_raise(Signal(kind, About(Place.ACTIVITY, f"A-{nth % 7}")) for nth, kind in enumerate(found)).all
    shown = first_of_each(items)
    for family, item in shown.items():
        (signal,) = item.signals
        assert signal.kind.family is family
        assert item.about == next(
            one.about for one in items if any(said.kind.family is family and is_shown(said) for said in one.signals)
        )
    assert {family for family in shown if family is not Family.STATUS} == {
        kind.family for kind in found if kind.family is not Family.STATUS
    }


def test_a_status_that_is_shown_is_one_that_is_stuck() -> None:
    moved = [Signal(kind, About(Place.ACTIVITY, "A-1")) for kind in (SignalKind.OFF_TRACK, SignalKind.SUDDEN)]
    stuck = Signal(SignalKind.STUCK, About(Place.ACTIVITY, "A-2"))
    assert first_of_each(to_raise(moved).all) == {}
    assert first_of_each(to_raise([*moved, stuck]).all)[Family.STATUS].signals == (stuck,)
