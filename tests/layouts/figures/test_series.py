from datetime import date
from typing import Any

import plotly.graph_objects
import pytest

from dashboard.indicator import Mark, Point, Target
from dashboard.words import Words
from layouts.figures.series import numbered, series_chart
from layouts.text import LANGUAGES, speaking
from tests.factories import indicator, observation, points

AIMS = (Target(date(2012, 12, 31), 5), Target(date(2014, 12, 31), 7), Target(date(2001, 1, 1), 1))
MARKS = (
    Mark(date(2011, 5, 1), Words("Nytt sätt att mäta"), True),
    Mark(date(2012, 5, 1), Words("Något hände"), False),
    Mark(date(1999, 1, 1), Words("Före serien"), False),
)


def chart(shown: tuple[Point, ...], beside: tuple[Point, ...] = ()) -> dict[str, Any]:
    return series_chart(indicator(), "Länet", shown, beside, "Riket", AIMS, MARKS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("shown", "beside"),
    [
        (points(1.5, None, 3), ()),
        (points(1.5, 2, 3), points(4, 5, 6)),
        (points(*range(60)), ()),
        (points(None, None), ()),
        ((), ()),
        (tuple(Point(observation(f"2018-{m:02}", m)) for m in range(1, 9)), ()),
        (tuple(Point(observation(f"{y}-T{n}", n)) for y in (2016, 2017, 2018) for n in (1, 2, 3)), ()),
    ],
)
def test_every_chart_is_one_that_plotly_understands(
    language: str, shown: tuple[Point, ...], beside: tuple[Point, ...]
) -> None:
    with speaking(language):
        plotly.graph_objects.Figure(chart(shown, beside))


def test_a_chart_shows_its_values_and_leaves_the_missing_open() -> None:
    (line,) = chart(points(1.5, None, 3))["data"]
    assert line["y"] == [1.5, None, 3]
    assert line["x"] == ["2010-01-01", "2011-01-01", "2012-01-01"]
    assert line["connectgaps"] is False


def test_what_stands_beside_comes_first_so_that_it_is_behind() -> None:
    assert [line["name"] for line in chart(points(1, 2), points(3, 4))["data"]] == ["Riket", "Länet"]


def test_targets_follow_each_other_and_past_ones_are_left_out() -> None:
    lines = [s for s in chart(points(1, 2, 3))["layout"]["shapes"] if s.get("yref") != "paper"]
    assert [(s["y0"], s["x1"]) for s in lines] == [(5, "2012-12-31"), (7, "2014-12-31")]
    assert lines[1]["x0"] == lines[0]["x1"]


def test_marks_are_numbered_in_order_and_those_outside_the_series_are_not_drawn() -> None:
    shown = points(1, 2, 3)
    assert numbered(MARKS, shown) == list(MARKS[:2])
    drawn = [s for s in chart(shown)["layout"]["shapes"] if s.get("yref") == "paper"]
    assert [s["x0"] for s in drawn] == ["2011-05-01", "2012-05-01"]
    assert [s["line"]["dash"] for s in drawn] == ["solid", "dot"]
