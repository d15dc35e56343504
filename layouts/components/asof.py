"""The banner of a page as it was known at an earlier moment: when, the way back to now, and what has changed since."""

from dashboard.address import Address
from dashboard.changes import ChangeKind
from dashboard.view import Frame, View
from layouts import formats
from layouts import nodes as h
from layouts.text import n, t


def asof(frame: Frame | None, view: View | None, address: Address) -> h.Child:
    """Nothing on a page of now; a sentence when the address asks about something that is not a moment."""
    if frame is None:
        return None
    if frame.known_at is None:
        return _unread(address) if "asof" in address.query else None
    # The period stays: another one may be the latest now.
    now = address.having(asof=None, period=view.period.code if view else address.query.get("period"))
    return h.section(
        h.svg(
            h.circle(cx=9, cy=9, r=7.4),
            h.path(d="M9 4.8V9l3 1.9"),
            viewBox="0 0 18 18",
            cls="then__clock",
            aria_hidden="true",
        ),
        h.div(
            h.p(
                h.b(t("This is how it looked on {moment}.", moment=formats.full_moment(frame.known_at))),
                " ",
                h.a(t("Show the page as it is now"), href=now, cls="link then__now"),
                cls="then__told",
            ),
            h.p(_since(frame, address), cls="then__since"),
        ),
        cls="then",
        aria_label=t("As it was known"),
    )


def _since(frame: Frame, address: Address) -> list[h.Child]:
    """How much of each kind has been recorded since, each a door to the list of it."""
    found = [(kind, count) for kind, count in frame.since.items() if count]
    if not found:
        return [t("Nothing has been recorded since then.")]
    told: list[h.Child] = [t("Recorded since then:"), " "]
    for place, (kind, count) in enumerate(found):
        told += [", "] if place else []
        told.append(h.a(amount(kind, count), href=address.to("andringar", kind=kind), cls="then__door"))
    return [*told, "."]


def _unread(address: Address) -> h.Element:
    return h.p(
        t(
            "The address asks how it looked at “{text}”, which cannot be read as a moment: this is how it looks now. "
            "A moment is written as 2018-09-25T13:02, or as a day.",
            text=address.query["asof"][:40],
        ),
        " ",
        h.a(t("Take it away"), href=address.having(asof=None), cls="link"),
        cls="notice",
    )


def amount(kind: ChangeKind, count: int) -> str:
    """«12 lägesrapporter»."""
    number = formats.number(count)
    return {
        ChangeKind.REPORT: n("{number} status report", "{number} status reports", count, number=number),
        ChangeKind.VALUE: n("{number} value", "{number} values", count, number=number),
        ChangeKind.ACTIVITY: n("{number} change of activities", "{number} changes of activities", count, number=number),
        ChangeKind.INDICATOR: n(
            "{number} change of indicators and targets",
            "{number} changes of indicators and targets",
            count,
            number=number,
        ),
        ChangeKind.STRUCTURE: n("{number} change of structure", "{number} changes of structure", count, number=number),
        ChangeKind.MONEY: n("{number} amount", "{number} amounts", count, number=number),
        ChangeKind.AGREEMENT: n(
            "{number} decision or commitment", "{number} decisions and commitments", count, number=number
        ),
        ChangeKind.SETTING: n("{number} setting", "{number} settings", count, number=number),
        ChangeKind.LOCK: n("{number} locked period", "{number} locked periods", count, number=number),
    }[kind]
