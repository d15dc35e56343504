"""Every component in every state: the place for looking and for machine checks."""

from callbacks.visit import Visit
from layouts import showcase
from layouts.screen import Screen

PATHS = ("/komponenter",)


def page(visit: Visit, **_: str) -> Screen:
    """All components, drawn from fixed examples; nothing is asked."""
    return showcase.page(visit.frame, visit.view, visit.address)
