"""The four perspectives of a unit, side by side."""

from collections.abc import Mapping, Sequence

from dashboard.address import Address
from dashboard.answers import Judged
from dashboard.choosing import Choice
from dashboard.indicator import Perspective
from dashboard.spc import Rules
from dashboard.view import Frame, View
from layouts import labels
from layouts import nodes as h
from layouts.components.choosing import by_answers, choosing
from layouts.components.figures import example
from layouts.components.indicators import indicator_rows, key
from layouts.components.multiples import Shared, stretch
from layouts.components.placed import Placed
from layouts.problems import empty
from layouts.text import t


def perspectives(
    found: Mapping[Perspective, Sequence[Judged]],
    choice: Choice,
    frame: Frame,
    view: View,
    address: Address,
    scope: str | None,
) -> h.Element:
    """Operations, finance, staff, processes: each with its key figures; or all of them in the order of their answers."""
    placed = [Placed(one, labels.perspective(p)) for p in Perspective for one in found[p]]
    inside: h.Child
    if not placed:
        inside = empty(t("No key figures here."), t("None has a value for this unit and this kind of period."))
    elif choice.is_listed or choice.as_charts:
        shared = Shared(stretch(placed, view.period.ends_on), Rules.of(frame.settings))
        inside = by_answers(placed, choice, shared, address, scope)
    else:
        inside = h.div((_one(p, found[p], address, scope) for p in Perspective if found[p]), cls="halves halves--rows")
    return h.section(
        h.div(
            h.div(h.h2(t("Four perspectives"), " ", example(frame.is_example))),
            None if choice.as_charts else key(one.judged for one in placed),
            cls="heading",
        ),
        choosing(placed, choice, address),
        inside,
        id="perspektiv",
    )


def _one(perspective: Perspective, found: Sequence[Judged], address: Address, scope: str | None) -> h.Element:
    name = labels.perspective(perspective)
    return h.div(
        h.h3(name, cls="perspective"),
        indicator_rows(found, name.lower(), address, scope),
        cls="card perspective-card",
    )
