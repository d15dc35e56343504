"""All activities in the plan of a period."""

from callbacks import choices
from callbacks.visit import Visit
from data.queries.thread import thread
from layouts import activities
from layouts.screen import Screen

PATHS = ("/aktiviteter",)


def page(visit: Visit, **_: str) -> Screen:
    """The activities the address asks for."""
    red = thread(visit.session, visit.view)
    return activities.page(choices.activities(visit, red), red, visit.frame, visit.view, visit.address)
