"""The follow-up talks of a period in one list: every department that the reader may see the talk of."""

from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.access import Act, may, require
from dashboard.measures import Measures
from dashboard.talk import carried, earlier_than
from data.queries import talks as asked
from data.queries.measures import measures
from data.queries.thread import thread
from layouts import talks as drawing
from layouts.screen import Screen

PATHS = ("/samtal",)


def page(visit: Visit, **_: str) -> Screen:
    """One row for each department: how it goes, what is carried, how far the talk has come."""
    require(visit.user, Act.OVERHEAR, visit.user.department)
    view = visit.view
    every = asked.talks(visit.session, view.known_at)
    red = thread(visit.session, view)
    counted = measures(visit.session, visit.now_and_before, view.known_at, areas=False, departments=True)
    watched = watch(visit)
    rows = []
    for one in red.departments:
        if may(visit.user, Act.OVERHEAR, one.code):
            about = [talk for talk in every if talk.department == one.code]
            rows.append(
                drawing.TalkRow(
                    department=one,
                    talk=next((talk for talk in about if talk.period == view.period.code), None),
                    statuses=counted.get((view.period.id, one.id), Measures()).statuses,
                    signals=watched.raised.within(department=one.code),
                    carried=carried(watched.agreed.commitments, earlier_than(view.period, about), view.today),
                )
            )
    return drawing.page(rows, visit.frame, view, visit.address)
