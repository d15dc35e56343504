"""The three answers about an indicator, side by side: level, change, outlook; each with why."""

from dashboard.address import Address
from dashboard.answers import Answers
from dashboard.indicator import Basis, Derivation, Direction, Indicator, Level, Series, level
from dashboard.outlook import Outlook, Window, aimed_at
from dashboard.patterns import ControlLimits, Finding, Pattern
from dashboard.spc import Rules
from dashboard.value import Value
from layouts import formats, signals
from layouts import nodes as h
from layouts.components.guide_link import chart_guide_link
from layouts.components.signs import capital, level_sign, prospect_sign, variation_sign
from layouts.components.why import group_of, period_of, step_of, why_change, why_level, why_outlook
from layouts.text import n, of, t


def three_answers(
    found: Answers,
    series: Series,
    finest: Series,
    rules: Rules,
    window: Window,
    source: str = "",
    *,
    address: Address | None = None,
    area: str | None = None,
    explained: bool = False,
    anchor: str | None = None,
) -> h.Element:
    """Level, change and outlook in words and signs, each with why; nothing is blended.

    Why is open where it was asked (`explained`), or when the address names the place (`anchor`).
    """
    reasons = (
        (why_level(series, source), _behind(series, area, address)),
        (why_change(found, finest, rules), chart_guide_link(address) if address else None),
        (why_outlook(found.outlook, series, window), None),
    )
    answers = zip(_told(found, series, finest, rules), reasons, strict=True)
    return h.section(
        h.h2(t("Three answers"), cls="visually-hidden"),
        h.dl((_answer(*told, *why, explained) for told, why in answers), cls="answers"),
        id=anchor,
        data_opens="" if anchor else None,
        cls="section--first",
    )


def _told(found: Answers, series: Series, finest: Series, rules: Rules) -> tuple[tuple[str, h.Element, str, str], ...]:
    """Each answer: its name, its sign, its word and its sentence."""
    return (
        (t("Level"), level_sign(found.level), level_word(series), level_told(series)),
        (
            t("Change"),
            variation_sign(found.variation),
            signals.variation(found.variation),
            change_told(found, finest, rules),
        ),
        (
            t("Outlook"),
            prospect_sign(found.prospect),
            signals.prospect(found.prospect),
            outlook_told(found.outlook, series),
        ),
    )


def _behind(series: Series, area: str | None, address: Address | None) -> h.Child:
    """The way to the activities that a share on track counts."""
    last = series.last
    if series.indicator.derivation is not Derivation.SHARE_ON_TRACK or last is None or address is None:
        return None
    page = address.to("aktiviteter", area=area or None, period=last.shown.period_code)
    return h.a(t("The activities behind it"), href=page, cls="link")


def _answer(
    name: str, shape: h.Element, word: str, told: str, why: list[str], more: h.Child, explained: bool
) -> h.Element:
    return h.div(
        h.dt(name, cls="answer__name"),
        h.dd(shape, h.span(capital(word)), cls="answer__word"),
        h.dd(told, cls="answer__told") if told else None,
        h.dd(
            h.details(
                h.summary(t("Why?"), h.span(f" {name}", cls="visually-hidden")),
                [h.p(line) for line in why],
                more,
                open=explained or None,
                cls="why",
            ),
            cls="answer__why",
        )
        if why
        else None,
        cls="answer",
    )


def level_word(series: Series) -> str:
    """Whether the target is reached; a target that nothing can be held against is not «no target»."""
    if series.target is not None and series.level is Level.NO_TARGET:
        return t("no level to judge")
    return signals.level(series.level)


def level_told(series: Series) -> str:
    """The last value beside the target of its period, or why there is no level."""
    target, indicator = series.target, series.indicator
    if target is None:
        return ""
    if indicator.direction is Direction.NONE:
        return t("There is no wanted direction, so no level.")
    if series.value.number is None:
        return t("The last value has no number to hold against the target.")
    return t(
        "{value} against the target {target} by {day}.",
        value=formats.value(series.value, indicator.decimals),
        target=formats.with_unit(formats.number(target.value, indicator.decimals), of(indicator.unit)),
        day=formats.day(target.due_on),
    )


def change_told(found: Answers, finest: Series, rules: Rules) -> str:
    """What was seen in the last value: «Nine values in a row below the mean, Jan–Sep 2018»."""
    finding, group = found.chart.finding, group_of(found)
    if finding is None or group is None or group.limits is None:
        return n(
            "{count} value; limits need {least}.",
            "{count} values; limits need {least}.",
            _count(found),
            least=rules.fewest,
        )
    if finding.pattern is Pattern.COMMON:
        return t("Inside what is ordinary, {span}.", span=_span(group.limits, finest.indicator))
    return signals.seen(finding.pattern, finding.side, finding.last - finding.first + 1, _when(found, finding, finest))


def outlook_told(outlook: Outlook | None, series: Series) -> str:
    """«Needs +1.8 per tertial; the best seen is +0.9»."""
    if outlook is None:
        return _no_outlook(series)
    told = {
        "required": step_of(outlook.required, outlook, series.indicator),
        "per": signals.per(series.rhythm),
        "day": formats.day(outlook.target.due_on),
    }
    if level(Value(outlook.last.number), outlook.target, series.indicator.direction) is Level.REACHED:
        return t("Reached already; holds to {day} if the change is no worse than {required} {per}.", **told)
    needs = t("Needs {required} {per} to {day}", **told)
    if outlook.best is None:
        return f"{needs}."
    best = t("the best seen is {best}", best=step_of(outlook.best, outlook, series.indicator))
    return f"{needs}; {best}".removesuffix(".") + "."


def _no_outlook(series: Series) -> str:
    """Why there is nothing to look ahead to."""
    last = next((point.shown.ends_on for point in reversed(series.points) if point.number is not None), None)
    if last is None or aimed_at(series.targets, last) is None:
        return t("No target lies ahead.")
    if series.indicator.direction is Direction.NONE:
        return t("There is no wanted direction, so no outlook.")
    if series.indicator.basis is Basis.INCREMENTS:
        return t("The figure is counted from the beginning of the year, so its pace says nothing of the year's end.")
    return t("A number at or under zero has no growth in per cent, so no outlook.")


def _count(found: Answers) -> int:
    group = group_of(found)
    points = found.chart.points[group.first : group.last + 1] if group else ()
    return sum(point.number is not None for point in points)


def _span(limits: ControlLimits, indicator: Indicator) -> str:
    if indicator.basis is Basis.YEAR_ON_YEAR:
        return t(
            "{lower} to {upper} on the year before",
            lower=signals.judged(limits.lower, indicator),
            upper=signals.judged(limits.upper, indicator),
        )
    lower, upper = signals.judged(limits.lower, indicator), signals.judged(limits.upper, indicator)
    if limits.lower < 0:
        return t("{lower} to {upper}", lower=lower, upper=upper)
    return f"{formats.number(limits.lower, indicator.decimals)}–{upper}"


def since(found: Answers, finest: Series) -> str:
    """Since when the last value has been part of what was seen: «since Nov 2016», or the period of the value alone."""
    finding = found.chart.finding
    if finding is None:
        return ""
    first = period_of(found.chart.points[finding.first].on, finest)
    return first if finding.first == finding.last else t("since {period}", period=first)


def _when(found: Answers, finding: Finding, finest: Series) -> str:
    points = found.chart.points
    first, last = period_of(points[finding.first].on, finest), period_of(points[finding.last].on, finest)
    return first if first == last else f"{first}–{last}"
