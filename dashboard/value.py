"""A figure as official statistics write it: a number, or a sign that says why there is none."""

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """Signs in tables; each has words on hover."""

    NOT_AVAILABLE = ".."
    CANNOT_OCCUR = "."
    NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Value:
    """A number, or a sign; a share keeps what it was divided from."""

    number: float | None
    sign: Sign | None = None
    numerator: float | None = None
    denominator: float | None = None

    def __bool__(self) -> bool:
        return self.number is not None


MISSING = Value(None, Sign.NOT_AVAILABLE)
IMPOSSIBLE = Value(None, Sign.CANNOT_OCCUR)


def ratio(numerator: float, denominator: float) -> Value:
    """Per cent; a zero denominator gives `.`."""
    if not denominator:
        return Value(None, Sign.CANNOT_OCCUR, numerator, denominator)
    return Value(100 * numerator / denominator, None, numerator, denominator)


def change(now: Value, before: Value | None) -> float | None:
    """The difference in the figure's own unit; None when either is a sign."""
    if before is None or now.number is None or before.number is None:
        return None
    return now.number - before.number


def suppressed(value: Value, group_size: int | None, smallest: int) -> Value:
    """The value, or `..` when fewer persons than `smallest` stand behind it."""
    if group_size is not None and group_size < smallest:
        return MISSING
    return value
