"""How to read all of this, with the organisation's own figures as examples."""

from collections.abc import Mapping

from callbacks.judging import tuning
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.answers import judged
from dashboard.guide import Examples, candidates, examples, first_of_each
from dashboard.measures import total
from dashboard.watch import Seen
from data.models import IndicatorRow
from data.queries.agenda import subjects
from data.queries.measures import measures
from data.queries.series import Wanted, series
from data.queries.thread import thread
from data.queries.watched import own_indicators
from layouts import guide
from layouts.screen import Screen

PATHS = ("/sa-laser-du",)


def page(visit: Visit, **_: str) -> Screen:
    """Find what shows each thing that is told, and draw."""
    session, view = visit.session, visit.view
    seen = watch(visit)
    shown = first_of_each(seen.raised.all)
    counted = measures(session, [view.period], view.known_at, planned_in=[view.period])
    return guide.page(
        guide.Guide(
            now=total({area: found for (_, area), found in counted.items()}).statuses,
            examples=_examples(visit, seen.things),
            rules=tuning(visit)[0],
            raised=seen.raised,
            shown=shown,
            subjects=subjects(session, view, shown.values()),
        ),
        thread(session, view),
        visit.frame,
        view,
        visit.address,
    )


def _examples(visit: Visit, things: Mapping[int, Seen]) -> Examples:
    """Of the indicators that are followed for the organisation as a whole."""
    chosen = candidates(own_indicators(visit.session, visit.view), things)
    found = series(
        visit.session,
        visit.view,
        visit.frame.limits,
        Wanted(IndicatorRow.id.in_(chosen), [visit.frame.organisation_id], targets=True, judged=True),
    )
    of_whole = {number: one for (number, scope), one in found.items() if scope is not None}
    ordered = (of_whole[number] for number in chosen if number in of_whole)
    return examples(judged(one, visit.view.period.type, *tuning(visit)) for one in ordered)
