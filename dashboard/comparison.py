"""Standard indicators of all areas side by side: what each figure is measured on, and what it differs in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.answers import Judged, is_on_trial
from dashboard.goal import ResultArea
from dashboard.indicator import Derivation, Indicator, Observation, Quality, Series
from dashboard.measured import measured, with_gaps
from dashboard.measures import Measures
from dashboard.period import Period
from dashboard.value import Sign
from dashboard.view import Frame

UNLIKE = 2  # areas are said to be of different size when the largest is so many times the smallest


class Base(StrEnum):
    """What a figure is measured on."""

    ACTIVITIES = "activities"
    DELIVERIES = "deliveries"
    BUDGET = "budget"
    MEASURED = "measured"
    PERIODS = "periods"


@dataclass(frozen=True, slots=True)
class Coverage:
    """So much of so much: judged of planned, on time of due, used of budget, counted of measured, periods with a value."""

    base: Base
    part: float
    whole: float

    @property
    def size(self) -> float | None:
        """How much the figure is divided by; None where nothing is divided."""
        if self.base is Base.PERIODS:
            return None
        return self.part if self.base is Base.ACTIVITIES else self.whole


class Difference(StrEnum):
    """What may keep a figure from being read beside another, in the order it is told."""

    DERIVED = "derived"
    REPORTED = "reported"
    TARGETS = "targets"
    SIZES = "sizes"
    BREAK = "break"
    RECODED = "recoded"
    REBASE = "rebase"
    NO_VALUE = "no_value"
    RHYTHM = "rhythm"
    PERIOD = "period"
    NO_NUMBER = "no_number"
    QUALITY = "quality"
    GAPS = "gaps"
    TOO_FEW = "too_few"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Remark:
    """A difference with its facts: a day, a period, from so much to so much, why there is no number, how sure it is."""

    what: Difference
    on: date | None = None
    period: str = ""
    low: float = 0
    high: float = 0
    base: Base | None = None
    sign: Sign | None = None
    quality: Quality | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A standard indicator of one area."""

    area: ResultArea
    judged: Judged
    coverage: Coverage | None
    remarks: tuple[Remark, ...]

    @property
    def series(self) -> Series:
        """What the cell shows."""
        return self.judged.series

    @property
    def is_followed(self) -> bool:
        """Whether there has ever been a number."""
        return any(point.number is not None for point in self.judged.finest.points)


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard indicator in every area, in the areas' own order."""

    indicator: Indicator
    cells: tuple[Cell, ...]

    @property
    def shared(self) -> tuple[Remark, ...]:
        """What is said of the indicator once: how the areas differ from each other, and what holds for every value."""
        told = [set(cell.remarks) for cell in self.cells if cell.is_followed]
        common = set.intersection(*told) if told else set()
        return _in_order({*common, *_between(self.cells)})

    def own(self, cell: Cell) -> tuple[Remark, ...]:
        """What is said of this area alone."""
        shared = set(self.shared)
        return tuple(remark for remark in cell.remarks if remark not in shared)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All standard indicators of all areas."""

    areas: tuple[ResultArea, ...]
    standards: tuple[Standard, ...]

    @property
    def cells(self) -> list[Cell]:
        """Every cell."""
        return [cell for standard in self.standards for cell in standard.cells]

    @property
    def numbers(self) -> dict[tuple[int, int], int]:
        """A number for every cell that differs from the others of its indicator, by ids of indicator and area."""
        marked = [(one.indicator.id, cell.area.id) for one in self.standards for cell in one.cells if one.own(cell)]
        return {key: number for number, key in enumerate(marked, start=1)}

    def valued(self, period: Period) -> int:
        """How many cells have a number of a period."""
        return sum(bool(cell.series.at(period.code)) for cell in self.cells)


def cell(area: ResultArea, one: Judged, counted: Mapping[str, Measures], period: Period, frame: Frame) -> Cell:
    """An area's figure with what it is measured on and what it differs in; `counted` is by code of period."""
    found = coverage(one.series, counted)
    return Cell(area, one, found, _in_order(_remarks(one, found, period, frame)))


def coverage(series: Series, counted: Mapping[str, Measures]) -> Coverage | None:
    """What the last value is measured on; None before there is any."""
    if series.last is None:
        return None
    value, rule = series.value, series.indicator.derivation
    if rule is Derivation.SHARE_ON_TRACK:
        statuses = counted.get(series.last.shown.period_code, Measures()).statuses
        return Coverage(Base.ACTIVITIES, statuses.judged, statuses.planned)
    if value.numerator is not None and value.denominator is not None:
        base = {Derivation.DELIVERIES_ON_TIME: Base.DELIVERIES, Derivation.BUDGET_CONSUMED: Base.BUDGET}
        return Coverage(base[rule] if rule else Base.MEASURED, value.numerator, value.denominator)
    return Coverage(Base.PERIODS, *_told(series))


def _told(series: Series) -> tuple[int, int]:
    """How many periods have a number, and how many there are from the first to the last."""
    every = with_gaps(measured(series.points), series.rhythm.months)
    return sum(one.number is not None for one in every), len(every)


def _remarks(one: Judged, found: Coverage | None, period: Period, frame: Frame) -> Iterable[Remark]:
    series, last = one.series, one.series.last
    if last is None:
        return [Remark(Difference.NO_VALUE)]
    if not any(point.number is not None for point in one.finest.points):
        return [_signed(last.shown)]
    told = [Remark(Difference.DERIVED if series.indicator.derivation else Difference.REPORTED)]
    told += _over_time(one.finest, frame)
    told += _of_the_last(series, period)
    part, whole = _told(series)
    if part < whole and found is not None and found.base is not Base.PERIODS:
        told.append(Remark(Difference.GAPS, low=part, high=whole))
    if not one.answers.has_limits:
        told.append(Remark(Difference.TOO_FEW))
    elif is_on_trial(one.answers):
        told.append(Remark(Difference.TRIAL))
    return told


def _over_time(series: Series, frame: Frame) -> list[Remark]:
    """Where earlier values are not measured, coded or judged as later ones."""
    first, last = series.points[0].shown, series.points[-1].shown
    told = [Remark(Difference.BREAK, day) for day in series.breaks if first.starts_on < day <= last.ends_on]
    told += [Remark(Difference.REBASE, r.on) for r in series.rebases if first.starts_on < r.on <= last.ends_on]
    if series.indicator.derivation and frame.recoded and frame.is_recoded(Period.parse(first.period_code)):
        told.append(Remark(Difference.RECODED, frame.recoded.before))
    return told


def _of_the_last(series: Series, period: Period) -> list[Remark]:
    """Where the last value is of another period, has no number or is not final."""
    shown = series.points[-1].shown
    told = []
    if series.rhythm is not period.type:
        told.append(Remark(Difference.RHYTHM, period=shown.period_code))
    elif shown.period_code != period.code:
        told.append(Remark(Difference.PERIOD, period=shown.period_code))
    if shown.value.number is None:
        told.append(_signed(shown))
    if shown.quality is not Quality.FINAL:
        told.append(Remark(Difference.QUALITY, quality=shown.quality))
    return told


def _signed(shown: Observation) -> Remark:
    return Remark(Difference.NO_NUMBER, sign=shown.value.sign or Sign.NOT_AVAILABLE)


def _between(cells: Sequence[Cell]) -> Iterable[Remark]:
    """How the areas differ: in what they aim at, and in size."""
    targets = {cell.series.target.value if cell.series.target else None for cell in cells if cell.is_followed}
    aims = [target for target in targets if target is not None]
    if len(targets) > 1:
        yield Remark(Difference.TARGETS, low=min(aims), high=max(aims))
    found = [cell.coverage for cell in cells if cell.coverage and cell.coverage.size]
    sizes = [one.size or 0 for one in found]
    if sizes and max(sizes) >= UNLIKE * min(sizes):
        yield Remark(Difference.SIZES, low=min(sizes), high=max(sizes), base=found[0].base)


def _in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    order = list(Difference)
    return tuple(sorted(remarks, key=lambda one: (order.index(one.what), one.on or date.min)))
