"""The three answers about an indicator, side by side and never blended: level, change, outlook."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dashboard.indicator import Level, Series
from dashboard.measured import Basis, Measured, measured, prepared
from dashboard.outlook import WINDOW, Growth, Outlook, Prospect, Window, outlook
from dashboard.patterns import Variation
from dashboard.spc import RULES, Assurance, Chart, Length, Rebase, Rules, chart

_WARNINGS = (Variation.CONCERN, Assurance.NEVER, Prospect.NOT_AT_THIS_PACE)


@dataclass(frozen=True, slots=True)
class Method:
    """What people have stated about a series: how it is read, and where something else begins.

    `months` is the length of a period; from a day in `breaks` on something else is measured.
    """

    months: int
    basis: Basis = Basis.VALUES
    growth: Growth = Growth.LINEAR
    rebases: tuple[Rebase, ...] = ()
    breaks: tuple[date, ...] = ()


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
    def has_limits(self) -> bool:
        """Whether there were points enough to tell change from noise."""
        return self.variation is not None


def answers(series: Series, method: Method, rules: Rules = RULES, window: Window = WINDOW) -> Answers:
    """The three answers about a series.

    A break divides groups as a rebase does. The target is one of the values: differences from the year before have no
    assurance sign, and a figure that is counted from the beginning of the year has neither that nor an outlook.
    """
    wanted = series.indicator.direction
    values = measured(series.points)
    drawn = chart_of(values, method, rules)
    is_direct, target = method.basis is Basis.VALUES, series.target
    ahead = series.targets if method.basis is not Basis.INCREMENTS else ()
    return Answers(
        level=series.level,
        variation=drawn.variation(wanted),
        assurance=drawn.assurance(target.value, wanted) if is_direct and target else None,
        outlook=outlook(_since_break(values, method), ahead, wanted, method.months, method.growth, window),
        chart=drawn,
    )


def chart_of(values: Iterable[Measured], method: Method, rules: Rules = RULES) -> Chart:
    """The control chart of a series by the stated method."""
    borders = (*(Rebase(day) for day in method.breaks), *method.rebases)
    return chart(prepared(values, method.basis, method.months, method.breaks), borders, rules)


def variation_at(series: Series, method: Method, day: date, rules: Rules = RULES) -> Variation | None:
    """The variation sign when the series ended on a day: what a new change is new against."""
    until = replace(series, points=tuple(point for point in series.points if point.shown.ends_on <= day))
    return chart_of(measured(until.points), method, rules).variation(series.indicator.direction)


def is_on_trial(found: Answers) -> bool:
    """Whether the limits of the last group are drawn dashed."""
    return bool(found.chart.groups) and found.chart.groups[-1].length is Length.TRIAL


def _since_break(values: Iterable[Measured], method: Method) -> list[Measured]:
    """What is measured as it is now."""
    told = list(values)
    last = max((value.on for value in told), default=date.min)
    begun = max((day for day in method.breaks if day <= last), default=date.min)
    return [value for value in told if value.on >= begun]
