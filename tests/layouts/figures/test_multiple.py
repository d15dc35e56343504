import re
from datetime import date
from math import isfinite
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers import chart_of
from dashboard.borders import Borders, Rebase
from dashboard.indicator import Direction, Point, Series
from dashboard.spc import Chart
from layouts.figures.multiple import HEIGHT, WIDTH, multiple
from tests.factories import indicator, observation

CALM = [60.0, 62, 61, 59] * 4
SPAN = (date(2000, 1, 1), date(2012, 12, 31))
VALUES = st.lists(st.none() | st.floats(-1e300, 1e300) | st.integers(0, 3).map(float), max_size=39)


def tertials(*numbers: float | None, **told: Any) -> Series:
    codes = [f"{2000 + nth // 3}-T{nth % 3 + 1}" for nth in range(len(numbers))]
    points = tuple(Point(observation(code, number)) for code, number in zip(codes, numbers, strict=True))
    return Series(indicator(**told), points)


def drawn(series: Series, borders: Borders | None = None, span: tuple[date, date] = SPAN) -> tuple[Chart, list[Any]]:
    chart = chart_of(series, borders or Borders())
    return chart, multiple(chart, series.indicator, span, label="diagram")


def paths(svg: list[Any], name: str) -> list[str]:
    return [child[1]["d"] for child in svg[2] if child[0] == "path" and name in child[1]["className"].split()]


def marks(svg: list[Any], name: str) -> int:
    return sum(path.count("M") for path in paths(svg, name))


def numbers_of(svg: list[Any]) -> list[float]:
    written = [child[1].get("points", "") + " " + child[1].get("d", "") for child in svg[2]]
    return [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", " ".join(written))]


@given(VALUES)
def test_every_number_is_one_point_inside_the_drawing(numbers: list[float | None]) -> None:
    _, svg = drawn(tertials(*numbers))
    told = [number for number in numbers if number is not None]
    if not told:
        assert svg[0] == "span"
        return
    assert marks(svg, "multiple__point") == len(told)
    assert all(isfinite(one) and -10 <= one <= WIDTH for one in numbers_of(svg))
    heights = [float(y) for path in paths(svg, "multiple__mean") for y in re.findall(r" (-?[\d.]+)H", path)]
    assert all(0 <= y <= HEIGHT for y in heights)


@given(VALUES)
def test_a_point_has_the_shape_of_what_names_it(numbers: list[float | None]) -> None:
    series = tertials(*numbers)
    chart, svg = drawn(series)
    for name in ("improvement", "concern", "neutral", "common", "unknown"):
        named = [
            (finding.variation(series.indicator.direction).value if finding else "unknown")
            for finding, point in zip(chart.findings, chart.points, strict=True)
            if point.number is not None
        ]
        if svg[0] != "span":
            assert marks(svg, f"multiple__point--{name}") == named.count(name)


def test_every_kind_of_point_has_a_form_of_its_own() -> None:
    forms = {}
    for direction, numbers in (*((one, [*CALM, 90.0, 30.0]) for one in Direction), (Direction.UP, [1.0])):
        _, svg = drawn(tertials(*numbers, direction=direction))
        for name in ("improvement", "concern", "neutral", "common"):
            for path in paths(svg, f"multiple__point--{name}"):
                forms[name] = re.sub(r"M[-\d.]+ [-\d.]+", "M", path).partition("M")[2].partition("M")[0]
    assert len(forms) == len(set(forms.values())) == 4


def test_limits_on_trial_are_dotted_and_those_in_full_are_not() -> None:
    _, few = drawn(tertials(*CALM[:8]))
    _, many = drawn(tertials(*CALM))
    assert len(paths(few, "multiple__limit--trial")) == 2
    assert len(paths(many, "multiple__limit")) == 2
    assert paths(many, "multiple__limit--trial") == []
    _, none = drawn(tertials(1, 2))
    assert paths(none, "multiple__mean") == paths(none, "multiple__limit") == []


def test_each_group_has_its_own_lines() -> None:
    _, svg = drawn(tertials(*CALM, *CALM), Borders((Rebase(date(2005, 5, 1)),)))
    assert len(paths(svg, "multiple__mean")) == 2


def test_a_limit_where_no_share_can_be_is_not_drawn() -> None:
    _, svg = drawn(tertials(*[98.0, 100, 99, 97] * 4))
    assert len(paths(svg, "multiple__limit")) == 1


def test_the_same_day_stands_at_the_same_place_whatever_the_series() -> None:
    _, long = drawn(tertials(*CALM, *CALM))
    _, short = drawn(tertials(*[None] * 20, *CALM[:12]))
    last = [
        [child[1]["points"].split()[-1].split(",")[0] for child in svg[2] if child[0] == "polyline"]
        for svg in (long, short)
    ]
    assert last[0][-1] == last[1][-1]


def test_what_lies_outside_the_stretch_of_time_is_not_drawn_but_is_judged() -> None:
    chart, svg = drawn(tertials(*CALM), span=(date(2004, 1, 1), date(2005, 12, 31)))
    assert marks(svg, "multiple__point") == sum(point.on >= date(2004, 1, 1) for point in chart.points) == 4
    assert len(paths(svg, "multiple__limit")) == 2
    _, before = drawn(tertials(*CALM), span=(date(1990, 1, 1), date(1991, 1, 1)))
    assert before[0] == "span"


def test_it_is_named_for_those_who_do_not_see_it() -> None:
    _, svg = drawn(tertials(*CALM))
    assert (svg[1]["role"], svg[1]["aria-label"]) == ("img", "diagram")
