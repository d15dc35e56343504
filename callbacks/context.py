"""All context indicators, by theme, for the country or a county."""

from callbacks.visit import Visit
from dashboard.indicator import IndicatorKind
from data.models import IndicatorRow
from data.queries.regions import regions
from data.queries.series import Wanted, series
from layouts import context
from layouts.screen import Screen

PATHS = ("/omvarld",)


def page(visit: Visit, scope: str = "00", **_: str) -> Screen:
    """The gallery for the region the address names; an unknown one is the whole country."""
    places = regions(visit.session, visit.view)
    chosen = next((r for r in places if r.code == scope), None) or places[0]
    found = series(
        visit.session,
        visit.view,
        visit.frame.limits,
        Wanted(IndicatorRow.kind == IndicatorKind.CONTEXT, [chosen.id]),
    )
    ordered = sorted(found.values(), key=lambda s: s.indicator.position)
    return context.page(ordered, places, chosen, visit.view, visit.address)
