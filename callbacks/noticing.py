"""What anybody could be told of, read once and kept in each worker until the journal says otherwise; and who is told what.

Decisions, commitments, meetings and talks hang on what was known, not on the period that is looked at: one reading serves all.
"""

from dataclasses import replace

from callbacks.keeping import Shelf, since
from callbacks.visit import Visit
from dashboard.notices import Notable, Notice, notices
from dashboard.period import Period
from dashboard.watch import Touched
from data.queries.agreed import agreed
from data.queries.meetings import meetings
from data.queries.notices import returned
from data.queries.talks import talks

_READ_AGAIN = ("meetings", "meeting_series", "agenda_items", "submissions", "talks")
_shelf: Shelf[Notable] = Shelf()


def noticed(visit: Visit) -> list[Notice]:
    """What the user of a visit is told on the day that it is: the same whatever period is looked at."""
    return notices(notable(visit), visit.frame.periods, visit.user, visit.day)


def notable(visit: Visit) -> Notable:
    """All that is agreed, all meetings and talks and what was sent back, as the database is now."""
    return _shelf.asked(visit, visit.view.known_at, _made)


def _made(visit: Visit, before: Notable | None = None) -> Notable:
    """What was read before is still so when the journal tells of other things."""
    told = None if before is None else since(visit.session, before.head, also=_READ_AGAIN)
    if before is not None and told is not None and not _is_old(before, told):
        return replace(before, head=visit.frame.head)
    at = visit.view.known_at
    return Notable(
        visit.frame.head,
        agreed(visit.session, visit.view),
        tuple(meetings(visit.session, at)),
        tuple(talks(visit.session, at)),
        tuple(returned(visit.session, _reported(visit), at)),
    )


def _is_old(before: Notable, told: Touched) -> bool:
    """Whether anything of it can have changed: of an activity or an indicator the name of what was sent back."""
    return told.anything or told.agreed or bool(before.returned and (told.activities or told.indicators))


def _reported(visit: Visit) -> dict[int, Period]:
    return {period.id: period for period in visit.frame.periods if not period.is_locked}
