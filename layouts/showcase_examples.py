"""Made-up figures for the showcase of components."""

from datetime import date, timedelta
from itertools import cycle

from dashboard.activity import ActivityKind, Line
from dashboard.agenda import Subject, Subjects
from dashboard.filters import Facets, Sort
from dashboard.goal import Department, ResultArea, Thread
from dashboard.indicator import (
    Direction,
    Indicator,
    IndicatorKind,
    Observation,
    Point,
    Quality,
    Series,
    Target,
)
from dashboard.period import Period
from dashboard.ranking import Item, to_raise
from dashboard.signals import About, Place, Signal, SignalKind
from dashboard.status import Distribution, Status
from dashboard.value import IMPOSSIBLE, MISSING, Value, ratio
from dashboard.words import Words
from layouts.components.activities import Chosen

PERIODS = [Period.parse(f"{year}-T{number}") for year in (2017, 2018) for number in (1, 2, 3)]


MIXED = Distribution(
    {Status.ON_TRACK: 31, Status.DEVIATING: 4, Status.OFF_TRACK: 2, Status.NOT_REPORTED: 3, Status.PAUSED: 1}
)


GREEN = Distribution({Status.ON_TRACK: 12})


SILENT = Distribution({Status.NOT_REPORTED: 9})


def indicator(unit: str = "%", decimals: int = 0, kind: IndicatorKind = IndicatorKind.STANDARD) -> Indicator:
    """A share with made-up name."""
    name = Words("Andel som svarat i tid", "Share answered in time")
    return Indicator(1, "exempel", kind, name, Words(unit, unit), decimals, Direction.UP, None, True)


def observation(period: Period, value: Value) -> Observation:
    """A value of a period."""
    return Observation(
        period.code, period.starts_on, period.ends_on, value, period.code, period.ends_on, Quality.FINAL, True
    )


def series(*numbers: float | None, target: float | None = 80) -> Series:
    """Values for the first tertials, with a target for the year."""
    points = tuple(
        Point(observation(period, MISSING if number is None else Value(number)))
        for period, number in zip(PERIODS, numbers, strict=False)
    )
    aims = (Target(date(2018, 12, 31), target),) if target else ()
    return Series(indicator(), points, aims)


RISING, BROKEN, FLAT = (
    (61.0, 64.0, 70.0, 74.0, 78.0),
    (70.0, None, 66.0, 68.0, 71.0),
    (50.0, 50.0, 50.0, 50.0, 50.0),
)


def _line(status: Status, number: int) -> Line:
    kinds = list(ActivityKind)
    return Line(
        code=f"X-{number}",
        title=f"Stöd till företag, omgång {number}",
        kind=kinds[number % len(kinds)],
        area=Words("Ett resultatområde", "A result area"),
        area_code="X",
        department=Words("En avdelning", "A department"),
        strategic=number == 1,
        starts_on=date(2017, 3, 1) + timedelta(days=40 * number),
        ends_on=date(2018, 6, 30) + timedelta(days=60 * number),
        completed_on=None,
        statuses=(None, Status.NOT_STARTED, Status.ON_TRACK, Status.ON_TRACK, status),
        comment="Elva av tolv träffar är genomförda.",
        cause="Upphandlingen drog ut på tiden." if status.deviates else None,
        measure="Ny tidplan från oktober." if status.deviates else None,
        decision_needed=None,
        forecast=None,
        consumed=ratio(number, 9) if number else IMPOSSIBLE,
    )


def _lines() -> list[Line]:
    return [_line(status, number) for number, status in enumerate(Status)]


def thread() -> Thread:
    """An area and a department."""
    area = ResultArea(1, "X", Words("Ett resultatområde", "A result area"), Words(""))
    department = Department(2, "Y", Words("En avdelning", "A department"), "Avdelningschef")
    return Thread((), (area,), (department,))


def chosen(*, as_timeline: bool) -> Chosen:
    """One activity of every status, on the second page of three."""
    shown = _lines()
    facets = Facets(
        total=120,
        all=120,
        statuses=dict(zip(Status, cycle([40, 8, 2]), strict=False)),
        departments={2: 120},
        areas={1: 120},
        kinds=dict.fromkeys(ActivityKind, 24),
        strategic=7,
    )
    reporting = {shown[1].code: [date(2018, 11, 1)]}
    return Chosen(shown, facets, PERIODS[:5], Sort.STATUS, False, 2, 50, as_timeline, reporting)


def nothing() -> Chosen:
    """Filters that leave no activity."""
    return Chosen(
        [],
        Facets(0, 12, {Status.ON_TRACK: 12}, {}, {}, {}, 0),
        PERIODS[:5],
        Sort.TITLE,
        True,
        1,
        50,
        False,
        {},
    )


def raised() -> list[Item]:
    """An activity that fell, one that is silent and an indicator that its green activities hide."""
    area, department = "X", "Y"
    fell = Signal(SignalKind.SUDDEN, About(Place.ACTIVITY, "X-1", strategic=True, area=area, department=department))
    silent = Signal(
        SignalKind.NOT_REPORTED,
        About(Place.ACTIVITY, "X-3", area=area, department=department),
        {"due_on": "2018-09-10"},
    )
    hidden = Signal(
        SignalKind.WATERMELON,
        About(Place.DELIVERABLE, "X-2", area=area, department=department),
        {"judged": 5, "on_track": 5, "least": 80.0, "fewest": 3, "warnings": "concern"},
    )
    return list(to_raise([fell, silent, hidden]).items)


def subjects() -> Subjects:
    """What they are about."""
    return {
        ("activity", "X-1"): Subject(
            Words("Ny ansökan på nätet"), Status.OFF_TRACK, Status.ON_TRACK, "Leveransen är sen."
        ),
        ("activity", "X-3"): Subject(Words("Rapport om handel")),
        ("indicator", "X-2"): Subject(Words("Andel nöjda", "Share satisfied")),
    }
