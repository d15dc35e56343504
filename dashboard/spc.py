"""XmR charts: which points of a series differ from its ordinary variation, and which do not.

The rules are those of docs/signals.md. A group is what lies between two rebases; nothing is compared across one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import fmean

from dashboard.borders import Rebase
from dashboard.indicator import Direction
from dashboard.measured import TOLERANCE, Measured, in_order
from dashboard.patterns import ControlLimits, Finding, Variation, findings
from dashboard.tuning import between, tuned

SCREEN = 3.267


class Assurance(StrEnum):
    """Whether the target will be reached as things are: by the limits, not by the last value."""

    ALWAYS = "always"
    NEVER = "never"
    HIT_AND_MISS = "hit_and_miss"


class Length(StrEnum):
    """What can be said of so many points."""

    TOO_SHORT = "too_short"
    TRIAL = "trial"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Rules:
    """Settings: how long a run is, how many points limits need, and from how many they hold in full."""

    run: int = between(7, 3, 20)
    fewest: int = between(6, 3, 50)
    full: int = between(13, 3, 50)

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> "Rules":
        """From `spc.run`, `spc.fewest` and `spc.full`."""
        return tuned(cls(), "spc", settings)

    def length(self, count: int) -> Length:
        """What can be said of so many points."""
        if count < self.fewest:
            return Length.TOO_SHORT
        return Length.TRIAL if count < self.full else Length.FULL


RULES = Rules()


@dataclass(frozen=True, slots=True)
class Group:
    """The points `first` to `last`; limits where there are enough of them."""

    first: int
    last: int
    length: Length
    limits: ControlLimits | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A series with its groups; a finding for every point that has a number and limits."""

    points: tuple[Measured, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding | None, ...]

    @property
    def last(self) -> int | None:
        """The place of the last number."""
        places = range(len(self.points) - 1, -1, -1)
        return next((place for place in places if self.points[place].number is not None), None)

    @property
    def finding(self) -> Finding | None:
        """What names the last number; None when there are too few points to say."""
        return None if self.last is None else self.findings[self.last]

    def variation(self, direction: Direction) -> Variation | None:
        """The variation sign: the type of the last number."""
        return self.finding.variation(direction) if self.finding else None

    def assurance(self, target: float | None, direction: Direction) -> Assurance | None:
        """The assurance sign, against the limits of the last group; none while they are on trial."""
        group = self.groups[-1] if self.groups else None
        if target is None or group is None or group.limits is None or group.length is not Length.FULL:
            return None
        return assurance(target, group.limits.lower, group.limits.upper, direction)


def assurance(target: float, lower: float, upper: float, direction: Direction) -> Assurance | None:
    """Whether the target lies on the safe side of both limits, on the other of both, or between or on them."""
    if direction is Direction.NONE:
        return None
    tolerance = TOLERANCE * max(abs(target), abs(lower), abs(upper))
    below, above = lower - target > tolerance, target - upper > tolerance
    if not below and not above:
        return Assurance.HIT_AND_MISS
    return Assurance.ALWAYS if below is (direction is Direction.UP) else Assurance.NEVER


def chart(values: Iterable[Measured], rebases: Iterable[Rebase] = (), rules: Rules = RULES) -> Chart:
    """The groups of a series with their limits, and what names every point."""
    points = tuple(in_order(values))
    groups, named = [], list[Finding | None]()
    for first, part, baseline in _parts(points, rebases):
        numbers = [point.number for point in part]
        told = [number for number in numbers if number is not None]
        tolerance = TOLERANCE * max(map(abs, told), default=0.0)
        basis = _basis(numbers, baseline)
        length = rules.length(sum(number is not None for number in basis))
        limits = None if length is Length.TOO_SHORT else limits_of(basis, tolerance)
        found = findings(numbers, limits, tolerance, rules.run, first) if limits else [None] * len(part)
        groups.append(Group(first, first + len(part) - 1, length if limits else Length.TOO_SHORT, limits))
        named += found
    return Chart(points, tuple(groups), tuple(named))


def limits_of(numbers: Sequence[float | None], tolerance: float = 0.0) -> ControlLimits | None:
    """Mean and moving range of the numbers; None where no two of them stand beside each other.

    Screening that would leave no variation at all is not done: of 100, 100, …, 96, 100, … every point would be outside.
    """
    ranges = [abs(b - a) for a, b in pairwise(numbers) if a is not None and b is not None]
    if not ranges:
        return None
    average = fmean(ranges)
    kept = [size for size in ranges if size < SCREEN * average - tolerance]
    if kept and max(kept) > tolerance:
        average = fmean(kept)
    return ControlLimits(fmean(number for number in numbers if number is not None), average)


def _parts(
    points: Sequence[Measured], rebases: Iterable[Rebase]
) -> Iterator[tuple[int, Sequence[Measured], int | None]]:
    """Where each group begins, its points, and how many of them are its baseline."""
    first, baseline = 0, None
    for rebase in sorted(rebases, key=lambda one: one.on):
        after = next((place for place in range(first, len(points)) if points[place].on >= rebase.on), len(points))
        if after > first:
            yield first, points[first:after], baseline
        first, baseline = after, rebase.baseline
    if first < len(points):
        yield first, points[first:], baseline


def _basis(numbers: Sequence[float | None], baseline: int | None) -> Sequence[float | None]:
    """The points up to and with the last of the baseline, or all of them."""
    places = [place for place, number in enumerate(numbers) if number is not None]
    if baseline is None or not 0 < baseline < len(places):
        return numbers
    return numbers[: places[baseline - 1] + 1]
