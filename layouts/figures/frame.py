"""What charts over time share: the frame with its axes, lines for targets, and numbered marks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.indicator import Indicator, Mark, Target
from dashboard.period import Period
from layouts import formats
from layouts.figures.axes import time_axis, value_axis
from layouts.text import language, t
from layouts.theme import colour

CONFIG = {
    "displayModeBar": False,
    "responsive": True,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "scrollZoom": False,
}
HEIGHT = 400


def layout(
    unit: str,
    periods: Sequence[Period],
    drawn: Sequence[float],
    shapes: list[dict[str, Any]],
    notes: list[dict[str, Any]],
    *,
    compared: bool = False,
) -> dict[str, Any]:
    """Paper, type and axes; `drawn` are all numbers that the value axis must hold."""
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
        "xaxis": time_axis(periods),
        "yaxis": value_axis(drawn, unit),
        "shapes": shapes,
        "annotations": notes,
    }


def level_line(first: date, last: date, value: float, ink: str, dash: str, width: float = 1.6) -> dict[str, Any]:
    """A line at a value between two days."""
    return {
        "type": "line",
        "x0": first.isoformat(),
        "x1": last.isoformat(),
        "y0": value,
        "y1": value,
        "line": {"color": colour(ink), "width": width, "dash": dash},
    }


def words_at(day: date, value: float, text: str, xanchor: str = "left", yanchor: str = "bottom") -> dict[str, Any]:
    """Words beside a line."""
    return {
        "x": day.isoformat(),
        "y": value,
        "text": text,
        "showarrow": False,
        "xanchor": xanchor,
        "yanchor": yanchor,
        "font": {"size": 13, "color": colour("ink-2")},
    }


def target_lines(
    indicator: Indicator, targets: Sequence[Target], since: date
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Each target as a level line from the day the one before it was due."""
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for target in targets:
        if target.due_on < since:
            continue
        text = t("target {target}", target=formats.number(target.value, indicator.decimals))
        shapes.append(level_line(since, target.due_on, target.value, "ink", "dash"))
        notes.append(words_at(since, target.value, text))
        since = target.due_on
    return shapes, notes


def inside(marks: Sequence[Mark], first: date, last: date) -> list[Mark]:
    """The marks that are drawn, in the order of their numbers."""
    return [mark for mark in marks if first <= mark.on <= last]


def mark_lines(marks: Sequence[Mark]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Each mark as an upright line with its number."""
    return [_upright(mark) for mark in marks], [_number(mark, number) for number, mark in enumerate(marks, start=1)]


def _upright(mark: Mark) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": mark.on.isoformat(),
        "x1": mark.on.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": _line_of(mark),
    }


def _line_of(mark: Mark) -> dict[str, Any]:
    """A break is a solid line, a decision a heavier one of long dashes, anything else dotted."""
    if mark.decision:
        return {"color": colour("ink"), "width": 1.8, "dash": "longdash"}
    return {"color": colour("ink-3"), "width": 1.4, "dash": "solid" if mark.is_break else "dot"}


def _number(mark: Mark, number: int) -> dict[str, Any]:
    # Every other one lower: two that stand close are not read as one number.
    lower = 0 if number % 2 else -15
    return words_at(mark.on, 1, str(number), yanchor="top") | {"yref": "paper", "xshift": 3, "yshift": lower}
