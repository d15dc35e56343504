"""The way to the page that teaches to read all of this."""

from dashboard.address import Address
from layouts import nodes as h
from layouts.text import t

PATH = "sa-laser-du"
CHART = "styrdiagram"  # where on it the control chart is told about


def guide_link(address: Address) -> h.Element:
    """To the page by its name."""
    return h.a(t("How to read Tertial"), href=address.to(PATH), cls="link")


def chart_guide_link(address: Address) -> h.Element:
    """To what a control chart shows."""
    return h.a(t("How to read a control chart"), href=f"{address.to(PATH)}#{CHART}", cls="link")
