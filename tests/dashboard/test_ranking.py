from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers import answers
from dashboard.indicator import Series
from dashboard.ranking import Looks, Score, Weights, looks, score, to_raise
from dashboard.signals import About, Place, Signal, SignalKind
from tests.factories import indicator, points

abouts = st.builds(About, st.sampled_from(Place), st.text("abc", min_size=1, max_size=2), strategic=st.booleans())
signals = st.lists(st.builds(Signal, st.sampled_from(SignalKind), abouts), max_size=30)


def signal(kind: SignalKind, code: str = "A-1", place: Place = Place.ACTIVITY, *, strategic: bool = False) -> Signal:
    return Signal(kind, About(place, code, strategic=strategic))


def test_the_score_is_severity_times_place_times_strategic_mark() -> None:
    found = score(signal(SignalKind.WATERMELON, place=Place.AREA, strategic=True))
    assert found == Score(5, 1.5, 1.5)
    assert found.total == 11.25
    assert score(signal(SignalKind.LATE)).total == 2


def test_the_gravest_comes_first_and_higher_on_the_thread_and_strategic_weigh_more() -> None:
    found = to_raise(
        [
            signal(SignalKind.LATE, "late"),
            signal(SignalKind.NEW_CONCERN, "unit", Place.UNIT),
            signal(SignalKind.NEW_CONCERN, "area", Place.AREA),
            signal(SignalKind.LATE, "strategic", strategic=True),
            signal(SignalKind.NEW_CONCERN, "deliverable", Place.DELIVERABLE),
        ]
    )
    assert [item.about.code for item in found.items] == ["area", "deliverable", "unit", "strategic", "late"]


def test_what_has_several_signals_is_one_item_ranked_by_the_gravest() -> None:
    found = to_raise(
        [
            signal(SignalKind.STUCK),
            signal(SignalKind.OFF_TRACK),
            signal(SignalKind.WORSE),
            signal(SignalKind.OFF_TRACK, "A-0"),
        ]
    )
    assert [item.about.code for item in found.items] == ["A-1", "A-0"]
    assert [one.kind for one in found.items[0].signals] == [SignalKind.OFF_TRACK, SignalKind.WORSE, SignalKind.STUCK]
    assert found.items[0].score.total == 5


def test_the_same_indicator_in_two_areas_is_two_items() -> None:
    about = [About(Place.AREA, "I", f"area:{code}") for code in "AB"]
    assert len(to_raise(Signal(SignalKind.LATE, one) for one in about).items) == 2


def test_an_agenda_has_nine_items_and_the_rest_is_folded() -> None:
    found = to_raise(signal(SignalKind.LATE, str(nth)) for nth in range(12))
    assert (len(found.items), len(found.folded)) == (9, 3)
    shorter = to_raise(
        [signal(SignalKind.LATE, str(nth)) for nth in range(12)], weights=Weights.of({"raise.length": "2"})
    )
    assert (len(shorter.items), len(shorter.folded)) == (2, 10)


def test_twenty_four_indicators_give_about_four_tenths_of_a_false_alarm() -> None:
    found = to_raise([], Looks(judged=24, unchanged=24))
    assert round(found.false_alarms, 1) == 0.4
    assert to_raise([]).false_alarms == 0


def test_indicators_are_counted_by_what_can_be_said_of_their_change() -> None:
    series = [points(*[1, 2] * 10), points(*[1, 2] * 10, 9), points(1, 2)]
    found = [answers(Series(indicator(), one)) for one in series]
    assert looks(one.variation for one in found) == Looks(judged=2, unchanged=1, too_short=1)


def test_weights_are_settings_and_nonsense_counts_for_nothing() -> None:
    told = {"raise.severity.late": "9", "raise.place.activity": "0.5", "raise.strategic": "-1", "raise.length": "nio"}
    weights = Weights.of(told)
    assert score(signal(SignalKind.LATE, strategic=True), weights) == Score(9, 0.5, 1.5)
    assert weights.length == 9
    assert Weights.of({}) == Weights()


def test_what_weighs_nothing_is_never_raised() -> None:
    found = to_raise([signal(SignalKind.NO_OWNER)], weights=Weights.of({"raise.severity.no_owner": "0"}))
    assert (found.items, found.folded) == ((), ())


def test_every_kind_and_place_has_a_weight() -> None:
    assert set(Weights().severity) == set(SignalKind)
    assert set(Weights().place) == set(Place)


@given(signals, st.randoms())
def test_the_order_in_which_signals_come_does_not_matter(found: list[Signal], random: Random) -> None:
    marked = [replace(one, about=replace(one.about, strategic=one.about.code < "b")) for one in found]
    assert to_raise(random.sample(marked, len(marked))) == to_raise(marked)


@given(signals, st.integers(0, 9))
def test_a_short_list_is_the_beginning_of_the_long_one(found: list[Signal], length: int) -> None:
    short, long = (to_raise(found, weights=Weights(length=most)) for most in (length, 100))
    assert short.items + short.folded == long.items
    totals = [item.score.total for item in long.items]
    assert totals == sorted(totals, reverse=True)
    assert sum(len(item.signals) for item in long.items) == len(found)


@pytest.mark.parametrize("kind", SignalKind)
def test_every_kind_can_be_raised(kind: SignalKind) -> None:
    assert to_raise([Signal(kind, About(Place.UNIT, "A"), {"on": date(2018, 1, 1).isoformat()})]).items
