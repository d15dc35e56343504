"""One activity: its place on the red thread, and everything its owner has said."""

from callbacks.judging import linked, speaking
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.access import Act, may
from dashboard.agreed import Here
from dashboard.period import STOCKHOLM
from dashboard.reported import is_open
from dashboard.signals import Family
from dashboard.watch import Seen
from data.queries.activity import activity, dates, money, reports
from layouts import activity as drawing
from layouts.screen import Screen

PATHS = ("/aktiviteter/<code:code>",)


def page(visit: Visit, code: str, **_: str) -> Screen:
    """Ask for the activity and draw it."""
    one = activity(visit.session, visit.view, code)
    found = linked(visit.session, visit.frame, visit.view, one.id)
    watched = watch(visit)
    seen, every = watched.things, watched.agreed.seen_by(visit.user)
    deliveries, reporting = dates(visit.session, visit.view, one.id)
    return drawing.page(
        drawing.ActivityPage(
            activity=one,
            reports=reports(visit.session, visit.view, one.id),
            deliveries=deliveries,
            reporting=reporting,
            money=money(visit.session, visit.view, one.id),
            indicators=found,
            beside=speaking(found),
            signals=seen.get(one.id, Seen()).signals,
            contradictions=[
                signal
                for judged in found
                for signal in seen.get(judged.series.indicator.id, Seen()).signals
                if signal.kind.family is Family.CONTRADICTION
            ],
            corrects=may(visit.user, Act.CORRECT) and visit.view.known_at is None,
            reports_it=_reports(visit, one.department_code),
            agreed=Here(every.about(one.id), every, may(visit.user, Act.DECIDE) and visit.view.known_at is None),
        ),
        visit.frame,
        visit.view,
        visit.address,
    )


def _reports(visit: Visit, department: str) -> bool:
    """Whether it is the user's to report, now, for the period looked at."""
    today = visit.now.astimezone(STOCKHOLM).date()
    open_now = visit.view.known_at is None and is_open(visit.view.period, visit.user, today)
    return open_now and may(visit.user, Act.REPORT, department)
