"""Corrected values in the chart of an indicator: a hollow diamond where the value stood before."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.books import Corrected
from dashboard.indicator import Indicator, Point
from layouts import formats
from layouts.text import t
from layouts.theme import colour


def mark_corrections(
    chart: dict[str, Any], indicator: Indicator, points: Sequence[Point], corrected: Mapping[str, Sequence[Corrected]]
) -> None:
    """Add what stood before each correction, and a line from there to what stands now."""
    drawn = [
        (point, one)
        for point in points
        for one in corrected.get(point.shown.period_code, ())
        if one.before.number is not None
    ]
    if not drawn:
        return
    name = t("before correction")
    chart["data"].append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [point.shown.starts_on.isoformat() for point, _ in drawn],
            "y": [one.before.number for _, one in drawn],
            "name": name,
            "customdata": [formats.value(one.before, indicator.decimals) for _, one in drawn],
            "hovertemplate": "%{customdata}<extra>" + name + "</extra>",
            "marker": {"symbol": "diamond-open", "size": 11, "color": colour("ink-2"), "line": {"width": 2}},
            "showlegend": False,
        }
    )
    chart["layout"]["annotations"] += [
        _word(point) for point in dict.fromkeys(p for p, _ in drawn) if point.number is not None
    ]


def _word(point: Point) -> dict[str, Any]:
    """The word at the value that stands now."""
    return {
        "x": point.shown.starts_on.isoformat(),
        "y": point.number,
        "text": t("corrected"),
        "showarrow": False,
        "yanchor": "bottom",
        "yshift": 8,
        "font": {"size": 13, "color": colour("ink-2")},
    }
