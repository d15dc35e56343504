"""What makes one look twice at a value before it is handed in; none of it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

JUMP = 50
_FEWEST = 3


class DoubtKind(StrEnum):
    """Why a value is looked at twice."""

    JUMP = "jump"
    OUTSIDE = "outside"
    WRONG_SIGN = "wrong_sign"
    NOT_A_SHARE = "not_a_share"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look twice, with the figures that say why: a change in per cent, or the bounds seen so far."""

    kind: DoubtKind
    change: float = 0
    least: float = 0
    most: float = 0


def doubts(number: float, earlier: Sequence[float], unit: str) -> list[Doubt]:
    """What is unusual about a value beside the earlier ones, oldest first."""
    found = []
    if unit == "%" and not 0 <= number <= 100 and all(0 <= n <= 100 for n in earlier):
        found.append(Doubt(DoubtKind.NOT_A_SHARE))
    if earlier and (number < 0 <= min(earlier) or max(earlier) < 0 < number):
        found.append(Doubt(DoubtKind.WRONG_SIGN))
    if earlier and earlier[-1] and abs(change := 100 * (number - earlier[-1]) / abs(earlier[-1])) >= JUMP:
        found.append(Doubt(DoubtKind.JUMP, change=change))
    if len(earlier) >= _FEWEST and not min(earlier) <= number <= max(earlier):
        found.append(Doubt(DoubtKind.OUTSIDE, least=min(earlier), most=max(earlier)))
    return found


def confirmation(figure: str, found: Sequence[Doubt]) -> str:
    """What the second press says has been looked at: this figure, and these doubts."""
    return "|".join([figure, *(doubt.kind for doubt in found)]) if found else ""
