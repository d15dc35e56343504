"""The history of a thing: everything the journal says about it, for everyone who may see it."""

from callbacks import choices
from callbacks.visit import Visit
from dashboard.agreed import Agreed
from dashboard.errors import PageNotFound, ThingNotFound
from data.queries.agreed import commitments, decisions
from data.queries.history import SETTING, history
from layouts import history as drawing
from layouts.screen import Screen

PATHS = ("/historik/<code:kind>/<code:code>",)
# By the first part of the thing's own address.
KINDS = {
    "aktiviteter": "activity",
    "indikatorer": "indicator",
    "resultatomraden": "area",
    "mal": "goal",
    "prestationer": "deliverable",
    "avdelningar": "department",
    "arsplan": "cycle_event",
    "installningar": SETTING,
    "beslut": "decision",
    "ataganden": "commitment",
}
_AGREED = ("beslut", "ataganden")
_SIZE = 50
_MOST_PAGES = 100_000


def page(visit: Visit, kind: str, code: str, **_: str) -> Screen:
    """Fifty lines, newest first."""
    if kind not in KINDS:
        raise PageNotFound(visit.address.path)
    _may(visit, kind, code)
    turned = choices.whole_number(visit.address.query.get("page"), 1, _MOST_PAGES)
    entries, total = history(
        visit.session, KINDS[kind], code, visit.view.known_at, visit.frame.limits, _SIZE, (turned - 1) * _SIZE
    )
    # Of an earlier moment there may be a thing but no line yet: the journal began when it was read in.
    if not entries and turned == 1 and visit.view.known_at is None:
        raise ThingNotFound(code)
    return drawing.page(drawing.HistoryPage(kind, code, entries, total, turned, _SIZE), visit.address)


def _may(visit: Visit, kind: str, code: str) -> None:
    """Of what is confidential nobody else is told that it is there."""
    if kind not in _AGREED:
        return
    taken = decisions(visit.session, visit.view) if kind == "beslut" else []
    promised = commitments(visit.session, visit.view) if kind == "ataganden" else []
    seen = Agreed(tuple(taken), tuple(promised)).seen_by(visit.user)
    if not (seen.decision(code) or seen.commitment(code)):
        raise ThingNotFound(code)
