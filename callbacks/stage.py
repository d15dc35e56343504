"""Meeting mode: one item at a time on the whole screen, what is agreed written beside it, followed by a second window."""

from callbacks.meetings import sees
from callbacks.noticing import notable
from callbacks.posting import Answer, Go, Posting, Said
from callbacks.showing import about_period, taken
from callbacks.visit import Visit
from dashboard.access import Act, may, require
from dashboard.errors import MeetingClosed, NotAllowed, Stale
from dashboard.meeting import AgendaItem
from dashboard.minutes import typed
from dashboard.period import STOCKHOLM
from data.commands.meeting_notes import place, write
from data.queries.meetings import decision_types, drafts, meeting
from layouts import formats
from layouts import stage as drawing
from layouts.screen import Screen

PATHS = ("/moten/<code:code>/visa",)


def page(visit: Visit, code: str, punkt: str = "1", folj: str = "", **_: str) -> Screen:
    """The item that the address asks for."""
    found = meeting(visit.session, code, visit.view.known_at)
    if not sees(visit.user, found):
        raise NotAllowed(Act.ATTEND)
    there = about_period(visit, found.period)
    attends = may(visit.user, Act.ATTEND, found.series.department)
    items: list[AgendaItem] = []
    asked = max(int(punkt) if punkt.isdecimal() and len(punkt) < 4 else 1, 1)

    def chosen(every: list[AgendaItem]) -> list[AgendaItem]:
        items.extend(one for one in every if attends or not one.confidential)
        return items[:asked][-1:]

    one = next(iter(taken(there, found, chosen)), None)
    at = min(asked, max(1, len(items)))
    runs = may(visit.user, Act.MEET, found.series.department) and not found.is_closed and visit.view.known_at is None
    writing = drafts(visit.session, found.id) if runs else {}
    return drawing.page(
        drawing.Stage(
            found,
            items,
            one,
            at,
            runs,
            bool(folj),
            writing,
            decision_types(visit.session) if runs else [],
            notable(visit).agreed.seen_by(visit.user).roles if runs else [],
        ),
        there.view,
        visit.address,
    )


def post(posting: Posting, code: str) -> Answer:
    """Keep what is typed, say where the meeting is, or go there."""
    with posting.database.reading() as session:
        found = meeting(session, code, None)
        where = drafts(session, found.id).get(found.id, ({}, 0))[0]
    form, act = posting.form, posting.form.get("act", "")
    if act == "where":
        require(posting.user, Act.ATTEND, found.series.department)
        return Said(
            {"item": where.get("item", ""), "started": where.get("started", ""), "since": where.get("since", "")}
        )
    require(posting.user, Act.MEET, found.series.department)
    now = posting.now.isoformat()
    try:
        if act == "draft":
            return _write(posting, code)
        if act == "at":
            item = form.get("item", "")[:64]
            since = where.get("since", now) if where.get("item") == item else now
            place(posting.database, posting.user.name, code, {**where, "item": item, "since": since}, posting.now)
        if act == "start":
            place(posting.database, posting.user.name, code, {**where, "started": now, "since": now}, posting.now)
    except MeetingClosed:
        return Said({"closed": True}, 409)
    if act in ("at", "start"):
        return Said({"item": where.get("item", ""), "started": now if act == "start" else where.get("started", "")})
    return Go(posting.address.to("moten", code))


def _write(posting: Posting, code: str) -> Said:
    content, revision = typed(posting.form, "decision", "type")
    item = posting.form.get("item", "")[:64]
    try:
        kept = write(posting.database, posting.user.name, code, item, content, revision, posting.now)
    except Stale:
        return Said({"stale": True}, 409)
    return Said({"revision": kept, "time": formats.clock(posting.now.astimezone(STOCKHOLM))})
