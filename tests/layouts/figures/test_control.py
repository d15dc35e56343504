"""The control chart: what is drawn is what was found, and nothing that cannot be."""

from collections import Counter
from datetime import date
from typing import Any

import plotly.graph_objects
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.answers import chart_of
from dashboard.borders import Borders, Rebase
from dashboard.indicator import Basis, Direction, Mark, Point, Series, Target
from dashboard.patterns import Variation
from dashboard.spc import Chart
from dashboard.words import Words
from data.database import Database
from layouts import signals
from layouts.figures.control import SHAPES, can_be, control_chart, drawn_marks
from layouts.text import LANGUAGES, speaking
from layouts.theme import colour
from tests import ledger, trees
from tests.factories import indicator, observation

ROUTES = Routes(PAGES)
CODES = sorted({str(row["code"]) for row in ledger.sample().rows["indicators"]})
CALM = [60, 62, 61, 59] * 4
REBASE = Borders((Rebase(date(2005, 1, 1)),))


def tertials(*numbers: float | None, targets: tuple[Target, ...] = (), **told: Any) -> Series:
    codes = [f"{2000 + nth // 3}-T{nth % 3 + 1}" for nth in range(len(numbers))]
    points = tuple(Point(observation(code, number)) for code, number in zip(codes, numbers, strict=True))
    return Series(indicator(**told), points, targets)


NO_BORDERS = Borders()


def drawn(series: Series, borders: Borders = NO_BORDERS, marks: tuple[Mark, ...] = ()) -> tuple[Chart, dict[str, Any]]:
    chart = chart_of(series, borders)
    return chart, control_chart(chart, series, "Länet", marks)


def level(figure: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines at a value: means, limits and targets."""
    return [shape for shape in figure["layout"]["shapes"] if "yref" not in shape]


def limits(figure: dict[str, Any]) -> list[float]:
    return [line["y0"] for line in level(figure) if line["line"]["dash"] != "solid"]


def points(figure: dict[str, Any]) -> dict[tuple[str, float], str]:
    """Where each marked point stands, and its symbol."""
    return {
        (x, y): trace["marker"]["symbol"]
        for trace in figure["data"][1:]
        for x, y in zip(trace["x"], trace["y"], strict=True)
    }


NUMBERS = st.lists(st.none() | st.integers(-5, 5).map(float) | st.floats(-1e6, 1e6), max_size=50)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    numbers=NUMBERS,
    basis=st.sampled_from(Basis),
    wanted=st.sampled_from(Direction),
    days=st.lists(st.dates(date(1999, 1, 1), date(2018, 1, 1)), max_size=3),
)
def test_every_series_is_drawn_as_plotly_understands_it_each_point_once(
    language: str, numbers: list[float | None], basis: Basis, wanted: Direction, days: list[date]
) -> None:
    series = tertials(*numbers, basis=basis, direction=wanted)
    with speaking(language):
        chart, figure = drawn(
            series, Borders(tuple(map(Rebase, days))), tuple(Mark(d, Words("x"), False) for d in days)
        )
    plotly.graph_objects.Figure(figure)
    marked = Counter((x, y) for trace in figure["data"][1:] for x, y in zip(trace["x"], trace["y"], strict=True))
    line = figure["data"][0]
    assert marked == Counter((x, y) for x, y in zip(line["x"], line["y"], strict=True) if y is not None)
    assert set(marked.values()) <= {1}
    assert line["y"] == [point.number for point in chart.points]
    for (_, y), symbol in points(figure).items():
        assert symbol in {
            SHAPES[finding.variation(wanted) if finding else None][0]
            for point, finding in zip(chart.points, chart.findings, strict=True)
            if point.number == y
        }


def test_types_differ_by_shape_and_not_by_colour_alone() -> None:
    symbols = [symbol for symbol, _, _ in SHAPES.values()]
    assert set(SHAPES) == {*Variation, None}
    assert len(set(symbols)) == len(symbols)
    inks = {kind: colour(ink) for kind, (_, ink, _) in SHAPES.items()}
    assert len({inks[kind] for kind in Variation}) == 4


@pytest.mark.parametrize(
    ("wanted", "symbol"), [(Direction.UP, "diamond"), (Direction.DOWN, "square"), (Direction.NONE, "hexagon2")]
)
def test_a_point_has_the_symbol_of_what_it_means(wanted: Direction, symbol: str) -> None:
    _, figure = drawn(tertials(*[50, 70] * 8, 150, direction=wanted))
    found = points(figure)
    assert found[("2005-05-01", 150)] == symbol
    assert Counter(found.values()) == {"circle": 16, symbol: 1}


def test_each_group_has_its_own_limits_where_it_stands() -> None:
    chart, figure = drawn(tertials(*CALM[:15], *[80, 81, 82] * 3), REBASE)
    lines = level(figure)
    assert [line["y0"] for line in lines] == [
        value
        for group in chart.groups
        if group.limits
        for value in (group.limits.mean, group.limits.lower, group.limits.upper)
    ]
    assert {(line["x0"], line["x1"]) for line in lines[:3]} == {("2000-01-01", "2004-09-01")}
    assert {(line["x0"], line["x1"]) for line in lines[3:]} == {("2005-01-01", "2007-09-01")}


def test_limits_on_trial_are_dotted_and_those_in_full_dashed() -> None:
    _, figure = drawn(tertials(*CALM[:15], *[80, 81, 82] * 3), REBASE)
    assert [line["line"]["dash"] for line in level(figure)] == ["solid", "dash", "dash", "solid", "dot", "dot"]


def test_only_the_last_limits_are_named() -> None:
    chart, figure = drawn(tertials(*CALM[:15], *[80, 81, 82] * 3), REBASE)
    found = chart.groups[-1].limits
    assert found is not None
    one = indicator()
    assert [note["text"] for note in figure["layout"]["annotations"]] == [
        f"medel {signals.judged(found.mean, one)}",
        signals.judged(found.lower, one),
        signals.judged(found.upper, one),
    ]


@pytest.mark.parametrize("numbers", [(), (None,), (1, 2, 3), (1, 2, 3, 4, 5)])
def test_too_few_have_no_limits_and_open_points(numbers: tuple[float | None, ...]) -> None:
    _, figure = drawn(tertials(*numbers))
    assert level(figure) == []
    assert set(points(figure).values()) <= {"circle-open"}


@pytest.mark.parametrize(
    ("numbers", "unit", "lower", "upper"),
    [
        ([1, 9, 2, 8] * 4, "antal", False, True),
        ([-1, 9, 2, 8] * 4, "antal", True, True),
        ([99, 91, 98, 92] * 4, "%", True, False),
        ([101, 91, 98, 92] * 4, "%", True, True),
        ([99, 91, 98, 92] * 4, "index", True, True),
        ([95, 2, 90, 9] * 4, "%", False, False),
        ([-2.0, 3.0, 1.0, -1.0] * 4, "%", True, True),
        ([50, 51] * 8, "%", True, True),
    ],
)
def test_a_limit_that_lies_where_no_value_can_be_is_not_drawn(
    numbers: list[float], unit: str, lower: bool, upper: bool
) -> None:
    chart, figure = drawn(tertials(*numbers, unit=Words(unit)))
    found = chart.groups[0].limits
    assert found is not None
    assert limits(figure) == [found.lower] * lower + [found.upper] * upper
    assert [can_be(x, indicator(unit=Words(unit)), numbers) for x in (found.lower, found.upper)] == [lower, upper]


def test_a_difference_may_be_under_nothing_and_over_a_hundred() -> None:
    numbers = [nth * 200 + (nth % 2) * 90 for nth in range(20)]
    chart, figure = drawn(tertials(*numbers, basis=Basis.YEAR_ON_YEAR))
    assert chart.groups[0].limits is not None
    assert limits(figure) == [chart.groups[0].limits.lower, chart.groups[0].limits.upper]


def test_a_constant_series_has_its_mean_alone() -> None:
    _, figure = drawn(tertials(*[5.0] * 14))
    assert [line["y0"] for line in level(figure)] == [5]


@pytest.mark.parametrize(("basis", "told"), [(Basis.VALUES, 1), (Basis.YEAR_ON_YEAR, 0), (Basis.INCREMENTS, 0)])
def test_a_target_is_drawn_among_values_only(basis: Basis, told: int) -> None:
    series = tertials(*CALM, targets=(Target(date(2010, 12, 31), 71.5),), basis=basis)
    _, figure = drawn(series)
    assert sum(line["y0"] == 71.5 for line in level(figure)) == told


def test_year_on_year_draws_the_differences() -> None:
    numbers = [10, 20, 30, 12, 21, 33, 15, 20, 40]
    _, figure = drawn(tertials(*numbers, basis=Basis.YEAR_ON_YEAR))
    assert figure["data"][0]["y"] == [b - a for a, b in zip(numbers, numbers[3:], strict=False)]
    assert figure["data"][0]["x"][0] == "2001-01-01"
    assert figure["layout"]["yaxis"]["ticksuffix"] == ""
    assert all("p.e." in text for trace in figure["data"][1:] for text in trace["customdata"])


def test_increments_draw_what_each_period_added() -> None:
    _, figure = drawn(tertials(*[30, 60, 90] * 3, basis=Basis.INCREMENTS))
    assert figure["data"][0]["y"] == [30] * 9


def test_a_missing_value_leaves_the_line_open() -> None:
    _, figure = drawn(tertials(1, None, 3))
    assert figure["data"][0]["connectgaps"] is False
    assert figure["data"][0]["y"] == [1, None, 3]


@pytest.mark.parametrize("basis", Basis)
def test_marks_have_the_numbers_of_the_list_under_the_chart(basis: Basis) -> None:
    days = [date(1999, 1, 1), date(2000, 6, 1), date(2003, 1, 1), date(2004, 1, 1), date(2030, 1, 1)]
    marks = tuple(Mark(day, Words("x"), day.year == 2003) for day in days)
    series = tertials(*CALM, basis=basis)
    chart, figure = drawn(series, marks=marks)
    kept = drawn_marks(chart, series, marks)
    upright = [shape for shape in figure["layout"]["shapes"] if shape.get("yref") == "paper"]
    numbers = [note["text"] for note in figure["layout"]["annotations"] if note.get("yref") == "paper"]
    assert [shape["x0"] for shape in upright] == [mark.on.isoformat() for mark in kept]
    assert [shape["line"]["dash"] for shape in upright] == ["solid" if mark.is_break else "dot" for mark in kept]
    assert numbers == [str(number) for number in range(1, len(kept) + 1)]
    assert len(kept) == (2 if basis is Basis.YEAR_ON_YEAR else 3)


def page_of(sample: Database, code: str, search: str = "") -> Any:
    return draw(sample, ROUTES, menu, f"/indikatorer/{code}", f"?diagram=styrdiagram{search}").page


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("search", ["", "&lang=en&scope=01&period=2018-T2"])
def test_the_table_has_the_figures_and_types_of_the_chart(sample: Database, code: str, search: str) -> None:
    page = page_of(sample, code, search)
    figure = trees.charts(page)[0]
    plotly.graph_objects.Figure(figure)
    (body,) = [trees.rows(t) for t in trees.every(page, "table") if "small-table" in t.props["className"]]
    line = figure["data"][0]
    assert len(body) == len(line["y"])
    told = {
        (x, text.split(": ", 1)[0]): (text.split(": ", 1)[1], trace["name"])
        for trace in figure["data"][1:]
        for x, text in zip(trace["x"], trace["customdata"], strict=True)
    }
    for row, x, y in zip(body[::-1], line["x"], line["y"], strict=True):
        period, value, _, _, _, kind, _ = row
        assert (value, kind) == (("..", "") if y is None else told[(x, period)])


@pytest.mark.parametrize("code", ["helpdesk-svarstid", "bnp", "folkmangd", "budget-forbrukad"])
def test_the_table_has_the_limits_of_the_chart(sample: Database, code: str) -> None:
    page = page_of(sample, code)
    figure = trees.charts(page)[0]
    (body,) = [trees.rows(t) for t in trees.every(page, "table") if "small-table" in t.props["className"]]
    means = [note["text"].removeprefix("medel ") for note in figure["layout"]["annotations"] if "medel" in note["text"]]
    assert [body[0][2]] == (means or [""])
    named = [note["text"] for note in figure["layout"]["annotations"]]
    places = [named.index(limit) for limit in body[0][3:5] if limit in named]
    assert places == sorted(places)
    assert places or not means


def test_the_list_under_the_chart_tells_who_decided_and_why(sample: Database) -> None:
    page = page_of(sample, "helpdesk-svarstid")
    (listed,) = [node for node in trees.every(page, "ol") if node.props.get("className") == "marks"]
    figure = trees.charts(page)[0]
    upright = [shape["x0"] for shape in figure["layout"]["shapes"] if shape.get("yref") == "paper"]
    lines = [node.text for node in trees.every(listed.children, "li")]
    assert len(lines) == len(upright)
    (place,) = [nth for nth, day in enumerate(upright) if day == "2017-12-01"]
    assert lines[place].startswith(f"{place + 1}1 dec 2017: Nya gränser. Nytt ärendesystem")
    assert lines[place].endswith("klar i november. (Controller, 22 jan 2018)")


def test_signs_that_are_in_the_chart_are_explained_and_no_others(sample: Database) -> None:
    page = page_of(sample, "fakturor-i-tid")
    figure = trees.charts(page)[0]
    (listed,) = [node for node in trees.every(page, "ul") if node.props.get("className") == "signs"]
    told = {node.text.lower() for node in trees.every(listed.children, "li")}
    assert told == {trace["name"] for trace in figure["data"][1:]}
