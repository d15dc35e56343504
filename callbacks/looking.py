"""What is seen of activities and indicators in a view: the rules of the signals, with what the database says put in."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_

from callbacks.deriving import filled, reported
from callbacks.judging import tuning
from callbacks.visit import Visit
from dashboard.answers import Judged, judged, variation_at
from dashboard.borders import Borders
from dashboard.indicator import IndicatorKind, Series
from dashboard.measures import Measures
from dashboard.period import Period, latest
from dashboard.signals import (
    About,
    Place,
    Signal,
    Thresholds,
    Upkeep,
    WatchedIndicator,
    of_activity,
    of_indicator,
    of_upkeep,
)
from dashboard.status import Distribution
from dashboard.watch import Brief, Seen
from data.models import IndicatorRow
from data.queries import watched
from data.queries.measures import measures
from data.queries.series import COUNTRY, Key, Wanted, series

_PLACES = {
    IndicatorKind.CONTEXT: Place.OVERARCHING,
    IndicatorKind.STANDARD: Place.AREA,
    IndicatorKind.THEMATIC: Place.DELIVERABLE,
    IndicatorKind.KEY_FIGURE: Place.UNIT,
}

_NOBODY = Distribution()


def activities(visit: Visit, only: Collection[int] | None = None) -> dict[int, Seen]:
    """By id, activities with signals; `only` looks at these alone."""
    view, thresholds = visit.view, Thresholds.of(visit.frame.settings)
    if not view.period.is_reported or (only is not None and not only):
        return {}
    history = latest(view.period, visit.frame.periods, max(thresholds.stuck_periods, 2))
    found = watched.activities(visit.session, view, history, thresholds.due_days, only)
    told = {number: of_activity(one, view.period.due_on, view.today, thresholds) for number, one in found.items()}
    return {number: Seen(tuple(signals)) for number, signals in told.items() if signals}


def indicators(visit: Visit, only: Collection[int] | None = None) -> dict[int, Seen]:
    """By id, every indicator with the answers and signals of the scopes that the red thread follows it for."""
    if only is not None and not only:
        return {}
    kept = watched.kept(visit.session, visit.view, only)
    asked = _asked(visit, only)
    thresholds = Thresholds.of(visit.frame.settings)
    signals: dict[int, list[Signal]] = defaultdict(list)
    answers: dict[int, list[Brief]] = defaultdict(list)
    for (number, scope), one in asked.series.items():
        if scope is not None and number in kept:
            about = _about(kept[number], asked.areas.get(scope, ""))
            judgement = judged(one, visit.view.period.type, *tuning(visit))
            found = watched_indicator(visit, judgement, about, asked.linked(one, scope))
            told = found.answers
            answers[number].append(Brief(found.about.scope, told.level, told.variation, told.prospect))
            signals[number] += of_indicator(found, thresholds)
    for number, by in kept.items():
        signals[number] += of_upkeep(Upkeep(_about(by), by.owner, by.next_update_on), visit.view.today)
    return {number: Seen(tuple(signals[number]), tuple(answers[number])) for number in kept}


@dataclass(frozen=True, slots=True)
class _Asked:
    """Series by indicator and scope, the areas' codes, and how the activities go that answer for them."""

    series: Mapping[Key, Series]
    areas: Mapping[int, str]
    under: Mapping[int, Distribution]
    within: Mapping[int, Distribution]

    def linked(self, one: Series, scope: int) -> Distribution:
        """Under the same deliverable, or in the same area."""
        if one.indicator.kind is IndicatorKind.STANDARD:
            return self.within.get(scope, Distribution())
        return self.under.get(one.indicator.deliverable_id or 0, Distribution())


def _asked(visit: Visit, only: Collection[int] | None) -> _Asked:
    session, view = visit.session, visit.view
    areas = watched.area_codes(session, view)
    scopes: dict[IndicatorKind, Any] = {
        IndicatorKind.CONTEXT: COUNTRY,
        IndicatorKind.THEMATIC: [visit.frame.organisation_id],
        IndicatorKind.KEY_FIGURE: [visit.frame.organisation_id],
    }
    if view.period.is_reported:  # what all areas are followed by has values for no other period
        scopes[IndicatorKind.STANDARD] = list(areas)
    among = [] if only is None else [IndicatorRow.id.in_(only)]
    found = series(
        session,
        view,
        visit.frame.limits,
        *(
            Wanted(and_(IndicatorRow.kind == kind, *among), of_kind, targets=True, judged=True)
            for kind, of_kind in scopes.items()
        ),
    )
    kinds = {one.indicator.kind for one in found.values()}
    deliverables = {one.indicator.deliverable_id for one in found.values() if one.indicator.deliverable_id is not None}
    under = watched.under_deliverables(session, view, None if only is None else deliverables)
    if IndicatorKind.STANDARD not in kinds:
        return _Asked(found, areas, under, {})
    periods = reported(visit)
    counted = measures(session, periods, view.known_at)
    within = {area: counted[view.period.id, area].statuses for area in areas if (view.period.id, area) in counted}
    return _Asked(_filled(visit, found, areas, periods, counted), areas, under, within)


def _filled(
    visit: Visit,
    found: Mapping[Key, Series],
    areas: Collection[int],
    periods: list[Period],
    counted: Mapping[tuple[int, int], Measures],
) -> dict[Key, Series]:
    """With the figures of every area where a rule derives them."""
    told = dict(found)
    for (number, _), one in found.items():
        if one.indicator.derivation is not None:
            for area in areas:
                by_period = {p.id: counted.get((p.id, area), Measures()) for p in periods}
                told[number, area] = filled(visit, found.get((number, area), one), periods, by_period)
    return told


def watched_indicator(visit: Visit, found: Judged, about: About, linked: Distribution = _NOBODY) -> WatchedIndicator:
    """An indicator for a scope as the signals see it: its answers now, and what it was at the last locked period."""
    one, (rules, _) = found.series, tuning(visit)
    locked = _last_locked(visit)
    borders = Borders(one.rebases, one.breaks)
    return WatchedIndicator(
        about,
        one.indicator.kind,
        found.answers,
        variation_at(found.finest, borders, locked.ends_on, rules) if locked else found.answers.variation,
        linked,
        one.indicator.derivation,
        found.finest.rhythm,
        locked.code if locked else None,
        rules.run,
        one.indicator.decimals,
    )


def _last_locked(visit: Visit) -> Period | None:
    """The last locked period before the one looked at."""
    locked = (p for p in visit.frame.periods if p.is_locked and p.ends_on < visit.view.period.ends_on)
    return max(locked, key=lambda p: p.ends_on, default=None)


def _about(kept: watched.Kept, scope: str = "") -> About:
    return About(_PLACES[kept.kind], kept.code, scope, area=scope or kept.area, department=kept.department)
