"""The way from a thing to its history."""

from layouts import nodes as h
from layouts.text import t


def history_link(href: str) -> h.Element:
    """Everything the journal says about it."""
    return h.p(h.a(t("History: every change, when and by whom"), href=href, cls="link"), cls="onward")
