"""What computed signals are called, and the sentences made of their figures: the same wherever they stand."""

from collections.abc import Iterable

from dashboard.indicator import Basis, Growth, Indicator, Level
from dashboard.outlook import Prospect
from dashboard.patterns import Pattern, Side, Variation
from dashboard.period import PeriodType
from dashboard.spc import Assurance
from layouts import formats
from layouts.text import of, t

_SMALL = 10  # a difference under it is told with a decimal
_FINEST = 4  # decimals; no difference is told as none if they show it


def level(of_it: Level) -> str:
    """Whether the target is reached."""
    return {
        Level.REACHED: t("the target is reached"),
        Level.NOT_REACHED: t("the target is not reached"),
        Level.NO_TARGET: t("no target to reach"),
    }[of_it]


def variation(of_it: Variation | None) -> str:
    """Whether there is a real change; None is too few points to say."""
    if of_it is None:
        return t("too few points to say")
    return {
        Variation.IMPROVEMENT: t("sure improvement"),
        Variation.CONCERN: t("sure worsening"),
        Variation.NEUTRAL: t("sure change"),
        Variation.COMMON: t("no sure change"),
    }[of_it]


def assurance(of_it: Assurance) -> str:
    """Whether the target is reached as things are."""
    return {
        Assurance.ALWAYS: t("As things are the target is reached every time."),
        Assurance.NEVER: t("As things are the target is not reached without a change."),
        Assurance.HIT_AND_MISS: t("As things are the target is reached some times and not others, by chance."),
    }[of_it]


def prospect(of_it: Prospect | None) -> str:
    """Whether the target will be reached at the pace seen; None where there is nothing to reach."""
    if of_it is None:
        return t("nothing to look ahead to")
    return {
        Prospect.ON_PACE: t("on pace"),
        Prospect.UNCERTAIN: t("uncertain whether it will"),
        Prospect.NOT_AT_THIS_PACE: t("not at this pace"),
        Prospect.TOO_SHORT: t("too few points to say"),
    }[of_it]


def rule(pattern: Pattern, run: int) -> str:
    """The rule that names a point, in words."""
    return {
        Pattern.OUTSIDE: t("A value outside the limits is a sure change."),
        Pattern.TREND: t("{run} values in a row that all rise or all fall are a sure change.", run=run),
        Pattern.TWO_OF_THREE: t("Two of three values in a row near a limit, on the same side, are a sure change."),
        Pattern.SHIFT: t("{run} values in a row on the same side of the mean are a sure change.", run=run),
        Pattern.COMMON: t("Values inside the limits without a pattern are ordinary variation."),
    }[pattern]


def seen(pattern: Pattern, side: Side, count: int, when: str) -> str:
    """What was seen: «Nine values in a row below the mean, Jan–Sep 2018»."""
    high = side is Side.HIGH
    match pattern:
        case Pattern.OUTSIDE:
            return (
                t("Above the upper limit, {when}.", when=when)
                if high
                else t("Below the lower limit, {when}.", when=when)
            )
        case Pattern.TREND:
            return (
                t("{count} values in a row rise, {when}.", count=count, when=when)
                if high
                else t("{count} values in a row fall, {when}.", count=count, when=when)
            )
        case Pattern.TWO_OF_THREE:
            return (
                t("Two of three values near the upper limit, {when}.", when=when)
                if high
                else t("Two of three values near the lower limit, {when}.", when=when)
            )
        case Pattern.SHIFT:
            return (
                t("{count} values in a row above the mean, {when}.", count=count, when=when)
                if high
                else t("{count} values in a row below the mean, {when}.", count=count, when=when)
            )
    return t("Inside what is ordinary.")


def basis(of_it: Basis) -> str:
    """On what change is judged."""
    return {
        Basis.VALUES: t("the values"),
        Basis.YEAR_ON_YEAR: t("the difference from the same period a year before"),
        Basis.INCREMENTS: t("what each period added"),
    }[of_it]


def growth(of_it: Growth) -> str:
    """How the way to a target goes."""
    return {Growth.LINEAR: t("the same amount"), Growth.COMPOUND: t("the same per cent")}[of_it]


def per(rhythm: PeriodType) -> str:
    """«per tertial»."""
    return {
        PeriodType.MONTH: t("per month"),
        PeriodType.QUARTER: t("per quarter"),
        PeriodType.TERTIAL: t("per tertial"),
        PeriodType.HALF_YEAR: t("per half-year"),
        PeriodType.YEAR: t("per year"),
    }[rhythm]


def judged(number: float, indicator: Indicator) -> str:
    """A figure on the basis that change is judged on, with its unit: a value, or a difference with its sign."""
    if indicator.basis is Basis.YEAR_ON_YEAR:
        return difference(number, indicator)
    return formats.with_unit(judged_number(number, indicator), _short(indicator))


def judged_number(number: float, indicator: Indicator) -> str:
    """The same without its unit."""
    if indicator.basis is Basis.YEAR_ON_YEAR:
        return formats.signed(number, _decimals(number, indicator.decimals))
    return formats.number(number, indicator.decimals)


def judged_unit(indicator: Indicator) -> str:
    """The unit of what change is judged on, however long it is."""
    unit = of(indicator.unit)
    return t("pp") if unit == "%" and indicator.basis is Basis.YEAR_ON_YEAR else unit


def difference(number: float, indicator: Indicator) -> str:
    """A change with its sign; shares change by percentage points."""
    unit = _short(indicator)
    written = formats.signed(number, _decimals(number, indicator.decimals))
    return formats.with_unit(written, t("pp") if unit == "%" else unit)


def percent(number: float) -> str:
    """A growth with its sign."""
    return formats.with_unit(formats.signed(number, _decimals(number, 1)), "%")


def _decimals(number: float, least: int) -> int:
    """At least so many, one for what is small, and as many as show what is smaller still."""
    least = max(least, 1) if abs(number) < _SMALL else least
    shows = (many for many in range(least, _FINEST + 1) if abs(number) >= 0.5 * 10.0**-many)
    return next(shows, least)


def _short(indicator: Indicator) -> str:
    """A unit that is short enough to stand after every figure."""
    unit = of(indicator.unit)
    return unit if unit == "%" else ""


def against(warnings: Iterable[str]) -> str:
    """What the figures say against an owner's judgement: «sure worsening, not at this pace»; a sure improvement where they do not warn."""
    told = {
        Variation.CONCERN.value: variation(Variation.CONCERN),
        Assurance.NEVER.value: t("does not reach the target as things are"),
        Prospect.NOT_AT_THIS_PACE.value: t("does not reach the target at this pace"),
    }
    return ", ".join(told[one] for one in warnings) or variation(Variation.IMPROVEMENT)
