from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.agenda import Changes
from dashboard.period import Period
from dashboard.status import Distribution, Status
from layouts import sentences
from layouts.text import LANGUAGES, speaking
from tests import trees

NOTHING = Changes(0, {}, 0, 0)
T1 = Period.parse("2018-T1")
REPORTED = replace(Period.parse("2018-T2"), opens_on=date(2018, 8, 20))
distributions = st.builds(Distribution, st.dictionaries(st.sampled_from(Status), st.integers(1, 400)))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(request.param):
        yield request.param


def test_the_share_names_its_denominator_and_the_coverage_its_own(language: str) -> None:
    told = trees.text(
        sentences.period(
            Distribution(
                {
                    Status.ON_TRACK: 196,
                    Status.DEVIATING: 12,
                    Status.OFF_TRACK: 6,
                    Status.PAUSED: 1,
                    Status.NOT_REPORTED: 1,
                }
            ),
            Changes(0, {}, 9, 5),
            T1,
        )
    )
    assert "92" in told
    assert "214" in told
    assert "216" in told
    assert "215" in told
    assert ("nio" if language == "sv" else "nine") in told


@given(distributions, st.integers(0, 20), st.sampled_from(LANGUAGES))
def test_a_sentence_is_whole_whatever_the_figures(one: Distribution, worse: int, code: str) -> None:
    with speaking(code):
        for told in (sentences.period(one, Changes(0, {}, worse, 0), T1), sentences.area(one, REPORTED)):
            text = trees.text(told)
            assert text
            assert text.rstrip().endswith(".")
            assert "{" not in text
            assert "  " not in text
            assert text[0].isupper() or text[0].isdigit()
            if one.judged:
                assert str(one.judged) in text


def test_nothing_planned_nothing_reported_and_nothing_judged_are_said(language: str) -> None:
    told = [
        trees.text(sentences.period(distribution, NOTHING, None))
        for distribution in (Distribution(), Distribution({Status.NOT_REPORTED: 3}), Distribution({Status.PAUSED: 3}))
    ]
    assert len(set(told)) == 3
    assert not any("%" in text for text in told)


def test_a_rhythm_without_reports_says_so(language: str) -> None:
    told = trees.text(sentences.area(Distribution({Status.ON_TRACK: 1}), Period.parse("2018-08")))
    assert "2018" in told
    assert "100" not in told


@pytest.mark.parametrize(
    ("worse", "better", "told"),
    [
        (9, 5, "Nio försämrade, fem åter enligt plan"),
        (1, 1, "En försämrad, en åter enligt plan"),
        (0, 0, "Inga försämrade, inga åter enligt plan"),
        (13, 0, "13 försämrade, inga åter enligt plan"),
    ],
)
def test_what_worsened_and_what_came_back_follow_their_numbers(worse: int, better: int, told: str) -> None:
    assert sentences.moved(Changes(0, {}, worse, better)) == told


def test_small_numbers_are_words_and_large_ones_digits(language: str) -> None:
    assert all(sentences.counted(count, capital=False).isalpha() for count in range(13))
    assert sentences.counted(13) == "13"
    assert sentences.counted(1)[0].isupper()
