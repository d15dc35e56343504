"""Outlook: whether the target will be reached at the pace seen, and what reaching it would take."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import combinations, pairwise
from math import exp, inf, log, sqrt
from statistics import NormalDist, median

from dashboard.indicator import Direction, Growth, Target
from dashboard.measured import TOLERANCE, Measured, in_order, month
from dashboard.tuning import between, tuned

_YEAR = 12


class Prospect(StrEnum):
    """The pace seen against the pace required."""

    ON_PACE = "on_pace"
    UNCERTAIN = "uncertain"
    NOT_AT_THIS_PACE = "not_at_this_pace"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, slots=True)
class Window:
    """Settings: how far back the pace is seen, the fewest numbers that give one, and how sure its interval is."""

    years: int = between(3, 1, 20)
    least: int = between(8, 3, 100)
    fewest: int = between(6, 3, 100)
    confidence: float = between(0.9, 0.5, 0.99)

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> "Window":
        """From `outlook.years`, `outlook.least`, `outlook.fewest` and `outlook.confidence`."""
        return tuned(cls(), "outlook", settings)

    def points(self, months: int) -> int:
        """How many periods of this length it holds: its years, and never fewer than `least`."""
        return max(self.years * _YEAR // months, self.least)


WINDOW = Window()


@dataclass(frozen=True, slots=True)
class Pace:
    """Theil–Sen: the median slope between all pairs of points, with its interval, and the points it was seen in."""

    slope: float
    lower: float
    upper: float
    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Outlook:
    """Change per period: required from the last value to the target, and seen; with growth compound in per cent."""

    prospect: Prospect
    target: Target
    last: Measured
    growth: Growth
    periods_left: float
    required: float
    pace: Pace | None
    best: float | None
    held: int
    steps: int

    @property
    def is_beyond_best(self) -> bool:
        """Whether what is required every period has never been seen in one."""
        return self.steps > 0 and self.held == 0


def outlook(
    values: Iterable[Measured],
    targets: Iterable[Target],
    direction: Direction,
    months: int,
    growth: Growth = Growth.LINEAR,
    window: Window = WINDOW,
) -> Outlook | None:
    """The outlook for the next target; None without a wanted direction, a number or a target ahead.

    `months` is the length of a period. Numbers at or below zero do not grow by compound, and have no outlook so.
    """
    told = [(value.on, value.number) for value in in_order(values) if value.number is not None]
    target = aimed_at(targets, told[-1][0]) if told else None
    if target is None or direction is Direction.NONE:
        return None
    if growth is Growth.COMPOUND and min(target.value, *(number for _, number in told)) <= 0:
        return None
    return _outlook(told, target, 1 if direction is Direction.UP else -1, months, growth, window)


def aimed_at(targets: Iterable[Target], day: date) -> Target | None:
    """The first target due after the month of a day: one that is due in it is reached or not, and has no outlook."""
    return min((t for t in targets if month(t.due_on) > month(day)), key=lambda t: t.due_on, default=None)


def target_path(start: Measured, target: Target, day: date, growth: Growth = Growth.LINEAR) -> float | None:
    """Where one should be on a day on the way from a baseline to a target; None without a way."""
    length = (target.due_on - start.on).days
    if start.number is None or length <= 0:
        return None
    share = (day - start.on).days / length
    if growth is Growth.LINEAR:
        return start.number + share * (target.value - start.number)
    return start.number * (target.value / start.number) ** share if min(start.number, target.value) > 0 else None


def theil_sen(places: Sequence[float], numbers: Sequence[float], confidence: float) -> tuple[float, float, float]:
    """The median slope with the interval of Sen (1968), with his correction for ties; places must differ."""
    slopes = sorted(
        (b - a) / (there - here) for (here, a), (there, b) in combinations(sorted(zip(places, numbers, strict=True)), 2)
    )
    count = len(numbers)
    ties = sum(_spread(same) for same in Counter(numbers).values())
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * sqrt((_spread(count) - ties) / 18)
    lower = max(round((len(slopes) - reach) / 2) - 1, 0)
    upper = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    return median(slopes), slopes[lower], slopes[upper]


def _spread(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def _outlook(
    told: Sequence[tuple[date, float]], target: Target, wanted: int, months: int, growth: Growth, window: Window
) -> Outlook:
    day, number = told[-1]
    scaled = [(month(on), _scaled(number, growth)) for on, number in told]
    left = (month(target.due_on) - scaled[-1][0]) / months
    aim = _scaled(target.value, growth)
    required = (aim - scaled[-1][1]) / left
    tolerance = TOLERANCE * max(abs(aim), *(abs(change) for _, change in scaled))
    pace = _pace(told, scaled, months, window)
    steps = _steps(scaled, months)
    return Outlook(
        prospect=_prospect(pace, required, wanted, tolerance),
        target=target,
        last=Measured(day, number),
        growth=growth,
        periods_left=left,
        required=_said(required, growth),
        pace=_pace_said(pace, growth),
        best=_said(max(steps, key=lambda step: wanted * step), growth) if steps else None,
        held=sum(wanted * (step - required) >= -tolerance for step in steps),
        steps=len(steps),
    )


def _prospect(pace: Pace | None, required: float, wanted: int, tolerance: float) -> Prospect:
    """On pace when the whole interval is enough, not at this pace when none of it is."""
    if pace is None:
        return Prospect.TOO_SHORT
    slowest, fastest = sorted((wanted * pace.lower, wanted * pace.upper))
    if slowest >= wanted * required - tolerance:
        return Prospect.ON_PACE
    return Prospect.NOT_AT_THIS_PACE if fastest < wanted * required - tolerance else Prospect.UNCERTAIN


def _pace(
    told: Sequence[tuple[date, float]], scaled: Sequence[tuple[int, float]], months: int, window: Window
) -> Pace | None:
    """The pace of the last periods that the window holds."""
    after = scaled[-1][0] - window.points(months) * months
    seen = [(place / months, number) for place, number in scaled if place > after]
    if len(seen) < window.fewest:
        return None
    places, numbers = zip(*seen, strict=True)
    slopes = theil_sen(places, numbers, window.confidence)
    return Pace(*slopes, count=len(seen), first=told[-len(seen)][0], last=told[-1][0])


def _steps(scaled: Sequence[tuple[int, float]], months: int) -> list[float]:
    """The change between neighbouring periods; none across one that is missing."""
    return [after - before for (earlier, before), (later, after) in pairwise(scaled) if later - earlier == months]


def _scaled(number: float, growth: Growth) -> float:
    """What changes by the same amount every period: the number, or its logarithm."""
    return number if growth is Growth.LINEAR else log(number)


def _said(change: float, growth: Growth) -> float:
    """A change as it is told: in the unit of the indicator, or in per cent."""
    if growth is Growth.LINEAR:
        return change
    return 100 * (exp(change) - 1) if change < 700 else inf


def _pace_said(pace: Pace | None, growth: Growth) -> Pace | None:
    if pace is None:
        return None
    slope, lower, upper = (_said(change, growth) for change in (pace.slope, pace.lower, pace.upper))
    return replace(pace, slope=slope, lower=lower, upper=upper)
