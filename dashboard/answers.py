"""The three answers about an indicator, side by side and never blended: level, change, outlook."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dashboard.borders import UNDIVIDED, Borders, Rebase
from dashboard.indicator import Basis, Level, Series, shown
from dashboard.measured import Measured, measured, prepared
from dashboard.outlook import WINDOW, Outlook, Prospect, Window, outlook
from dashboard.patterns import Variation
from dashboard.period import PeriodType
from dashboard.spc import RULES, Assurance, Chart, Length, Rules, chart

_WARNINGS = (Variation.CONCERN, Assurance.NEVER, Prospect.NOT_AT_THIS_PACE)


@dataclass(frozen=True, slots=True)
class Answers:
    """Level, change (with its chart) and outlook of a series; None where there is nothing to say."""

    level: Level
    variation: Variation | None
    assurance: Assurance | None
    outlook: Outlook | None
    chart: Chart

    @property
    def prospect(self) -> Prospect | None:
        """The outlook in a word."""
        return self.outlook.prospect if self.outlook else None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Which of the answers say that it does not go as it should."""
        said = (self.variation, self.assurance, self.prospect)
        return tuple(answer.value for answer in said if answer in _WARNINGS)

    @property
    def alarms(self) -> bool:
        """Whether one of them says so by itself: a pace that is not enough is what ambitious targets are like."""
        return any(said != Prospect.NOT_AT_THIS_PACE for said in self.warnings)

    @property
    def has_limits(self) -> bool:
        """Whether there were points enough to tell change from noise."""
        return self.variation is not None


@dataclass(frozen=True, slots=True)
class Judged:
    """A series as a page shows it, with the answers that all of its history gives."""

    series: Series
    finest: Series
    answers: Answers


def judged(
    series: Series, kind: PeriodType, rules: Rules = RULES, window: Window = WINDOW, most: int | None = None
) -> Judged:
    """The last `most` values in a kind of period (the finest where it has none), answered for by every value there is."""
    own, finest = series.in_rhythm(kind), series.in_rhythm()
    found = answers(own, Borders(series.rebases, series.breaks), rules, window, finest=finest)
    return Judged(own if most is None else replace(own, points=own.points[-most:]), finest, found)


def answers(
    series: Series,
    borders: Borders = UNDIVIDED,
    rules: Rules = RULES,
    window: Window = WINDOW,
    *,
    finest: Series | None = None,
) -> Answers:
    """The three answers about a series; change is judged on the `finest` rhythm there is, where more points tell more.

    A break divides groups as a rebase does. The target is one of the values: differences from the year before have no
    assurance sign, and a figure that is counted from the beginning of the year has neither that nor an outlook.
    """
    wanted, basis, target = series.indicator.direction, series.indicator.basis, series.target
    drawn = chart_of(finest or series, borders, rules)
    ahead = series.targets if basis is not Basis.INCREMENTS else ()
    told = _since_break(measured(series.points), borders)
    return Answers(
        level=series.level,
        variation=drawn.variation(wanted),
        assurance=drawn.assurance(target.value, wanted) if basis is Basis.VALUES and target else None,
        outlook=outlook(told, ahead, wanted, series.rhythm.months, series.indicator.growth, window),
        chart=drawn,
    )


def chart_of(series: Series, borders: Borders = UNDIVIDED, rules: Rules = RULES) -> Chart:
    """The control chart of a series on its stated basis."""
    divided = (*(Rebase(day) for day in borders.breaks), *borders.rebases)
    values = prepared(measured(series.points), series.indicator.basis, series.rhythm.months, borders.breaks)
    return chart(values, divided, rules)


def variation_at(series: Series, borders: Borders, day: date, rules: Rules = RULES) -> Variation | None:
    """The variation sign when the series ended on a day: what a new change is new against."""
    until = replace(series, points=tuple(point for point in series.points if point.shown.ends_on <= day))
    return chart_of(until, borders, rules).variation(series.indicator.direction)


def as_shown(series: Series, until: date, today: date) -> Series:
    """The series as it was shown on a day, with the periods that had ended by another; later editions are not there."""
    editions = (edition for point in series.points for edition in (*point.earlier, point.shown))
    return replace(series, points=shown((one for one in editions if one.ends_on <= until), today))


def is_on_trial(found: Answers) -> bool:
    """Whether the limits of the last group are drawn dashed."""
    return bool(found.chart.groups) and found.chart.groups[-1].length is Length.TRIAL


def _since_break(values: Iterable[Measured], borders: Borders) -> list[Measured]:
    """What is measured as it is now."""
    told = list(values)
    last = max((value.on for value in told), default=date.min)
    begun = max((day for day in borders.breaks if day <= last), default=date.min)
    return [value for value in told if value.on >= begun]
