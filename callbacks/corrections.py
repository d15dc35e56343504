"""All corrections of locked periods, newest first."""

from callbacks import choices
from callbacks.visit import Visit
from data.queries.corrections import corrections
from layouts import corrections as drawing
from layouts.screen import Screen

PATHS = ("/rattelser",)
_MOST_PAGES = 100_000


def page(visit: Visit, of: str = "", **_: str) -> Screen:
    """One page of them, of the period that `of` names or of every period."""
    period = next((p for p in visit.frame.periods if p.code == of), None)
    size = visit.frame.limits.rows
    turned = choices.whole_number(visit.address.query.get("page"), 1, _MOST_PAGES)
    found, total = corrections(
        visit.session, period, visit.view.known_at, visit.frame.limits, size, (turned - 1) * size
    )
    locked = [p for p in reversed(visit.frame.periods) if p.is_locked]
    return drawing.page(drawing.CorrectionsPage(found, total, turned, size, period, locked), visit.address)
