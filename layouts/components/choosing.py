"""Indicators where they belong, in one list by their answers, or as control charts in miniature: as the address asks."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.choosing import Choice, Only, Rank, counted
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.answered import answered
from layouts.components.filters import chip
from layouts.components.multiples import Shared, how_to_read, multiples
from layouts.components.placed import Placed, left
from layouts.problems import empty
from layouts.text import n, t

CHARTS = "smadiagram"  # in an address: ?visa=smadiagram


def choosing(found: Sequence[Placed], choice: Choice, address: Address) -> h.Child:
    """Which indicators, in which order, drawn how; nothing where there is none to choose among."""
    if not found:
        return None
    return h.div(
        h.div(_filters(found, choice, address), _switch(choice, address), cls="between"),
        h.ul(_orders(choice, address), cls="chips", aria_label=t("Order of the indicators")),
        cls="filters choosing",
    )


def _filters(found: Sequence[Placed], choice: Choice, address: Address) -> h.Element:
    count = counted(one.answers for one in found)
    return h.ul(
        h.li(chip(t("All"), len(found), address.having(answer=None), choice.only is None)),
        (
            h.li(chip(labels.only(only), count[only], address.having(answer=only), choice.only is only))
            for only in Only
            if count[only] or choice.only is only
        ),
        cls="chips",
        aria_label=t("Which indicators"),
    )


def _orders(choice: Choice, address: Address) -> list[h.Element]:
    orders: list[tuple[Rank | None, str]] = [
        (None, t("own order")),
        *((rank, labels.rank(rank).lower()) for rank in Rank),
    ]
    return [
        h.li(t("Order by"), cls="eyebrow"),
        *(
            h.li(
                h.a(
                    text,
                    href=address.having(rank=rank, turned=None),
                    cls="chip",
                    aria_current="true" if choice.rank is rank else None,
                )
            )
            for rank, text in orders
        ),
    ]


def _switch(choice: Choice, address: Address) -> h.Element:
    return h.ul(
        (
            h.li(h.a(text, href=address.having(visa=visa), aria_current="true" if on else None))
            for text, visa, on in (
                (t("Table"), None, not choice.as_charts),
                (t("Small charts"), CHARTS, choice.as_charts),
            )
        ),
        cls="switch",
    )


def by_answers(
    found: Sequence[Placed], choice: Choice, shared: Shared, address: Address, scope: str | None = None
) -> list[h.Child]:
    """What the choice leaves, as a list or as charts, with how many that is."""
    shown = left(found, choice)
    if not shown:
        return [
            empty(
                t("No indicator answers so."),
                t("There are {count} indicators here, but none of them is as the filter asks.", count=len(found)),
                (t("Take away the filter"), address.having(answer=None)),
            )
        ]
    return [
        h.p(_told(len(shown), len(found)), role="status", cls="told told-answers"),
        [*how_to_read(shown, shared), multiples(shown, shared, address, scope)]
        if choice.as_charts
        else answered(shown, choice, address, scope),
    ]


def _told(shown: int, everything: int) -> str:
    if shown == everything:
        return n("{count} indicator", "{count} indicators", everything)
    return t("{shown} of {all} indicators", shown=formats.number(shown), all=formats.number(everything))
