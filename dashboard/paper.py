"""What the two of a follow-up talk have before them, as plain figures and texts that can be kept and shown again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from dashboard.commitment import Standing
from dashboard.indicator import Perspective
from dashboard.sighting import Shown, kept_signals, restored, restored_signals
from dashboard.sighting import kept as kept_shown
from dashboard.signals import Signal
from dashboard.status import Distribution, Status
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """A key figure or an activity that deviates, with where it is read more of and what it shows."""

    code: str
    shown: Shown
    scope: str = ""
    perspective: Perspective | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A thing with its signals, the gravest first, of which the question is made."""

    title: Words
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What was promised at an earlier talk (by its code) and what has come of it; `moves` are the days it got instead."""

    code: str
    what: str
    who: str
    due_on: date
    standing: Standing
    talk: str
    moves: int = 0
    result: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """The year's budget of a department and what it has cost so far, in öre."""

    year: int
    budget: int
    outcome: int


@dataclass(frozen=True, slots=True)
class Paper:
    """All that the two have before them, as it can be kept."""

    statuses: Distribution = Distribution()
    before: Distribution = Distribution()
    account: Account | None = None
    figures: tuple[Line, ...] = ()
    deviations: tuple[Line, ...] = ()
    questions: tuple[Question, ...] = ()
    carried: tuple[Carried, ...] = ()


def kept(paper: Paper) -> dict[str, Any]:
    """As JSON can hold it."""
    return {
        "statuses": _counts(paper.statuses),
        "before": _counts(paper.before),
        "account": asdict(paper.account) if paper.account else None,
        "figures": [_line(one) for one in paper.figures],
        "deviations": [_line(one) for one in paper.deviations],
        "questions": [{"title": asdict(one.title), "signals": kept_signals(one.signals)} for one in paper.questions],
        "carried": [asdict(one) | {"due_on": one.due_on.isoformat()} for one in paper.carried],
    }


def brought_back(plain: Mapping[str, Any]) -> Paper:
    """What was kept, as it was."""
    return Paper(
        statuses=_distribution(plain["statuses"]),
        before=_distribution(plain["before"]),
        account=Account(**plain["account"]) if plain["account"] else None,
        figures=tuple(map(_restored_line, plain["figures"])),
        deviations=tuple(map(_restored_line, plain["deviations"])),
        questions=tuple(
            Question(Words(**one["title"]), restored_signals(one["signals"])) for one in plain["questions"]
        ),
        carried=tuple(
            Carried(
                **{**one, "due_on": date.fromisoformat(one["due_on"]), "standing": Standing(one["standing"])},
            )
            for one in plain["carried"]
        ),
    )


def _counts(found: Distribution) -> dict[str, int]:
    return {str(status): found[status] for status in Status if found[status]}


def _distribution(plain: Mapping[str, int]) -> Distribution:
    return Distribution({Status(status): number for status, number in plain.items()})


def _line(one: Line) -> dict[str, Any]:
    told = {"code": one.code, "scope": one.scope, "shown": kept_shown(one.shown)}
    return told | ({"perspective": str(one.perspective)} if one.perspective else {})


def _restored_line(plain: Mapping[str, Any]) -> Line:
    perspective = plain.get("perspective")
    return Line(
        plain["code"], restored(plain["shown"]), plain["scope"], Perspective(perspective) if perspective else None
    )
