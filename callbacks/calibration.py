"""Judgement and figures: how owners' statuses agree with the indicators they are linked to, and how their forecasts came out."""

from collections import defaultdict
from collections.abc import Sequence

from callbacks.choices import members
from callbacks.judging import tuning
from callbacks.visit import Visit
from dashboard.activity import Forecast
from dashboard.answers import Answers, as_shown, judged
from dashboard.calibration import Agreement, Compared, Side, agreement, gravest, speaks
from dashboard.forecasts import Foretold, Outcome, Probabilities, years_over
from dashboard.goal import ResultArea, Thread
from dashboard.indicator import Indicator, IndicatorKind
from dashboard.period import Period
from data.models import IndicatorRow
from data.queries.judgements import Judgement, foretold, foretold_activities, judgements, titles
from data.queries.series import Wanted, series
from data.queries.thread import thread
from layouts import calibration as drawing
from layouts.calibration import Chosen, Listed
from layouts.screen import Screen

PATHS = ("/kalibrering",)
_HISTORY = 9
_MOST = 200
_MOST_ANSWERS = 3000  # of indicators, over all periods: each takes a third of a millisecond


def page(visit: Visit, **_: str) -> Screen:
    """Ask for the judgements of the last periods and the forecasts of the years that are over, and draw them."""
    red, asked = thread(visit.session, visit.view), _reported(visit)[-_HISTORY:]
    said = judgements(visit.session, asked, visit.view.known_at)
    window = _within_reach(asked, len({one.indicator_id for one in said}))
    found, indicators = _compared(visit, window, said)
    years = years_over(_over(visit))
    chosen = _chosen(visit, window, red, years)
    return drawing.page(
        drawing.CalibrationPage(
            window=window,
            is_shortened=len(window) < len(asked),
            agreements=_agreements(found),
            chosen=chosen,
            years=years,
            foretold=[
                one
                for one in foretold(visit.session, years, visit.view.known_at)
                if chosen.area is None or one.area_id == chosen.area.id
            ],
            probabilities=Probabilities.of(visit.frame.settings),
            listed=_listed(visit, chosen, found, indicators) if chosen.side else _foretold(visit, chosen, years),
            most=_MOST,
        ),
        red,
        visit.frame,
        visit.view,
        visit.address,
    )


def _reported(visit: Visit) -> list[Period]:
    """The reported periods of the cycle, up to the one looked at."""
    view, frame = visit.view, visit.frame
    return [p for p in frame.periods if p.type is frame.cycle and p.is_reported and p.ends_on <= view.period.ends_on]


def _over(visit: Visit) -> list[Period]:
    """Those of which everything has been said: locked, or past the day when reports were due."""
    today = visit.view.today
    return [p for p in _reported(visit) if p.is_locked or (p.due_on is not None and today > p.due_on)]


def _within_reach(window: list[Period], indicators: int) -> list[Period]:
    """As many of the last periods as can be answered for while somebody waits; one at least."""
    return window[-max(1, _MOST_ANSWERS // max(1, indicators)) :]


def _compared(
    visit: Visit, window: Sequence[Period], said: Sequence[Judgement]
) -> tuple[list[Compared], dict[int, Indicator]]:
    """Each judged activity of each period beside the gravest of its indicators, as they were shown then."""
    told, indicators = _answers(visit, window, {one.indicator_id for one in said})
    linked: dict[tuple[int, int], list[Judgement]] = defaultdict(list)
    reached = {period.id for period in window}
    for one in (one for one in said if one.period_id in reached):
        linked[one.period_id, one.activity_id].append(one)
    compared = []
    for same in linked.values():
        answers = ((j.indicator_id, told[j.period_id, j.indicator_id]) for j in same if j.indicator_id in indicators)
        most, first = gravest(answers), same[0]
        if most is not None:
            compared.append(Compared(first.activity_id, first.area_id, first.period_id, first.status, *most))
    return compared, indicators


def _answers(
    visit: Visit, window: Sequence[Period], numbers: set[int]
) -> tuple[dict[tuple[int, int], Answers], dict[int, Indicator]]:
    """By period and indicator; for the whole organisation, and those alone that say something of activities."""
    if not numbers:
        return {}, {}
    kinds = IndicatorRow.kind.in_((IndicatorKind.STANDARD, IndicatorKind.THEMATIC))
    wanted = Wanted(kinds, [visit.frame.organisation_id], targets=True, judged=True)
    found = series(visit.session, visit.view, visit.frame.limits, wanted)
    spoken = {i: one for (i, scope), one in found.items() if scope and i in numbers and speaks(one.indicator)}
    (rules, pace), now = tuning(visit), visit.frame.known_at or visit.now
    told = {
        (period.id, number): judged(as_shown(one, period.ends_on, period.today(now)), period.type, rules, pace).answers
        for period in window
        for number, one in spoken.items()
    }
    return told, {number: one.indicator for number, one in spoken.items()}


def _agreements(found: Sequence[Compared]) -> dict[tuple[int, int], Agreement]:
    """By period and area."""
    groups: dict[tuple[int, int], list[Compared]] = defaultdict(list)
    for one in found:
        groups[one.period_id, one.area_id].append(one)
    return {key: agreement((one.status, one.answers) for one in same) for key, same in groups.items()}


def _chosen(visit: Visit, window: Sequence[Period], red: Thread, years: dict[Period, list[Period]]) -> Chosen:
    """What the address asks about; what it misspells is left out."""
    query = visit.address.query
    area: ResultArea | None = red.area(query.get("area", ""))
    side = next(iter(members(Side, [query.get("side", "")])), None)
    forecast = next(iter(members(Forecast, [query.get("forecast", "")])), None)
    came = next(iter(members(Outcome, [query.get("came", "")])), None)
    of = query.get("of", "")
    period = next((p for p in window if p.code == of), window[-1] if window else None)
    given = next((p for before in years.values() for p in before if p.code == query.get("given", "")), None)
    return Chosen(period, area, side, given, forecast, came)


def _listed(visit: Visit, chosen: Chosen, found: Sequence[Compared], indicators: dict[int, Indicator]) -> list[Listed]:
    """The activities behind a number of the agreement."""
    if chosen.period is None:
        return []
    behind = {
        one.activity_id: one
        for one in found
        if one.period_id == chosen.period.id
        and one.side is chosen.side
        and (chosen.area is None or one.area_id == chosen.area.id)
    }
    named = titles(visit.session, list(behind)[:_MOST], visit.view.known_at)
    return [
        Listed(code, title, behind[number].status, indicators[behind[number].indicator_id], behind[number].answers)
        for number, (code, title) in named.items()
    ]


def _foretold(visit: Visit, chosen: Chosen, years: dict[Period, list[Period]]) -> list[Listed]:
    """The activities behind a number of forecasts."""
    if chosen.given is None or chosen.forecast is None or chosen.came is None:
        return []
    found = foretold_activities(
        visit.session,
        years,
        visit.view.known_at,
        Foretold(chosen.given.id, chosen.area.id if chosen.area else None, chosen.forecast, chosen.came, 0),
        _MOST,
    )
    return [Listed(code, title) for code, title in found]
