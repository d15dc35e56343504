"""What stood on the screen of an item, as plain figures and texts that can be kept and shown again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from dashboard.indicator import Level
from dashboard.outlook import Prospect
from dashboard.patterns import Variation
from dashboard.signals import About, Place, Signal, SignalKind
from dashboard.status import Status
from dashboard.value import Sign, Value
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """What the owner of an activity said."""

    comment: str | None = None
    cause: str | None = None
    measure: str | None = None
    decision_needed: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Mean and control limits from a day to another; a limit that lies where no value can be is none."""

    first: date
    last: date
    mean: float
    lower: float | None = None
    upper: float | None = None
    is_trial: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as a line in a chart, by its code: what it says is read on its own page, by who may."""

    on: date
    code: str


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's last value with the one before, its target, its three answers and what its chart is drawn of.

    `points` are (day, number). Limits are there where change is judged on the same values; meetings that were closed before
    there were limits and decisions in the chart have none.
    """

    value: Value
    period: str
    unit: Words
    decimals: int
    before: Value | None = None
    period_before: str | None = None
    target: float | None = None
    level: Level = Level.NO_TARGET
    variation: Variation | None = None
    prospect: Prospect | None = None
    points: tuple[tuple[date, float | None], ...] = ()
    limits: tuple[Limits, ...] = ()
    decisions: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as it was shown: its name, where it belongs, status now and before, what was said, its figure, its signals.

    `up` is the thread above it, from the area to the goal.
    """

    title: Words
    where: tuple[Words, ...] = ()
    up: tuple[Words, ...] = ()
    status: Status | None = None
    before: Status | None = None
    told: Told = Told()
    figure: Figure | None = None
    signals: tuple[Signal, ...] = ()
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What an item showed and what it shows now: a status, a value or a text."""

    of: str
    was: object
    now: object


def differences(was: Shown, now: Shown) -> tuple[Difference, ...]:
    """What is other than it was seen; which signals it gives follows from that and is not told again."""
    pairs: dict[str, tuple[object, object]] = {
        "title": (was.title, now.title),
        "status": (was.status, now.status),
        "value": (was.figure, now.figure),
        **{name: (getattr(was.told, name), getattr(now.told, name)) for name in Told.__dataclass_fields__},
    }
    return tuple(
        Difference(name, before, after) for name, (before, after) in pairs.items() if _told(before) != _told(after)
    )


def _told(one: object) -> object:
    """Of a figure its value and period alone: what it was divided from is not kept."""
    return (one.value.number, one.value.sign, one.period) if isinstance(one, Figure) else one


def kept(shown: Shown) -> dict[str, Any]:
    """As JSON can hold it; what is empty is left out."""
    plain: dict[str, Any] = _plain(asdict(shown))
    return plain


def kept_signals(signals: tuple[Signal, ...]) -> list[dict[str, Any]]:
    """Signals as JSON can hold them."""
    plain: list[dict[str, Any]] = _plain([asdict(signal) for signal in signals])
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        # A fact that is nothing says something.
        filled = {key: one for key, one in value.items() if one is not None and one not in ((), [], {})}
        return {key: one if key == "facts" else _plain(one) for key, one in filled.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def restored(plain: Mapping[str, Any]) -> Shown:
    """What was kept, as it was."""
    figure = plain.get("figure")
    return Shown(
        title=_words(plain["title"]),
        where=tuple(map(_words, plain.get("where", ()))),
        up=tuple(map(_words, plain.get("up", ()))),
        status=_maybe(Status, plain.get("status")),
        before=_maybe(Status, plain.get("before")),
        told=Told(**plain.get("told", {})),
        figure=_figure(figure) if figure else None,
        signals=restored_signals(plain.get("signals", ())),
        is_example=plain.get("is_example", False),
    )


def restored_signals(plain: Any) -> tuple[Signal, ...]:
    """Signals that were kept."""
    return tuple(Signal(SignalKind(one["kind"]), _about(one["about"]), one.get("facts", {})) for one in plain)


def _about(plain: Mapping[str, Any]) -> About:
    return About(**{**plain, "place": Place(plain["place"])})


def _figure(plain: Mapping[str, Any]) -> Figure:
    before = plain.get("before")
    return Figure(
        value=_value(plain.get("value", {})),
        period=plain["period"],
        unit=_words(plain["unit"]),
        decimals=plain["decimals"],
        before=_value(before) if before is not None else None,
        period_before=plain.get("period_before"),
        target=plain.get("target"),
        level=Level(plain["level"]),
        variation=_maybe(Variation, plain.get("variation")),
        prospect=_maybe(Prospect, plain.get("prospect")),
        points=tuple((date.fromisoformat(day), number) for day, number in plain.get("points", ())),
        limits=tuple(_limits(one) for one in plain.get("limits", ())),
        decisions=tuple(Decided(date.fromisoformat(one["on"]), one["code"]) for one in plain.get("decisions", ())),
    )


def _limits(plain: Mapping[str, Any]) -> Limits:
    return Limits(**{**plain, "first": date.fromisoformat(plain["first"]), "last": date.fromisoformat(plain["last"])})


def _value(plain: Mapping[str, Any]) -> Value:
    return Value(plain.get("number"), _maybe(Sign, plain.get("sign")))


def _words(plain: Mapping[str, Any]) -> Words:
    return Words(**plain)


def _maybe(kind: Any, plain: Any) -> Any:
    return None if plain is None else kind(plain)
