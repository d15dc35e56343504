"""The health of the follow-up itself: what is owned, on time, commented, with a goal and an indicator, and what is not."""

from collections.abc import Sequence

from callbacks.choices import members
from callbacks.visit import Visit
from dashboard.goal import Thread
from dashboard.health import Counted, Seen
from dashboard.words import Words
from data.queries.health import health, indicators
from data.queries.thread import thread
from layouts import health as drawing
from layouts.screen import Screen

PATHS = ("/uppfoljningens-halsa",)
_MOST = 200


def page(visit: Visit, **_: str) -> Screen:
    """Count what is followed in the period, and list the indicators behind a number where the address asks for them."""
    red, reported = thread(visit.session, visit.view), visit.view.period.is_reported
    told = drawing.HealthPage(
        counted=health(visit.session, visit.view, visit.frame.organisation_id) if reported else Counted({}, {}),
        listed=_listed(visit, red) if reported and "lacks" in visit.address.query else None,
        lacks=members(Seen, visit.address.values("lacks")),
        most=_MOST,
    )
    return drawing.page(told, red, visit.frame, visit.view, visit.address)


def _listed(visit: Visit, red: Thread) -> Sequence[tuple[str, Words]]:
    """The indicators behind a number; an area or department that is misspelled is left out."""
    query = visit.address.query
    area, department = red.area(query.get("area", "")), red.department(query.get("department", ""))
    areas: frozenset[int | None] = frozenset([area.id]) if area else frozenset()
    return indicators(
        visit.session,
        visit.view,
        visit.frame.organisation_id,
        members(Seen, visit.address.values("lacks")),
        _MOST,
        areas=frozenset([None]) if query.get("area") == drawing.NO_AREA else areas,
        department_id=department.id if department else None,
    )
