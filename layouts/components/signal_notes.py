"""The signals of one thing, on its own page."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.agenda import Subject, key
from dashboard.signals import About, Signal, SignalKind
from dashboard.status import Status
from layouts import formats, raised
from layouts import nodes as h
from layouts.components.signs import sign, variation_sign
from layouts.components.status import mark, moved
from layouts.text import lang_of, n, of, swedish, t

_MARKS = {
    SignalKind.WATERMELON: Status.ON_TRACK,
    SignalKind.TOO_SLOW: Status.ON_TRACK,
    SignalKind.HIDDEN_PROGRESS: Status.OFF_TRACK,
    SignalKind.NOT_REPORTED: Status.NOT_REPORTED,
}
_PAGES = {"activity": "aktiviteter", "indicator": "indikatorer", "decision": "beslut", "commitment": "ataganden"}
_SIGNS = {
    SignalKind.REVIEW_DUE: "waiting",
    SignalKind.COMMITMENT_LATE: "late",
    SignalKind.COMMITMENT_MOVED: "moved",
}


def signal_mark(kind: SignalKind) -> h.Element:
    """The shape that stands before the word of a signal."""
    if change := raised.variation(kind):
        return variation_sign(change)
    return mark(_MARKS[kind]) if kind in _MARKS else sign(_SIGNS.get(kind, "unknown"))


def signal_word(signal: Signal, subject: Subject) -> list[h.Child]:
    """The mark and the word of a signal; of one about a status, the status itself."""
    if word := raised.word(signal.kind):
        return [signal_mark(signal.kind), h.span(word)]
    status = subject.status or Status.NOT_REPORTED
    return [mark(status), h.span(moved(subject.before, status))]


def subject_link(about: About, subject: Subject, address: Address) -> h.Element:
    """What a signal is about by name, as a way to its page."""
    kind, code = key(about.place, about.code)
    ours = kind == "indicator"
    return h.a(
        of(subject.title),
        href=address.to(_PAGES[kind], code, scope=about.scope or None if ours else None),
        cls="list__title",
        lang=lang_of(subject.title) if ours else swedish(),
    )


def signal_notes(signals: Sequence[Signal]) -> h.Child:
    """Each with its word, its sentence and why; nothing where there is none."""
    if not signals:
        return None
    return h.section(
        h.h2(t("Signals"), cls="visually-hidden"),
        h.ul((_note(signal) for signal in signals), cls="list list--notes"),
        cls="section--first",
    )


def signals_door(count: int, address: Address, **place: str) -> h.Child:
    """How many things signal in an area or a department, as a way to them."""
    if not count:
        return h.p(t("No report and no figure gives a signal here."), cls="under")
    words = n("{number} signal to look at", "{number} signals to look at", count, number=formats.number(count))
    return h.p(h.a(words, href=address.to("signaler", **place), cls="link"))


def _note(signal: Signal) -> h.Element:
    return h.li(
        h.span(signal_mark(signal.kind), h.span(raised.word(signal.kind)), cls="status"),
        h.div(
            h.p(raised.told(signal), cls="list__text"),
            h.details(
                h.summary(t("Why?"), h.span(f" {raised.word(signal.kind)}", cls="visually-hidden")),
                h.p(raised.rule(signal)),
                h.p(raised.would_change(signal.kind)),
                cls="why",
            ),
        ),
    )
