"""Notices: everything that concerns the user and has a day or a change, what is most urgent first."""

from callbacks import choices
from callbacks.noticing import noticed
from callbacks.visit import Visit
from layouts import notices as drawing
from layouts.screen import Screen

PATHS = ("/aviseringar",)


def page(visit: Visit, **_: str) -> Screen:
    """A page of what the user is told."""
    found, size = noticed(visit), visit.frame.limits.rows
    number = choices.whole_number(visit.address.query.get("page"), 1, max(1, -(-len(found) // size)))
    shown = found[(number - 1) * size : number * size]
    sends = visit.view.known_at is None
    return drawing.page(drawing.Notices(found, shown, number, size, visit.user, visit.day, sends), visit.address)
