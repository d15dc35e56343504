"""A meeting: its agenda while it is prepared, and what was seen and agreed when it is over."""

from dataclasses import replace
from typing import Any

from callbacks import mailing
from callbacks.meetings import sees
from callbacks.posting import Answer, Go, Posting
from callbacks.showing import about_period, is_about, proposed, shown, taken
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.access import Act, may, require
from dashboard.meeting import AgendaItem, Meeting, Taken, planned_minutes
from dashboard.ranking import Item
from dashboard.sighting import differences
from data.commands.journal import journal
from data.commands.meetings import (
    add_item,
    change_item,
    close_meeting,
    move_item,
    publish_minutes,
    remove_item,
    unfinished_items,
)
from data.queries.agenda import subjects
from data.queries.meetings import agenda, meeting
from layouts import meeting as drawing
from layouts.components.agenda_tools import item_name
from layouts.screen import Screen
from layouts.text import t

PATHS = ("/moten/<code:code>",)
_MORE = 12  # further signals to choose among
_EACH = 5


def page(visit: Visit, code: str, **_: str) -> Screen:
    """The agenda to prepare, or what was seen and agreed."""
    found = meeting(visit.session, code, visit.view.known_at)
    if not sees(visit.user, found):
        return drawing.unseen(found, visit.address)
    there = about_period(visit, found.period)
    return drawing.page(_told(there, found, {}), there.frame, there.view, visit.address)


def post(posting: Posting, code: str) -> Answer:
    """Arrange the agenda, close the meeting, or publish its minutes."""
    with posting.database.reading() as session:
        visit = posting.visit(session)
        found = meeting(session, code, None)
        require(posting.user, Act.MEET, found.series.department)
        visit = about_period(visit, found.period)
        act, item = posting.form.get("act", ""), posting.form.get("item", "")
        if act == "close":
            return _close(posting, visit, found)
        if act == "add":
            problem = _add(posting, visit, found)
            if problem:
                return drawing.page(_told(visit, found, problem), visit.frame, visit.view, posting.address)
            return _again(posting, code)
    with journal(posting.database, posting.user.name, posting.now) as writing:
        match act:
            case "up" | "down":
                move_item(writing, code, item, -1 if act == "up" else 1)
            case "remove":
                remove_item(writing, code, item)
            case "minutes":
                change_item(writing, code, item, minutes=_minutes(posting.form.get("minutes", "")))
            case "publish":
                publish_minutes(writing, code)
    return _again(posting, code)


def _again(posting: Posting, code: str) -> Go:
    return Go(posting.address.without("period").to("moten", code))


def _minutes(text: str) -> int:
    return min(600, int(text)) if text.strip().isdecimal() and len(text) < 5 else _EACH


def _add(posting: Posting, visit: Visit, found: Meeting) -> dict[str, str]:
    """An item that the signals propose, by its place among them, or words of one's own; what is missing, if anything."""
    form = posting.form
    item = _signalled(visit, found, form.get("subject", "")) if form.get("subject") else None
    if item is None:
        title = form.get("title", "").strip()[:200]
        if not title:
            return {"title": t("Say what the item is about.")}
        link = form.get("link", "").strip()[:500]
        if link and not link.startswith(("/", "http://", "https://")):
            return {"link": t("An address begins with https:// or /.")}
        item = AgendaItem(
            0,
            "",
            0,
            _minutes(form.get("minutes", "")),
            title=title,
            text=form.get("text", "").strip()[:4000] or None,
            link=link or None,
            confidential=form.get("confidential") == "yes",
        )
    with journal(posting.database, posting.user.name, posting.now) as writing:
        add_item(writing, found.code, item)
    return {}


def _signalled(visit: Visit, found: Meeting, name: str) -> AgendaItem | None:
    one = next((one for one in _others(visit, found) if item_name(one) == name), None)
    return None if one is None else replace(proposed(one), minutes=_EACH)


def _others(visit: Visit, found: Meeting) -> list[Item]:
    """What the signals would raise beside what is on the agenda."""
    there = agenda(visit.session, found.id, visit.view.known_at)
    department = found.series.department
    return [
        one
        for one in watch(visit).raised.all
        if (not department or one.about.department == department)
        and not any(is_about(item, one.about) for item in there)
    ]


def _close(posting: Posting, visit: Visit, found: Meeting) -> Answer:
    """Nothing that was begun is lost: what lacks a part is shown, and the meeting stands open."""
    seen = shown(visit, agenda(visit.session, found.id, None))
    with journal(posting.database, posting.user.name, posting.now) as writing:
        lacking = unfinished_items(writing, found.code)
        if not lacking:
            close_meeting(writing, found.code, seen)
    if lacking:
        told = replace(_told(visit, found, {}), lacking=tuple(item.code for item in lacking))
        return drawing.page(told, visit.frame, visit.view, posting.address)
    return _again(posting, found.code)


def _told(visit: Visit, found: Meeting, problems: dict[str, str]) -> drawing.Told:
    every = taken(visit, found)
    runs = may(visit.user, Act.MEET, found.series.department) and visit.view.known_at is None
    mine = (
        every
        if may(visit.user, Act.ATTEND, found.series.department)
        else [one for one in every if not one.item.confidential]
    )
    prepares = runs and not found.is_closed
    others = _others(visit, found)[:_MORE] if prepares else []
    return drawing.Told(
        meeting=found,
        taken=mine,
        hidden=len(every) - len(mine),
        minutes=planned_minutes([one.item for one in every]),
        runs=runs,
        others=others,
        subjects=subjects(visit.session, visit.view, others) if others else {},
        since=_since(visit, found, mine),
        problems=problems,
        mail=mailing.of_meeting(visit, found, every),
    )


def _since(visit: Visit, found: Meeting, every: list[Taken]) -> dict[int, Any]:
    """What is other now than when the meeting was closed, by item."""
    if not found.is_closed:
        return {}
    now = shown(visit, [one.item for one in every], signalled=False)
    told = {one.item.id: differences(one.shown, now[one.item.id]) for one in every if one.item.id in now}
    return {number: found for number, found in told.items() if found}
