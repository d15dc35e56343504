"""The line of sight: the whole red thread on one page."""

from callbacks.choices import members, whole_number
from callbacks.visit import Visit
from dashboard.access import Act, may
from dashboard.filters import Filters
from dashboard.goal import Goal, Thread
from dashboard.sight import Gap, Sight, gaps, in_force
from dashboard.status import Distribution, Status
from data.queries.activities import lines
from data.queries.sight import loose, sight
from data.queries.thread import thread
from layouts import sight as drawing
from layouts.components.branches import Drawn, Opened
from layouts.components.gaps import Mending
from layouts.screen import Screen

PATHS = ("/roda-traden",)
_DELIVERABLES = 60  # all of them where there are no more; else those of the branch that is opened
_OPENED = 20
_LOOSE = 30


def page(visit: Visit, **_: str) -> Screen:
    """Count the thread, find what is broken and what the address opens, and draw it."""
    code = visit.address.query.get("oppna", "")[:64]
    red = thread(visit.session, visit.view)
    found = sight(visit.session, visit.view, _DELIVERABLES, code)
    broken = gaps(found, red)
    is_loose = Gap.ACTIVITY in broken or Gap.OLD_GOAL in broken
    told = drawing.SightPage(
        drawn=_drawn(visit, red, found, code),
        gaps=broken,
        loose=loose(visit.session, visit.view, in_force(red), _LOOSE) if is_loose else [],
        mending=_mending(visit),
    )
    return drawing.page(told, red, visit.frame, visit.view, visit.address)


def _mending(visit: Visit) -> Mending:
    """Nothing of an earlier moment is mended."""
    if visit.view.known_at is not None:
        return Mending()
    return Mending(may(visit.user, Act.EDIT), may(visit.user, Act.PLAN))


def _drawn(visit: Visit, red: Thread, found: Sight, code: str) -> Drawn:
    is_reported = visit.view.period.is_reported
    statuses = members(Status, visit.address.values("status")) if is_reported else frozenset()
    is_whole = found.deliverables <= _DELIVERABLES
    goals = in_force(red) if is_whole else frozenset(goal.id for goal in _goals(red, found, code))
    return Drawn(
        found=found,
        goals=goals,
        most=_DELIVERABLES if is_whole else _OPENED,
        opened=_opened(visit, red, found, code, statuses),
        statuses=statuses,
        only_broken="brister" in visit.address.query,
        is_reported=is_reported,
    )


def _goals(red: Thread, found: Sight, code: str) -> list[Goal]:
    """The goals that a code opens: an area's, a goal, or that of a deliverable."""
    through = {one.deliverable.goal_id for one in found.servings if one.deliverable.code == code}
    return [goal for area in red.areas for goal in area.goals if code in (area.code, goal.code) or goal.id in through]


def _opened(visit: Visit, red: Thread, found: Sight, code: str, statuses: frozenset[Status]) -> Opened | None:
    """One page of the activities of a goal or a deliverable; a code that is misspelt opens nothing."""
    serving = next((one for one in found.servings if one.deliverable.code == code), None)
    goal = next((one for one in _goals(red, found, code) if serving or one.code == code), None)
    if goal is None:
        return None
    filters = Filters(
        area_id=found.home(goal.id),
        goal_id=None if serving else goal.id,
        deliverable_id=serving.deliverable.id if serving else None,
        statuses=statuses,
    )
    total = _chosen(serving.statuses if serving else found.goal(goal.id), statuses)
    size = visit.frame.limits.rows
    page = whole_number(visit.address.query.get("page"), 1, max(1, -(-total // size)))
    rows = lines(visit.session, visit.view, [visit.view.period], filters, limit=size, offset=(page - 1) * size)
    return Opened(serving.deliverable.id if serving else goal.id, rows, total, page, size)


def _chosen(found: Distribution, statuses: frozenset[Status]) -> int:
    return sum(found[status] for status in statuses) if statuses else found.planned
