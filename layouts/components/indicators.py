"""Indicators in rows and tiles: value, target, change, small line."""

from collections.abc import Iterable, Sequence

from dashboard.address import Address
from dashboard.answers import Judged
from dashboard.indicator import Level, Series, Target
from dashboard.outlook import Prospect
from dashboard.patterns import Variation
from dashboard.period import Period
from dashboard.spc import RULES
from dashboard.value import change
from dashboard.view import View
from dashboard.watch import Brief
from layouts import formats, signals
from layouts import nodes as h
from layouts.components.answers import change_told, since
from layouts.components.brief import trio
from layouts.components.figures import change_text, written
from layouts.components.heads import quiet_head
from layouts.components.signs import variation_sign
from layouts.components.why_link import why_link
from layouts.figures.sparkline import sparkline
from layouts.text import lang_of, of, t


def standard_tile(series: Series, view: View, href: str, brief: Brief | None = None) -> h.Element:
    """A standard indicator: value, bar towards the target, target and change in words."""
    indicator, target = series.indicator, series.target
    now = series.at(view.period.code)
    before = series.at(view.before.code) if view.before else None
    since = formats.short_period(view.before, year=view.before.year != view.period.year) if view.before else ""
    cumulative = indicator.derivation is not None and indicator.derivation.is_cumulative
    told = [
        t("target {target}", target=_amount(target.value, series)) if target else "",
        "" if cumulative else change_text(now, before, indicator, since),
        t("to {day}", day=formats.short_day(view.period.ends_on)) if cumulative else "",
    ]
    return h.li(
        h.a(
            h.span(of(indicator.name), cls="tile__name", lang=lang_of(indicator.name)),
            h.span(written(now, indicator), cls="tile__value"),
            _bullet(now.number, target),
            h.span((h.span(text) for text in told if text), cls="tile__told"),
            sparkline([p.number for p in series.points], label=t("last {count} periods", count=len(series.points))),
            href=href,
        ),
        trio(brief, href),
        cls="tile",
    )


def _bullet(number: float | None, target: Target | None) -> h.Element:
    """A bar on a scale from 0 to 100 with the target as a line; for shares and indices."""
    if number is None:
        return h.span(cls="bullet bullet--empty")
    return h.span(
        h.i(style={"width": f"{min(max(number, 0), 100):.1f}%"}),
        h.b(style={"left": f"{min(max(target.value, 0), 100):.1f}%"}) if target else None,
        cls="bullet",
        aria_hidden="true",
    )


def _amount(number: float, series: Series) -> str:
    unit = of(series.indicator.unit)
    return formats.with_unit(formats.number(number, series.indicator.decimals), unit if unit == "%" else "")


def indicator_rows(found: Sequence[Judged], caption: str, address: Address, scope: str | None = None) -> h.Element:
    """A table of indicators: name, last value, level and outlook, change, small line; each a door for this scope."""
    return h.table(
        h.caption(t("Indicators of {name}", name=caption), cls="visually-hidden"),
        quiet_head(t("Indicator"), t("Last value"), t("Target"), t("Change"), t("Over time")),
        h.tbody(_row(one, address, scope) for one in found),
        cls="table rows",
    )


def _row(one: Judged, address: Address, scope: str | None = None) -> h.Element:
    series = one.series
    indicator, last = series.indicator, series.last
    period = formats.short_period(Period.parse(last.shown.period_code)) if last else t("no value published yet")
    page = address.to("indikatorer", indicator.code, scope=scope)
    return h.tr(
        h.th(
            h.a(
                of(indicator.name),
                href=page,
                cls="row-title",
                lang=lang_of(indicator.name),
            ),
            scope="row",
        ),
        h.td(h.b(written(series.value, indicator)), h.small(period), cls="num"),
        h.td(_aim(one, page), cls="rows__level"),
        h.td(_change(series), _sure(one, page), cls="rows__change"),
        h.td(
            sparkline([p.number for p in series.points[-40:]], label=t("{count} values", count=len(series.points))),
            cls="rows__line",
        ),
    )


def _aim(one: Judged, page: str) -> h.Child:
    """«mål 600, ej nått, i takt»: the target with level and outlook, never a colour."""
    series, prospect = one.series, one.answers.prospect
    target = series.target
    if target is None:
        return h.span(t("no target"), cls="quiet")
    reached = {Level.REACHED: t("reached"), Level.NOT_REACHED: t("not reached yet")}.get(series.level)
    ahead = signals.prospect(prospect) if prospect and prospect is not Prospect.TOO_SHORT else None
    told = ", ".join(word for word in (reached, ahead) if word)
    return [
        t("target {target}", target=_amount(target.value, series)),
        h.small(why_link(told, page=page)) if told else None,
    ]


def _sure(one: Judged, page: str) -> h.Child:
    """The shape of a change that is more than noise, and since when; the key above the table says its word."""
    variation = one.answers.variation
    if variation is None or variation is Variation.COMMON:
        return None
    word = signals.variation(variation)
    seen = change_told(one.answers, one.finest, RULES)
    told = h.span(
        variation_sign(variation),
        h.span(f"{word} ", cls="visually-hidden"),
        h.span(since(one.answers, one.finest)),
        cls="rows__sure",
        title=f"{word}: {seen}",
    )
    return why_link(told, page=page)


def key(found: Iterable[Judged]) -> h.Child:
    """What the shapes in tables of indicators mean; those that are there."""
    there = {one.answers.variation for one in found}
    shown = [one for one in (Variation.IMPROVEMENT, Variation.CONCERN, Variation.NEUTRAL) if one in there]
    if not shown:
        return None
    return h.ul(
        (h.li(variation_sign(one), h.span(signals.variation(one)), cls="signs__one") for one in shown), cls="signs"
    )


def _change(series: Series) -> h.Child:
    last, before = series.last, series.before
    difference = change(last.shown.value, before.shown.value) if last and before else None
    if before is None or difference is None:
        return None
    number = formats.signed(difference, series.indicator.decimals)
    then = Period.parse(before.shown.period_code)
    since = formats.short_period(then, year=last is None or then.year != last.shown.starts_on.year)
    unit = of(series.indicator.unit)
    return [
        t("{change} pp", change=number) if unit == "%" else number,
        h.small(t("since {period}", period=since)),
    ]
