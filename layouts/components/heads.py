"""Heads of tables whose columns explain themselves to the eye."""

from layouts import nodes as h


def quiet_head(*titles: str) -> h.Element:
    """A head that is read aloud but takes no room; it still decides the widths of the columns."""
    return h.thead(h.tr(h.th(h.span(title, cls="visually-hidden"), scope="col") for title in titles), cls="quiet-head")
