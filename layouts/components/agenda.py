"""What to raise, as a list."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.agenda import Raised
from layouts import nodes as h
from layouts.components.status import mark, moved
from layouts.text import of, swedish, t


def raise_list(raised: Sequence[Raised], address: Address) -> h.Element:
    """Each with how the status moved, where it belongs, its cause and measure."""
    return h.ol((_item(one, address) for one in raised), cls="list")


def _item(one: Raised, address: Address) -> h.Element:
    return h.li(
        h.span(mark(one.status), moved(one.before, one.status), cls="status"),
        h.div(
            h.a(one.title, href=address.to("aktiviteter", one.code), cls="list__title", lang=swedish()),
            h.p(
                f"{of(one.area)}, {of(one.department)}",
                h.span(" · ", t("strategic"), cls="strategic") if one.strategic else None,
                cls="list__where",
            ),
            h.p(one.cause, cls="list__text", lang=swedish()) if one.cause else None,
        ),
    )
