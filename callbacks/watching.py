"""All signals of a view, made when they are asked for and kept in each worker until the journal says otherwise."""

from collections.abc import Mapping

from callbacks.keeping import Shelf, since
from callbacks.looking import activities, indicators
from callbacks.visit import Visit
from dashboard.agreed import Agreed
from dashboard.overdue import of_agreed
from dashboard.ranking import Weights, looks, to_raise
from dashboard.watch import Seen, Watch
from data.queries.agreed import agreed
from data.queries.watched import answering, standard_indicators

_shelf: Shelf[Watch] = Shelf()


def watch(visit: Visit) -> Watch:
    """All signals of the view, as the database is now."""
    view = visit.view
    return _shelf.asked(visit, (view.period.code, view.today, view.known_at), made)


def made(visit: Visit, before: Watch | None = None) -> Watch:
    """All signals of the view: of what was kept and has been written since, or of everything."""
    told = None if before is None else since(visit.session, before.head)
    if before is None or told is None or told.anything:
        return _watch(visit, activities(visit) | indicators(visit), agreed(visit.session, visit.view))
    again = set(told.indicators)
    if told.activities:
        again |= answering(visit.session, told.activities)
    if told.counted:
        again |= standard_indicators(visit.session)
    fresh = activities(visit, told.activities) | indicators(visit, again)
    old = {number: seen for number, seen in before.things.items() if number not in told.activities | again}
    return _watch(visit, old | fresh, agreed(visit.session, visit.view) if told.agreed else before.agreed)


def _watch(visit: Visit, things: Mapping[int, Seen], found: Agreed) -> Watch:
    signals = [signal for seen in things.values() for signal in seen.signals]
    signals += of_agreed(found, visit.view.today)
    looked = looks(brief.variation for seen in things.values() for brief in seen.answers)
    return Watch(visit.frame.head, things, to_raise(signals, looked, Weights.of(visit.frame.settings)), found)
