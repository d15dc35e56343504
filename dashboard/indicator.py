"""Indicators, their values over time, and the rules that choose what is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dashboard.borders import Rebase
from dashboard.period import Period, PeriodType
from dashboard.value import MISSING, Value
from dashboard.words import Words

COUNTRY_CODE = "00"


class IndicatorKind(StrEnum):
    """What an indicator follows."""

    CONTEXT = "context"
    STANDARD = "standard"
    THEMATIC = "thematic"
    KEY_FIGURE = "key_figure"


class Perspective(StrEnum):
    """The four perspectives on a unit."""

    OPERATIONS = "operations"
    FINANCE = "finance"
    STAFF = "staff"
    PROCESSES = "processes"


class Direction(StrEnum):
    """The wanted direction."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Derivation(StrEnum):
    """The named rules by which an indicator can be derived."""

    SHARE_ON_TRACK = "share_on_track"
    DELIVERIES_ON_TIME = "deliveries_on_time"
    BUDGET_CONSUMED = "budget_consumed"

    @property
    def is_cumulative(self) -> bool:
        """Whether it only grows through the year, so that a change since the last period says nothing."""
        return self is Derivation.BUDGET_CONSUMED


class Basis(StrEnum):
    """On what change is judged; stated of an indicator by a person, never guessed."""

    VALUES = "values"
    YEAR_ON_YEAR = "year_on_year"
    INCREMENTS = "increments"


class Growth(StrEnum):
    """How the way to a target goes; stated of an indicator, linear where nothing is said."""

    LINEAR = "linear"
    COMPOUND = "compound"


class Quality(StrEnum):
    """Quality flag of an observation."""

    FINAL = "final"
    PRELIMINARY = "preliminary"
    ESTIMATED = "estimated"
    UNCERTAIN = "uncertain"


class Sensitivity(StrEnum):
    """Which small-group rule applies to an indicator about people."""

    NONE = "none"
    STAFF = "staff"
    SICK_LEAVE = "sick_leave"


class Level(StrEnum):
    """Whether a value reaches its target: a fact, not a judgement."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NO_TARGET = "no_target"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured and how it is written."""

    id: int
    code: str
    kind: IndicatorKind
    name: Words
    unit: Words
    decimals: int
    direction: Direction
    derivation: Derivation | None
    is_example: bool
    theme: Words = Words("")
    perspective: Perspective | None = None
    deliverable_id: int | None = None
    featured: int | None = None
    position: int = 0
    basis: Basis = Basis.VALUES
    growth: Growth = Growth.LINEAR


@dataclass(frozen=True, slots=True)
class Description:
    """What stands beside a chart: how it is defined, measured and owned."""

    definition: Words
    method: str | None
    source: str
    source_url: str | None
    caveat: str | None
    owner_role: str | None
    department: Words | None
    next_update_on: date | None
    frequency: PeriodType
    deliverable: Words = Words("")
    goal: Words = Words("")
    area: Words = Words("")
    area_code: str | None = None


class ScopeKind(StrEnum):
    """What a value is measured for."""

    ORGANISATION = "organisation"
    AREA = "area"
    DEPARTMENT = "department"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole organisation, an area, a department or a region."""

    id: int
    kind: ScopeKind
    code: str
    name: Words
    position: int = 0

    @property
    def is_whole(self) -> bool:
        """The organisation itself, or the whole country."""
        return self.kind is ScopeKind.ORGANISATION or (self.kind is ScopeKind.REGION and self.code == COUNTRY_CODE)


@dataclass(frozen=True, slots=True)
class Observation:
    """One edition of a measured value."""

    period_code: str
    starts_on: date
    ends_on: date
    value: Value
    vintage: str
    first_published: date
    quality: Quality
    is_example: bool
    source: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """The value shown for a period, and the editions before and after it."""

    shown: Observation
    earlier: tuple[Observation, ...] = ()
    later: tuple[Observation, ...] = ()

    @property
    def number(self) -> float | None:
        """The number, or None for a sign."""
        return self.shown.value.number


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach by a day."""

    due_on: date
    value: float
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated remark in a chart: a break in the series, an annotation, or a decision (with its code)."""

    on: date
    text: Words
    is_break: bool
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator for one scope: its points in order of time and its targets in order of date."""

    indicator: Indicator
    points: tuple[Point, ...]
    targets: tuple[Target, ...] = ()
    rebases: tuple[Rebase, ...] = ()
    breaks: tuple[date, ...] = ()

    def in_rhythm(self, kind: PeriodType | None = None) -> "Series":
        """The same with the points of one kind of period."""
        return replace(self, points=in_rhythm(self.points, kind))

    def filled(self, observations: Iterable[Observation]) -> "Series":
        """The same indicator and targets with these values."""
        return replace(self, points=tuple(Point(o) for o in observations))

    @property
    def rhythm(self) -> PeriodType:
        """The kind of its periods; the year while there are none."""
        return Period.parse(self.points[0].shown.period_code).type if self.points else PeriodType.YEAR

    @property
    def target(self) -> Target | None:
        """The target of the last point's period."""
        return target_for(self.targets, self.points[-1].shown.ends_on) if self.points else None

    @property
    def level(self) -> Level:
        """The last value against its target."""
        return level(self.value, self.target, self.indicator.direction)

    def at(self, period_code: str) -> Value:
        """The value of a period; `..` when there is none."""
        return next((p.shown.value for p in self.points if p.shown.period_code == period_code), MISSING)

    @property
    def last(self) -> Point | None:
        """The last point."""
        return self.points[-1] if self.points else None

    @property
    def value(self) -> Value:
        """The last value; `..` when there is none."""
        return self.points[-1].shown.value if self.points else MISSING

    @property
    def before(self) -> Point | None:
        """The point before the last."""
        return self.points[-2] if len(self.points) > 1 else None


def shown(observations: Iterable[Observation], today: date) -> tuple[Point, ...]:
    """For each period the newest edition published by `today`; one published later is kept beside it.

    A period whose first edition comes after `today` is not shown at all.
    """
    editions: dict[str, list[Observation]] = {}
    for observation in observations:
        editions.setdefault(observation.period_code, []).append(observation)
    points = []
    for same in editions.values():
        same.sort(key=lambda o: (o.first_published, o.vintage))
        known = [o for o in same if o.first_published <= today]
        if known:
            points.append(Point(known[-1], tuple(known[:-1]), tuple(same[len(known) :])))
    return tuple(sorted(points, key=lambda p: (p.shown.starts_on, p.shown.ends_on)))


def in_rhythm(points: Sequence[Point], kind: PeriodType | None = None) -> tuple[Point, ...]:
    """The points of one kind of period: that of `kind` where there are any, else the finest."""
    kinds = [Period.parse(point.shown.period_code).type for point in points]
    chosen = kind if kind in kinds else min(kinds, key=lambda one: one.months, default=None)
    return tuple(point for point, of in zip(points, kinds, strict=True) if of is chosen)


def target_for(targets: Iterable[Target], day: date) -> Target | None:
    """The target of a period that ends on `day`: the first one due on that day or later, else the last one before."""
    ordered = sorted(targets, key=lambda t: t.due_on)
    ahead = [t for t in ordered if t.due_on >= day]
    return ahead[0] if ahead else ordered[-1] if ordered else None


def level(value: Value, target: Target | None, direction: Direction) -> Level:
    """Reached, not reached, or no target; without a wanted direction there is no level."""
    if target is None or value.number is None or direction is Direction.NONE:
        return Level.NO_TARGET
    reached = value.number >= target.value if direction is Direction.UP else value.number <= target.value
    return Level.REACHED if reached else Level.NOT_REACHED
