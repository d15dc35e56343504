"""The history of a thing, drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.books import Entry
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.alterations import row
from layouts.components.change_rows import alterations, places, when
from layouts.components.filters import pager
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, swedish, t

_PAGES = frozenset({"aktiviteter", "indikatorer", "resultatomraden", "avdelningar", "beslut", "ataganden"})


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """One page of the history of a thing; `where` is the first part of the thing's own address."""

    where: str
    code: str
    entries: Sequence[Entry]
    total: int
    page: int
    size: int


def page(told: HistoryPage, address: Address) -> Screen:
    """Newest first: when, by whom, what, before and after, why, and the import it came with."""
    subject = next((e.change.subject for e in told.entries if e.change and e.change.subject), None)
    name = of(subject.name) if subject else told.code
    title = t("History of {name}", name=name)
    href = address.to(told.where, told.code) if told.where in _PAGES else None
    counted = n("{number} change", "{number} changes", told.total, number=formats.number(told.total))
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1, lang=lang_of(subject.name) if subject else None),
            h.p(f"{counted}. ", t("Newest first: what stood before, and what stood after."), cls="under"),
            h.section(
                h.ol((_entry(entry) for entry in told.entries), cls="list list--changes")
                if told.entries
                else empty(t("Nothing more has been recorded."), t("The history ends on an earlier page.")),
                pager(told.total, told.page, told.size, address),
                cls="section--first",
            ),
        ],
        [Crumb(name, href), Crumb(t("History"))],
    )


def _entry(entry: Entry) -> h.Element:
    change = entry.change
    where = places(change) if change else []
    kind = row(change.table) if change else t("Report handed in")
    return h.li(
        when(entry.at, entry.actor, full=True),
        h.div(
            h.p(h.b(labels.deed(entry.deed)), ": ", " · ".join(part for part in (kind, *where) if part)),
            alterations(change) if change else None,
            h.p(t("Why: {reason}", reason=entry.why), lang=swedish(), cls="list__text") if entry.why else None,
            h.p(t("With the import of {file}", file=entry.imported), cls="changes__what") if entry.imported else None,
        ),
    )
