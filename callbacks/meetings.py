"""Meetings: those to come and those that have been, and the planning of a new one."""

from collections.abc import Mapping
from dataclasses import replace

from callbacks.posting import Answer, Go, Posting
from callbacks.showing import about_period, proposed
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.access import Act, User, may, require
from dashboard.meeting import AgendaItem, Meeting, MeetingSeries, share_of_time
from dashboard.moment import written_day
from dashboard.ranking import Item
from dashboard.signals import SignalKind
from data.commands.journal import journal
from data.commands.meetings import Planned, plan_meeting
from data.queries.meetings import meeting_series, meetings
from layouts import meetings as drawing
from layouts.screen import Screen
from layouts.text import t

PATHS = ("/moten",)
_REST = 5  # minutes for what was agreed last time
_SHORTEST, _LONGEST = 5, 600


def sees(user: User, found: Meeting) -> bool:
    """Whether somebody may see what a meeting takes up and what was said: who attends, or all once it is published."""
    return found.published_on is not None or may(user, Act.ATTEND, found.series.department)


def page(visit: Visit, serie: str = "", **_: str) -> Screen:
    """Every meeting, by series where one is asked for."""
    return _drawn(visit, serie, {}, {})


def post(posting: Posting) -> Answer:
    """Plan a meeting with what the signals propose, or say what is missing."""
    form = posting.form
    with posting.database.reading() as session:
        visit = posting.visit(session)
        known = {one.code: one for one in meeting_series(session, None)}
        chosen = known.get(form.get("series", ""))
        require(posting.user, Act.MEET, chosen.department if chosen else posting.user.department)
        day, minutes = written_day(form.get("held_on", "")), _minutes(form.get("minutes", ""), chosen)
        period = next((p for p in posting.frame.periods if p.code == form.get("period")), None)
        problems = {
            name: text
            for name, wrong, text in (
                ("series", chosen is None, t("Choose which meeting it is.")),
                ("held_on", day is None, t("Say which day it is.")),
                ("period", period is None, t("Choose the period to look at.")),
                ("minutes", minutes is None, t("Say how many minutes, between 5 and 600.")),
            )
            if wrong
        }
        if chosen is None or day is None or period is None or minutes is None:
            return _drawn(visit, "", problems, form)
        items = _items(about_period(visit, period.code), chosen, minutes)
    new = Planned(
        chosen.id,
        chosen.code,
        period.id,
        day,
        minutes,
        form.get("starts_at", "")[:5] or None,
        form.get("title", "").strip()[:200] or None,
    )
    with journal(posting.database, posting.user.name, posting.now) as writing:
        code = plan_meeting(writing, new, items)
    return Go(posting.address.without("period").to("moten", code))


def _items(visit: Visit, series: MeetingSeries, minutes: int) -> list[AgendaItem]:
    """What was agreed last time, and what the signals would raise, with the time divided evenly."""
    last = next((one for one in meetings(visit.session, None) if one.series.id == series.id and one.is_closed), None)
    first = [] if last is None else [_follow_up(last)]
    raised = watch(visit).raised
    mine = [one for one in raised.all if not series.department or one.about.department == series.department]
    # What has been moved again and again comes to the next meeting, however little it weighs.
    signalled = [one for place, one in enumerate(mine) if place < len(raised.items) or _is_moved(one)]
    left = minutes - sum(item.minutes for item in first)
    each = share_of_time(left, len(signalled))
    found = [*first, *(replace(proposed(one), minutes=each) for one in signalled)]
    return [replace(item, position=position) for position, item in enumerate(found, start=1)]


def _is_moved(one: Item) -> bool:
    return any(signal.kind is SignalKind.COMMITMENT_MOVED for signal in one.signals)


def _follow_up(last: Meeting) -> AgendaItem:
    """Words of the organisation, in its own language; it can be changed on the agenda."""
    return AgendaItem(0, "", 1, _REST, title="Åtaganden från förra mötet", link=f"/moten/{last.code}/protokoll")


def _minutes(text: str, series: MeetingSeries | None) -> int | None:
    if not text.strip():
        return series.minutes if series else _SHORTEST
    number = int(text) if text.strip().isdecimal() and len(text) < 5 else 0
    return number if _SHORTEST <= number <= _LONGEST else None


def _drawn(visit: Visit, chosen: str, problems: Mapping[str, str], given: Mapping[str, str]) -> Screen:
    every = meetings(visit.session, visit.view.known_at)
    series = meeting_series(visit.session, visit.view.known_at)
    told = drawing.Meetings(
        every,
        series,
        [one for one in series if may(visit.user, Act.MEET, one.department)] if visit.view.known_at is None else [],
        {one.id for one in every if sees(visit.user, one)},
        [p for p in visit.frame.periods if p.is_reported and p.starts_on <= visit.now.date()],
        visit.view.period,
        chosen,
    )
    return drawing.page(told, visit.address, problems, given)
