"""What control charts say of series whose truth is known, beside an arrow and the two end points, and how long they take."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from random import Random
from time import perf_counter

from benchmarks.tables import Cell, Figure, Table
from dashboard.indicator import Direction
from dashboard.measured import Measured
from dashboard.patterns import Variation
from dashboard.spc import chart

SERIES = 3000
POINTS = 200
SHORT, LONG = 24, 56
BEFORE, AFTER, SHIFT = 24, 12, 3.0
MOST_FLAGGED, MOST_MISSED, MOST_MILLISECONDS = 2.5, 5.0, 0.3
_SEED = 20180925

Numbers = Sequence[float]
Method = Callable[[Numbers], int]


def noise(length: int, count: int = SERIES) -> list[Numbers]:
    """Series without any change: independent normal noise, the same ones every time."""
    random = Random(f"{_SEED}-{length}")
    return [[random.gauss(0, 1) for _ in range(length)] for _ in range(count)]


def shifted(count: int = SERIES) -> list[Numbers]:
    """Series that rise by three standard deviations after two years of months, and stay there for one."""
    return [
        [number + SHIFT * (place >= BEFORE) for place, number in enumerate(series)]
        for series in noise(BEFORE + AFTER, count)
    ]


def control_chart(numbers: Numbers) -> int:
    """1 for improvement, -1 for concern, 0 for ordinary variation of the last point, when more is better."""
    sign = chart(values(numbers)).variation(Direction.UP)
    return (sign is Variation.IMPROVEMENT) - (sign is Variation.CONCERN)


def arrow(numbers: Numbers) -> int:
    """Better or worse than last period."""
    return 1 if numbers[-1] > numbers[-2] else -1


def end_points(numbers: Numbers) -> int:
    """Better or worse than at the beginning."""
    return 1 if numbers[-1] > numbers[0] else -1


def says(method: Method, series: Iterable[Numbers], wanted: Iterable[int]) -> float:
    """Per cent of series of which a method says one of these things."""
    told, asked = [method(numbers) for numbers in series], set(wanted)
    return 100 * sum(sign in asked for sign in told) / len(told)


def turns(method: Method, series: Iterable[Numbers]) -> float:
    """Per cent of series of which it says something else than it did one period before."""
    told = [method(numbers) != method(numbers[:-1]) for numbers in series]
    return 100 * sum(told) / len(told)


def missed(method: Method, series: Iterable[Numbers]) -> float:
    """Per cent of shifted series of which it never says that they are better at any look of the year after."""
    told = [any(method(numbers[:look]) > 0 for look in range(BEFORE + 1, len(numbers) + 1)) for numbers in series]
    return 100 - 100 * sum(told) / len(told)


def milliseconds(length: int = POINTS, runs: int = 300) -> float:
    """What one control chart of so many points takes, at best."""
    points, took = values(noise(length, 1)[0]), []
    for _ in range(runs):
        start = perf_counter()
        chart(points)
        took.append(perf_counter() - start)
    return 1000 * min(took)


def signals() -> Table:
    """Each method on the same series, in per cent of them."""
    methods = (control_chart, arrow, end_points)
    table = Table(
        "Signals",
        ("Of 3 000 series, %", "control chart", "arrow: last period", "end points"),
        note="Independent normal noise, fixed seeds; more is better.",
    )

    for length in (SHORT, LONG):
        still, name = noise(length), f"no change, {length} points"
        table.rows += [
            [f"{name}: says change", *_cells((says(one, still, (-1, 1)) for one in methods), MOST_FLAGGED)],
            [f"{name}: says worse", *_cells(says(one, still, (-1,)) for one in methods)],
            [f"{name}: says otherwise than last time", *_cells(turns(one, still) for one in methods)],
        ]
    risen, name = shifted(), f"better by {SHIFT:g} sd"
    table.rows += [
        [f"{name}: never says better in the year after", *_cells((missed(one, risen) for one in methods), MOST_MISSED)],
        [f"{name}: says worse a year after", *_cells(says(one, risen, (-1,)) for one in methods)],
    ]
    table.rows.append([f"milliseconds for {POINTS} points", Figure(milliseconds(), MOST_MILLISECONDS, 2), "", ""])
    return table


def _cells(shares: Iterable[float], aim: float | None = None) -> list[Cell]:
    """The aim is that of the first, the control chart."""
    return [Figure(share, None if place else aim, 1) for place, share in enumerate(shares)]


def values(numbers: Numbers) -> list[Measured]:
    """Numbers as measured day by day."""
    return [Measured(_FIRST + timedelta(place), number) for place, number in enumerate(numbers)]


_FIRST = date(2000, 1, 1)
