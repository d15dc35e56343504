"""What the organisation wants, drawn."""

from dashboard.address import Address
from dashboard.goal import Goal, Organisation, Thread
from dashboard.view import View
from dashboard.words import Words
from layouts import formats
from layouts import nodes as h
from layouts.components.figures import example
from layouts.components.goals import goal_lines
from layouts.components.history_link import brief_history_link
from layouts.screen import Screen
from layouts.text import lang_of, of, swedish, t


def page(wants: Organisation, red: Thread, view: View, address: Address) -> Screen:
    """Overarching goal, vision, business idea, the way down the red thread, and earlier goals."""
    return Screen(
        t("Overarching goal"),
        [
            h.p(t("Overarching goal of {organisation}", organisation=of(wants.name)), cls="eyebrow"),
            h.h1(
                goal_lines(wants.goals),
                tabindex=-1,
                lang=lang_of(wants.goals[0].text) if wants.goals else None,
            ),
            (_validity(g, address) for g in wants.goals),
            h.div(
                _text(t("Vision"), wants.vision, wants.is_example),
                _text(t("Business idea"), wants.business_idea, wants.is_example),
                cls="two",
            ),
            h.section(
                h.h2(t("Down the red thread")),
                h.p(
                    t(
                        "Context indicators tell the state of Sweden; the result areas are what the organisation does about it."
                    ),
                    cls="under",
                ),
                h.ul(
                    h.li(h.a(t("The red thread, whole"), href=address.to("roda-traden"), cls="link")),
                    h.li(h.a(t("Context indicators"), href=address.to("omvarld"), cls="link")),
                    (
                        h.li(
                            h.a(
                                of(a.name),
                                href=address.to("resultatomraden", a.code),
                                cls="link",
                                lang=lang_of(a.name),
                            )
                        )
                        for a in red.areas
                    ),
                    cls="ways",
                ),
            ),
            _replaced(wants.replaced, address),
        ],
    )


def _validity(goal: Goal, address: Address) -> h.Element:
    until = t("In force from {day}", day=formats.day(goal.valid_from))
    if goal.valid_to:
        until = f"{formats.day(goal.valid_from)} – {formats.day(goal.valid_to)}"
    return h.p(
        until,
        [". ", h.span(goal.source, lang=swedish())] if goal.source else None,
        " ",
        example(goal.is_example),
        " ",
        brief_history_link(goal.text, address.to("historik", "mal", goal.code)),
        cls="under goal__validity",
    )


def _text(title: str, text: Words, is_example: bool) -> h.Element:
    return h.section(h.h2(title, " ", example(is_example)), h.p(of(text), cls="big", lang=lang_of(text)))


def _replaced(goals: tuple[Goal, ...], address: Address) -> h.Child:
    if not goals:
        return None
    return h.section(
        h.h2(t("Goals it replaced")),
        h.ul(
            (
                h.li(h.div(h.p(of(g.text), cls="list__title", lang=lang_of(g.text)), _validity(g, address)))
                for g in goals
            ),
            cls="list list--plain",
        ),
    )
