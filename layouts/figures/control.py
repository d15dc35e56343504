"""The control chart of an indicator: limits and mean by group, points by type with shape as well as colour."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.indicator import Basis, Indicator, Mark, Series
from dashboard.patterns import ControlLimits, Variation
from dashboard.period import Period
from dashboard.spc import Chart, Group, Length
from layouts import formats, signals
from layouts.figures.frame import inside, layout, level_line, mark_lines, target_lines, words_at
from layouts.text import of, t
from layouts.theme import colour

SHAPES = {
    Variation.COMMON: ("circle", "common", 7),
    Variation.IMPROVEMENT: ("diamond", "improvement", 12),
    Variation.CONCERN: ("square", "concern", 11),
    Variation.NEUTRAL: ("hexagon2", "neutral", 12),
    None: ("circle-open", "common", 7),
}


def control_chart(chart: Chart, series: Series, name: str, marks: Sequence[Mark]) -> dict[str, Any]:
    """Values with mean and limits of each group (dotted while on trial), target, rebases, breaks and annotations."""
    indicator, periods = series.indicator, [Period.around(series.rhythm, point.on) for point in chart.points]
    lines: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    numbers = [point.number for point in chart.points if point.number is not None]
    for group in chart.groups:
        limits = _drawn(group.limits, indicator, numbers) if group.limits else []
        more, beside = _limits(group, limits, periods, indicator, last=group is chart.groups[-1])
        lines, words = lines + more, words + beside
    if periods and indicator.basis is Basis.VALUES:
        aims, names = target_lines(indicator, series.targets, periods[0].starts_on)
        lines, words = lines + aims, words + names
    upright, beside = mark_lines(drawn_marks(chart, series, marks))
    drawn = numbers + [line["y0"] for line in lines]
    unit = of(indicator.unit) if indicator.basis is Basis.VALUES else ""
    frame = layout(unit, periods, drawn, lines + upright, words + beside)
    return {"data": _traces(chart, series, periods, name), "layout": frame}


def drawn_marks(chart: Chart, series: Series, marks: Sequence[Mark]) -> list[Mark]:
    """The marks inside what is drawn, in the order of their numbers: differences begin a year after the values."""
    if not chart.points:
        return []
    first, last = (Period.around(series.rhythm, chart.points[place].on) for place in (0, -1))
    return inside(marks, first.starts_on, last.ends_on)


def can_be(number: float, indicator: Indicator, numbers: Sequence[float]) -> bool:
    """Whether a value could lie there: not under 0 or over 100 per cent where none of these does."""
    if indicator.basis is Basis.YEAR_ON_YEAR:
        return True
    is_over = of(indicator.unit) == "%" and number > 100 >= max(numbers)
    return not is_over and not number < 0 <= min(numbers)


def _limits(
    group: Group, drawn: Sequence[float], periods: Sequence[Period], indicator: Indicator, *, last: bool
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    if group.limits is None:
        return [], []
    first, end = periods[group.first].starts_on, periods[group.last].starts_on
    dash = "dot" if group.length is Length.TRIAL else "dash"
    lines = [level_line(first, end, group.limits.mean, "common", "solid", 1.2)]
    lines += [level_line(first, end, limit, "common", dash, 1.2) for limit in drawn]
    return lines, _named(group.limits.mean, drawn, indicator, end) if last else []


def _drawn(limits: ControlLimits, indicator: Indicator, numbers: Sequence[float]) -> list[float]:
    """The limits that can be drawn as they are: one that lies where no value can be is left out."""
    found = [limits.lower, limits.upper] if limits.moving_range else []
    return [limit for limit in found if can_be(limit, indicator, numbers)]


def _named(mean: float, drawn: Sequence[float], indicator: Indicator, end: date) -> list[dict[str, Any]]:
    told = [(mean, t("mean {value}", value=signals.judged(mean, indicator)))]
    told += [(limit, signals.judged(limit, indicator)) for limit in drawn]
    return [words_at(end, number, text, yanchor="middle") | {"xshift": 6} for number, text in told]


def _traces(chart: Chart, series: Series, periods: Sequence[Period], name: str) -> list[dict[str, Any]]:
    """One line through all points, and on it the points of each type."""
    days = [period.starts_on.isoformat() for period in periods]
    numbers = [point.number for point in chart.points]
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "y": numbers,
        "name": name,
        "line": {"color": colour("series-2"), "width": 1.4},
        "connectgaps": False,
        "hoverinfo": "skip",
    }
    found = [line]
    types = [finding.variation(series.indicator.direction) if finding else None for finding in chart.findings]
    for variation, (symbol, ink, size) in SHAPES.items():
        places = [n for n, kind in enumerate(types) if kind is variation and numbers[n] is not None]
        if places:
            found.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [days[place] for place in places],
                    "y": [numbers[place] for place in places],
                    "name": signals.variation(variation),
                    "customdata": [_told(numbers[place], periods[place], series.indicator) for place in places],
                    "hovertemplate": "%{customdata}<extra>" + signals.variation(variation) + "</extra>",
                    "marker": {"symbol": symbol, "size": size, "color": colour(ink)},
                }
            )
    return found


def _told(number: float | None, period: Period, indicator: Indicator) -> str:
    return f"{formats.period(period)}: {signals.judged(number or 0.0, indicator)}"
