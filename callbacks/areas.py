"""Result areas side by side, and one of them from its goals to every activity."""

from collections.abc import Iterable
from dataclasses import replace

from callbacks import choices, deriving
from callbacks.judging import answered
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.access import Act, may
from dashboard.agreed import Here
from dashboard.answers import Judged
from dashboard.errors import ThingNotFound
from dashboard.filters import Filters
from dashboard.goal import ResultArea, Thread
from dashboard.indicator import IndicatorKind, Series
from dashboard.measures import Measures, derived
from dashboard.period import Period, latest
from data.models import IndicatorRow
from data.queries.measures import measures
from data.queries.series import Key, Wanted, series
from data.queries.thread import thread
from layouts import areas
from layouts.screen import Screen

PATHS = ("/resultatomraden", "/resultatomraden/<code:code>")
_HISTORY = 9
_SPARKLINE = 48  # months of four years
_DELIVERABLES = 9  # at a time; with their indicators and all their history they make some twenty rows


def page(visit: Visit, code: str = "", **_: str) -> Screen:
    """All areas, or the one with the code in the path."""
    return _one(visit, code) if code else _all(visit)


def _all(visit: Visit) -> Screen:
    red = thread(visit.session, visit.view)
    counted = measures(visit.session, [visit.view.period], visit.view.known_at)
    now = {area.id: counted.get((visit.view.period.id, area.id), Measures()) for area in red.areas}
    return areas.index(red, now, visit.frame, visit.view, visit.address)


def _one(visit: Visit, code: str) -> Screen:
    turned = choices.whole_number(visit.address.query.get("deliverables"), 1, 1000)
    red = thread(visit.session, visit.view, area=code, limit=_DELIVERABLES, offset=(turned - 1) * _DELIVERABLES)
    area = red.area(code)
    if area is None:
        raise ThingNotFound(code)
    choice = choices.indicators(visit)
    shown = latest(visit.view.period, visit.frame.periods, _HISTORY)
    periods = [*dict.fromkeys([*shown, *(deriving.reported(visit) if choice.as_charts else ())])]
    counted = deriving.by_area(visit, [area], periods, only=area.id, planned_in=[visit.view.period])[area.id]
    found = _series(visit, red, area, periods)
    standard = sorted(_standard(found), key=lambda one: (one.indicator.position, one.indicator.code))
    thematic = _thematic(found)
    return areas.one(
        areas.AreaPage(
            area=area,
            now=counted.get(visit.view.period.id, Measures()),
            watch=watch(visit),
            agreed=_agreed(visit, area.id),
            standard=[_filled(one, shown, counted) for one in standard],
            deliverables=red.deliverables,
            more_deliverables=red.more_deliverables,
            turned=turned,
            thematic={key: answered(visit, same, _SPARKLINE) for key, same in thematic.items()},
            charted=_charted(visit, standard, counted) if choice.as_charts else (),
            choice=choice,
            activities=choices.activities(visit, red, Filters(area_id=area.id)),
        ),
        red,
        visit.frame,
        visit.view,
        visit.address,
    )


def _agreed(visit: Visit, area_id: int) -> Here:
    """What is agreed about the area."""
    every = watch(visit).agreed.seen_by(visit.user)
    return Here(every.about(area_id), every, may(visit.user, Act.DECIDE) and visit.view.known_at is None)


def _series(visit: Visit, red: Thread, area: ResultArea, periods: list[Period]) -> dict[Key, Series]:
    """The standard indicators in the area, and those of the deliverables that are shown."""
    under = [d.id for d in red.deliverables]
    return series(
        visit.session,
        visit.view,
        visit.frame.limits,
        Wanted(
            IndicatorRow.kind == IndicatorKind.STANDARD,
            [area.id],
            periods=[p.id for p in periods],
            targets=True,
        ),
        Wanted(IndicatorRow.deliverable_id.in_(under), [visit.frame.organisation_id], targets=True, judged=True),
    )


def _standard(found: dict[Key, Series]) -> list[Series]:
    return _of_area(one for one in found.items() if one[1].indicator.kind is IndicatorKind.STANDARD)


def _thematic(found: dict[Key, Series]) -> dict[int, list[Series]]:
    """By id of deliverable."""
    thematic: dict[int, list[Series]] = {}
    for one in _of_area(one for one in found.items() if one[1].indicator.kind is not IndicatorKind.STANDARD):
        thematic.setdefault(one.indicator.deliverable_id or 0, []).append(one)
    return thematic


def _of_area(found: Iterable[tuple[Key, Series]]) -> list[Series]:
    """One of each indicator: that with values, where there are any."""
    chosen: dict[int, Series] = {}
    for (number, scope), one in found:
        if scope is not None or number not in chosen:
            chosen[number] = one
    return list(chosen.values())


def _filled(one: Series, periods: list[Period], by_period: deriving.ByPeriod) -> Series:
    """The values of some periods."""
    rule = one.indicator.derivation
    if rule is not None:
        return one.filled(derived(one.indicator, rule, periods, by_period))
    codes = {p.code for p in periods}
    return replace(one, points=tuple(point for point in one.points if point.shown.period_code in codes))


def _charted(visit: Visit, standard: list[Series], counted: deriving.ByPeriod) -> list[Judged]:
    """The standard indicators with all their history and its answers, as on their own pages."""
    periods = deriving.reported(visit)
    return answered(visit, [deriving.filled(visit, one, periods, counted) for one in standard])
