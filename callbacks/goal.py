"""The overarching goal with vision and business idea, and the goals it replaced."""

from callbacks.visit import Visit
from data.queries.thread import organisation, thread
from layouts import goal
from layouts.screen import Screen

PATHS = ("/mal",)


def page(visit: Visit, **_: str) -> Screen:
    """Ask for what the organisation wants, and draw it."""
    red = thread(visit.session, visit.view)
    return goal.page(organisation(visit.session, visit.view), red, visit.view, visit.address)
