"""Minutes of a meeting: what was taken up, the figures that were seen, and what was agreed."""

from callbacks.meetings import sees
from callbacks.showing import about_period, taken
from callbacks.visit import Visit
from dashboard.access import Act, may
from dashboard.meeting import Meeting, Taken
from data.queries.meetings import meeting
from layouts import meeting as prepared
from layouts import minutes as drawing
from layouts.screen import Screen

PATHS = ("/moten/<code:code>/protokoll",)


def page(visit: Visit, code: str, **_: str) -> Screen:
    """The minutes of a closed meeting; what is confidential is left out for who did not attend."""
    found = meeting(visit.session, code, visit.view.known_at)
    if not sees(visit.user, found):
        return prepared.unseen(found, visit.address)
    shown, hidden = mine(visit, found)
    publishes = may(visit.user, Act.MEET, found.series.department) and visit.view.known_at is None
    return drawing.page(found, shown, hidden, publishes, about_period(visit, found.period).view, visit.address)


def mine(visit: Visit, found: Meeting) -> tuple[list[Taken], int]:
    """The items that who asks may see, and how many are left out."""
    every = taken(about_period(visit, found.period), found)
    attends = may(visit.user, Act.ATTEND, found.series.department)
    shown = [one for one in every if attends or not one.item.confidential]
    return shown, len(every) - len(shown)
