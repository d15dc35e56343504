"""Numbers as heroes: value large, unit small, change and period beside them."""

from collections.abc import Sequence

from dashboard.indicator import Indicator, Point, Series
from dashboard.period import Period
from dashboard.value import Sign, Value, change
from dashboard.watch import Brief
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.brief import trio
from layouts.figures.sparkline import sparkline
from layouts.text import lang_of, of, t


def written(value: Value, indicator: Indicator, *, unit: bool = True) -> h.Element:
    """A value with its unit (without `unit` only per cent is written); a sign with its words on hover."""
    if value.number is None:
        sign = value.sign or Sign.NOT_AVAILABLE
        return h.abbr(sign, title=labels.sign(sign), cls="sign")
    name = of(indicator.unit)
    number = formats.number(value.number, indicator.decimals)
    if name == "%":
        return h.span(formats.with_unit(number, "%"), cls="value")
    shown = unit and name not in formats.COUNTED
    return h.span(number, h.span(f" {name}", cls="value__unit") if shown else None, cls="value")


def change_text(now: Value, before: Value | None, indicator: Indicator, since: str) -> str:
    """«+1,8 sedan T1 2018»; shares change by percentage points."""
    difference = change(now, before)
    if difference is None:
        return ""
    number = formats.signed(round(difference, indicator.decimals + 6), indicator.decimals)
    if of(indicator.unit) == "%":
        return t("{change} pp since {period}", change=number, period=since)
    return t("{change} since {period}", change=number, period=since)


def tile(series: Series, href: str, brief: Brief | None = None, *, points: int = 60) -> h.Element:
    """An indicator as a tile: name, value, period, change, signs, small line, a door; the signs lead to why."""
    indicator = series.indicator
    last = series.last
    shown = series.points[-points:]
    return h.li(
        h.a(
            h.span(of(indicator.name), cls="tile__name", lang=lang_of(indicator.name)),
            h.span(written(series.value, indicator), cls="tile__value"),
            h.span(_told(series, last), cls="tile__told"),
            sparkline(
                [p.number for p in shown],
                label=_spark_label(indicator, shown),
                at=[p.shown.starts_on.toordinal() for p in shown],
            ),
            href=href,
        ),
        trio(brief, href),
        example(indicator.is_example),
        cls="tile",
    )


def _told(series: Series, last: Point | None) -> list[h.Child]:
    if last is None:
        return [t("no value published yet")]
    period = formats.short_period(Period.parse(last.shown.period_code))
    before = series.before
    if before is None:
        return [period]
    since = formats.short_period(Period.parse(before.shown.period_code))
    text = change_text(last.shown.value, before.shown.value, series.indicator, since)
    return [h.span(period), h.span(text)] if text else [period]


def _spark_label(indicator: Indicator, points: Sequence[Point]) -> str:
    if not points:
        return t("no values")
    first, last = points[0].shown, points[-1].shown
    return t(
        "{name} from {first} {then} to {last} {now}",
        name=of(indicator.name),
        first=formats.short_period(Period.parse(first.period_code)),
        then=formats.value(first.value, indicator.decimals),
        last=formats.short_period(Period.parse(last.period_code)),
        now=formats.value(last.value, indicator.decimals),
    )


def fact(value: h.Child, text: h.Child, change: str = "", href: str | None = None) -> h.Element:
    """A figure of the summary: value, what it counts, and its change."""
    inside = [
        h.span(value, cls="fact__value"),
        h.span(text, cls="fact__text"),
        h.span(change, cls="fact__change") if change else None,
    ]
    return h.li(h.a(*inside, href=href, cls="door") if href else inside, cls="fact")


def example(is_example: bool) -> h.Child:
    """The mark of a figure or text that is made up for the example."""
    if not is_example:
        return None
    return h.span(
        t("example"),
        cls="example",
        title=t("Made up for the example; not a figure of the real organisation."),
    )
