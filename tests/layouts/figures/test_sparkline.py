from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from layouts.figures.sparkline import HEIGHT, WIDTH, sparkline

values = st.lists(st.floats(-1e9, 1e9) | st.none(), max_size=20)


def lines(drawn: list[Any]) -> list[list[tuple[float, float]]]:
    return [
        [(float(x), float(y)) for x, _, y in (point.partition(",") for point in child[1]["points"].split())]
        for child in drawn[2]
        if child[0] == "polyline"
    ]


@given(values)
def test_a_missing_value_breaks_the_line_and_every_other_is_drawn(numbers: list[float | None]) -> None:
    drawn = sparkline(numbers, label="linje")
    runs = lines(drawn)
    assert sum(map(len, runs)) == sum(number is not None for number in numbers)
    assert len(runs) == sum(
        now is not None and (nth == 0 or numbers[nth - 1] is None) for nth, now in enumerate(numbers)
    )
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for run in runs for x, y in run)


@given(values.filter(any))
def test_higher_values_stand_higher_and_later_ones_further_right(numbers: list[float | None]) -> None:
    points = [point for run in lines(sparkline(numbers, label="linje")) for point in run]
    known = [number for number in numbers if number is not None]
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    highest, lowest = known.index(max(known)), known.index(min(known))
    assert points[highest][1] <= points[lowest][1]


def test_a_line_without_values_is_empty_and_one_with_values_has_a_name() -> None:
    assert "viewBox" not in sparkline([None, None], label="linje")[1]
    assert sparkline([1, 2], label="linje")[1]["aria-label"] == "linje"


def test_a_gap_in_time_is_a_gap_on_the_line() -> None:
    (run,) = lines(sparkline([1, 1, 1], label="linje", at=[0, 1, 10]))
    assert run[1][0] - run[0][0] < run[2][0] - run[1][0]


def test_one_value_is_a_dot() -> None:
    assert "path" in [child[0] for child in sparkline([5], label="linje")[2]]
