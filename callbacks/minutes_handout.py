"""The minutes of a meeting as a file to take along, for those who see their page."""

from dataclasses import replace

from callbacks.meetings import sees
from callbacks.minutes import mine
from callbacks.visit import Visit
from dashboard.errors import PageNotFound
from dashboard.moment import written
from data.queries.meetings import meeting
from layouts import meeting as prepared
from layouts.exports import handout_docx, handout_pdf
from layouts.minutes_handout import handout
from layouts.screen import File, Screen

PATHS = ("/moten/<code:code>/protokoll.<kind>",)
_KINDS = {
    "docx": (handout_docx.MIMETYPE, handout_docx.handout_docx),
    "pdf": (handout_pdf.MIMETYPE, handout_pdf.handout_pdf),
}


def page(visit: Visit, code: str, kind: str, **_: str) -> Screen | File:
    """What the page of the minutes says, as a file; or that page's refusal."""
    if kind not in _KINDS:
        raise PageNotFound(visit.address.path)
    found = meeting(visit.session, code, visit.view.known_at)
    if not sees(visit.user, found):
        return replace(prepared.unseen(found, visit.address), status_code=403)
    mimetype, made = _KINDS[kind]
    content = made(handout(found, *mine(visit, found), visit.frame.name))
    at = visit.view.known_at
    then = f"-asof-{written(at)}".replace(":", "") if at else ""
    return File(f"protokoll-{code}{then}.{kind}", mimetype, content)
