"""Notices, drawn: each with what it is, why now, and the door to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from dashboard.access import Role, User
from dashboard.address import Address
from dashboard.commitment import Commitment
from dashboard.decision import Decision
from dashboard.meeting import Meeting
from dashboard.notices import Notice, Returned, Why, may_send
from dashboard.overdue import of_commitment, of_decision
from dashboard.period import Period
from dashboard.talk import Talk, path_of
from layouts import agreement_labels, formats, raised
from layouts import nodes as h
from layouts.components.agreed import hidden_mark
from layouts.components.filters import pager
from layouts.components.ready_mail import MAIL
from layouts.components.signs import sign
from layouts.components.taken import meeting_name, meeting_time
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import lang_of, n, of, swedish, t

_SIGNS = {
    Why.RETURNED: "rejected",
    Why.LATE: "late",
    Why.REVIEW: "waiting",
    Why.DUE: "open",
    Why.REPORT: "coming",
    Why.MEETING: "coming",
    Why.TALK: "coming",
    Why.MOVED: "moved",
    Why.MINUTES: "judged",
}


@dataclass(frozen=True, slots=True)
class Notices:
    """All that somebody is told on a day, the page of it that is shown, and whether mails can be sent: not of how it was."""

    every: Sequence[Notice]
    shown: Sequence[Notice]
    page: int
    size: int
    user: User
    today: date
    sends: bool


def page(told: Notices, address: Address) -> Screen:
    """How many, and how many of them are past their day; then one by one."""
    title = t("Notices")
    return Screen(
        title,
        [
            h.div(
                h.h1(title, tabindex=-1),
                h.p(_sentence(told.every, told.today), cls="big") if told.every else None,
                h.p(_whose(told.user), cls="under"),
                cls="report-head",
            ),
            h.ol((_row(one, told, address) for one in told.shown), cls="list list--agreed")
            if told.shown
            else empty(t("Nothing waits for you."), _none(told.user), (t("To the overview"), address.to())),
            pager(len(told.every), told.page, told.size, address),
        ],
    )


def _sentence(found: Sequence[Notice], today: date) -> str:
    past = sum(one.on < today and not one.is_news for one in found)
    all_of = n(
        "{number} thing concerns you now",
        "{number} things concern you now",
        len(found),
        number=formats.number(len(found)),
    )
    if not past:
        return f"{all_of}."
    passed = n(
        "the day of {past} has passed",
        "the days of {past} have passed",
        past,
        past=formats.number(past),
    )
    return f"{all_of}; {passed}."


def _whose(user: User) -> str:
    """What is looked through for the role; what is done goes away by itself."""
    if user.role in (Role.CONTROLLER, Role.DIRECTOR):
        told = t("Commitments of all departments, decisions to review, meetings and reports.")
    elif user.role is Role.READER:
        told = t("Minutes that have been published during the last week.")
    else:
        told = t("Commitments, meetings and reports of your department.")
    return f"{told} " + t("What is done goes away by itself.")


def _none(user: User) -> str:
    if user.role is Role.READER:
        return t("Minutes stand here during the week after they have been published.")
    return t("Commitments stand here two weeks before their day, meetings and reports one week before theirs.")


def _row(one: Notice, told: Notices, address: Address) -> h.Element:
    return h.li(
        h.div(h.span(sign(_SIGNS[one.why]), h.span(_word(one.why)), cls="status")),
        h.div(_title(one, address), _where(one), h.p(_why(one, told.today), cls="list__text")),
        h.div(_mail(one, told, address), cls="list__end"),
    )


def _word(why: Why) -> str:
    return {
        Why.RETURNED: t("Returned"),
        Why.LATE: t("Overdue"),
        Why.REVIEW: t("To be reviewed"),
        Why.DUE: t("To be done soon"),
        Why.REPORT: t("To be reported"),
        Why.MEETING: t("Meeting soon"),
        Why.TALK: t("Talk soon"),
        Why.MOVED: t("Moved again"),
        Why.MINUTES: t("New minutes"),
    }[why]


def _title(one: Notice, address: Address) -> h.Element:
    about = one.about
    match about:
        case Commitment():
            text, lang, href = about.what, swedish(), address.to("ataganden", about.code)
        case Decision():
            text, lang, href = about.title, swedish(), address.to("beslut", about.code)
        case Meeting():
            parts = ("moten", about.code, "protokoll") if one.is_news else ("moten", about.code)
            text, lang, href = meeting_name(about), lang_of(about.series.name), address.without("period").to(*parts)
        case Talk():
            text, lang = t("Follow-up talk, {department}", department=of(about.name)), lang_of(about.name)
            href = address.without("period").to("avdelningar", *path_of(about.code))
        case Period():
            text, lang = t("Reports for {period}", period=_lower(formats.period(about))), None
            href = address.to("rapportera", period=about.code)
        case Returned():
            text, lang = of(about.title), lang_of(about.title)
            href = address.to("rapportera", about.code, period=about.period.code, scope=about.scope or None)
        case _:
            assert_never(about)
    return h.a(text, href=href, cls="list__title", lang=lang)


def _where(one: Notice) -> h.Element:
    about = one.about
    told: list[h.Child]
    match about:
        case Commitment():
            told = [about.code, " · ", h.span(about.responsible_role, lang=swedish())]
        case Decision():
            told = [about.code, " · ", agreement_labels.decider(about.type.decided_by)]
        case Meeting():
            told = [" · ".join(filter(None, (about.title, meeting_time(about))))]
        case Talk():
            told = [formats.period(Period.parse(about.period))]
        case Period() | Returned():
            told = [formats.period(about.period) if isinstance(about, Returned) else t("status and values")]
    if isinstance(about, Commitment | Decision) and about.confidential:
        told += [" · ", hidden_mark()]
    return h.p(told, cls="list__where")


def _why(one: Notice, today: date) -> h.Child:
    about = one.about
    if isinstance(about, Commitment):
        return " ".join([*_due(one, today), *(raised.told(signal) for signal in of_commitment(about, today))])
    if isinstance(about, Decision):
        return " ".join(raised.told(signal) for signal in of_decision(about, today))
    if isinstance(about, Returned):
        sent = t("Sent back {day}.", day=formats.day(one.on))
        return [sent, " ", h.span(about.note, cls="written", lang=swedish())] if about.note else sent
    if one.why is Why.MINUTES:
        return t("Published {day}.", day=formats.day(one.on))
    if one.why is Why.MEETING and isinstance(about, Meeting):
        items = n(
            "{number} item on the agenda.",
            "{number} items on the agenda.",
            about.items,
            number=formats.number(about.items),
        )
        return f"{_in_days(one.on, today)} {items}"
    if one.why is Why.TALK:
        return f"{t('Held {day}.', day=formats.day(one.on))} {_in_days(one.on, today)}"
    return t("Handed in by {day}.", day=formats.day(one.on)) + f" {_in_days(one.on, today)}"


def _due(one: Notice, today: date) -> list[str]:
    if one.why is not Why.DUE:
        return []
    return [t("To be done by {day}.", day=formats.day(one.on)), _in_days(one.on, today)]


def _in_days(day: date, today: date) -> str:
    days = (day - today).days
    if not days:
        return t("It is today.")
    return n("{number} day is left.", "{number} days are left.", days, number=formats.number(days))


def _mail(one: Notice, told: Notices, address: Address) -> h.Child:
    """The way to a text that can be sent; of what is only to be read there is none."""
    about = one.about
    where = {Commitment: "ataganden", Decision: "beslut", Meeting: "moten"}.get(type(about))
    if where is None or one.is_news or not told.sends or not may_send(told.user, about):
        return None
    at = address.without("period") if where == "moten" else address
    return h.a(t("Text to send"), href=f"{at.to(where, about.code)}#{MAIL}", cls="link")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
