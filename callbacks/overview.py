"""The overview: how the organisation's goals are going, on one page."""

from datetime import date

from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.indicator import Indicator, IndicatorKind, Series
from dashboard.measures import Measures
from dashboard.overview import Overview, Standing
from data.models import IndicatorRow
from data.queries.agenda import changes, subjects
from data.queries.measures import measures
from data.queries.series import COUNTRY, Key, Wanted, series
from data.queries.thread import thread
from layouts import overview
from layouts.screen import Screen

PATHS = ("/",)
_SPARKLINE_YEARS = 8


def page(visit: Visit, **_: str) -> Screen:
    """Ask for everything the overview tells, and draw it."""
    red = thread(visit.session, visit.view)
    counted = measures(visit.session, visit.now_and_before, visit.view.known_at)
    found = _series(visit, [area.id for area in red.areas])
    period, before = visit.view.period, visit.view.before
    seen = watch(visit)
    told = Overview(
        goals=red.goals,
        context=_kind(found, IndicatorKind.CONTEXT),
        key_figures=_kind(found, IndicatorKind.KEY_FIGURE),
        standard=_standard(found),
        standings=[
            Standing(
                area,
                counted.get((period.id, area.id), Measures()),
                counted.get((before.id, area.id), Measures()) if before else Measures(),
                {
                    number: (one.at(period.code), one.at(before.code if before else ""))
                    for (number, scope), one in found.items()
                    if scope == area.id
                },
            )
            for area in red.areas
        ],
        watch=seen,
        subjects=subjects(visit.session, visit.view, seen.raised.items),
        changes=changes(visit.session, visit.view),
    )
    return overview.page(told, red, visit.frame, visit.view, visit.address)


def _series(visit: Visit, areas: list[int]) -> dict[Key, Series]:
    periods = [p.id for p in visit.now_and_before]
    since = date(visit.view.period.year - _SPARKLINE_YEARS, 1, 1)
    chosen = IndicatorRow.featured.is_not(None)
    return series(
        visit.session,
        visit.view,
        visit.frame.limits,
        Wanted(IndicatorRow.kind == IndicatorKind.STANDARD, areas, periods=periods),
        Wanted((IndicatorRow.kind == IndicatorKind.CONTEXT) & chosen, COUNTRY, since=since),
        Wanted(
            (IndicatorRow.kind == IndicatorKind.KEY_FIGURE) & chosen,
            [visit.frame.organisation_id],
            periods=periods,
        ),
    )


def _kind(found: dict[Key, Series], kind: IndicatorKind) -> list[Series]:
    of_kind = [one for one in found.values() if one.indicator.kind is kind]
    return sorted(of_kind, key=lambda one: one.indicator.featured or 0)


def _standard(found: dict[Key, Series]) -> list[Indicator]:
    unique = {one.indicator.id: one.indicator for one in found.values() if one.indicator.kind is IndicatorKind.STANDARD}
    return sorted(unique.values(), key=lambda indicator: indicator.position)
