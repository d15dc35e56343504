"""The follow-up talks of a period, drawn: a row for each department."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.commitment import Standing
from dashboard.goal import Department
from dashboard.paper import Carried
from dashboard.period import Period
from dashboard.status import Distribution, Status
from dashboard.talk import Talk
from dashboard.view import Frame, View
from layouts import formats
from layouts import nodes as h
from layouts.components.figures import example
from layouts.components.status import bar, counts
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, t


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A department in the period: its talk if one has been begun, its statuses, its signals and what it has promised."""

    department: Department
    talk: Talk | None
    statuses: Distribution
    signals: int
    carried: Sequence[Carried]


def page(rows: Sequence[TalkRow], frame: Frame, view: View, address: Address) -> Screen:
    """How many talks have been held, and where each stands."""
    title = t("Follow-up talks")
    return Screen(
        title,
        [
            h.div(
                h.h1(title, tabindex=-1),
                h.p(_sentence(rows, view.period), " ", example(frame.is_example), cls="big"),
                cls="report-head",
            ),
            h.section(
                h.ol((_row(one, view.period, address) for one in rows), cls="list list--talks"), cls="section--first"
            )
            if view.period.is_reported
            else empty(
                t("No talks are held about this period."),
                t("They are held about the periods in which activities are reported."),
            ),
        ],
        [Crumb(t("Departments"), address.to("avdelningar")), Crumb(title)],
    )


def _sentence(rows: Sequence[TalkRow], period: Period) -> str:
    closed = sum(one.talk is not None and one.talk.is_closed for one in rows)
    return n(
        "{closed} of {count} talk about {period} has been held.",
        "{closed} of {count} talks about {period} have been held.",
        len(rows),
        closed=formats.number(closed),
        period=formats.period(period).lower(),
    )


def _row(one: TalkRow, period: Period, address: Address) -> h.Element:
    department = one.department

    def link(status: Status) -> str:
        return address.to("avdelningar", department.code, status=status) + "#aktiviteter"

    return h.li(
        h.span(_state(one.talk), cls="status"),
        h.div(
            h.a(
                of(department.name),
                href=address.to("avdelningar", department.code, "samtal", period.code),
                cls="list__title",
                lang=lang_of(department.name),
            ),
            h.p(_when(one.talk), cls="list__where"),
            h.p(_promised(one.carried), cls="list__text"),
        ),
        h.div(bar(one.statuses, thin=True), counts(one.statuses, link), cls="list__end talks__statuses"),
        h.p(
            h.a(
                n("{number} signal", "{number} signals", one.signals, number=formats.number(one.signals)),
                href=address.to("signaler", department=department.code),
                cls="link",
            )
            if one.signals
            else None,
        ),
    )


def _state(talk: Talk | None) -> str:
    if talk is None:
        return t("Not begun")
    return t("Talk held") if talk.is_closed else t("Prepared")


def _when(talk: Talk | None) -> str:
    if talk is None or talk.held_on is None:
        return t("Day not set.")
    return formats.full_day(talk.held_on)


def _promised(carried: Sequence[Carried]) -> str:
    if not carried:
        return t("Nothing is carried over from an earlier talk.")
    kept = sum(one.standing is Standing.KEPT for one in carried)
    late = sum(one.standing is Standing.LATE for one in carried)
    told = n(
        "{kept} of {count} commitment from earlier talks kept",
        "{kept} of {count} commitments from earlier talks kept",
        len(carried),
        kept=formats.number(kept),
    )
    return (
        told
        + (", " + n("{number} overdue", "{number} overdue", late, number=formats.number(late)) if late else "")
        + "."
    )
