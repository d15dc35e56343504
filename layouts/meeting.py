"""A meeting, drawn: the agenda that is prepared, or what was seen and agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.address import Address
from dashboard.agenda import Subjects
from dashboard.meeting import Meeting, Taken
from dashboard.period import Period
from dashboard.ranking import Item
from dashboard.sighting import Difference
from dashboard.view import Frame, View
from layouts import formats
from layouts import nodes as h
from layouts.components import taken as item_of
from layouts.components.agenda_tools import closing, item_tools, more_items, own_item
from layouts.components.figures import example
from layouts.components.ready_mail import ready_mail
from layouts.exports.mail import Mail
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, swedish, t


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting with its items, how long they take, what else could be taken up, and what is other than it was seen."""

    meeting: Meeting
    taken: Sequence[Taken]
    hidden: int
    minutes: int
    runs: bool
    others: Sequence[Item]
    subjects: Subjects
    since: Mapping[int, Sequence[Difference]]
    problems: Mapping[str, str] = field(default_factory=dict)
    lacking: Sequence[str] = ()
    mail: Mail | None = None


def page(told: Told, frame: Frame, view: View, address: Address) -> Screen:
    """When and about what, what it takes up, and what can be done with it."""
    one = told.meeting
    prepares, action = told.runs and not one.is_closed, address.to("moten", one.code)
    return Screen(
        item_of.meeting_name(one),
        [
            h.div(
                h.h1(item_of.meeting_name(one), tabindex=-1, lang=lang_of(one.series.name)),
                h.p(_facts(told), " ", example(one.is_example), cls="big"),
                h.p(_time(told), cls="under"),
                _lacking(told),
                _doors(told, address),
                cls="report-head",
            ),
            _agenda(told, prepares, address),
            ready_mail(
                told.mail,
                t("The agenda to those who attend"),
                address.without("period").to("hamta", "mejl", "moten", f"{one.code}.eml"),
            ),
            [more_items(told.others, told.subjects, action), own_item(action, told.problems), closing(action)]
            if prepares
            else None,
        ],
        crumbs(one, address),
        422 if told.problems or told.lacking else 200,
        view.period,
    )


def unseen(one: Meeting, address: Address) -> Screen:
    """A meeting whose minutes have not been published."""
    title = item_of.meeting_name(one)
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1, lang=lang_of(one.series.name)),
            h.p(t("The minutes are read here when they have been published."), cls="big"),
            h.p(t("What is on the agenda and what is said is seen by those who attend."), cls="under"),
        ],
        crumbs(one, address),
    )


def crumbs(one: Meeting, address: Address, *more: str) -> list[Crumb]:
    """The way up."""
    meetings = Crumb(t("Meetings"), address.to("moten"))
    if not more:
        return [meetings, Crumb(item_of.meeting_name(one))]
    return [meetings, Crumb(item_of.meeting_name(one), address.to("moten", one.code)), *map(Crumb, more)]


def _facts(told: Told) -> str:
    one = told.meeting
    about = formats.period(Period.parse(one.period))
    return " · ".join(part for part in (one.title, about, item_of.meeting_time(one)) if part)


def _time(told: Told) -> str:
    one, count = told.meeting, len(told.taken)
    if one.is_closed and one.closed_at:
        closed = t(
            "Closed {moment}. Figures and texts stand as they were seen.", moment=formats.full_moment(one.closed_at)
        )
        return f"{closed} {_hidden(told)}".strip()
    items = n("{number} item", "{number} items", count, number=formats.number(count))
    planned, given = formats.number(told.minutes), formats.number(one.minutes)
    if told.minutes > one.minutes:
        return t(
            "{items} take {planned} minutes: {over} more than the meeting has.",
            items=items,
            planned=planned,
            over=formats.number(told.minutes - one.minutes),
        )
    return t("{items} take {planned} of {given} minutes.", items=items, planned=planned, given=given)


def _hidden(told: Told) -> str:
    if not told.hidden:
        return ""
    return n(
        "{number} confidential item is left out.",
        "{number} confidential items are left out.",
        told.hidden,
        number=formats.number(told.hidden),
    )


def _lacking(told: Told) -> h.Child:
    """What keeps the meeting from being closed."""
    if not told.lacking:
        return None
    items = {one.item.code: (at, item_of.title(one)) for at, one in enumerate(told.taken, start=1)}
    return h.section(
        h.h2(t("Something is begun and not finished"), id="problems"),
        h.p(
            t(
                "A commitment says what, who and by which day. Fill in what is missing, or empty it; then close the meeting."
            )
        ),
        h.ul(
            h.li(h.a(items[code][1], href=f"/moten/{told.meeting.code}/visa?punkt={items[code][0]}", cls="link"))
            for code in told.lacking
            if code in items
        ),
        cls="problems",
        role="alert",
        tabindex=-1,
    )


def _doors(told: Told, address: Address) -> h.Element:
    one = told.meeting
    show = t("Show as at the meeting") if one.is_closed else t("Show on the whole screen")
    return h.div(
        h.a(show, href=address.to("moten", one.code, "visa"), cls="button button--primary") if told.taken else None,
        h.a(
            t("Window for the secretary"),
            href=address.to("moten", one.code, "visa", folj="1"),
            cls="button",
            target="_blank",
        )
        if told.runs and told.taken and not one.is_closed
        else None,
        h.a(t("Minutes"), href=address.to("moten", one.code, "protokoll"), cls="button") if one.is_closed else None,
        cls="choices",
    )


def _agenda(told: Told, prepares: bool, address: Address) -> h.Element:
    rows = (_row(at, one, told, prepares, address) for at, one in enumerate(told.taken, start=1))
    return h.section(
        h.h2(t("What was taken up") if told.meeting.is_closed else t("Agenda")),
        h.ol(rows, cls="list list--agenda")
        if told.taken
        else empty(t("Nothing is on the agenda yet."), t("Add from the signals or an item of your own below.")),
        cls="section--first",
    )


def _row(at: int, one: Taken, told: Told, prepares: bool, address: Address) -> h.Element:
    href, title = item_of.door(one.item, address), item_of.title(one)
    found = told.since.get(one.item.id, ())
    return h.li(
        h.span(formats.number(at), cls="agenda__number"),
        h.div(
            h.a(title, href=href, cls="list__title", lang=item_of.title_lang(one))
            if href
            else h.span(title, cls="list__title", lang=swedish()),
            h.p(
                ", ".join(part for part in (item_of.where(one.shown), "" if prepares else _minutes(one)) if part),
                h.span(" · ", t("confidential"), cls="strategic") if one.item.confidential else None,
                cls="list__where",
            ),
            h.p(_minutes(one), cls="list__where on-paper") if prepares else None,
            h.p(item_of.state(one, address), cls="agenda__state"),
            h.p(item_of.reasons(one), cls="list__text") if one.item.reason else None,
            h.p(one.item.text, cls="list__text written", lang=swedish()) if one.item.text else None,
            h.p(one.item.note, cls="list__text written agenda__note", lang=swedish()) if one.item.note else None,
            item_of.agreed_list(one.agreed, one.proposals, address),
            h.div(h.b(t("Since the meeting")), item_of.differing(found), cls="agenda__since") if found else None,
        ),
        item_tools(one, address.to("moten", told.meeting.code)) if prepares else None,
        id=one.item.code,
    )


def _minutes(one: Taken) -> str:
    return t("{minutes} min", minutes=formats.number(one.item.minutes))
