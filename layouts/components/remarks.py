"""What a figure is measured on, and what keeps it from being compared, in words."""

from dashboard.comparison import Base, Coverage, Difference, Remark
from dashboard.indicator import Derivation, Indicator
from dashboard.period import Period
from layouts import formats, labels
from layouts.text import n, t


def coverage(of_it: Coverage) -> str:
    """«46 av 52 aktiviteter bedömda»."""
    if of_it.base is Base.BUDGET:
        return t(
            "{part} of {whole}",
            part=formats.number(of_it.part / _ORE_PER_MILLION, 1),
            whole=formats.millions(int(of_it.whole)),
        )
    told = {"part": formats.number(of_it.part)}
    whole = round(of_it.whole)
    match of_it.base:
        case Base.ACTIVITIES:
            return n("{part} of {count} activity judged", "{part} of {count} activities judged", whole, **told)
        case Base.DELIVERIES:
            return n("{part} of {count} delivery", "{part} of {count} deliveries", whole, **told)
        case Base.MEASURED:
            return t("{part} of {whole} measured", whole=formats.number(whole), **told)
    return n("value in {part} of {count} period", "value in {part} of {count} periods", whole, **told)


_ORE_PER_MILLION = 100_000_000


def remark(of_it: Remark, indicator: Indicator) -> str:
    """A difference as a whole sentence."""
    match of_it.what:
        case Difference.DERIVED:
            return _derived(indicator)
        case Difference.REPORTED:
            return t("Measured, and reported as it was measured.")
        case Difference.TARGETS:
            return _targets(of_it, indicator)
        case Difference.SIZES:
            return _sizes(of_it)
        case Difference.QUALITY if of_it.quality:
            return t("The figure is {quality}.", quality=labels.quality(of_it.quality))
        case Difference.NO_NUMBER if of_it.sign:
            return t("There is no number: {sign}.", sign=labels.sign(of_it.sign))
        case Difference.GAPS:
            return t(
                "A number in {part} of {whole} periods.",
                part=formats.number(of_it.low),
                whole=formats.number(of_it.high),
            )
    return _of_time(of_it)


def _derived(indicator: Indicator) -> str:
    rule = {
        Derivation.SHARE_ON_TRACK: t("Counted by the application from the activities' reports, not measured."),
        Derivation.DELIVERIES_ON_TIME: t("Counted by the application from what was delivered, not measured."),
        Derivation.BUDGET_CONSUMED: t("Counted by the application from budget and outcome, not measured."),
    }
    return rule[indicator.derivation] if indicator.derivation else ""


def _targets(of_it: Remark, indicator: Indicator) -> str:
    low, high = formats.number(of_it.low, indicator.decimals), formats.number(of_it.high, indicator.decimals)
    if low == high:
        return t("Only some of the areas have a target.")
    return t(
        "The areas have different targets, from {low} to {high}: reached says how each stands against its own.",
        low=low,
        high=high,
    )


def _sizes(of_it: Remark) -> str:
    if of_it.base is Base.BUDGET:
        return t(
            "The areas are of different size, from {low} to {high} in budget: the same share is not the same money.",
            low=formats.millions(int(of_it.low)),
            high=formats.millions(int(of_it.high)),
        )
    words = {Base.ACTIVITIES: t("judged activities"), Base.DELIVERIES: t("deliveries"), Base.MEASURED: t("measured")}
    return t(
        "The areas are of different size, from {low} to {high} {what}: in a small one each of them moves the share more.",
        low=formats.number(of_it.low),
        high=formats.number(of_it.high),
        what=words.get(of_it.base or Base.MEASURED, words[Base.MEASURED]),
    )


def _of_time(of_it: Remark) -> str:
    """A difference between then and now, or between this area's time and the period looked at."""
    day = formats.day(of_it.on) if of_it.on else ""
    period = Period.parse(of_it.period) if of_it.period else None
    match of_it.what:
        case Difference.BREAK:
            return t(
                "From {day} something else is measured; values before it cannot be held against later ones.", day=day
            )
        case Difference.RECODED:
            return t("What was reported for periods before {day} was coded to today's areas afterwards.", day=day)
        case Difference.REBASE:
            return t("Limits are counted anew from {day}, by decision.", day=day)
        case Difference.RHYTHM if period:
            return t(
                "Comes {frequency}; the value is of {period}.",
                frequency=labels.frequency(period.type),
                period=formats.period(period).lower(),
            )
        case Difference.PERIOD if period:
            return t("The last value is of {period}.", period=formats.period(period).lower())
        case Difference.TOO_FEW:
            return t("Too few values to tell change from noise.")
        case Difference.TRIAL:
            return t("So few values that the limits of ordinary variation are on trial.")
    return t("No value has been published for the area.")
