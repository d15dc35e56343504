import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.folding import all_folded, folded, sort_key

ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
swedish = st.text(ALPHABET, min_size=1)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", once)


@given(st.lists(st.text() | st.text(ALPHABET + " \n\r\t\x85\u2028Ⅷ½0123456789-,")))
def test_many_texts_are_folded_as_each_alone(texts: list[str]) -> None:
    assert all_folded(texts) == [folded(text) for text in texts]


@given(st.text(ALPHABET + " 0123456789-,"))
def test_folding_does_not_see_case_or_accents(text: str) -> None:
    assert folded(text) == folded(text.upper()) == folded(text.translate(str.maketrans("åäö", "aao")))


def test_a_composed_and_a_decomposed_letter_are_the_same() -> None:
    assert folded("Kompetensförsörjning") == folded("Kompetensfo\u0308rso\u0308rjning") == "kompetensforsorjning"
    assert sort_key("Å") == sort_key("A\u030a")


@given(st.lists(swedish))
def test_words_sort_as_the_swedish_alphabet(words: list[str]) -> None:
    by_key = sorted(words, key=lambda word: sort_key(word).encode())
    assert by_key == sorted(words, key=lambda word: [ALPHABET.index(letter) for letter in word])


@given(swedish)
def test_sorting_does_not_see_case(word: str) -> None:
    assert sort_key(word) == sort_key(word.upper())


@given(st.text(ALPHABET), st.integers(0, 99_999_999), st.integers(0, 99_999_999))
def test_numbers_sort_by_size(word: str, one: int, other: int) -> None:
    assert (sort_key(f"{word}{one}") < sort_key(f"{word}{other}")) is (one < other)


@pytest.mark.parametrize(
    "ordered",
    [
        ["Å2", "Ä1", "Ö"],
        ["Z", "Å 1", "Å1", "Ä"],
        ["Avtal", "Avtal 2", "Avtal 10", "Avtalet"],
        ["É", "F"],
        ["Zebra", "Ångström", "Ärlighet", "Önskan"],
    ],
)
def test_lists_stand_as_a_swede_expects(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=sort_key) == ordered
