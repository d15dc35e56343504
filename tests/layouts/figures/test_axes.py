from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.period import Period
from layouts.figures.axes import time_axis, value_axis


def labels(*codes: str) -> list[str]:
    return list(time_axis([Period.parse(code) for code in codes])["ticktext"])


def test_the_year_stands_under_the_first_of_its_periods() -> None:
    assert labels("2017-T2", "2017-T3", "2018-T1", "2018-T2") == ["T2<br>2017", "T3", "T1<br>2018", "T2"]
    assert labels("2018-01", "2018-02") == ["jan<br>2018", "feb"]


def test_no_label_is_turned_or_crowded_however_long_the_series() -> None:
    for count in range(1, 89):
        axis = time_axis([Period.parse(str(2010 + nth)) for nth in range(count)])
        assert axis["tickangle"] == 0
        assert len(axis["ticktext"]) <= 8
        assert axis["ticktext"][0] == "2010"


def test_an_axis_without_periods_has_no_labels() -> None:
    assert "ticktext" not in time_axis(())


@pytest.mark.parametrize(
    ("numbers", "step", "written"),
    [
        ((2.91, 3.46), 0.1, ",.1f"),
        ((70, 115), 10, ",.0f"),
        ((0.01, 0.04), 0.005, ",.3f"),
        ((0, 10_120_242), 2_000_000, ",.0f"),
    ],
)
def test_every_label_of_values_has_the_decimals_of_the_step(
    numbers: tuple[float, ...], step: float, written: str
) -> None:
    axis = value_axis(numbers, "")
    assert isclose(axis["dtick"], step)
    assert axis["tickformat"] == written


@given(st.lists(st.floats(-1e12, 1e12).map(lambda number: round(number, 6)), min_size=2))
def test_labels_are_few_and_tell_the_lines_apart(numbers: list[float]) -> None:
    axis = value_axis(numbers, "%")
    if "dtick" not in axis:
        assert max(numbers) == min(numbers)
        return
    step = axis["dtick"]
    assert 1 <= (max(numbers) - min(numbers)) / step <= 7.0001 or isclose(max(numbers) - min(numbers), step)
    decimals = int(axis["tickformat"][2:-1])
    assert float(f"{step:.{decimals}f}") == pytest.approx(step)
