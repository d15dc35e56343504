"""Signals as examples: the mark, what it is about and its sentence, or why it is given."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.agenda import Subject, Subjects, key
from dashboard.goal import Thread
from dashboard.ranking import Item
from dashboard.signals import Signal
from dashboard.words import Words
from layouts import nodes as h
from layouts import raised
from layouts.components.signal_notes import signal_word, subject_link
from layouts.text import lang_of, of, t


def examples(
    items: Sequence[Item], subjects: Subjects, red: Thread, address: Address, *, explained: bool = False
) -> h.Child:
    """The first signal of each item, with its sentence or explained; nothing where there is none."""
    if not items:
        return None
    return h.ul((_example(item, subjects, red, address, explained) for item in items), cls="list")


def _example(item: Item, subjects: Subjects, red: Thread, address: Address, explained: bool) -> h.Element:
    about, signal = item.about, item.signals[0]
    subject, area = subjects.get(key(about.place, about.code), Subject(Words(about.code))), red.area(about.scope)
    return h.li(
        h.span(signal_word(signal, subject), cls="status"),
        h.div(
            subject_link(about, subject, address),
            h.p(of(area.name), cls="list__where", lang=lang_of(area.name)) if area else None,
            _why(signal) if explained else h.p(raised.told(signal), cls="list__text"),
        ),
    )


def _why(signal: Signal) -> h.Element:
    return h.details(
        h.summary(t("Why?"), h.span(f" {raised.word(signal.kind)}", cls="visually-hidden")),
        h.p(raised.rule(signal)),
        h.p(raised.would_change(signal.kind)),
        open=True,
        cls="why",
    )
