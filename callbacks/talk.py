"""A follow-up talk: what the two have before them, what each writes, what they agree, and what was seen when it is over."""

from collections.abc import Mapping, Sequence
from typing import Any

from callbacks.papers import paper
from callbacks.posting import Answer, Go, Posting, Said
from callbacks.visit import Visit
from dashboard.access import Act, may, require
from dashboard.errors import NotAllowed, PeriodNotFound, Stale, TalkClosed
from dashboard.goal import Department
from dashboard.minutes import LONGEST, typed
from dashboard.moment import written_day
from dashboard.paper import Line, Paper
from dashboard.period import STOCKHOLM
from dashboard.sighting import differences
from dashboard.talk import Party, Talk, code_of, party
from data.commands.journal import journal
from data.commands.talks import begin_talk, close_talk, set_day, share_note, unfinished_parts, write_note
from data.queries.talks import Held, about_department, held
from layouts import formats
from layouts import talk as drawing
from layouts.screen import Screen
from layouts.text import t

PATHS = ("/avdelningar/<code:code>/samtal/<code:period>", "/avdelningar/<code:code>/samtal")


def page(visit: Visit, code: str, **_: str) -> Screen:
    """The talk as it is prepared, or as it was."""
    require(visit.user, Act.OVERHEAR, code)
    return _drawn(visit, code)


def post(posting: Posting, code: str) -> Answer:
    """Set the day, keep or share what is written, or close the talk."""
    act, form, period = posting.form.get("act", ""), posting.form, posting.view.period.code
    require(posting.user, Act.OVERHEAR, code)
    if act == "day":
        return _set_day(posting, code)
    require(posting.user, Act.TALK, code)
    whose = party(posting.user, code)
    if whose is None:
        raise NotAllowed(Act.TALK)
    if act == "draft":
        return _write(posting, code, Party.BOTH if form.get("part") == Party.BOTH else whose)
    if act == "share":
        with journal(posting.database, posting.user.name, posting.now) as writing:
            share_note(writing, code, period, whose, form.get("note", "")[: LONGEST["note"]])
    if act == "close":
        return _close(posting, code)
    return _again(posting, code)


def _set_day(posting: Posting, code: str) -> Answer:
    said = posting.form.get("held_on", "").strip()
    day = written_day(said)
    if said and day is None:
        with posting.database.reading() as session:
            return _drawn(posting.visit(session), code, {"held_on": t("Say which day it is.")})
    with journal(posting.database, posting.user.name, posting.now) as writing:
        set_day(writing, code, posting.view.period.code, day)
    return _again(posting, code)


def _write(posting: Posting, code: str, whose: Party) -> Said:
    try:
        kept = _kept(posting, code, whose)
    except Stale:
        return Said({"stale": True}, 409)
    except TalkClosed:
        return Said({"closed": True}, 409)
    return Said({"revision": kept, "time": formats.clock(posting.now.astimezone(STOCKHOLM))})


def _kept(posting: Posting, code: str, whose: Party) -> int:
    content, revision = typed(posting.form)
    period, by = posting.view.period.code, posting.user.name
    return write_note(posting.database, by, code, period, whose, content, revision, posting.now)


def _close(posting: Posting, code: str) -> Answer:
    """Nothing is lost: what stands in the form is kept first, and what lacks a part leaves the talk open."""
    if "revision" in posting.form:
        _kept(posting, code, Party.BOTH)
    with posting.database.reading() as session:
        visit = posting.visit(session)
        department, talks = about_department(session, code, None)
        seen = paper(visit, department, talks)
    with journal(posting.database, posting.user.name, posting.now) as writing:
        begin_talk(writing, code, posting.view.period.code)
    with journal(posting.database, posting.user.name, posting.now) as writing:
        lacking = unfinished_parts(writing, code, posting.view.period.code)
        if not lacking:
            close_talk(writing, code, posting.view.period.code, seen)
    if lacking:
        with posting.database.reading() as session:
            return _drawn(
                posting.visit(session), code, dict.fromkeys(lacking, t("Fill in what is missing, or empty it."))
            )
    return _again(posting, code)


def _again(posting: Posting, code: str) -> Go:
    period = posting.view.period.code
    return Go(posting.address.without("period").to("avdelningar", code, "samtal", period))


def _drawn(visit: Visit, code: str, problems: Mapping[str, str] | None = None) -> Screen:
    at = visit.view.known_at
    period = visit.view.period
    if not period.is_reported:
        raise PeriodNotFound(period.code)
    department, talks = about_department(visit.session, code, at)
    one = next((one for one in talks if one.period == period.code), None) or Talk(
        0, code_of(code, period.code), code, period.code
    )
    whose = party(visit.user, code) if at is None else None
    told = _held(visit, department, one, whose)
    now = paper(visit, department, talks, asking=not one.is_closed)
    return drawing.page(
        drawing.TalkPage(
            talk=one,
            department=department,
            paper=told.paper or now,
            notes=told.notes,
            agreed=told.agreed,
            own=told.own,
            both=told.both,
            party=whose,
            plans=may(visit.user, Act.OVERHEAR, code) and at is None and not one.is_closed,
            since=_since(told.paper, now),
            problems=problems or {},
        ),
        visit.frame,
        visit.view,
        visit.address,
    )


def _held(visit: Visit, department: Department, one: Talk, whose: Party | None) -> Held:
    at = visit.view.known_at
    if not one.id:
        return Held()
    own = {Party.HEAD: department.id, Party.DIRECTOR: visit.frame.organisation_id}.get(whose) if whose else None
    return held(visit.session, one, own, at, one.closed_at or at)


def _since(seen: Paper | None, now: Paper) -> dict[tuple[str, str], Any]:
    """What is other now than when the talk was closed, by code and whose it is."""
    if seen is None:
        return {}
    current = {(one.code, one.scope): one.shown for one in (*now.figures, *now.deviations)}
    found = {key: differences(one.shown, current[key]) for key, one in _lines(seen) if key in current}
    return {key: told for key, told in found.items() if told}


def _lines(seen: Paper) -> Sequence[tuple[tuple[str, str], Line]]:
    return [((one.code, one.scope), one) for one in (*seen.figures, *seen.deviations)]
