from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers import Answers, answers
from dashboard.choosing import EVERYTHING, Choice, Only, Rank, chosen, counted
from dashboard.indicator import Level, Series
from dashboard.outlook import Prospect
from dashboard.patterns import Variation
from tests.factories import indicator, points

NONE = answers(Series(indicator(), ()))
EVERY = st.builds(
    replace,
    st.just(answers(Series(indicator(), points(1, 2, 3)))),
    level=st.sampled_from(Level),
    variation=st.none() | st.sampled_from(Variation),
)


def found(level: Level = Level.NO_TARGET, variation: Variation | None = None) -> Answers:
    return replace(NONE, level=level, variation=variation)


@pytest.mark.parametrize(
    ("only", "fits", "does_not"),
    [
        (Only.WARNS, found(variation=Variation.CONCERN), found(Level.NOT_REACHED, Variation.IMPROVEMENT)),
        (Only.REACHED, found(Level.REACHED), found(Level.NOT_REACHED)),
        (Only.CHANGED, found(variation=Variation.NEUTRAL), found(variation=Variation.COMMON)),
        (Only.CHANGED, found(variation=Variation.IMPROVEMENT), NONE),
        (Only.OFF_PACE, found(), NONE),
    ],
)
def test_a_filter_leaves_what_it_says(only: Only, fits: Answers, does_not: Answers) -> None:
    if only is Only.OFF_PACE:
        fits = off_pace()
    assert only.fits(fits)
    assert not only.fits(does_not)


def off_pace() -> Answers:
    from tests.dashboard.test_answers import CALM, tertials

    falling = answers(tertials(*CALM, *range(58, 40, -1), target=90))
    assert falling.prospect is Prospect.NOT_AT_THIS_PACE
    return falling


@given(st.lists(EVERY))
def test_the_number_beside_a_choice_is_how_many_it_leaves(every: list[Answers]) -> None:
    for only, number in counted(every).items():
        assert len(chosen(every, Choice(only), lambda one: one)) == number


@given(st.lists(EVERY), st.sampled_from(Rank), st.booleans())
def test_an_order_keeps_all_and_turns_all_but_those_without_an_answer(
    every: list[Answers], rank: Rank, turned: bool
) -> None:
    ordered = chosen(list(enumerate(every)), Choice(rank=rank, turned=turned), lambda one: one[1])
    assert sorted(place for place, _ in ordered) == [*range(len(every))]
    gravities = [rank.gravity(one) for _, one in ordered]
    known = [one for one in gravities if one is not None]
    assert gravities == known + [None] * (len(gravities) - len(known))
    assert known == sorted(known, reverse=turned)
    alike = [place for place, one in ordered if rank.gravity(one) == gravities[0]] if ordered else []
    assert alike == sorted(alike)


def test_the_gravest_stands_first() -> None:
    every = [found(variation=one) for one in (None, Variation.COMMON, Variation.IMPROVEMENT, Variation.CONCERN)]
    ordered = chosen(every, Choice(rank=Rank.CHANGE), lambda one: one)
    assert [one.variation for one in ordered] == [Variation.CONCERN, Variation.IMPROVEMENT, Variation.COMMON, None]
    levels = [found(one) for one in Level]
    assert [one.level for one in chosen(levels, Choice(rank=Rank.LEVEL), lambda one: one)] == [
        Level.NOT_REACHED,
        Level.REACHED,
        Level.NO_TARGET,
    ]


def test_without_a_choice_everything_stands_where_it_belongs() -> None:
    assert not EVERYTHING.is_listed
    assert chosen([2, 1], EVERYTHING, lambda _: NONE) == [2, 1]
    assert Choice(only=Only.WARNS).is_listed
    assert Choice(rank=Rank.LEVEL).is_listed
    assert not Choice(as_charts=True).is_listed
