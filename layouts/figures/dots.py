"""Places beside each other as sorted dots, the chosen one highlighted, the whole as a line. HTML and CSS from the server."""

from dashboard.address import Address
from dashboard.indicator import Indicator, Scope, ScopeKind
from dashboard.reading import Compared
from layouts import formats
from layouts import nodes as h
from layouts.components.figures import written
from layouts.components.heads import quiet_head
from layouts.text import of, t


def dots(indicator: Indicator, compared: Compared, chosen: Scope | None, address: Address) -> h.Element:
    """A table whose middle column is the picture; regions are sorted by value, areas keep their own order."""
    numbers = [p.number for _, p in compared.places if p.number is not None]
    low, high = (min(numbers), max(numbers)) if numbers else (0.0, 1.0)
    room = (high - low) or 1

    def at(number: float) -> str:
        return f"{2 + 96 * (number - low) / room:.2f}%"

    places = list(compared.places)
    if places and places[0][0].kind is ScopeKind.REGION:
        places.sort(key=lambda place: (place[1].number is None, -(place[1].number or 0)))
    whole = compared.whole.number if compared.whole and compared.is_comparable else None
    line = at(whole) if whole is not None else None
    return h.table(
        h.caption(
            t("{name}, {period}", name=of(indicator.name), period=formats.period(compared.period)),
            cls="visually-hidden",
        ),
        quiet_head(t("Place"), t("Dot"), t("Value")),
        h.tbody(
            h.tr(
                h.th(h.a(of(scope.name), href=address.having(scope=scope.code), cls="door"), scope="row"),
                h.td(
                    h.div(
                        h.i(cls="dots__whole", style={"left": line}) if line else None,
                        h.i(cls="dots__dot", style={"left": at(point.number)}) if point.number is not None else None,
                        cls="dots__track",
                    )
                ),
                h.td(written(point.shown.value, indicator, unit=False), cls="num"),
                cls="dots__row dots__row--chosen" if scope == chosen else "dots__row",
            )
            for scope, point in places
        ),
        cls="dots",
    )
