"""The way from a thing to its history."""

from dashboard.words import Words
from layouts import nodes as h
from layouts.text import of, t


def history_link(href: str) -> h.Element:
    """Everything the journal says about it."""
    return h.p(h.a(t("History: every change, when and by whom"), href=href, cls="link"), cls="onward")


def brief_history_link(name: Words, href: str) -> h.Element:
    """The same beside one of several things: the word alone is seen, its name is read out."""
    return h.a(t("History"), h.span(" ", of(name), cls="visually-hidden"), href=href, cls="link")
