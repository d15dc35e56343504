"""Figures that the application derives itself, for every reported period up to the one looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from callbacks.visit import Visit
from dashboard.goal import ResultArea
from dashboard.indicator import Derivation, Series, shown
from dashboard.measures import Measures, derived
from dashboard.period import Period
from data.queries.measures import measures

ByPeriod: TypeAlias = Mapping[int, Measures]


def reported(visit: Visit) -> list[Period]:
    """The reported periods of the kind looked at, or of the organisation's own cycle where that kind is not reported."""
    period = visit.view.period
    kind = period.type if period.is_reported else visit.frame.cycle
    return [p for p in visit.frame.periods if p.is_reported and p.type is kind and p.starts_on <= period.ends_on]


def by_area(
    visit: Visit,
    areas: Iterable[ResultArea],
    periods: list[Period],
    rule: Derivation | None = None,
    only: int | None = None,
    planned_in: list[Period] | None = None,
) -> dict[int, ByPeriod]:
    """By id of area, what is counted in each period by its id; with `rule` only what that rule needs."""
    return counted(visit, [area.id for area in areas], periods, rule, only, planned_in)


def counted(
    visit: Visit,
    areas: Iterable[int],
    periods: list[Period],
    rule: Derivation | None = None,
    only: int | None = None,
    planned_in: list[Period] | None = None,
) -> dict[int, ByPeriod]:
    """The same of areas by their ids."""
    found = measures(visit.session, periods, visit.view.known_at, rule=rule, only=only, planned_in=planned_in)
    return {area: {p.id: found.get((p.id, area), Measures()) for p in periods} for area in areas}


def filled(visit: Visit, one: Series, periods: list[Period], found: ByPeriod) -> Series:
    """A series whose indicator is derived with its figures, as far as they are known on the view's day; others as they are."""
    rule = one.indicator.derivation
    if rule is None:
        return one
    return replace(one, points=shown(derived(one.indicator, rule, periods, found), visit.view.today))
