"""How often owners and figures say the same, area by area over time; no area is ranked and none has a colour."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from dashboard.address import Address
from dashboard.calibration import Agreement
from dashboard.goal import ResultArea
from dashboard.period import Period
from layouts import formats
from layouts import nodes as h
from layouts.text import lang_of, of, t

Agreed: TypeAlias = Callable[[Period, ResultArea | None], Agreement]


def over_time(window: Sequence[Period], agreed: Agreed, areas: Sequence[ResultArea], address: Address) -> h.Element:
    """A row for each area and one for all, a column for each period; every share leads to its four cases."""
    at = address.without("side", "given", "forecast", "came")
    return h.section(
        h.h2(t("Area by area over time")),
        h.p(t("Share of the compared activities of which owner and figures say the same."), cls="under"),
        h.div(
            h.table(
                h.caption(t("Agreement by area and period"), cls="visually-hidden"),
                h.thead(
                    h.tr(
                        h.th(t("Result area"), scope="col"),
                        (h.th(formats.short_period(p), scope="col", cls="num") for p in window),
                    )
                ),
                h.tbody(
                    *(_row(window, agreed, area, of(area.name), lang_of(area.name), at) for area in areas),
                    _row(window, agreed, None, t("All areas"), None, at),
                ),
                cls="table stack small-table agreement",
            ),
            cls="card card--table",
        ),
    )


def _row(
    window: Sequence[Period], agreed: Agreed, area: ResultArea | None, name: str, lang: str | None, address: Address
) -> h.Element:
    code = area.code if area else None
    where = address.to("resultatomraden", area.code) if area else None
    return h.tr(
        h.th(h.a(name, href=where, cls="row-title", lang=lang) if where else h.b(name), scope="row"),
        (
            h.td(
                _share(agreed(period, area), address.having(of=period.code, area=code)),
                cls="num",
                data_label=formats.short_period(period),
            )
            for period in window
        ),
    )


def _share(found: Agreement, href: str) -> h.Child:
    if not found.compared:
        return h.span(formats.value(found.share), title=t("No status could be held against figures."), cls="quiet")
    return h.a(
        h.b(formats.percent(found.share)),
        h.small(
            t(
                "{same} of {count}",
                same=formats.number(found.calm + found.worried),
                count=formats.number(found.compared),
            )
        ),
        href=href,
        cls="door",
    )
