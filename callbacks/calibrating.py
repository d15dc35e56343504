"""Owners' judgements beside the figures, period by period, and their forecasts beside what came: made once and kept."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from callbacks.judging import tuning
from callbacks.keeping import Shelf, since
from callbacks.visit import Visit
from dashboard.answers import Answers, as_shown, judged
from dashboard.audit import Head
from dashboard.calibration import Agreement, Compared, agreement, gravest, speaks
from dashboard.forecasts import Foretold, years_over
from dashboard.indicator import Indicator, IndicatorKind
from dashboard.period import Period
from dashboard.spc import Chart
from data.models import IndicatorRow
from data.queries.judgements import Judgement, foretold, judgements, linked_activities
from data.queries.series import Wanted, series

HISTORY = 9  # periods, as many as can be reached
_MOST_ANSWERS = 3000  # of indicators, over all periods: each takes a third of a millisecond
_MOST_CHANGED = 5000  # activities that one question can name
_VIEWS = 6  # kept in each worker: a large organisation's take some ten megabytes each
_ALSO = ("indicator_links",)
_NO_CHART = Chart((), (), ())
_Told: TypeAlias = Mapping[tuple[int, int], Answers]


@dataclass(frozen=True, slots=True)
class Calibrated:
    """What was compared in the periods reached, and what was foretold; `told` is by period and indicator, without charts."""

    head: Head | None
    window: tuple[Period, ...]
    told: _Told
    indicators: Mapping[int, Indicator]
    compared: tuple[Compared, ...]
    agreements: Mapping[tuple[int, int], Agreement]
    foretold: tuple[Foretold, ...]


_shelf: Shelf[Calibrated] = Shelf(_VIEWS)


def calibrated(visit: Visit) -> Calibrated:
    """Everything compared up to the period looked at, as the database is now."""
    days = tuple(period.today(_now(visit)) for period in reported(visit))
    return _shelf.asked(visit, (visit.view.period.code, days, visit.view.known_at), made)


def made(visit: Visit, before: Calibrated | None = None) -> Calibrated:
    """Of what was kept and has been written since, or of everything."""
    told = None if before is None else since(visit.session, before.head, _ALSO)
    if before is None or told is None or told.anything:
        return _anew(visit)
    answers, indicators = _answered_again(visit, before, told.indicators)
    if _within_reach(visit, len(indicators)) != before.window:
        return _anew(visit)
    changed = _affected(visit, before, told.activities, told.indicators)
    if len(changed) > _MOST_CHANGED:
        return _anew(visit)
    kept = [one for one in before.compared if one.activity_id not in changed]
    return Calibrated(
        visit.frame.head,
        before.window,
        answers,
        indicators,
        *_counted([*kept, *_compared(visit, before.window, answers, indicators, changed)]),
        _foretold(visit) if told.activities else before.foretold,
    )


def reported(visit: Visit) -> list[Period]:
    """The reported periods of the cycle, up to the one looked at."""
    view, frame = visit.view, visit.frame
    return [p for p in frame.periods if p.type is frame.cycle and p.is_reported and p.ends_on <= view.period.ends_on]


def years(visit: Visit) -> dict[Period, list[Period]]:
    """The years of which everything has been said: their periods are locked, or past the day when reports were due."""
    today = visit.view.today
    over = [p for p in reported(visit) if p.is_locked or (p.due_on is not None and today > p.due_on)]
    return years_over(over)


def _anew(visit: Visit) -> Calibrated:
    found = _spoken(visit)
    window = _within_reach(visit, len(found))
    told, indicators = _answers(visit, window, found), {number: one.indicator for number, one in found.items()}
    return Calibrated(
        visit.frame.head,
        window,
        told,
        indicators,
        *_counted(_compared(visit, window, told, indicators)),
        _foretold(visit),
    )


def _now(visit: Visit) -> Any:
    return visit.frame.known_at or visit.now


def _within_reach(visit: Visit, indicators: int) -> tuple[Period, ...]:
    """As many of the last periods as can be answered for while somebody waits; one at least."""
    most = min(HISTORY, max(1, _MOST_ANSWERS // max(1, indicators)))
    return tuple(reported(visit)[-most:])


def _spoken(visit: Visit, only: Collection[int] | None = None) -> dict[int, Any]:
    """The series that say something of activities, for the whole organisation."""
    which: Any = IndicatorRow.kind.in_((IndicatorKind.STANDARD, IndicatorKind.THEMATIC))
    if only is not None:
        which = which & IndicatorRow.id.in_(only)
    wanted = Wanted(which, [visit.frame.organisation_id], targets=True, judged=True)
    found = series(visit.session, visit.view, visit.frame.limits, wanted)
    return {number: one for (number, scope), one in found.items() if scope and speaks(one.indicator)}


def _answers(visit: Visit, window: Iterable[Period], found: Mapping[int, Any]) -> dict[tuple[int, int], Answers]:
    """By period and indicator, as its figures were shown then."""
    (rules, pace), now = tuning(visit), _now(visit)
    return {
        (period.id, number): replace(
            judged(as_shown(one, period.ends_on, period.today(now)), period.type, rules, pace).answers, chart=_NO_CHART
        )
        for period in window
        for number, one in found.items()
    }


def _answered_again(visit: Visit, before: Calibrated, again: Collection[int]) -> tuple[_Told, Mapping[int, Indicator]]:
    """What was told, with some of the indicators answered for anew."""
    if not again:
        return before.told, before.indicators
    found = _spoken(visit, again)
    old = {key: answers for key, answers in before.told.items() if key[1] not in again}
    named = {number: one for number, one in before.indicators.items() if number not in again}
    indicators = named | {number: one.indicator for number, one in found.items()}
    return old | _answers(visit, before.window, found), indicators


def _affected(
    visit: Visit, before: Calibrated, activities: Collection[int], indicators: Collection[int]
) -> frozenset[int]:
    """The activities that were reported or changed, and those that are or were held against what changed."""
    if not indicators:
        return frozenset(activities)
    held = {one.activity_id for one in before.compared if one.indicator_id in indicators}
    return frozenset(activities) | held | linked_activities(visit.session, indicators, visit.view.known_at)


def _compared(
    visit: Visit,
    window: Sequence[Period],
    told: _Told,
    indicators: Collection[int],
    only: Collection[int] | None = None,
) -> list[Compared]:
    """Each judged activity of each period beside the gravest of its indicators, as they were shown then."""
    if only is not None and not only:
        return []
    linked: dict[tuple[int, int], list[Judgement]] = defaultdict(list)
    for one in judgements(visit.session, window, visit.view.known_at, only):
        linked[one.period_id, one.activity_id].append(one)
    compared = []
    for same in linked.values():
        answers = ((j.indicator_id, told[j.period_id, j.indicator_id]) for j in same if j.indicator_id in indicators)
        most, first = gravest(answers), same[0]
        if most is not None:
            compared.append(Compared(first.activity_id, first.area_id, first.period_id, first.status, *most))
    return compared


def _counted(found: list[Compared]) -> tuple[tuple[Compared, ...], dict[tuple[int, int], Agreement]]:
    """In order, and the agreement by period and area."""
    groups: dict[tuple[int, int], list[Compared]] = defaultdict(list)
    for one in found:
        groups[one.period_id, one.area_id].append(one)
    agreements = {key: agreement((one.status, one.answers) for one in same) for key, same in groups.items()}
    return tuple(sorted(found, key=lambda one: (one.period_id, one.activity_id))), agreements


def _foretold(visit: Visit) -> tuple[Foretold, ...]:
    return tuple(foretold(visit.session, years(visit), visit.view.known_at))
