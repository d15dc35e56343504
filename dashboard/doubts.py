"""What makes one look twice at a value before it is handed in; none of it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

JUMP = 50
_FEWEST = 3


class DoubtKind(StrEnum):
    """Why a value is looked at twice."""

    JUMP = "jump"
    YEAR_JUMP = "year_jump"
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


def doubts(number: float, earlier: Sequence[float], unit: str, year_ago: float | None = None) -> list[Doubt]:
    """What is unusual about a value beside the earlier ones, oldest first, and that of the same month the year before."""
    found = []
    if unit == "%" and not 0 <= number <= 100 and all(0 <= n <= 100 for n in earlier):
        found.append(Doubt(DoubtKind.NOT_A_SHARE))
    if earlier and (number < 0 <= min(earlier) or max(earlier) < 0 < number):
        found.append(Doubt(DoubtKind.WRONG_SIGN))
    for kind, was in ((DoubtKind.JUMP, earlier[-1] if earlier else None), (DoubtKind.YEAR_JUMP, year_ago)):
        if was and abs(change := 100 * (number - was) / abs(was)) >= JUMP:
            found.append(Doubt(kind, change=change))
    if len(earlier) >= _FEWEST and not min(earlier) <= number <= max(earlier):
        found.append(Doubt(DoubtKind.OUTSIDE, least=min(earlier), most=max(earlier)))
    return found


def confirmation(figure: str, found: Sequence[Doubt]) -> str:
    """What the second press says has been looked at: this figure, and these doubts."""
    return "|".join([figure, *(doubt.kind for doubt in found)]) if found else ""
