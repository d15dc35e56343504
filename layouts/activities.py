"""All activities, drawn."""

from dashboard.address import Address
from dashboard.goal import Thread
from dashboard.status import Distribution
from dashboard.view import Frame, View
from layouts import formats
from layouts import nodes as h
from layouts.components.activities import Chosen, activities
from layouts.components.figures import example
from layouts.components.status import bar
from layouts.screen import Screen
from layouts.text import t


def page(chosen: Chosen, red: Thread, frame: Frame, view: View, address: Address) -> Screen:
    """Every activity in the plan, to be filtered, sorted and followed in time."""
    distribution = Distribution(chosen.facets.statuses)
    return Screen(
        t("Activities"),
        [
            h.div(
                h.div(
                    h.h1(t("Activities and assignments"), tabindex=-1),
                    h.p(
                        t(
                            "Everything in the plan of {period}, with the owner's own judgement.",
                            period=formats.period(view.period).lower(),
                        ),
                        " ",
                        example(frame.is_example),
                        cls="under",
                    ),
                ),
                h.div(bar(distribution), cls="head__aside"),
                cls="head",
            ),
            h.section(activities(chosen, red, view, address), cls="section--first"),
        ],
    )
