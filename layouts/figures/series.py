"""The large chart of an indicator, as a plain Plotly dict. Colours are the light ones; CSS repaints for dark mode."""

from collections.abc import Sequence
from typing import Any

from dashboard.indicator import Indicator, Mark, Point, Target
from dashboard.period import Period
from layouts import formats
from layouts.figures.frame import inside, layout, mark_lines, target_lines
from layouts.text import of
from layouts.theme import colour

_FEW = 26


def series_chart(
    indicator: Indicator,
    name: str,
    points: Sequence[Point],
    beside: Sequence[Point],
    beside_name: str,
    targets: Sequence[Target],
    marks: Sequence[Mark],
) -> dict[str, Any]:
    """A line over time with target, breaks and annotations; `beside` is a second, grey line for comparison."""
    data = []
    if beside:
        data.append(_line(indicator, beside, beside_name, colour("series-2"), 1.6, marked=False))
    data.append(_line(indicator, points, name, colour("series"), 2.4, marked=len(points) <= _FEW))
    aims, words = target_lines(indicator, targets, points[0].shown.starts_on) if points else ([], [])
    upright, numbers = mark_lines(numbered(marks, points))
    drawn = [y for line in data for y in line["y"] if y is not None] + [aim["y0"] for aim in aims]
    periods = [Period.parse(point.shown.period_code) for point in points]
    frame = layout(of(indicator.unit), periods, drawn, aims + upright, words + numbers, compared=bool(beside))
    return {"data": data, "layout": frame}


def numbered(marks: Sequence[Mark], points: Sequence[Point]) -> list[Mark]:
    """The marks that are drawn, in the order of their numbers."""
    return inside(marks, points[0].shown.starts_on, points[-1].shown.ends_on) if points else []


def _at(point: Point) -> str:
    return point.shown.starts_on.isoformat()


def _line(
    indicator: Indicator, points: Sequence[Point], name: str, ink: str, width: float, *, marked: bool
) -> dict[str, Any]:
    told = [
        f"{formats.period(Period.parse(p.shown.period_code))}: "
        f"{formats.with_unit(formats.value(p.shown.value, indicator.decimals), of(indicator.unit))}"
        for p in points
    ]
    return {
        "type": "scatter",
        "mode": "lines+markers" if marked else "lines",
        "x": [_at(p) for p in points],
        "y": [p.number for p in points],
        "name": name,
        "customdata": told,
        "hovertemplate": "%{customdata}<extra>" + name + "</extra>",
        "line": {"color": ink, "width": width},
        "marker": {"color": ink, "size": 7},
        "connectgaps": False,
    }
