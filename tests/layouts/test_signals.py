"""What computed signals are called, and the sentences made of their figures."""

import re
from collections.abc import Callable, Iterable
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicator import Basis, Growth, Level
from dashboard.outlook import Prospect
from dashboard.patterns import Pattern, Side, Variation
from dashboard.period import PeriodType
from dashboard.spc import Assurance
from dashboard.words import Words
from layouts import formats, signals
from layouts.text import LANGUAGES, speaking
from tests.factories import indicator

languages = pytest.mark.parametrize("language", LANGUAGES)
SEEN = [pattern for pattern in Pattern if pattern is not Pattern.COMMON]
SIDES = (Side.LOW, Side.HIGH)
WORDS: list[tuple[Callable[..., str], Iterable[Enum | None]]] = [
    (signals.level, Level),
    (signals.variation, [*Variation, None]),
    (signals.assurance, Assurance),
    (signals.prospect, [*Prospect, None]),
    (signals.basis, Basis),
    (signals.growth, Growth),
    (signals.per, PeriodType),
    (lambda pattern: signals.rule(pattern, 7), Pattern),
]


def in_both(say: Callable[[], str]) -> tuple[str, str]:
    """What is said in Swedish, and in English."""
    said = []
    for language in ("sv", "en"):
        with speaking(language):
            said.append(say())
    return said[0], said[1]


@languages
@pytest.mark.parametrize(("say", "members"), WORDS)
def test_every_member_has_words_of_its_own(
    language: str, say: Callable[..., str], members: Iterable[Enum | None]
) -> None:
    with speaking(language):
        said = [say(member) for member in members]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("say", "members"), WORDS)
def test_no_words_are_english_in_swedish(say: Callable[..., str], members: Iterable[Enum | None]) -> None:
    for member in members:
        swedish, english = in_both(lambda member=member: say(member))  # type: ignore[misc]
        assert swedish != english or swedish == "per tertial"


@languages
def test_what_was_seen_is_told_apart_by_pattern_and_by_side(language: str) -> None:
    with speaking(language):
        said = [signals.seen(pattern, side, 9, "jan–sep 2018") for pattern in SEEN for side in SIDES]
    assert len(set(said)) == 8
    assert all(text.endswith("jan–sep 2018.") and ".." not in text for text in said)


@pytest.mark.parametrize("pattern", SEEN)
@pytest.mark.parametrize("side", SIDES)
def test_no_sentence_of_what_was_seen_is_english_in_swedish(pattern: Pattern, side: Side) -> None:
    swedish, english = in_both(lambda: signals.seen(pattern, side, 9, "2018"))
    assert not set(re.findall(r"[a-zåäö]{4,}", swedish.lower())) & set(re.findall(r"[a-z]{4,}", english.lower()))


@pytest.mark.parametrize(
    ("pattern", "side", "told"),
    [
        (Pattern.OUTSIDE, Side.HIGH, "Över övre gränsen, 2018."),
        (Pattern.OUTSIDE, Side.LOW, "Under nedre gränsen, 2018."),
        (Pattern.TREND, Side.HIGH, "9 värden i rad stiger, 2018."),
        (Pattern.TREND, Side.LOW, "9 värden i rad sjunker, 2018."),
        (Pattern.TWO_OF_THREE, Side.HIGH, "Två av tre värden nära övre gränsen, 2018."),
        (Pattern.TWO_OF_THREE, Side.LOW, "Två av tre värden nära nedre gränsen, 2018."),
        (Pattern.SHIFT, Side.HIGH, "9 värden i rad över medel, 2018."),
        (Pattern.SHIFT, Side.LOW, "9 värden i rad under medel, 2018."),
    ],
)
def test_the_sentence_says_which_side(pattern: Pattern, side: Side, told: str) -> None:
    assert signals.seen(pattern, side, 9, "2018") == told


@pytest.mark.parametrize("pattern", [Pattern.TREND, Pattern.SHIFT])
def test_a_rule_about_runs_says_how_long_they_are(pattern: Pattern) -> None:
    assert "9" in signals.rule(pattern, 9)


@pytest.mark.parametrize(
    ("number", "decimals", "unit", "told"),
    [
        (1.84, 1, "%", "+1,8 p.e."),
        (-12.4, 0, "%", "−12 p.e."),
        (4.44, 0, "timmar", "+4,4"),
        (0.0, 1, "%", "0,0 p.e."),
        (0.025, 1, "%", "+0,03 p.e."),
        (-0.0004, 0, "kr", "−0,0004"),
        (0.0000001, 1, "kr", "0,0"),
    ],
)
def test_a_difference_is_told_with_the_decimals_that_show_it(
    number: float, decimals: int, unit: str, told: str
) -> None:
    found = signals.difference(number, indicator(decimals=decimals, unit=Words(unit)))
    assert found.replace(formats.NBSP, " ") == told


@languages
@given(number=st.floats(-1e300, 1e300), decimals=st.integers(0, 4), basis=st.sampled_from(Basis))
def test_a_figure_is_never_told_as_none_that_is_some(language: str, number: float, decimals: int, basis: Basis) -> None:
    one = indicator(decimals=decimals, basis=basis)
    with speaking(language):
        told = signals.judged(number, one)
    assert told.removesuffix(f"{formats.NBSP}{'p.e.' if language == 'sv' else 'pp'}").removesuffix(f"{formats.NBSP}%")
    if basis is Basis.YEAR_ON_YEAR and abs(number) >= 0.0001:
        assert told.startswith("+" if number > 0 else formats.MINUS)


@pytest.mark.parametrize("basis", Basis)
def test_a_figure_is_its_number_and_its_short_unit(basis: Basis) -> None:
    one = indicator(basis=basis)
    told = formats.with_unit(signals.judged_number(3.25, one), signals.judged_unit(one))
    assert signals.judged(3.25, one) == told
    assert signals.judged_unit(one) == ("p.e." if basis is Basis.YEAR_ON_YEAR else "%")
    assert signals.judged(3.25, indicator(basis=basis, unit=Words("kronor per invånare"))) in ("3,3", "+3,3")
