"""All commitments: what is late, what is to be done, what has been moved, and what came of the rest."""

from collections import Counter

from callbacks import choices
from callbacks.visit import Visit
from dashboard.access import Act, may
from dashboard.agreed import Agreed
from dashboard.commitment import by_day
from dashboard.register import stands
from data.queries.agreed import agreed
from data.queries.concerned import concerned
from data.queries.thread import thread
from layouts import commitments as drawing
from layouts.components.agreed import concerns_of
from layouts.screen import Screen

PATHS = ("/ataganden",)


def page(visit: Visit, **_: str) -> Screen:
    """One page of the commitments that the address asks for."""
    view, size, address = visit.view, visit.frame.limits.rows, visit.address
    every = agreed(visit.session, view).seen_by(visit.user)
    departments, states = set(address.values("department")), set(address.values("state"))
    of_department = [one for one in every.commitments if not departments or one.department in departments]
    of_state = [one for one in every.commitments if not states or stands(one, view.today) & states]
    found = by_day(one for one in of_department if one in of_state)
    number = choices.whole_number(address.query.get("page"), 1, max(1, -(-len(found) // size)))
    shown = found[(number - 1) * size : number * size]
    return drawing.page(
        drawing.Promised(
            shown=shown,
            everything=every,
            total=len(found),
            names=concerned(visit.session, concerns_of(Agreed((), tuple(shown))), view.known_at),
            found=found,
            states=Counter(state for one in of_department for state in stands(one, view.today)),
            departments=Counter(one.department for one in of_state),
            places=thread(visit.session, view).departments,
            page=number,
            size=size,
            writes=may(visit.user, Act.COMMIT, visit.user.department) and view.known_at is None,
        ),
        view,
        address,
    )
