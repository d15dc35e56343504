"""«Varför?»: the rule in words, the figures put in, and what would change each of the three answers."""

from datetime import date

from dashboard.answers import Answers
from dashboard.indicator import Derivation, Direction, Growth, Indicator, Series
from dashboard.outlook import Outlook, Window
from dashboard.patterns import LIMIT, ControlLimits, Finding, Pattern
from dashboard.period import Period
from dashboard.spc import Group, Length, Rules
from layouts import formats, signals
from layouts.text import n, of, t


def why_level(series: Series, source: str = "") -> list[str]:
    """The rule, the value with its source and day, who set the target, and what would change the answer.

    A derived figure says how it is made, whether or not there is a target to hold it against.
    """
    target, last, indicator = series.target, series.last, series.indicator
    made = _made_of(series)
    if target is None or last is None or indicator.direction is Direction.NONE or last.number is None:
        return made
    rises = indicator.direction is Direction.UP
    given = t(
        "{period}: {value}, published {day}.",
        period=formats.period(Period.parse(last.shown.period_code)),
        value=formats.with_unit(formats.value(last.shown.value, indicator.decimals), of(indicator.unit)),
        day=formats.day(last.shown.first_published),
    )
    return [
        *made,
        t("The target of a period is the first one due on its last day or later.")
        + " "
        + (
            t("It is reached by a value that is as high or higher.")
            if rises
            else t("It is reached by a value that is as low or lower.")
        ),
        given + (" " + t("Source: {source}.", source=source.rstrip(".")) if source else ""),
        *([f"{target.note.rstrip('.')}."] if target.note else []),
        t("A next value on the other side of the target would change the answer."),
    ]


def derived_by(rule: Derivation) -> str:
    """The rule of a derived figure in words."""
    return {
        Derivation.SHARE_ON_TRACK: t("on track ÷ (on track + deviating + off track)"),
        Derivation.DELIVERIES_ON_TIME: t("delivered by the due day ÷ due so far this year"),
        Derivation.BUDGET_CONSUMED: t("outcome so far this year ÷ the year's budget"),
    }[rule]


def _made_of(series: Series) -> list[str]:
    """How the last value was derived, with the figures put in."""
    rule, value = series.indicator.derivation, series.value
    if rule is None or value.number is None or value.numerator is None or value.denominator is None:
        return []
    written = formats.millions if rule is Derivation.BUDGET_CONSUMED else formats.number
    return [
        t(
            "The application derives the value: {rule} = {part} ÷ {whole}.",
            rule=derived_by(rule),
            part=written(round(value.numerator)),
            whole=written(round(value.denominator)),
        )
    ]


def why_change(found: Answers, finest: Series, rules: Rules) -> list[str]:
    """The rule in words, the figures put in, the points used, and what would change the answer."""
    finding, group, indicator = found.chart.finding, group_of(found), finest.indicator
    if finding is None or group is None or group.limits is None:
        return [t("Change cannot be told from noise by fewer than {count} values.", count=rules.fewest)]
    limits = group.limits
    told = [
        signals.rule(finding.pattern, rules.run),
        _figures(limits, indicator),
        _points(found, group, finest),
        _would_change(finding, limits, indicator, rules),
    ]
    if found.assurance:
        told.append(signals.assurance(found.assurance))
    told.append(
        t(
            "Two in a hundred unchanged series look changed at a given time, and more where each value leans on the one before."
        )
    )
    return told


def _figures(limits: ControlLimits, indicator: Indicator) -> str:
    return t(
        "Mean {mean}; limits {lower} and {upper}: the mean ± {factor} × the average step between neighbours, {step}.",
        mean=signals.judged(limits.mean, indicator),
        lower=signals.judged(limits.lower, indicator),
        upper=signals.judged(limits.upper, indicator),
        factor=formats.number(LIMIT, 2),
        step=formats.number(limits.moving_range, indicator.decimals + 1),
    )


def _points(found: Answers, group: Group, finest: Series) -> str:
    points = found.chart.points
    told = t(
        "{count} values {first}–{last} are judged by {basis}.",
        count=sum(point.number is not None for point in points[group.first : group.last + 1]),
        first=period_of(points[group.first].on, finest),
        last=period_of(points[group.last].on, finest),
        basis=signals.basis(finest.indicator.basis),
    )
    trial = t("So few that the limits are on trial.") if group.length is Length.TRIAL else ""
    return f"{told} {trial}".strip()


def _would_change(finding: Finding, limits: ControlLimits, indicator: Indicator, rules: Rules) -> str:
    if finding.pattern is Pattern.COMMON:
        return t(
            "A value below {lower} or above {upper}, or {run} in a row on one side of {mean}, would change the answer.",
            lower=signals.judged(limits.lower, indicator),
            upper=signals.judged(limits.upper, indicator),
            run=rules.run,
            mean=signals.judged(limits.mean, indicator),
        )
    return t("A next value inside the limits and without a pattern would change the answer.")


def why_outlook(outlook: Outlook | None, series: Series, window: Window) -> list[str]:
    """The pace required, the pace seen with its interval, how often it was held, and what would change the answer."""
    if outlook is None:
        return []
    indicator = series.indicator
    told = [
        t(
            "The last value is {value} and the target {target}; {left}.",
            value=formats.number(outlook.last.number or 0, indicator.decimals),
            target=formats.with_unit(formats.number(outlook.target.value, indicator.decimals), of(indicator.unit)),
            left=_left(outlook),
        )
    ]
    if outlook.pace is None:
        return [*told, t("The pace cannot be seen in so few values.")]
    pace = outlook.pace
    told.append(
        t(
            "The pace of the last {count} values is {slope} {per}, between {lower} and {upper} (Theil–Sen, {sure} interval).",
            count=pace.count,
            sure=formats.with_unit(formats.number(100 * window.confidence), "%"),
            slope=step_of(pace.slope, outlook, indicator),
            per=signals.per(series.rhythm),
            lower=step_of(pace.lower, outlook, indicator),
            upper=step_of(pace.upper, outlook, indicator),
        )
    )
    told.append(
        t("The required step was held in {held} of {steps}.", held=outlook.held, steps=outlook.steps)
        + " "
        + t("On pace is when the whole interval is enough, not at this pace when none of it is.")
    )
    return told


def _left(outlook: Outlook) -> str:
    left = outlook.periods_left
    return n(
        "{number} period left",
        "{number} periods left",
        round(left),
        number=formats.number(left, 0 if left == round(left) else 1),
    )


def group_of(found: Answers) -> Group | None:
    """The group that the last number lies in."""
    last = found.chart.last
    return next((g for g in found.chart.groups if last is not None and g.first <= last <= g.last), None)


def period_of(day: date, finest: Series) -> str:
    """The period of a series that a day lies in, briefly."""
    return formats.short_period(Period.around(finest.rhythm, day))


def step_of(change: float, outlook: Outlook, indicator: Indicator) -> str:
    """A change per period, in the unit or in per cent."""
    if outlook.growth is Growth.COMPOUND:
        return signals.percent(change)
    return signals.difference(change, indicator)
