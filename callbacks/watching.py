"""All signals of a view, made when they are asked for and kept in each worker until the journal says otherwise.

What is kept is named by the last line of the journal it was made of. When there are more lines, only the things that
these tell about are looked at anew; so a signal is never older than the figures it stands beside.
"""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date, datetime
from threading import Lock
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from callbacks.looking import activities, indicators
from callbacks.visit import Visit
from dashboard.agreed import Agreed
from dashboard.audit import Head
from dashboard.overdue import of_agreed
from dashboard.ranking import Weights, looks, to_raise
from dashboard.watch import Seen, Touched, Watch, touched
from data.queries.agreed import agreed
from data.queries.watched import answering, lines_from, standard_indicators

_Key: TypeAlias = tuple[str, date, datetime | None]
_VIEWS = 24  # kept in each worker
_MOST_LINES = 2000  # a longer journal of changes is not followed: everything is looked at anew
_kept: WeakKeyDictionary[Any, OrderedDict[_Key, Watch]] = WeakKeyDictionary()
_lock = Lock()


def watch(visit: Visit) -> Watch:
    """All signals of the view, as the database is now."""
    view, head = visit.view, visit.frame.head
    if head is None:
        return made(visit)
    key = (view.period.code, view.today, view.known_at)
    with _lock:
        shelf = _kept.setdefault(visit.session.get_bind(), OrderedDict())
        before = shelf.get(key)
        if before is not None:
            shelf.move_to_end(key)
    if before is not None and before.head == head:
        return before
    fresh = made(visit, before)
    with _lock:
        shelf[key] = fresh
        while len(shelf) > _VIEWS:
            shelf.popitem(last=False)
    return fresh


def made(visit: Visit, before: Watch | None = None) -> Watch:
    """All signals of the view: of what was kept and has been written since, or of everything."""
    since = None if before is None or before.head is None else _since(visit.session, before.head)
    if before is None or since is None or since.anything:
        return _watch(visit, activities(visit) | indicators(visit), agreed(visit.session, visit.view))
    again = set(since.indicators)
    if since.activities:
        again |= answering(visit.session, since.activities)
    if since.counted:
        again |= standard_indicators(visit.session)
    fresh = activities(visit, since.activities) | indicators(visit, again)
    old = {number: seen for number, seen in before.things.items() if number not in since.activities | again}
    return _watch(visit, old | fresh, agreed(visit.session, visit.view) if since.agreed else before.agreed)


def _watch(visit: Visit, things: Mapping[int, Seen], found: Agreed) -> Watch:
    signals = [signal for seen in things.values() for signal in seen.signals]
    signals += of_agreed(found, visit.view.today)
    looked = looks(brief.variation for seen in things.values() for brief in seen.answers)
    return Watch(visit.frame.head, things, to_raise(signals, looked, Weights.of(visit.frame.settings)), found)


def _since(session: Session, head: Head) -> Touched | None:
    """What has been written after a line; None when the journal is another one, or too much was written."""
    lines = lines_from(session, head.number, _MOST_LINES)
    if not lines or lines[0][:2] != (head.number, head.hash) or len(lines) == _MOST_LINES:
        return None
    return touched((table, thing) for _, _, table, thing in lines[1:])
