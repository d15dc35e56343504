"""Who has not reported, drawn."""

from collections.abc import Sequence
from itertools import groupby

from dashboard.address import Address
from dashboard.books import LONG_AGO, Reminder, Silent, days_late
from dashboard.view import Frame, View
from layouts import formats
from layouts import nodes as h
from layouts.components.ready_mail import ready_text
from layouts.exports.reminder import reminder_text
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, swedish, t


def page(told: Sequence[Reminder], frame: Frame, view: View, address: Address) -> Screen:
    """The share that has reported in a sentence, then department by department who has not."""
    name = formats.period(view.period)
    title = t("Not reported for {period}", period=name[:1].lower() + name[1:])
    silent = [one for one in told if one.is_silent]
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1),
            h.p(_sentence(told, view), cls="big"),
            h.p(_late(view), cls="under"),
            [_department(one, frame, view, address) for one in silent] or _nothing(view, address),
        ],
        [
            Crumb(t("Periods"), address.to("perioder")),
            Crumb(name, address.to("perioder", view.period.code)),
            Crumb(t("Not reported")),
        ],
    )


def _sentence(told: Sequence[Reminder], view: View) -> str:
    if not view.period.is_reported:
        return t("Status is not reported for {period}.", period=formats.period(view.period).lower())
    expected, missing = sum(one.expected for one in told), sum(len(one.activities) for one in told)
    if not expected:
        return t("No activity is in the plan of this period.")
    share = 100 * (expected - missing) / expected
    return n(
        "{share} per cent of {expected} activities in the plan have been reported; {missing} has not.",
        "{share} per cent of {expected} activities in the plan have been reported; {missing} have not.",
        missing,
        # Rounded down: it is not a hundred until nobody is missing.
        share=formats.number(int(share)),
        expected=formats.number(expected),
        missing=formats.number(missing),
    )


def _late(view: View) -> str | None:
    due = view.period.due_on
    if due is None:
        return None
    late = days_late(view.period, view.today)
    if not late:
        return t("The report is due {day}.", day=formats.day(due))
    if late > LONG_AGO:
        return t("The report was due {day}.", day=formats.day(due))
    return n(
        "The report was due {day}, {number} day ago.",
        "The report was due {day}, {number} days ago.",
        late,
        day=formats.day(due),
        number=formats.number(late),
    )


def _nothing(view: View, address: Address) -> h.Child:
    if not view.period.is_reported:
        return None
    way = (t("To the period"), address.to("perioder", view.period.code))
    return empty(t("Nothing is missing."), t("Everybody who was expected to report has done so."), way)


def _department(one: Reminder, frame: Frame, view: View, address: Address) -> h.Element:
    done = one.expected - len(one.activities)
    return h.section(
        h.h2(
            h.a(of(one.name), href=address.to("avdelningar", one.code), lang=lang_of(one.name)),
            id=f"avdelning-{one.code}",
        ),
        h.p(
            t(
                "{reported} of {expected} activities in the plan have been reported.",
                reported=formats.number(done),
                expected=formats.number(one.expected),
            ),
            cls="under",
        ),
        h.div(
            h.div(_roles(one.activities, "aktiviteter", address), _values(one.indicators, address), cls="roles"),
            None if view.period.is_locked else _reminder(one, frame, view, address),
            cls="columns",
        ),
        cls="section",
    )


def _roles(found: Sequence[Silent], where: str, address: Address) -> h.Child:
    """Who has not reported, role by role."""
    return [
        [
            h.h3(role or t("No role is named"), lang=swedish()),
            h.ul((_thing(s, where, address) for s in same), cls="prose"),
        ]
        for role, same in groupby(found, lambda s: s.owner_role)
    ]


def _values(found: Sequence[Silent], address: Address) -> h.Child:
    if not found:
        return None
    return [
        h.h3(t("Indicators without a value")),
        h.ul((_thing(s, "indikatorer", address, _missing(s)) for s in found), cls="prose"),
    ]


def _missing(one: Silent) -> str:
    return ": " + ", ".join(formats.short_period(period) for period in one.periods)


def _thing(one: Silent, where: str, address: Address, more: str = "") -> h.Element:
    return h.li(h.a(of(one.title), href=address.to(where, one.code), cls="link", lang=lang_of(one.title)), more)


def _reminder(one: Reminder, frame: Frame, view: View, address: Address) -> h.Element:
    """The text to copy, and the same as files."""
    name, code = f"paminnelse-{one.code}", view.period.code
    files = [
        (told, address.to("hamta", "saknas", code, f"{one.code}.{kind}"))
        for told, kind in ((t("As mail (.eml)"), "eml"), (t("In the calendar (.ics)"), "ics"))
    ]
    text = reminder_text(one, frame, view)
    return h.div(ready_text(name, t("Reminder to send"), text, files, key=f"{code}-{one.code}"), cls="card side")
