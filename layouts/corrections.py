"""All corrections, drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.changes import Change
from dashboard.period import Period
from layouts import formats
from layouts import nodes as h
from layouts.components.change_rows import change_row
from layouts.components.filters import pager
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import n, t


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """One page of corrections, and the locked periods that they can be of."""

    corrections: Sequence[Change]
    total: int
    page: int
    size: int
    period: Period | None
    locked: Sequence[Period]


def page(told: CorrectionsPage, address: Address) -> Screen:
    """Newest first: what, before and after, why, when and by whom."""
    counted = n("{number} correction.", "{number} corrections.", told.total, number=formats.number(told.total))
    return Screen(
        t("Corrections"),
        [
            h.h1(t("Corrections"), tabindex=-1),
            h.p(
                counted,
                " ",
                t("What a locked period shows is only changed like this: with a reason, and with both figures kept."),
                cls="under",
            ),
            h.section(
                _periods(told, address),
                h.ol((change_row(one, address, full=True) for one in told.corrections), cls="list list--changes")
                if told.corrections
                else _nothing(told, address),
                pager(told.total, told.page, told.size, address),
                cls="section--first",
            ),
        ],
        [Crumb(t("Periods"), address.to("perioder")), Crumb(t("Corrections"))],
    )


def _periods(told: CorrectionsPage, address: Address) -> h.Element:
    on = told.period.code if told.period else None

    def choice(text: str, code: str | None) -> h.Element:
        chosen = "true" if code == on else None
        return h.li(h.a(text, href=address.having(of=code), cls="chip", aria_current=chosen))

    return h.ul(
        choice(t("Every period"), None),
        (choice(formats.short_period(p), p.code) for p in told.locked),
        cls="chips",
        aria_label=t("Period"),
    )


def _nothing(told: CorrectionsPage, address: Address) -> h.Element:
    ways = [(t("Every period"), address.having(of=None))] if told.period else []
    return empty(
        t("Nothing has been corrected."), t("Locked periods show what they showed when they were locked."), *ways
    )
