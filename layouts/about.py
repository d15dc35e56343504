"""What the figures are, where they come from, how they are computed; accessibility. Drawn."""

from collections.abc import Sequence
from datetime import datetime

from dashboard.address import Address
from dashboard.sources import Source
from dashboard.status import Status
from dashboard.value import Sign
from dashboard.view import Frame, View
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.guide_link import guide_link
from layouts.components.notices import recoded
from layouts.components.status import badge
from layouts.screen import Screen
from layouts.text import lang_of, of, swedish, t


def page(
    context: Sequence[Source],
    recorded: tuple[datetime | None, datetime | None],
    frame: Frame,
    view: View,
    address: Address,
) -> Screen:
    """Everything a reader may ask about the figures, on one page."""
    return Screen(
        t("About the figures"),
        [
            h.h1(t("About the figures"), tabindex=-1),
            h.p(_what(frame), cls="big"),
            h.p(guide_link(address)),
            recoded(frame),
            h.div(_updated(recorded, view), _computed(frame), cls="two"),
            h.div(_statuses(), _signs(frame), cls="two"),
            _sources(context, address),
            _accessibility(),
        ],
    )


def _what(frame: Frame) -> str:
    if frame.is_example:
        return t(
            "The organisation on screen is an example built on {name}. Context indicators, government assignments, "
            "appropriations and the yearly staff count are real and have a source. Status reports, budgets of activities, "
            "standard and thematic indicators and monthly key figures are made up and marked “example”.",
            name=of(frame.name),
        )
    return t("The figures are {name}'s own, and those of the publishers named below.", name=of(frame.name))


def _updated(recorded: tuple[datetime | None, datetime | None], view: View) -> h.Element:
    reports, values = recorded
    rows = [
        (t("Period looked at"), formats.period(view.period)),
        (t("Today on this page"), formats.day(view.today)),
        (t("Locked"), formats.moment(view.period.locked_at) if view.period.locked_at else t("not locked")),
        (t("Last status report of the period"), formats.moment(reports) if reports else t("none")),
        (t("Last value of the period"), formats.moment(values) if values else t("none")),
    ]
    return h.section(
        h.h2(t("When it was updated")),
        h.dl(([h.dt(term), h.dd(value)] for term, value in rows), cls="facts-list facts-list--wide"),
        h.p(
            t(
                "In a locked period the application counts late, due and published from the moment of the lock. "
                "Everything reported is kept: a correction is a new version beside the old one."
            ),
            cls="under",
        ),
    )


def _computed(frame: Frame) -> h.Element:
    rules = [
        (
            t("Share on track"),
            t(
                "On track ÷ (on track + deviating + off track). Not reported, not started, paused and completed stand beside it, never inside."
            ),
        ),
        (
            t("In the plan"),
            t("Active on any day of the period and not completed before it."),
        ),
        (
            t("Deliveries on time"),
            t("Delivered by the due day ÷ due so far this year."),
        ),
        (t("Budget used"), t("Outcome so far this year ÷ the year's budget.")),
        (
            t("Change"),
            t(
                "The difference from the same kind of period before; shares differ by percentage points (pp). Whether it is more than noise is another question."
            ),
        ),
        (
            t("Target of a period"),
            t("The first target due on the period's last day or later."),
        ),
    ]
    return h.section(
        h.h2(t("How it is computed")),
        h.dl(([h.dt(term), h.dd(text)] for term, text in rules), cls="facts-list facts-list--wide"),
    )


def _statuses() -> h.Element:
    meaning = {
        Status.ON_TRACK: t("Goes as planned."),
        Status.DEVIATING: t(
            "Deviates in time, cost or content; can be handled within the unit. Cause and measure are told."
        ),
        Status.OFF_TRACK: t(
            "Will not be reached without a decision above the unit. Cause, measure and the decision needed are told."
        ),
        Status.NOT_REPORTED: t("Nothing has been said for the period; never counted as green."),
        Status.NOT_STARTED: t("In the plan, but work has not begun."),
        Status.PAUSED: t("Stopped for now; the owner tells why."),
        Status.COMPLETED: t("Done."),
    }
    return h.section(
        h.h2(t("What the statuses mean")),
        h.p(t("Status is the owner's own judgement for one period."), cls="under"),
        h.dl(
            ([h.dt(badge(status)), h.dd(text)] for status, text in meaning.items()),
            cls="facts-list facts-list--wide",
        ),
    )


def _signs(frame: Frame) -> h.Element:
    return h.section(
        h.h2(t("Signs in tables")),
        h.dl(([h.dt(h.b(sign)), h.dd(labels.sign(sign))] for sign in Sign), cls="facts-list facts-list--wide"),
        h.p(
            t(
                "Figures about few persons are not shown: fewer than {sick} for sick leave, fewer than {staff} otherwise. They are written “..”.",
                sick=frame.limits.sick_leave,
                staff=frame.limits.staff,
            ),
            cls="under",
        ),
    )


def _sources(context: Sequence[Source], address: Address) -> h.Element:
    return h.section(
        h.h2(t("Sources of the context indicators")),
        h.ul(
            (
                h.li(
                    h.a(
                        of(s.name),
                        href=address.to("indikatorer", s.code),
                        cls="list__title",
                        lang=lang_of(s.name),
                    ),
                    h.span(s.source, lang=swedish(), cls="list__text"),
                )
                for s in context
            ),
            cls="list list--sources",
        ),
        h.p(t("Map of counties and codes: SCB. Type: Source Sans 3 (SIL Open Font License)."), cls="source"),
    )


def _accessibility() -> h.Element:
    return h.section(
        h.h2(t("Accessibility statement"), id="tillganglighet"),
        h.p(
            t(
                "We want everyone to be able to use Tertial. It is built to follow WCAG 2.2 level AA (EN 301 549), which the law on accessibility "
                "of digital public service (2018:1937) asks for."
            ),
            cls="under",
        ),
        h.ul(
            h.li(
                t(
                    "How it has been tested: every page and state is checked by machine (axe-core) in light and dark, wide and narrow, at every change; "
                    "keyboard, reflow and contrast have tests of their own."
                )
            ),
            h.li(
                t(
                    "What is lacking: it has not yet been tried by people who use a screen reader or other aids every day. "
                    "Texts that owners have written exist only in Swedish."
                )
            ),
            h.li(
                t(
                    "Charts have a summary in words and a table with the same figures; status is always shape and word, never colour alone."
                )
            ),
            h.li(
                t(
                    "If something does not work for you: tell whoever runs Tertial at your agency, who can also give you the figures in another form. "
                    "If you are not content with the answer, you can report it to the Agency for Digital Government (Digg), which supervises the law."
                )
            ),
            cls="prose",
        ),
    )
