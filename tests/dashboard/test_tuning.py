from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.tuning import between, day, taken, tuned


@dataclass(frozen=True)
class Knobs:
    count: int = between(7, 3, 20)
    share: float = between(80.0, 50.0, 100.0)
    name: str = "as it is"


def test_settings_change_the_numbers_they_name() -> None:
    told = {"x.count": "9", "x.share": "66.5", "x.name": "other", "y.count": "12"}
    assert tuned(Knobs(), "x", told) == Knobs(9, 66.5)


@pytest.mark.parametrize("text", [None, "", "sju", "2", "21", "7.5", "nan", "inf", "-7", "1e3"])
def test_what_is_no_number_within_the_bounds_counts_for_nothing(text: str | None) -> None:
    assert taken(text, 7, 3, 20) == 7


@pytest.mark.parametrize(("text", "number"), [("3", 3), (" 20 ", 20), ("007", 7)])
def test_bounds_are_within(text: str, number: int) -> None:
    assert taken(text, 8, 3, 20) == number


@given(st.text())
def test_no_text_breaks_a_setting(text: str) -> None:
    assert 50 <= taken(text, 80.0, 50.0, 100.0) <= 100
    assert isinstance(taken(text, 7, 3, 20), int)


@pytest.mark.parametrize("text", [None, "", "2018", "i fjol", "2018-13-01", "2018-01-01T00:00"])
def test_what_is_no_day_says_none(text: str | None) -> None:
    assert day(text) is None
    assert day("2018-01-01") == date(2018, 1, 1)
