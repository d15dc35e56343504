"""A meeting, drawn: the agenda that is prepared, or what was seen and agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.address import Address
from dashboard.agenda import Subject, Subjects, key
from dashboard.goal import Thread
from dashboard.meeting import Meeting, Taken
from dashboard.period import Period
from dashboard.ranking import Item
from dashboard.sighting import Difference
from dashboard.view import Frame, View
from dashboard.words import Words
from layouts import formats, raised
from layouts import nodes as h
from layouts.components import forms
from layouts.components import taken as item_of
from layouts.components.figures import example
from layouts.components.signal_notes import signal_word
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, swedish, t


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
    red: Thread
    since: Mapping[int, Sequence[Difference]]
    problems: Mapping[str, str] = field(default_factory=dict)
    lacking: Sequence[str] = ()


def name(one: Item) -> str:
    """What names a proposed item in a form."""
    return f"{one.about.place}~{one.about.code}~{one.about.scope}"


def page(told: Told, frame: Frame, view: View, address: Address) -> Screen:
    """When and about what, what it takes up, and what can be done with it."""
    one = told.meeting
    prepares = told.runs and not one.is_closed
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
            _more(told, address) if prepares else None,
            _own(told, address) if prepares else None,
            _close(told, address) if prepares else None,
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
        403,
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
            h.p(item_of.state(one.shown), cls="agenda__state"),
            h.p(item_of.reasons(one), cls="list__text") if one.item.reason else None,
            h.p(one.item.text, cls="list__text written", lang=swedish()) if one.item.text else None,
            h.p(one.item.note, cls="list__text written agenda__note", lang=swedish()) if one.item.note else None,
            item_of.agreed_list(one.agreed, one.proposals),
            h.div(h.b(t("Since the meeting")), item_of.differing(found), cls="agenda__since") if found else None,
        ),
        _tools(one, told, address) if prepares else None,
        id=one.item.code,
    )


def _minutes(one: Taken) -> str:
    return t("{minutes} min", minutes=formats.number(one.item.minutes))


def _tools(one: Taken, told: Told, address: Address) -> h.Element:
    title = item_of.title(one)

    def act(act: str, text: str, label: str) -> h.Element:
        return h.button(
            text, type="submit", name="act", value=act, cls="button button--small", aria_label=f"{label}: {title}"
        )

    return h.form(
        forms.hidden("item", one.item.code),
        h.label(
            h.inputs(
                type="number",
                name="minutes",
                min="0",
                max="600",
                defaultValue=str(one.item.minutes),
                key=str(one.item.minutes),
                cls="field-box field-box--minutes",
            ),
            h.span(t("min")),
            cls="agenda__minutes",
        ),
        act("minutes", t("Alter"), t("Change the time")),
        act("up", "↑", t("Move up")),
        act("down", "↓", t("Move down")),
        act("remove", t("Take away"), t("Take away")),
        method="post",
        action=address.to("moten", told.meeting.code),
        cls="agenda__tools",
    )


def _more(told: Told, address: Address) -> h.Child:
    """What else the signals would raise."""
    if not told.others:
        return None
    return h.details(
        h.summary(t("More to take up from the signals")),
        h.ol((_other(one, told, address) for one in told.others), cls="list"),
        cls="more",
    )


def _other(one: Item, told: Told, address: Address) -> h.Element:
    subject = told.subjects.get(key(one.about.place, one.about.code), Subject(Words(one.about.code)))
    return h.li(
        h.span(signal_word(one.signals[0], subject), cls="status"),
        h.div(
            h.span(of(subject.title), cls="list__title", lang=lang_of(subject.title)),
            h.p(" ".join(raised.told(signal) for signal in one.signals), cls="list__text"),
            h.form(
                forms.hidden("subject", name(one)),
                h.button(
                    t("Take up"),
                    type="submit",
                    name="act",
                    value="add",
                    cls="button button--small",
                    aria_label=f"{t('Take up')}: {of(subject.title)}",
                ),
                method="post",
                action=address.to("moten", told.meeting.code),
            ),
        ),
    )


def _own(told: Told, address: Address) -> h.Element:
    return h.details(
        h.summary(t("An item of your own")),
        forms.post_form(
            address.to("moten", told.meeting.code),
            forms.text_field("title", t("Title"), "", rows=1, most=200, problems=told.problems),
            forms.text_field("text", t("What should be known before (optional)"), ""),
            forms.text_field("link", t("Link (optional)"), "", rows=1, most=500, problems=told.problems),
            forms.text_field("minutes", t("Length in minutes"), "5", rows=1, most=3),
            h.label(
                h.inputs(type="checkbox", name="confidential", value="yes"),
                h.span(t("Confidential: left out when the minutes are published")),
                cls="radio",
            ),
            h.div(forms.submit(t("Add"), value="add"), cls="choices"),
            problems=told.problems,
        ),
        cls="more",
        open=bool(told.problems) or None,
    )


def _close(told: Told, address: Address) -> h.Element:
    return h.section(
        h.h2(t("When the meeting is over")),
        h.p(
            t(
                "Closing keeps what was seen and written with a seal. Commitments and proposals get a life of their own; afterwards nothing here is changed."
            ),
            cls="under",
        ),
        h.form(
            h.div(forms.submit(t("Close the meeting"), value="close", quiet=True), cls="choices"),
            method="post",
            action=address.to("moten", told.meeting.code),
            cls="form",
        ),
    )
