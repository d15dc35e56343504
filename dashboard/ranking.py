"""What to raise: the signals of a period in the order of their weight, at most so many, and what was left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.patterns import Variation
from dashboard.signals import About, Place, Signal, SignalKind
from dashboard.tuning import between, taken, tuned

_SEVERITY = {
    SignalKind.WATERMELON: 5.0,
    SignalKind.SUDDEN: 5.0,
    SignalKind.OFF_TRACK: 5.0,
    SignalKind.NEW_CONCERN: 4.0,
    SignalKind.WORSE: 3.0,
    SignalKind.STUCK: 3.0,
    SignalKind.ASSIGNMENT_DUE: 3.0,
    SignalKind.COMMITMENT_MOVED: 4.0,
    SignalKind.REVIEW_DUE: 3.0,
    SignalKind.COMMITMENT_LATE: 2.0,
    SignalKind.TOO_SLOW: 2.0,
    SignalKind.NOT_REPORTED: 2.0,
    SignalKind.LATE: 2.0,
    SignalKind.NO_OWNER: 2.0,
    SignalKind.HIDDEN_PROGRESS: 2.0,
    SignalKind.NEW_NEUTRAL: 2.0,
    SignalKind.NEW_IMPROVEMENT: 1.0,
}
_PLACE = {
    Place.OVERARCHING: 1.5,
    Place.AREA: 1.5,
    Place.DELIVERABLE: 1.25,
    Place.ACTIVITY: 1.0,
    Place.UNIT: 1.0,
    Place.DECISION: 1.0,
    Place.COMMITMENT: 1.0,
}
_MOST = 100.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Settings of what is raised: weights, how many items, and false alarms to expect in per cent of those looked at."""

    severity: Mapping[SignalKind, float] = field(default_factory=lambda: _SEVERITY)
    place: Mapping[Place, float] = field(default_factory=lambda: _PLACE)
    strategic: float = between(1.5, 0.0, _MOST)
    length: int = between(9, 0, 100)
    false_alarms: float = between(1.8, 0.0, 100.0)

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> "Weights":
        """From `raise.length`, `raise.strategic`, `raise.severity.sudden`, `raise.place.area` and so on."""
        severity = {
            kind: taken(settings.get(f"raise.severity.{kind}"), own, 0.0, _MOST) for kind, own in _SEVERITY.items()
        }
        place = {place: taken(settings.get(f"raise.place.{place}"), own, 0.0, _MOST) for place, own in _PLACE.items()}
        return tuned(cls(severity, place), "raise", settings)


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Score:
    """Why an item stands where it does: three weights and their product."""

    severity: float
    place: float
    strategic: float

    @property
    def total(self) -> float:
        """Severity × place on the red thread × strategic mark."""
        return self.severity * self.place * self.strategic


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to raise with all its signals, the gravest first; that one gives the score."""

    about: About
    signals: tuple[Signal, ...]
    score: Score


@dataclass(frozen=True, slots=True)
class Looks:
    """How many indicators were looked at: those with limits, those of them without a sure change, those with too few points."""

    judged: int = 0
    unchanged: int = 0
    too_short: int = 0


@dataclass(frozen=True, slots=True)
class ToRaise:
    """The items of an agenda, the rest folded, and the line about what does not change."""

    items: tuple[Item, ...]
    folded: tuple[Item, ...]
    looks: Looks
    false_alarms: float

    @property
    def all(self) -> tuple[Item, ...]:
        """Every item in its order."""
        return self.items + self.folded

    def within(self, *, area: str = "", department: str = "") -> int:
        """How many items an area, or a department, has."""
        return sum(item.about.area == area if area else item.about.department == department for item in self.all)


def looks(found: Iterable[Variation | None]) -> Looks:
    """Indicators counted by what can be said of their change; None is too few points."""
    signs = list(found)
    return Looks(
        judged=sum(sign is not None for sign in signs),
        unchanged=sum(sign is Variation.COMMON for sign in signs),
        too_short=sum(sign is None for sign in signs),
    )


def to_raise(signals: Iterable[Signal], looked: Looks = Looks(), weights: Weights = WEIGHTS) -> ToRaise:
    """Signals about the same thing are one item; the heaviest first, then what has more signals, then by code.

    A signal whose weight is set to 0 is never raised.
    """
    by_thing: dict[tuple[str, str, str], list[Signal]] = {}
    for signal in signals:
        if score(signal, weights).total > 0:
            about = signal.about
            by_thing.setdefault((about.place, about.code, about.scope), []).append(signal)
    items = sorted((_item(same, weights) for same in by_thing.values()), key=_order)
    expected = looked.judged * weights.false_alarms / 100
    return ToRaise(tuple(items[: weights.length]), tuple(items[weights.length :]), looked, expected)


def score(signal: Signal, weights: Weights = WEIGHTS) -> Score:
    """The weight of a signal in its parts."""
    about = signal.about
    return Score(
        weights.severity[signal.kind], weights.place[about.place], weights.strategic if about.strategic else 1.0
    )


def _item(same: Sequence[Signal], weights: Weights) -> Item:
    kinds = list(SignalKind)
    ordered = sorted(same, key=lambda signal: (-score(signal, weights).total, kinds.index(signal.kind)))
    return Item(ordered[0].about, tuple(ordered), score(ordered[0], weights))


def _order(item: Item) -> tuple[float, int, str, str, str]:
    about = item.about
    return -item.score.total, -len(item.signals), about.place, about.code, about.scope
