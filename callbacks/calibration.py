"""Judgement and figures: how owners' statuses agree with the indicators they are linked to, and how their forecasts came out."""

from collections.abc import Mapping, Sequence

from callbacks.calibrating import HISTORY, Calibrated, calibrated, reported, years
from callbacks.choices import members
from callbacks.visit import Visit
from dashboard.activity import Forecast
from dashboard.calibration import Side
from dashboard.forecasts import Foretold, Outcome, Probabilities
from dashboard.goal import ResultArea, Thread
from dashboard.period import Period
from data.queries.judgements import foretold_activities, titles
from data.queries.thread import thread
from layouts import calibration as drawing
from layouts.calibration import Chosen, Listed
from layouts.screen import Screen

PATHS = ("/kalibrering",)
_MOST = 200


def page(visit: Visit, **_: str) -> Screen:
    """Ask for the judgements of the last periods and the forecasts of the years that are over, and draw them."""
    red, found, over = thread(visit.session, visit.view), calibrated(visit), years(visit)
    chosen = _chosen(visit, found.window, red, over)
    return drawing.page(
        drawing.CalibrationPage(
            window=found.window,
            is_shortened=len(found.window) < len(reported(visit)[-HISTORY:]),
            agreements=found.agreements,
            chosen=chosen,
            years=over,
            foretold=[one for one in found.foretold if chosen.area is None or one.area_id == chosen.area.id],
            probabilities=Probabilities.of(visit.frame.settings),
            listed=_listed(visit, chosen, found) if chosen.side else _foretold(visit, chosen, over),
            most=_MOST,
        ),
        red,
        visit.frame,
        visit.view,
        visit.address,
    )


def _chosen(visit: Visit, window: Sequence[Period], red: Thread, over: Mapping[Period, Sequence[Period]]) -> Chosen:
    """What the address asks about; what it misspells is left out."""
    query = visit.address.query
    area: ResultArea | None = red.area(query.get("area", ""))
    side = next(iter(members(Side, [query.get("side", "")])), None)
    forecast = next(iter(members(Forecast, [query.get("forecast", "")])), None)
    came = next(iter(members(Outcome, [query.get("came", "")])), None)
    of = query.get("of", "")
    period = next((p for p in window if p.code == of), window[-1] if window else None)
    given = next((p for before in over.values() for p in before if p.code == query.get("given", "")), None)
    return Chosen(period, area, side, given, forecast, came)


def _listed(visit: Visit, chosen: Chosen, found: Calibrated) -> list[Listed]:
    """The activities behind a number of the agreement."""
    if chosen.period is None:
        return []
    behind = {
        one.activity_id: one
        for one in found.compared
        if one.period_id == chosen.period.id
        and one.side is chosen.side
        and (chosen.area is None or one.area_id == chosen.area.id)
    }
    named = titles(visit.session, list(behind)[:_MOST], visit.view.known_at)
    return [
        Listed(
            code, title, behind[number].status, found.indicators[behind[number].indicator_id], behind[number].answers
        )
        for number, (code, title) in named.items()
    ]


def _foretold(visit: Visit, chosen: Chosen, over: Mapping[Period, Sequence[Period]]) -> list[Listed]:
    """The activities behind a number of forecasts."""
    if chosen.given is None or chosen.forecast is None or chosen.came is None:
        return []
    found = foretold_activities(
        visit.session,
        over,
        visit.view.known_at,
        Foretold(chosen.given.id, chosen.area.id if chosen.area else None, chosen.forecast, chosen.came, 0),
        _MOST,
    )
    return [Listed(code, title) for code, title in found]
