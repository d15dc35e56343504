"""What the figures are and where they come from; the accessibility statement."""

from callbacks.visit import Visit
from dashboard.indicator import IndicatorKind
from data.queries.sources import last_recorded, sources
from layouts import about
from layouts.screen import Screen

PATHS = ("/om",)


def page(visit: Visit, **_: str) -> Screen:
    """Sources of all indicators, rules, and when something was last recorded."""
    found = sources(visit.session, visit.view)
    return about.page(
        [s for s in found if s.kind is IndicatorKind.CONTEXT],
        last_recorded(visit.session, visit.view),
        visit.frame,
        visit.view,
        visit.address,
    )
