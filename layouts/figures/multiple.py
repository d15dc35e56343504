"""A control chart in miniature: no axes, the same stretch of time as its neighbours, as SVG from the server."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from dashboard.indicator import Indicator
from dashboard.patterns import Variation
from dashboard.spc import Chart, Group, Length
from layouts import nodes as h
from layouts.figures.control import can_be

WIDTH, HEIGHT, MARGIN = 300, 84, 7
Place = tuple[float, float]


def multiple(chart: Chart, indicator: Indicator, span: tuple[date, date], *, label: str) -> h.Element:
    """Line, mean, limits and points by type between two days; `label` says what it shows."""
    within = [place for place, point in enumerate(chart.points) if span[0] <= point.on <= span[1]]
    numbers = [number for place in within if (number := chart.points[place].number) is not None]
    if not numbers:
        return h.span(cls="multiple__chart multiple__chart--empty")
    groups = [_Levels.of(group, chart, within, indicator, numbers) for group in chart.groups]
    levels = [level for group in groups if group for level in (group.mean, *group.limits)]
    scale = _Scale(span, min([*numbers, *levels]), max([*numbers, *levels]))
    return h.svg(
        (_level_lines(group, chart, scale) for group in groups if group),
        [h.polyline(points=_written(run), cls="multiple__line") for run in _runs(chart, within, scale)],
        _points(chart, within, indicator, scale),
        cls="multiple__chart",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=label,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where days and numbers lie in the drawing."""

    span: tuple[date, date]
    low: float
    high: float

    def x(self, day: date) -> float:
        first, last = self.span
        passed = (day - first).days / ((last - first).days or 1)
        return round(MARGIN + (WIDTH - 2 * MARGIN) * passed, 1)

    def y(self, number: float) -> float:
        # Halves, so that the distance between the two greatest numbers there are is one too.
        room = self.high / 2 - self.low / 2
        risen = (number / 2 - self.low / 2) / room if room > 0 else 0.5
        return round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * risen, 1)


@dataclass(frozen=True, slots=True)
class _Levels:
    """Mean and limits of a group, as far as it is seen."""

    first: int
    last: int
    mean: float
    limits: tuple[float, ...]
    is_trial: bool

    @classmethod
    def of(
        cls, group: Group, chart: Chart, within: Sequence[int], indicator: Indicator, numbers: Sequence[float]
    ) -> "_Levels | None":
        seen = [place for place in within if group.first <= place <= group.last]
        if group.limits is None or not seen:
            return None
        limits = (group.limits.lower, group.limits.upper) if group.limits.moving_range else ()
        drawn = tuple(limit for limit in limits if isfinite(limit) and can_be(limit, indicator, numbers))
        return cls(seen[0], seen[-1], group.limits.mean, drawn, group.length is Length.TRIAL)


def _level_lines(group: _Levels, chart: Chart, scale: _Scale) -> list[h.Element]:
    ends = scale.x(chart.points[group.first].on), scale.x(chart.points[group.last].on)
    dash = "multiple__limit multiple__limit--trial" if group.is_trial else "multiple__limit"
    return [
        _level(ends, scale.y(level), cls)
        for level, cls in ((group.mean, "multiple__mean"), *((limit, dash) for limit in group.limits))
    ]


def _level(ends: Place, y: float, cls: str) -> h.Element:
    return h.path(d=f"M{ends[0]} {y}H{ends[1]}", cls=cls)


def _runs(chart: Chart, within: Iterable[int], scale: _Scale) -> list[list[Place]]:
    """The line through the values; a missing one breaks it."""
    runs: list[list[Place]] = [[]]
    for place in within:
        point = chart.points[place]
        if point.number is None:
            runs.append([])
        else:
            runs[-1].append((scale.x(point.on), scale.y(point.number)))
    return [run for run in runs if len(run) > 1]


def _written(run: Iterable[Place]) -> str:
    return " ".join(f"{x},{y}" for x, y in run)


def _points(chart: Chart, within: Sequence[int], indicator: Indicator, scale: _Scale) -> list[h.Element]:
    """The points of each type as one drawing, those that say most on top."""
    drawn: dict[Variation | None, list[str]] = {}
    for place in within:
        point, finding = chart.points[place], chart.findings[place]
        if point.number is not None:
            variation = finding.variation(indicator.direction) if finding else None
            shape = _SHAPES[variation]
            drawn.setdefault(variation, []).append(shape(scale.x(point.on), scale.y(point.number)))
    return [
        h.path(d="".join(drawn[one]), cls=f"multiple__point multiple__point--{one.value if one else 'unknown'}")
        for one in _SHAPES
        if one in drawn
    ]


def _dot(x: float, y: float) -> str:
    return f"M{x - 2.2:.1f} {y}a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0z"


def _diamond(x: float, y: float) -> str:
    return f"M{x} {y - 5.5:.1f}l5.5 5.5l-5.5 5.5l-5.5-5.5z"


def _square(x: float, y: float) -> str:
    return f"M{x - 4.2:.1f} {y - 4.2:.1f}h8.4v8.4h-8.4z"


def _hexagon(x: float, y: float) -> str:
    return f"M{x - 5:.1f} {y}l2.5-4.3h5l2.5 4.3l-2.5 4.3h-5z"


# As in the control chart itself (layouts/figures/control.py).
_SHAPES: dict[Variation | None, Callable[[float, float], str]] = {
    None: _dot,
    Variation.COMMON: _dot,
    Variation.NEUTRAL: _hexagon,
    Variation.IMPROVEMENT: _diamond,
    Variation.CONCERN: _square,
}
