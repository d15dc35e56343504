"""What a rule about change is fed with: numbers in order of time, and what is computed from them first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dashboard.indicator import Basis, Point

# Numbers are equal that differ by no more than this part of the greatest: a mean of thirteen tenths is not a tenth.
TOLERANCE = 1e-9
_YEAR = 12
_STEADY_FROM = 7
_STEADY_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Measured:
    """A number on the last day of its period; None where there is a sign instead, or nothing at all."""

    on: date
    number: float | None


def measured(points: Iterable[Point]) -> tuple[Measured, ...]:
    """The points of a series."""
    return tuple(Measured(point.shown.ends_on, point.number) for point in points)


def prepared(
    values: Iterable[Measured], basis: Basis, months: int, breaks: Sequence[date] = ()
) -> tuple[Measured, ...]:
    """The numbers on the stated basis, in order of time, with a missing one for every period that was skipped.

    `months` is the length of a period; from a day in `breaks` on something else is measured.
    """
    ordered = with_gaps(values, months)
    if basis is Basis.YEAR_ON_YEAR:
        return year_on_year(ordered, breaks)
    if basis is Basis.INCREMENTS:
        return increments(ordered, months, breaks)
    return ordered


def with_gaps(values: Iterable[Measured], months: int) -> tuple[Measured, ...]:
    """In order of time, with a missing number for every period between two that nobody has told of."""
    ordered = in_order(values)
    filled = ordered[:1]
    for (start, _), (end, value) in pairwise((month(value.on), value) for value in ordered):
        filled += [Measured(_last_day(number), None) for number in range(start + months, end - months + 1, months)]
        filled.append(value)
    return tuple(filled)


def in_order(values: Iterable[Measured]) -> list[Measured]:
    """By day, whatever order they came in."""
    return sorted(values, key=lambda value: value.on)


def year_on_year(values: Iterable[Measured], breaks: Sequence[date] = ()) -> tuple[Measured, ...]:
    """The difference from the same period a year before; the first year has none and is left out."""
    by_month = {month(value.on): value for value in in_order(values)}
    first = min(by_month, default=0)
    return tuple(
        Measured(value.on, _difference(value, by_month.get(number - _YEAR), breaks))
        for number, value in by_month.items()
        if number - _YEAR >= first
    )


def increments(values: Iterable[Measured], months: int, breaks: Sequence[date] = ()) -> tuple[Measured, ...]:
    """What each period added to a figure that is counted from the beginning of the year."""
    by_month = {month(value.on): value for value in in_order(values)}
    return tuple(
        Measured(
            value.on,
            value.number if number % _YEAR < months else _difference(value, by_month.get(number - months), breaks),
        )
        for number, value in by_month.items()
    )


def is_steady_trend(values: Iterable[Measured]) -> bool:
    """Whether nearly every step goes the same way, so that a person may be offered year-on-year differences."""
    numbers = [value.number for value in in_order(values) if value.number is not None]
    steps = [after - before for before, after in pairwise(numbers)]
    most = max(sum(step > 0 for step in steps), sum(step < 0 for step in steps))
    return len(numbers) >= _STEADY_FROM and most >= _STEADY_SHARE * len(steps)


def month(day: date) -> int:
    """The number of a month, so that months can be counted between two days."""
    return day.year * _YEAR + day.month - 1


def _last_day(number: int) -> date:
    year, nth = divmod(number + 1, _YEAR)
    return date(year, nth + 1, 1) - timedelta(days=1)


def _difference(value: Measured, before: Measured | None, breaks: Sequence[date]) -> float | None:
    if before is None or before.number is None or value.number is None:
        return None
    is_other = any(before.on < day <= value.on for day in breaks)
    return None if is_other else value.number - before.number
