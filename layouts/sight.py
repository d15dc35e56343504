"""The line of sight, drawn: the whole red thread on one page, with statuses and where it is broken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import STICKY, Address
from dashboard.goal import Thread
from dashboard.sight import Gap, Loose
from dashboard.status import Distribution, Status
from dashboard.view import Frame, View
from layouts import formats, sentences
from layouts import nodes as h
from layouts.components.branches import Drawn, branches
from layouts.components.figures import example
from layouts.components.filters import chip, status_chips
from layouts.components.gaps import Mending, gap_list, sentences_of
from layouts.components.goals import goal_lines
from layouts.components.status import bar, counts
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, t


@dataclass(frozen=True, slots=True)
class SightPage:
    """All that stands on the page."""

    drawn: Drawn
    gaps: Mapping[Gap, int]
    loose: Sequence[Loose]
    mending: Mending


def page(told: SightPage, red: Thread, frame: Frame, view: View, address: Address) -> Screen:
    """What the thread is made of in a sentence, the picture, and where it is broken."""
    title = t("The red thread")
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1),
            h.p(
                t(
                    "From the overarching goal to every activity in the plan of {period}, and the same way back.",
                    period=formats.period(view.period).lower(),
                ),
                " ",
                example(frame.is_example),
                cls="under",
            ),
            *_body(told, red, view, address),
        ],
        [Crumb(t("Overarching goal"), address.to("mal")), Crumb(title)],
    )


def _body(told: SightPage, red: Thread, view: View, address: Address) -> list[h.Child]:
    if not red.areas:
        return [
            empty(
                t("There is no result area yet."),
                t("The thread begins when areas and goals have been entered."),
                (t("To the overarching goal"), address.to("mal")),
            )
        ]
    found = told.drawn.found
    return [
        h.section(
            _made_of(told, red, address),
            h.p(_off_track(found.whole, address), sentences_of(told.gaps, address), cls="big"),
            cls="section--first sight__told",
        ),
        _filters(told, address),
        h.section(
            _top(found.whole, red, view, address),
            branches(told.drawn, red, address) or _nothing(address),
            cls="card sight",
            id="traden",
        ),
        gap_list(found, told.gaps, told.loose, red, told.mending, address),
    ]


def _made_of(told: SightPage, red: Thread, address: Address) -> h.Element:
    """Every level with how many there are, each a door."""
    found = told.drawn.found
    areas, goals = len(red.areas), sum(len(area.goals) for area in red.areas)
    parts = [
        (
            t("one result area") if areas == 1 else t("{number} result areas", number=_word(areas)),
            address.to("resultatomraden"),
        ),
        (t("one goal") if goals == 1 else t("{number} goals", number=_word(goals)), "#traden"),
        (
            n("{number} deliverable", "{number} deliverables", found.deliverables, number=_word(found.deliverables)),
            "#traden",
        ),
        (
            n("{number} activity", "{number} activities", found.whole.planned, number=_word(found.whole.planned)),
            address.to("aktiviteter"),
        ),
    ]
    joins = [" ", ", ", ", ", t(" and ")]
    return h.p(
        t("The overarching goal is reached through"),
        ([join, h.a(text, href=href, cls="door")] for join, (text, href) in zip(joins, parts, strict=True)),
        ".",
        cls="big",
    )


def _word(count: int) -> str:
    return sentences.counted(count, capital=False)


def _off_track(whole: Distribution, address: Address) -> list[h.Child]:
    """How many are red, a door to where they are in the thread."""
    red = whole[Status.OFF_TRACK]
    if not red:
        return []
    number = sentences.counted(red)
    told = n("{number} activity deviates greatly", "{number} activities deviate greatly", red, number=number)
    return [h.a(told, href=address.having(status=Status.OFF_TRACK) + "#traden", cls="door"), ". "]


def _top(whole: Distribution, red: Thread, view: View, address: Address) -> h.Element:
    """The overarching goal with the statuses of everything under it."""
    return h.div(
        h.div(
            h.p(t("Overarching goal"), cls="eyebrow"),
            h.p(
                h.a(goal_lines(red.goals), href=address.to("mal"), cls="door"),
                cls="sight__goal-text",
                lang=lang_of(red.goals[0].text) if red.goals else None,
            ),
        ),
        _standing(whole, view, address),
        cls="sight__top",
    )


def _standing(whole: Distribution, view: View, address: Address) -> h.Element:
    def link(status: Status) -> str:
        return address.to("aktiviteter", status=status)

    if not view.period.is_reported:
        text = t("Status is not reported for {period}.", period=formats.period(view.period).lower())
        return h.div(
            h.p(text), h.p(h.a(t("Show the latest period"), href=address.having(period=None), cls="link")), cls="under"
        )
    return h.div(bar(whole), counts(whole, link))


def _filters(told: SightPage, address: Address) -> h.Child:
    drawn = told.drawn
    broken = chip(
        t("Only where the thread is broken"),
        sum(told.gaps.values()),
        address.having(brister=None if drawn.only_broken else "1"),
        drawn.only_broken,
    )
    chips = status_chips(drawn.found.whole.counts, address) if drawn.is_reported else []
    return h.div(
        h.ul(chips, h.li(broken) if told.gaps or drawn.only_broken else None, cls="chips"),
        cls="filters sight__filters",
    )


def _nothing(address: Address) -> h.Element:
    return empty(
        t("No branch matches the filters."),
        t("The thread is there, but the filters leave nothing of it."),
        (t("Take away the filters"), address.only(*STICKY).having()),
    )
