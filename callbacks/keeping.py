"""What is made of a whole view and takes its time: kept in each worker until the journal says otherwise.

What is kept is named by the last line of the journal it was made of. When there are more lines, whoever made it is given what was
kept, and makes anew what these lines tell about; so nothing kept is older than the figures it stands beside.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from callbacks.visit import Visit
from dashboard.audit import Head
from dashboard.watch import Touched, touched
from data.queries.watched import lines_from

VIEWS = 24  # kept in each worker
_MOST_LINES = 2000  # a longer journal of changes is not followed: everything is looked at anew


class Headed(Protocol):
    """What knows the edition of the journal that it was made of."""

    @property
    def head(self) -> Head | None:
        """The last line; None where there is no journal."""


T = TypeVar("T", bound=Headed)


class Shelf(Generic[T]):
    """What was made of the views used last, by database and by what names the view."""

    def __init__(self, most: int = VIEWS) -> None:
        self.most = most
        self.kept: WeakKeyDictionary[Any, OrderedDict[Any, T]] = WeakKeyDictionary()
        self._lock = Lock()

    def asked(self, visit: Visit, key: Hashable, make: Callable[[Visit, T | None], T]) -> T:
        """What is kept, when nothing has been written since; else made anew, of what was kept before."""
        head = visit.frame.head
        if head is None:
            return make(visit, None)
        with self._lock:
            shelf = self.kept.setdefault(visit.session.get_bind(), OrderedDict())
            before = shelf.get(key)
            if before is not None:
                shelf.move_to_end(key)
        if before is not None and before.head == head:
            return before
        fresh = make(visit, before)
        with self._lock:
            shelf[key] = fresh
            while len(shelf) > self.most:
                shelf.popitem(last=False)
        return fresh


def since(session: Session, head: Head | None, also: Collection[str] = ()) -> Touched | None:
    """What has been written after a line; None when the journal is another one, or too much was written.

    A line of a table named in `also`, which signals do not look at, can have touched anything.
    """
    if head is None:
        return None
    lines = lines_from(session, head.number, _MOST_LINES)
    if not lines or lines[0][:2] != (head.number, head.hash) or len(lines) == _MOST_LINES:
        return None
    if any(table in also for _, _, table, _ in lines[1:]):
        return None
    return touched((table, thing) for _, _, table, thing in lines[1:])
