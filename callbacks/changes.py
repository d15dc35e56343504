"""What has been recorded since the moment a page is asked about; without one, ever."""

from callbacks import choices
from callbacks.visit import Visit
from dashboard.changes import ChangeKind
from data.queries.alterations import changes
from data.queries.changes import BEGINNING, counts, recorded_since
from layouts import changes as drawing
from layouts.screen import Screen

PATHS = ("/andringar",)


def page(visit: Visit, kind: str = "", only: str = "", **_: str) -> Screen:
    """One page of changes, of the kinds and for the period that the address asks for."""
    since = visit.view.known_at or BEGINNING
    period = visit.view.period if only == "period" else None
    kinds = choices.members(ChangeKind, kind.split(","))
    counted = counts(visit.session, since, period)
    size = visit.frame.limits.rows
    total = sum(counted[one] for one in kinds or ChangeKind)
    turned = choices.whole_number(visit.address.query.get("page"), 1, max(1, -(-total // size)))
    found = recorded_since(visit.session, since, kinds or frozenset(ChangeKind), period, size, (turned - 1) * size)
    return drawing.page(
        drawing.ChangesPage(changes(visit.session, found, visit.frame.limits), counted, kinds, turned, size),
        visit.frame,
        visit.view,
        visit.address,
    )
