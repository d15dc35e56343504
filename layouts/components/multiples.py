"""Small multiples: a control chart in miniature for each of many indicators, all over the same stretch of time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.address import Address
from dashboard.answers import is_on_trial
from dashboard.indicator import Basis
from dashboard.patterns import Variation
from dashboard.period import Period
from dashboard.spc import Length, Rules
from layouts import formats, signals
from layouts import nodes as h
from layouts.components.answers import change_told, since
from layouts.components.brief import brief_answers
from layouts.components.control import CONTROL
from layouts.components.figures import written
from layouts.components.placed import Placed
from layouts.components.signs import variation_sign
from layouts.figures.control import SHAPES
from layouts.figures.multiple import multiple
from layouts.text import lang_of, of, t

YEARS = 6  # the longest stretch of time that is drawn


@dataclass(frozen=True, slots=True)
class Shared:
    """What the charts of a page share: a stretch of time and the rules of their limits."""

    span: tuple[date, date]
    rules: Rules


def multiples(found: Sequence[Placed], shared: Shared, address: Address, scope: str | None = None) -> h.Element:
    """A card for each: a door to its control chart, with its answers as a door to why."""
    return h.ul((_card(one, shared, address, scope) for one in found), cls="multiples")


def how_to_read(found: Sequence[Placed], shared: Shared) -> list[h.Child]:
    """What all the charts show, and what their shapes mean."""
    return [h.p(_told(found, shared), cls="under"), _signs(found)]


def _signs(found: Iterable[Placed]) -> h.Child:
    """What the shapes of the points mean; those that are there."""
    there = {
        finding.variation(one.indicator.direction)
        for one in found
        for finding in one.answers.chart.findings
        if finding is not None
    }
    shown = [one for one in SHAPES if one in there and one is not Variation.COMMON]
    if not shown:
        return None
    return h.ul(
        (h.li(variation_sign(one), h.span(signals.variation(one)), cls="signs__one") for one in shown), cls="signs"
    )


def stretch(found: Iterable[Placed], until: date) -> tuple[date, date]:
    """From the first number of any of them, though at most so many years before the last day."""
    days = [point.on for one in found for point in one.answers.chart.points if point.number is not None]
    earliest = date(until.year - YEARS, 1, 1)
    return min([until, *(max(day, earliest) for day in days)]), until


def _told(found: Sequence[Placed], shared: Shared) -> str:
    told = t(
        "Every chart shows {first} to {last}, each on a scale of its own. The line through it is the mean, the dashed ones the limits of ordinary variation.",
        first=formats.month(shared.span[0]),
        last=formats.month(shared.span[1]),
    )
    trial = any(group.length is Length.TRIAL for one in found for group in one.answers.chart.groups)
    if not trial:
        return told
    return told + " " + t("Dotted limits are on trial: fewer than {full} values.", full=shared.rules.full)


def _card(one: Placed, shared: Shared, address: Address, scope: str | None) -> h.Element:
    indicator, series, found = one.indicator, one.judged.series, one.answers
    last = series.last
    page = address.to("indikatorer", indicator.code, scope=scope, diagram=CONTROL)
    return h.li(
        h.a(
            h.span(of(indicator.name), cls="multiple__name", lang=lang_of(indicator.name)),
            h.span(one.where, cls="multiple__where", lang=one.lang) if one.where else None,
            h.span(
                written(series.value, indicator),
                h.small(
                    formats.short_period(Period.parse(last.shown.period_code)) if last else t("no value published yet")
                ),
                cls="multiple__value",
            ),
            multiple(found.chart, indicator, shared.span, label=_label(one, shared.rules)),
            h.span(t("Judged by {basis}.", basis=signals.basis(indicator.basis)), cls="multiple__basis")
            if indicator.basis is not Basis.VALUES
            else None,
            href=page,
        ),
        brief_answers(found, series, since(found, one.judged.finest) if _is_sure(one) else "", page),
        cls="card multiple",
    )


def _is_sure(one: Placed) -> bool:
    return one.answers.variation not in (None, Variation.COMMON)


def _label(one: Placed, rules: Rules) -> str:
    """What the drawing shows, for those who do not see it."""
    told = t("Control chart of {name}.", name=of(one.indicator.name))
    trial = " " + t("So few that the limits are on trial.") if is_on_trial(one.answers) else ""
    return f"{told} {change_told(one.answers, one.judged.finest, rules)}{trial}"
