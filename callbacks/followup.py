"""The period as a whole, the way the management group goes through it."""

from callbacks import choices
from callbacks.judging import answered_in_kind
from callbacks.visit import Visit
from dashboard.answers import Judged
from dashboard.filters import Filters, Sort
from dashboard.followup import by_perspective
from dashboard.indicator import IndicatorKind
from dashboard.measures import Measures
from dashboard.status import Status
from data.models import IndicatorRow
from data.queries.activities import lines
from data.queries.appropriations import appropriations
from data.queries.measures import measures
from data.queries.series import Wanted, series
from data.queries.thread import thread
from layouts import followup
from layouts.screen import Screen

PATHS = ("/uppfoljning", "/uppfoljning/<code:period>")
_RAISED = frozenset({Status.OFF_TRACK, Status.DEVIATING, Status.NOT_REPORTED})
_MOST = 200


def page(visit: Visit, **_: str) -> Screen:
    """Ask for the period's four perspectives, shares, deviations and silences."""
    period = visit.view.period
    red = thread(visit.session, visit.view)
    counted = measures(visit.session, visit.now_and_before, visit.view.known_at, departments=True)
    units = [*(a.id for a in red.areas), *(d.id for d in red.departments)]
    raised = (
        lines(
            visit.session,
            visit.view,
            visit.now_and_before[::-1],
            Filters(statuses=_RAISED),
            Sort.STATUS,
            limit=_MOST,
        )
        if period.is_reported
        else []
    )
    return followup.page(
        followup.FollowUp(
            now={u: counted.get((period.id, u), Measures()) for u in units},
            before={u: counted.get((visit.view.before.id, u), Measures()) for u in units} if visit.view.before else {},
            perspectives=by_perspective(_key_figures(visit)),
            choice=choices.indicators(visit),
            deviations=[line for line in raised if line.status and line.status.deviates],
            silent=[line for line in raised if line.status is Status.NOT_REPORTED],
            most=_MOST,
            appropriations=appropriations(visit.session, visit.view),
        ),
        red,
        visit.frame,
        visit.view,
        visit.address,
    )


def _key_figures(visit: Visit) -> list[Judged]:
    found = series(
        visit.session,
        visit.view,
        visit.frame.limits,
        Wanted(
            IndicatorRow.kind == IndicatorKind.KEY_FIGURE,
            [visit.frame.organisation_id],
            targets=True,
            judged=True,
        ),
    )
    return answered_in_kind(visit, (s for (_, scope), s in found.items() if scope is not None))
