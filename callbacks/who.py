"""Who one is: the switch that stands for sign-in in a demonstration."""

from callbacks.posting import Go, Posting
from callbacks.visit import Visit
from dashboard.access import choice, person
from data.queries.thread import thread
from layouts import who
from layouts.screen import Screen

PATHS = ("/vem",)


def page(visit: Visit, **_: str) -> Screen:
    """Everybody one can be."""
    departments = thread(visit.session, visit.view).departments
    return who.page(visit.user, departments, visit.frame, visit.address)


def post(posting: Posting) -> Go:
    """Be somebody else from now on."""
    chosen = choice(person(posting.form.get("person", "")))
    return Go(posting.address.to(), person=chosen)
