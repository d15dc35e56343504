"""The four perspectives of a unit, side by side."""

from collections.abc import Mapping, Sequence

from dashboard.address import Address
from dashboard.answers import Judged
from dashboard.indicator import Perspective
from layouts import labels
from layouts import nodes as h
from layouts.components.figures import example
from layouts.components.indicators import indicator_rows, key
from layouts.problems import empty
from layouts.text import t


def perspectives(
    found: Mapping[Perspective, Sequence[Judged]], is_example: bool, address: Address, scope: str | None
) -> h.Element:
    """Operations, finance, staff, processes: each with its key figures."""
    if not any(found.values()):
        inside: h.Child = empty(t("No key figures here."), t("None has a value for this unit and this kind of period."))
    else:
        inside = h.div((_one(p, found[p], address, scope) for p in Perspective if found[p]), cls="halves halves--rows")
    return h.section(
        h.div(
            h.h2(t("Four perspectives"), " ", example(is_example)),
            key(one for same in found.values() for one in same),
            cls="heading",
        ),
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
