"""What has been recorded since a moment, drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboard.address import STICKY, Address
from dashboard.changes import Change, ChangeKind
from dashboard.period import STOCKHOLM
from dashboard.view import Frame, View
from layouts import formats
from layouts import nodes as h
from layouts.components.change_rows import change_row
from layouts.components.filters import chip, hidden, pager
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import n, t


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """One page of changes, with how many there are of each kind."""

    changes: Sequence[Change]
    counts: Mapping[ChangeKind, int]
    kinds: frozenset[ChangeKind]
    page: int
    size: int

    @property
    def total(self) -> int:
        """How many the choices leave."""
        return sum(count for kind, count in self.counts.items() if kind in self.kinds or not self.kinds)


def page(told: ChangesPage, frame: Frame, view: View, address: Address) -> Screen:
    """Newest first, by day: when, what, before and after, by whom, and why when it is a correction."""
    title = (
        t("Changes")
        if frame.known_at is None
        else t("Changes since {moment}", moment=formats.full_moment(frame.known_at))
    )
    return Screen(
        t("Changes"),
        [
            h.div(
                h.div(h.h1(title, tabindex=-1), h.p(_told(told, frame, view, address), cls="under")),
                h.div(_another(frame, address), cls="head__aside choose"),
                cls="head",
            ),
            h.section(
                _choices(told, view, address),
                [_day(day, list(same), address) for day, same in groupby(told.changes, _on)] or _nothing(address),
                pager(told.total, told.page, told.size, address),
                cls="section--first",
            ),
        ],
    )


def _told(told: ChangesPage, frame: Frame, view: View, address: Address) -> str:
    count = n(
        "{number} change is recorded.", "{number} changes are recorded.", told.total, number=formats.number(told.total)
    )
    if _only(address):
        count = n(
            "{number} change concerns {period}.",
            "{number} changes concern {period}.",
            told.total,
            number=formats.number(told.total),
            period=formats.period(view.period).lower(),
        )
    return f"{count} " + t(
        "Newest first: what stood before, and what stood after. Links lead to the thing as it is now."
    )


def _another(frame: Frame, address: Address) -> h.Element:
    at = frame.known_at.astimezone(STOCKHOLM).strftime("%Y-%m-%dT%H:%M") if frame.known_at else ""
    return h.form(
        hidden(address.kept("asof", "kind")),
        h.label(t("Show how it looked"), html_for="moment", cls="eyebrow"),
        h.div(
            h.inputs(
                id="moment",
                name="asof",
                type="datetime-local",
                cls="form-control form-control-sm field field--moment",
                defaultValue=at,
                key=at,
                required=True,
            ),
            h.button(t("Show"), type="submit", cls="button"),
            cls="chips__form",
        ),
        action=address.path,
        method="get",
    )


def _choices(told: ChangesPage, view: View, address: Address) -> h.Element:
    period = formats.period(view.period)
    return h.div(
        h.ul(
            h.li(chip(t("All"), sum(told.counts.values()), address.having(kind=None), not told.kinds)),
            (
                h.li(chip(_kind(kind), count, address.plus("kind", kind), kind in told.kinds))
                for kind, count in told.counts.items()
                if count or kind in told.kinds
            ),
            cls="chips",
        ),
        h.ul(
            h.li(h.a(t("Everything"), href=address.having(only=None), aria_current=None if _only(address) else "true")),
            h.li(
                h.a(
                    t("Only {period}", period=period[:1].lower() + period[1:]),
                    href=address.having(only="period"),
                    aria_current="true" if _only(address) else None,
                )
            ),
            cls="switch switch--start",
        ),
        cls="filters",
    )


def _only(address: Address) -> bool:
    return address.query.get("only") == "period"


def _kind(kind: ChangeKind) -> str:
    return {
        ChangeKind.REPORT: t("Status reports"),
        ChangeKind.VALUE: t("Values"),
        ChangeKind.ACTIVITY: t("Activities"),
        ChangeKind.INDICATOR: t("Indicators and targets"),
        ChangeKind.STRUCTURE: t("Structure"),
        ChangeKind.MONEY: t("Money"),
        ChangeKind.AGREEMENT: t("Decisions and commitments"),
        ChangeKind.SETTING: t("Settings"),
        ChangeKind.LOCK: t("Locks"),
    }[kind]


def _nothing(address: Address) -> h.Element:
    return empty(
        t("Nothing has been recorded."),
        t("What was shown at that moment is what is shown now, as far as the choices here reach."),
        (t("Take away the filters"), address.only(*STICKY).having()),
    )


def _on(change: Change) -> date:
    return change.at.astimezone(STOCKHOLM).date()


def _day(day: date, changes: Sequence[Change], address: Address) -> h.Element:
    return h.div(
        h.h2(formats.full_day(day), cls="changes__day"),
        h.ol((change_row(one, address) for one in changes), cls="list list--changes"),
        cls="changes",
    )
