"""A status mark, a sign or a figure as a door to the «Why?» of what it is about."""

from layouts import nodes as h
from layouts.text import t

WHY = "varfor"  # the place on the page of a thing where it is told why it stands as it does


def why_at(page: str) -> str:
    """The address of the «Why?» on a page."""
    return f"{page}#{WHY}"


def why_link(*shown: h.Child, page: str, cls: str = "", tabindex: int | None = None) -> h.Element:
    """What is shown, leading to the «Why?» on a page; out of the tab order where another door of its row leads there."""
    return h.a(
        *shown,
        h.span(", ", t("why?"), cls="visually-hidden"),
        href=why_at(page),
        cls=f"door why-door {cls}".rstrip(),
        title=t("Why?"),
        tabindex=tabindex,
    )
