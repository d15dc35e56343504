"""The rules that name the points of one rebase group: what differs from its ordinary variation, and how."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import groupby, pairwise

from dashboard.indicator import Direction

LIMIT = 2.66
NEAR = LIMIT * 2 / 3


class Pattern(StrEnum):
    """What names a point, the first that fits; the names of the rules."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"
    COMMON = "common"


class Side(IntEnum):
    """The side of the mean, or the direction of a trend."""

    LOW = -1
    MIDDLE = 0
    HIGH = 1


class Variation(StrEnum):
    """The type of a point; of the last one it is the variation sign of the series."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "neutral"
    COMMON = "common"


@dataclass(frozen=True, slots=True)
class ControlLimits:
    """The mean of a group and its average moving range, and the limits they give; never cut at 0 or 100 %."""

    mean: float
    moving_range: float

    @property
    def lower(self) -> float:
        """Under this is outside."""
        return self.mean - LIMIT * self.moving_range

    @property
    def upper(self) -> float:
        """Over this is outside."""
        return self.mean + LIMIT * self.moving_range

    @property
    def near_lower(self) -> float:
        """Two thirds of the way down."""
        return self.mean - NEAR * self.moving_range

    @property
    def near_upper(self) -> float:
        """Two thirds of the way up."""
        return self.mean + NEAR * self.moving_range


@dataclass(frozen=True, slots=True)
class Finding:
    """What names a point, on which side, and the first and last point of what was seen."""

    pattern: Pattern
    side: Side
    first: int
    last: int

    def variation(self, direction: Direction) -> Variation:
        """The type of the point when this is the wanted direction."""
        if self.pattern is Pattern.COMMON:
            return Variation.COMMON
        if direction is Direction.NONE:
            return Variation.NEUTRAL
        wanted = Side.HIGH if direction is Direction.UP else Side.LOW
        return Variation.IMPROVEMENT if self.side is wanted else Variation.CONCERN


def findings(
    numbers: Sequence[float | None], limits: ControlLimits, tolerance: float, run: int, offset: int
) -> list[Finding | None]:
    """What names each point: the rules from the last to the first, so that the first that fits stays."""
    sides, close, outside = _places(numbers, limits, tolerance)
    common = Finding(Pattern.COMMON, Side.MIDDLE, offset, offset + len(numbers) - 1)
    named: list[Finding | None] = [None if number is None else common for number in numbers]

    def say(pattern: Pattern, side: int, first: int, last: int, points: Iterable[int]) -> None:
        found = Finding(pattern, Side(side), offset + first, offset + last)
        for place in points:
            named[place] = found

    for side, first, last in _runs(sides, run):
        say(Pattern.SHIFT, side, first, last, range(first, last + 1))
    for first in range(len(numbers) - 2):
        last = first + 2
        if abs(close[first] + close[first + 1] + close[last]) >= 2 and sides[first] == sides[first + 1] == sides[last]:
            points = [place for place in range(first, last + 1) if close[place]]
            say(Pattern.TWO_OF_THREE, sides[first], first, last, points)
    for side, first, last in _runs(_steps(numbers, tolerance), run - 1):
        say(Pattern.TREND, side, first, last + 1, range(first, last + 2))
    for place in outside:
        say(Pattern.OUTSIDE, sides[place], place, place, [place])
    return named


def _places(
    numbers: Sequence[float | None], limits: ControlLimits, tolerance: float
) -> tuple[list[int], list[int], list[int]]:
    """The side of the mean of each point (0 on it, or missing); the same where it is close to the limit; who is outside."""
    mean, far, near = limits.mean, LIMIT * limits.moving_range + tolerance, NEAR * limits.moving_range + tolerance
    gaps = [0.0 if number is None else number - mean for number in numbers]
    sides = [1 if gap > tolerance else -1 if gap < -tolerance else 0 for gap in gaps]
    close = [side if near < abs(gap) <= far else 0 for side, gap in zip(sides, gaps, strict=True)]
    return sides, close, [place for place, gap in enumerate(gaps) if abs(gap) > far]


def _steps(numbers: Sequence[float | None], tolerance: float) -> list[int]:
    """Up, down, or neither between neighbours; neither where one is missing."""
    gaps = [0.0 if a is None or b is None else b - a for a, b in pairwise(numbers)]
    return [1 if gap > tolerance else -1 if gap < -tolerance else 0 for gap in gaps]


def _runs(signs: Iterable[int], fewest: int) -> Iterator[tuple[int, int, int]]:
    """The sign, first and last place of every run of one sign that is long enough."""
    first = 0
    for sign, same in groupby(signs):
        count = len(list(same))
        if sign and count >= fewest:
            yield sign, first, first + count - 1
        first += count
