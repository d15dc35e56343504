"""Corrected values of an indicator in words: what stood, what stands, why, when and by whom."""

from dashboard.address import Address
from dashboard.books import Corrected
from dashboard.indicator import Indicator, Point
from dashboard.period import Period
from dashboard.reading import Reading
from layouts import formats
from layouts import nodes as h
from layouts.text import n, t


def told(one: Corrected, indicator: Indicator) -> str:
    """«rättad: 3,2 → 3,4. Fel i underlaget (Controller, 25 sep 2018 13.02)»."""
    return t(
        "corrected: {before} → {after}. {reason} ({role}, {moment})",
        before=formats.value(one.before, indicator.decimals),
        after=formats.value(one.after, indicator.decimals),
        reason=one.reason,
        role=one.by,
        moment=formats.moment(one.at),
    )


def corrected_texts(read: Reading, point: Point) -> list[str]:
    """The corrections of the value of a period."""
    return [told(one, read.indicator) for one in read.corrected.get(point.shown.period_code, ())]


def corrected_list(read: Reading) -> h.Child:
    """Under the chart: every value that has been corrected, with the shape it has there."""
    found = [one for same in read.corrected.values() for one in same]
    if not found:
        return None
    return h.ul(
        (
            h.li(
                h.b("◇", aria_hidden="true"),
                h.span(formats.period(Period.parse(one.period_code)), ": ", told(one, read.indicator)),
            )
            for one in found
        ),
        cls="marks",
    )


def corrected_summary(read: Reading) -> str:
    """For those who do not see the chart."""
    count = len(read.corrected)
    return " " + n("{count} value has been corrected.", "{count} values have been corrected.", count) if count else ""


def correct_link(point: Point, read: Reading, address: Address) -> h.Element:
    """The way to correct a value of a locked period."""
    period = point.shown.period_code
    scope = read.scope.code if read.scope else None
    return h.a(
        t("Correct"),
        h.span(f" {formats.period(Period.parse(period))}", cls="visually-hidden"),
        href=address.to("indikatorer", read.indicator.code, "ratta", value=period, scope=scope or None),
        cls="link",
    )
