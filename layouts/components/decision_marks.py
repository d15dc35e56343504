"""Decisions as lines in a chart, and the list that says what their numbers are."""

from collections.abc import Iterable, Sequence

from dashboard.address import Address
from dashboard.decision import Decision
from dashboard.indicator import Mark
from dashboard.words import Words
from layouts import formats
from layouts import nodes as h
from layouts.text import lang_of, of, swedish, t


def decision_marks(decisions: Iterable[Decision]) -> list[Mark]:
    """A line for each decision that has a day."""
    return [
        Mark(one.decided_on, Words(one.title), is_break=False, decision=one.code)
        for one in decisions
        if one.decided_on is not None
    ]


def with_decisions(marks: Iterable[Mark], decisions: Iterable[Decision]) -> list[Mark]:
    """Breaks, annotations and decisions in order of time."""
    return sorted([*marks, *decision_marks(decisions)], key=lambda mark: mark.on)


def mark_list(marks: Sequence[Mark], address: Address | None = None) -> h.Child:
    """Breaks, annotations and decisions by the numbers they have in the chart; a decision is a way to its page."""
    if not marks:
        return None
    return h.ol(
        (
            h.li(h.b(str(number)), h.span(formats.day(mark.on), ": ", _told(mark, address)))
            for number, mark in enumerate(marks, start=1)
        ),
        cls="marks",
    )


def _told(mark: Mark, address: Address | None) -> list[h.Child]:
    if mark.decision and address is not None:
        href = address.to("beslut", mark.decision)
        return [t("decision:"), " ", h.a(of(mark.text), href=href, cls="door", lang=swedish())]
    return [
        h.span(of(mark.text), lang=lang_of(mark.text)),
        h.small(f" ({t('break in the series')})") if mark.is_break else None,
    ]
