"""What there is to report for the open period, and what waits for approval."""

from callbacks.noticing import notable
from callbacks.visit import Visit
from dashboard.access import Act, Role, may
from dashboard.agreed import Here
from dashboard.flow import Step
from dashboard.reported import due_with, reported_period
from dashboard.reporting import grouped
from data.queries.duties import duties
from data.queries.thread import thread
from layouts import duties as drawing
from layouts.screen import Screen

PATHS = ("/rapportera",)


def page(
    visit: Visit,
    department: str | None = None,
    receipt: str = "",
    did: str = "",
    about: str = "",
    scope: str = "",
    **_: str,
) -> Screen:
    """Everything that is the user's to report, by where it stands."""
    user, today = visit.user, visit.day
    own = _own(visit, department)
    period = reported_period(visit.frame.periods, visit.view.period, user, today)
    if not may(user, Act.REPORT, user.department) or period is None:
        return drawing.nothing(user, visit.frame, visit.address, own, visit.view.today)
    everywhere = user.role is Role.CONTROLLER
    found = duties(
        visit.session,
        due_with(period, visit.frame.periods, today),
        department if everywhere else user.department,
        visit.view.known_at,
    )
    return drawing.page(
        drawing.Duties(
            period=period,
            today=today,
            groups=grouped(found, period.due_on, today),
            waiting=[d for d in found if d.step is Step.SUBMITTED and may(user, Act.APPROVE, d.subject.department)],
            departments=thread(visit.session, visit.view).departments if everywhere else (),
            department=department or "",
            receipt=drawing.Receipt(receipt, did, about, scope, visit.view.period)
            if receipt.isdecimal() and len(receipt) < 13
            else None,
            agreed=own,
        ),
        visit.address,
    )


def _own(visit: Visit, department: str | None) -> Here:
    """The commitments of the user's department, or of the one asked for, with the decisions they were made in."""
    if visit.user.role is Role.READER:
        return Here()
    every = notable(visit).agreed.seen_by(visit.user)
    code = visit.user.department or department
    return Here(every.of_department(code) if code else every.still_open(visit.view.today), every)
