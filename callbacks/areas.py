"""Result areas side by side, and one of them from its goals to every activity."""

from callbacks import choices
from callbacks.judging import answered
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.answers import Judged
from dashboard.errors import ThingNotFound
from dashboard.filters import Filters
from dashboard.goal import ResultArea, Thread
from dashboard.indicator import IndicatorKind, Series
from dashboard.measures import Measures, derived
from dashboard.period import Period, latest
from data.models import IndicatorRow
from data.queries.measures import measures
from data.queries.series import Wanted, series
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
    periods = latest(visit.view.period, visit.frame.periods, _HISTORY)
    counted = measures(visit.session, periods, visit.view.known_at, only=area.id)
    by_period = {period_id: found for (period_id, _), found in counted.items()}
    standard, thematic = _indicators(visit, red, area, periods, by_period)
    return areas.one(
        areas.AreaPage(
            area=area,
            now=by_period.get(visit.view.period.id, Measures()),
            signals=watch(visit).raised.within(area=area.code),
            standard=standard,
            deliverables=red.deliverables,
            more_deliverables=red.more_deliverables,
            turned=turned,
            thematic=thematic,
            activities=choices.activities(visit, red, Filters(area_id=area.id)),
        ),
        red,
        visit.frame,
        visit.view,
        visit.address,
    )


def _indicators(
    visit: Visit, red: Thread, area: ResultArea, periods: list[Period], by_period: dict[int, Measures]
) -> tuple[list[Series], dict[int, list[Judged]]]:
    under = [d.id for d in red.deliverables]
    found = series(
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
    standard: dict[int, Series] = {}
    thematic: dict[int, dict[int, Series]] = {}
    for (number, scope), one in found.items():
        chosen = (
            standard
            if one.indicator.kind is IndicatorKind.STANDARD
            else thematic.setdefault(one.indicator.deliverable_id or 0, {})
        )
        if scope is not None or number not in chosen:
            chosen[number] = one
    filled = [_filled(one, periods, by_period) for one in standard.values()]
    return (
        sorted(filled, key=lambda s: s.indicator.position),
        {key: answered(visit, same.values(), _SPARKLINE) for key, same in thematic.items()},
    )


def _filled(one: Series, periods: list[Period], by_period: dict[int, Measures]) -> Series:
    rule = one.indicator.derivation
    return one if rule is None else one.filled(derived(one.indicator, rule, periods, by_period))
