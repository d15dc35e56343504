"""All meetings, drawn."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.meeting import Meeting, MeetingSeries
from dashboard.period import Period
from layouts import formats
from layouts import nodes as h
from layouts.components import forms
from layouts.components.figures import example
from layouts.components.filters import chip
from layouts.components.taken import meeting_name, meeting_time
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import lang_of, n, of, t


@dataclass(frozen=True, slots=True)
class Meetings:
    """All meetings, the series there are and those one may plan, and which meetings one may open."""

    every: Sequence[Meeting]
    series: Sequence[MeetingSeries]
    plannable: Sequence[MeetingSeries]
    open: Collection[int]
    periods: Sequence[Period]
    period: Period
    chosen: str


def page(told: Meetings, address: Address, problems: Mapping[str, str], given: Mapping[str, str]) -> Screen:
    """Those to come first, then those that have been, and the form for a new one."""
    shown = [one for one in told.every if not told.chosen or one.series.code == told.chosen]
    ahead = [one for one in reversed(shown) if not one.is_closed]
    past = [one for one in shown if one.is_closed]
    return Screen(
        t("Meetings"),
        [
            h.div(
                h.h1(t("Meetings"), tabindex=-1),
                h.p(_sentence(ahead, past), cls="big"),
                h.ul((h.li(one) for one in _chips(told, address)), cls="chips"),
                cls="report-head",
            ),
            _section(
                t("To be held"),
                ahead,
                told,
                address,
                t("No meeting is planned."),
                t("Who runs a meeting plans it on this page."),
            ),
            _section(
                t("Held"),
                past,
                told,
                address,
                t("No meeting has been held yet."),
                t("Closed meetings stand here with their minutes."),
            ),
            _new(told, address, problems, given) if told.plannable else None,
        ],
        status_code=422 if problems else 200,
    )


def _sentence(ahead: Sequence[Meeting], past: Sequence[Meeting]) -> str:
    planned = n(
        "{number} meeting is planned",
        "{number} meetings are planned",
        len(ahead),
        number=formats.number(len(ahead)),
    )
    held = n("{number} has been held.", "{number} have been held.", len(past), number=formats.number(len(past)))
    return f"{planned}, {held}"


def _chips(told: Meetings, address: Address) -> list[h.Element]:
    count = Counter(one.series.code for one in told.every)
    return [
        chip(t("All"), len(told.every), address.having(serie=None), not told.chosen),
        *(
            chip(of(one.name), count[one.code], address.having(serie=one.code), told.chosen == one.code)
            for one in told.series
            if count[one.code] or told.chosen == one.code
        ),
    ]


def _section(
    name: str, found: Sequence[Meeting], told: Meetings, address: Address, nothing: str, why: str
) -> h.Element:
    return h.section(
        h.h2(name),
        h.ol((_row(one, one.id in told.open, address) for one in found), cls="list") if found else empty(nothing, why),
        cls="section--first",
    )


def _row(one: Meeting, is_open: bool, address: Address) -> h.Element:
    name = meeting_name(one)
    facts = [one.title or "", formats.period(Period.parse(one.period)), meeting_time(one)]
    return h.li(
        h.span(_state(one), cls="status"),
        h.div(
            h.a(
                name,
                href=address.without("period").to("moten", one.code),
                cls="list__title",
                lang=lang_of(one.series.name),
            )
            if is_open
            else h.span(name, cls="list__title", lang=lang_of(one.series.name)),
            " ",
            example(one.is_example),
            h.p(" · ".join(fact for fact in facts if fact), cls="list__where"),
            h.p(_told(one, is_open), cls="list__text"),
        ),
    )


def _state(one: Meeting) -> str:
    if not one.is_closed:
        return t("Planned")
    return t("Minutes published") if one.published_on else t("Closed meeting")


def _told(one: Meeting, is_open: bool) -> str:
    items = n(
        "{number} item on the agenda.", "{number} items on the agenda.", one.items, number=formats.number(one.items)
    )
    if is_open:
        return items
    return t("The minutes are read here when they have been published.")


def _new(told: Meetings, address: Address, problems: Mapping[str, str], given: Mapping[str, str]) -> h.Element:
    periods = [(p.code, formats.period(p)) for p in reversed(told.periods)]
    return h.section(
        h.h2(t("Plan a meeting")),
        h.p(
            t(
                "The agenda is proposed from the signals of the period: at most nine items with their reasons. You change it as you like."
            ),
            cls="under",
        ),
        forms.post_form(
            address.to("moten"),
            forms.select_field(
                "series",
                t("Which meeting"),
                given.get("series", told.chosen or told.plannable[0].code),
                [(one.code, of(one.name)) for one in told.plannable],
                problems=problems,
            ),
            forms.date_field("held_on", t("Day"), given.get("held_on", ""), problems=problems),
            forms.text_field("starts_at", t("Begins (optional)"), given.get("starts_at", ""), rows=1, kind="time"),
            forms.text_field(
                "minutes",
                t("Length in minutes"),
                given.get("minutes", ""),
                rows=1,
                most=3,
                hint=t("Empty is what is usual for the meeting."),
                problems=problems,
            ),
            forms.select_field(
                "period", t("Period to look at"), given.get("period", told.period.code), periods, problems=problems
            ),
            forms.text_field("title", t("Title (optional)"), given.get("title", ""), rows=1, most=200),
            h.div(forms.submit(t("Plan the meeting")), cls="choices"),
            problems=problems,
        ),
        id="nytt",
    )
