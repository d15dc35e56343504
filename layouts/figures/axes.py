"""The axes of a chart over time: few labels, none turned, all with the same number of decimals."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from math import floor, log10
from typing import Any

from dashboard.period import Period, PeriodType
from layouts import formats
from layouts.theme import colour

_MOST_PERIODS = 12
_MOST_YEARS = 8  # as many as a phone has room for
_MOST_LINES = 7


def time_axis(periods: Sequence[Period]) -> dict[str, Any]:
    """Names of periods where there is room for them, else years; the year stands under the first of its periods."""
    return {
        "type": "date",
        "showgrid": False,
        "linecolor": colour("line-strong"),
        "ticks": "outside",
        "ticklen": 4,
        "tickangle": 0,
        **_ticks(periods),
    }


def _ticks(periods: Sequence[Period]) -> dict[str, Any]:
    if not periods:
        return {}
    if len(periods) <= _MOST_PERIODS and periods[0].type is not PeriodType.YEAR:
        new_year = [True, *(before.year != after.year for before, after in pairwise(periods))]
        return _array([p.starts_on for p in periods], map(_period_label, periods, new_year))
    years = range(periods[0].year, periods[-1].year + 1, -(-(periods[-1].year - periods[0].year + 1) // _MOST_YEARS))
    return _array([date(year, 1, 1) for year in years], map(str, years))


def _period_label(period: Period, new_year: bool) -> str:
    name = formats.short_period(period, year=False)
    return f"{name}<br>{period.year}" if new_year else name


def _array(days: Sequence[date], labels: Iterable[str]) -> dict[str, Any]:
    return {"tickmode": "array", "tickvals": [day.isoformat() for day in days], "ticktext": list(labels)}


def value_axis(numbers: Sequence[float], unit: str) -> dict[str, Any]:
    """Round steps over the numbers that are drawn; a single level is left to Plotly."""
    return {
        "gridcolor": colour("line"),
        "zerolinecolor": colour("line-strong"),
        "ticksuffix": f"{formats.NBSP}%" if unit == "%" else "",
        "automargin": True,
        "ticklabelstandoff": 6,
        **_steps(max(numbers, default=0.0) - min(numbers, default=0.0)),
    }


def _steps(reach: float) -> dict[str, Any]:
    if reach <= 0:
        return {"separatethousands": True, "exponentformat": "none"}
    least = reach / _MOST_LINES
    power = floor(log10(least))
    first, *larger = (digit * 10.0**power for digit in (1, 2, 5, 10))
    step = next(size for size in (first, *larger) if size >= least)
    return {"tick0": 0, "dtick": step, "tickformat": f",.{max(0, -floor(log10(step) + 1e-9))}f"}
