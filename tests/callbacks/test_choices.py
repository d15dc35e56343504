from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.choices import indicators, members, whole_number
from callbacks.visit import Visit
from dashboard.access import READER
from dashboard.address import Address
from dashboard.choosing import EVERYTHING, Choice, Only, Rank
from dashboard.status import Status
from layouts.components.choosing import CHARTS
from tests.factories import NOW, frame, view


@given(st.text() | st.none() | st.integers().map(str), st.integers(1, 5), st.integers(5, 100))
def test_a_number_from_an_address_stays_inside_its_bounds(text: str | None, low: int, high: int) -> None:
    assert low <= whole_number(text, low, high) <= high


@given(st.integers(1, 100))
def test_a_good_number_is_itself(number: int) -> None:
    assert whole_number(str(number), 1, 100) == number


def test_odd_digits_are_not_numbers() -> None:
    for text in ("²", "\u0663", "1_0", "+1", " 1", "1.0", "9" * 10, ""):
        assert whole_number(text, 3, 100) == 3


@given(st.lists(st.text() | st.sampled_from([s.value for s in Status])))
def test_only_what_names_a_member_is_chosen(texts: list[str]) -> None:
    assert members(Status, texts) == {s for s in Status if s.value in texts}


def asked(query: dict[str, str]) -> Choice:
    nowhere: Any = None
    return indicators(Visit(nowhere, frame(), view(), Address("/", query), READER, NOW))


@pytest.mark.parametrize("only", Only)
@pytest.mark.parametrize("rank", Rank)
def test_a_choice_of_indicators_is_in_the_address(only: Only, rank: Rank) -> None:
    query = {"answer": only.value, "rank": rank.value, "turned": "1", "visa": CHARTS}
    assert asked(query) == Choice(only, rank, turned=True, as_charts=True)


@given(st.dictionaries(st.sampled_from(["answer", "rank", "visa"]), st.text()))
def test_a_misspelt_choice_is_none(query: dict[str, str]) -> None:
    known = {*Only, *Rank, CHARTS}
    if known.isdisjoint(query.values()):
        assert asked(query) == EVERYTHING
