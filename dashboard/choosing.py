"""Choosing indicators by their answers: which of them, in which order, and drawn how."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from dashboard.answers import Answers
from dashboard.indicator import Level
from dashboard.outlook import Prospect
from dashboard.patterns import Variation

Item = TypeVar("Item")


class Only(StrEnum):
    """What alone is asked for."""

    WARNS = "warns"
    REACHED = "reached"
    CHANGED = "changed"
    OFF_PACE = "off_pace"

    def fits(self, found: Answers) -> bool:
        """Whether an indicator with these answers is among them."""
        return {
            Only.WARNS: bool(found.warnings),
            Only.REACHED: found.level is Level.REACHED,
            Only.CHANGED: found.variation not in (None, Variation.COMMON),
            Only.OFF_PACE: found.prospect is Prospect.NOT_AT_THIS_PACE,
        }[self]


class Rank(StrEnum):
    """The answer that decides the order, the gravest first."""

    LEVEL = "level"
    CHANGE = "change"
    OUTLOOK = "outlook"

    def gravity(self, found: Answers) -> int | None:
        """The place of an answer, 0 is the gravest; None is no answer, which stands last whichever way it is turned."""
        order: Sequence[object] = _ORDERS[self]
        answer = {Rank.LEVEL: found.level, Rank.CHANGE: found.variation, Rank.OUTLOOK: found.prospect}[self]
        return order.index(answer) if answer in order else None


_ORDERS: dict[Rank, Sequence[object]] = {
    Rank.LEVEL: (Level.NOT_REACHED, Level.REACHED),
    Rank.CHANGE: (Variation.CONCERN, Variation.NEUTRAL, Variation.IMPROVEMENT, Variation.COMMON),
    Rank.OUTLOOK: (Prospect.NOT_AT_THIS_PACE, Prospect.UNCERTAIN, Prospect.ON_PACE),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What an address asks of tables of indicators; `turned` has the gravest last."""

    only: Only | None = None
    rank: Rank | None = None
    turned: bool = False
    as_charts: bool = False

    @property
    def is_listed(self) -> bool:
        """Whether the indicators stand in one list instead of where they belong."""
        return self.only is not None or self.rank is not None


EVERYTHING = Choice()


def counted(found: Iterable[Answers]) -> dict[Only, int]:
    """How many each choice would leave."""
    every = list(found)
    return {only: sum(only.fits(one) for one in every) for only in Only}


def chosen(items: Iterable[Item], choice: Choice, answers: Callable[[Item], Answers]) -> list[Item]:
    """Those that fit, in the order asked for; what answers alike keeps its own order."""
    left = [item for item in items if choice.only is None or choice.only.fits(answers(item))]
    rank = choice.rank
    if rank is None:
        return left

    def place(item: Item) -> tuple[bool, int]:
        gravity = rank.gravity(answers(item))
        return gravity is None, -(gravity or 0) if choice.turned else gravity or 0

    return sorted(left, key=place)
