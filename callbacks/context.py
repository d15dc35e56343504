"""All context indicators, by theme, for the country or a county."""

from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.indicator import COUNTRY_CODE, IndicatorKind, Scope, ScopeKind
from dashboard.words import Words
from data.models import IndicatorRow
from data.queries.regions import regions
from data.queries.series import Wanted, series
from layouts import context
from layouts.screen import Screen

PATHS = ("/omvarld",)
NOWHERE = Scope(0, ScopeKind.REGION, COUNTRY_CODE, Words(""))  # before any region was known


def page(visit: Visit, scope: str = "00", **_: str) -> Screen:
    """The gallery for the region the address names; an unknown one is the whole country."""
    places = regions(visit.session, visit.view)
    chosen = next((r for r in places if r.code == scope), None) or next(iter(places), NOWHERE)
    found = series(
        visit.session,
        visit.view,
        visit.frame.limits,
        Wanted(IndicatorRow.kind == IndicatorKind.CONTEXT, [chosen.id]),
    )
    ordered = sorted(found.values(), key=lambda s: s.indicator.position)
    return context.page(ordered, places, chosen, watch(visit), visit.view, visit.address)
