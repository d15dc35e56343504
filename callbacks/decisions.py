"""The register of decisions: what has been decided, what waits for a decision, and what for its follow-up."""

from callbacks import choices
from callbacks.visit import Visit
from dashboard.access import Act, may
from dashboard.address import Address
from dashboard.agreed import Agreed
from dashboard.decision import DecisionState, Review, newest
from dashboard.folding import folded
from dashboard.register import Asked, chosen, counts
from data.queries.agreed import decisions, with_words
from data.queries.concerned import concerned
from data.queries.thread import thread
from layouts import decisions as drawing
from layouts.components.agreed import concerns_of
from layouts.screen import Screen

PATHS = ("/beslut",)


def page(visit: Visit, **_: str) -> Screen:
    """One page of the decisions that the address asks for."""
    view, size = visit.view, visit.frame.limits.rows
    every = Agreed(tuple(decisions(visit.session, view))).seen_by(visit.user).decisions
    asked = _asked(visit)
    found = newest(chosen(every, asked, view.today))
    number = choices.whole_number(visit.address.query.get("page"), 1, max(1, -(-len(found) // size)))
    shown = found[(number - 1) * size : number * size]
    return drawing.page(
        drawing.Register(
            shown=shown,
            names=concerned(visit.session, concerns_of(Agreed(tuple(shown))), view.known_at),
            everything=found,
            counts=counts(every, asked, view.today),
            areas=thread(visit.session, view).areas,
            page=number,
            size=size,
            is_empty=not every,
            decides=may(visit.user, Act.DECIDE) and view.known_at is None,
        ),
        view,
        visit.address,
    )


def _asked(visit: Visit) -> Asked:
    address: Address = visit.address
    words = folded(address.query.get("q", "")[:100])
    years = (text for text in address.values("year") if text.isdecimal() and len(text) == 4)
    return Asked(
        frozenset(address.values("area")),
        frozenset(int(year) for year in years),
        choices.members(DecisionState, address.values("state")),
        choices.members(Review, address.values("review")),
        frozenset(with_words(visit.session, visit.view, words)) if words else None,
    )
