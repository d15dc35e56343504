"""Search results and suggestions, drawn."""

from collections.abc import Sequence
from itertools import groupby

from dashboard.address import Address
from dashboard.search import Hit
from layouts import nodes as h
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import lang_of, n, of, t

_PLACES = {"area": "resultatomraden", "activity": "aktiviteter", "indicator": "indikatorer", "decision": "beslut"}


def page(asked: str, hits: Sequence[Hit], address: Address) -> Screen:
    """What was found, by kind."""
    return Screen(
        t("Search"),
        [
            h.h1(t("Search for “{text}”", text=asked) if asked else t("Search"), tabindex=-1),
            h.p(_told(asked, hits), cls="under"),
            [_kind(kind, list(same), address) for kind, same in groupby(_in_order(hits), lambda hit: hit.kind)]
            if hits or not asked
            else empty(
                t("Nothing was found."),
                t(
                    "Search looks at names of result areas, goals, activities, indicators and decisions. Try fewer or other words."
                ),
                (t("All activities"), address.to("aktiviteter")),
            ),
        ],
    )


def _told(asked: str, hits: Sequence[Hit]) -> str:
    if not asked:
        return t("Write in the search field above: an area, a goal, an activity, an indicator or a decision.")
    return n("{count} thing found.", "{count} things found.", len(hits))


def _in_order(hits: Sequence[Hit]) -> list[Hit]:
    order = list(_names())
    return sorted(hits, key=lambda hit: order.index(hit.kind))


def _names() -> dict[str, str]:
    return {
        "area": t("Result areas"),
        "goal": t("Goals"),
        "indicator": t("Indicators"),
        "activity": t("Activities"),
        "decision": t("Decisions"),
    }


def _kind(kind: str, hits: list[Hit], address: Address) -> h.Element:
    return h.section(
        h.h2(_names()[kind]),
        h.ul(
            (
                h.li(h.a(of(hit.title), href=_href(hit, address), cls="list__title", lang=lang_of(hit.title)))
                for hit in hits
            ),
            cls="list list--plain",
        ),
    )


def suggestions(hits: Sequence[Hit], address: Address) -> list[h.Child]:
    """The first answers while somebody types; Enter shows all."""
    if not hits:
        return []
    return [
        h.div(
            h.ul(
                h.li(
                    h.a(
                        h.span(of(hit.title), lang=lang_of(hit.title)),
                        h.small(_names()[hit.kind]),
                        href=_href(hit, address),
                    )
                )
                for hit in hits
            ),
            cls="search__panel",
        )
    ]


def _href(hit: Hit, address: Address) -> str:
    if hit.kind == "goal":
        return address.to("resultatomraden", hit.area_code) if hit.area_code else address.to("mal")
    return address.to(_PLACES[hit.kind], hit.code)
