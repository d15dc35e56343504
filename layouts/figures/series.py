"""The large chart of an indicator, as a plain Plotly dict. Colours are the light ones; CSS repaints for dark mode."""

from collections.abc import Sequence
from typing import Any

from dashboard.indicator import Indicator, Mark, Point, Target
from dashboard.period import Period
from layouts import formats
from layouts.figures.axes import time_axis, value_axis
from layouts.text import language, of, t
from layouts.theme import colour

CONFIG = {
    "displayModeBar": False,
    "responsive": True,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "scrollZoom": False,
}
HEIGHT = 400
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
    shapes, notes = _targets(indicator, targets, points)
    for number, mark in enumerate(_inside(marks, points), start=1):
        shapes.append(_vertical(mark))
        notes.append(_number(mark, number))
    drawn = [y for line in data for y in line["y"] if y is not None] + [s["y0"] for s in shapes if "yref" not in s]
    return {"data": data, "layout": _layout(indicator, points, drawn, shapes, notes, compared=bool(beside))}


def numbered(marks: Sequence[Mark], points: Sequence[Point]) -> list[Mark]:
    """The marks that are drawn, in the order of their numbers."""
    return list(_inside(marks, points))


def _inside(marks: Sequence[Mark], points: Sequence[Point]) -> Sequence[Mark]:
    if not points:
        return []
    first, last = points[0].shown.starts_on, points[-1].shown.ends_on
    return [m for m in marks if first <= m.on <= last]


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


def _targets(
    indicator: Indicator, targets: Sequence[Target], points: Sequence[Point]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Each target as a level line from the day the one before it was due."""
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    if not points:
        return shapes, notes
    since = points[0].shown.starts_on
    for target in targets:
        if target.due_on < since:
            continue
        shapes.append(
            {
                "type": "line",
                "x0": since.isoformat(),
                "x1": target.due_on.isoformat(),
                "y0": target.value,
                "y1": target.value,
                "line": {"color": colour("ink"), "width": 1.6, "dash": "dash"},
            }
        )
        text = t("target {target}", target=formats.number(target.value, indicator.decimals))
        notes.append(
            {
                "x": since.isoformat(),
                "y": target.value,
                "text": text,
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "bottom",
                "font": {"size": 13, "color": colour("ink-2")},
            }
        )
        since = target.due_on
    return shapes, notes


def _vertical(mark: Mark) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": mark.on.isoformat(),
        "x1": mark.on.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": colour("ink-3"), "width": 1.4, "dash": "solid" if mark.is_break else "dot"},
    }


def _number(mark: Mark, number: int) -> dict[str, Any]:
    return {
        "x": mark.on.isoformat(),
        "y": 1,
        "yref": "paper",
        "text": str(number),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "top",
        "xshift": 3,
        "font": {"size": 13, "color": colour("ink-2")},
    }


def _layout(
    indicator: Indicator,
    points: Sequence[Point],
    drawn: Sequence[float],
    shapes: list[Any],
    notes: list[Any],
    *,
    compared: bool,
) -> dict[str, Any]:
    return {
        "height": HEIGHT,
        "margin": {"l": 56, "r": 16, "t": 12, "b": 48},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": '"Source Sans 3", sans-serif', "size": 14, "color": colour("ink-2")},
        "separators": ",\u00a0" if language() == "sv" else ".,",
        "hovermode": "x unified" if compared else "closest",
        "hoverlabel": {"bgcolor": colour("card"), "font": {"color": colour("ink")}},
        "showlegend": compared,
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
        "xaxis": time_axis(points),
        "yaxis": value_axis(drawn, of(indicator.unit)),
        "shapes": shapes,
        "annotations": notes,
    }
