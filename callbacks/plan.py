"""The operational plan of a year, its decision, and how what is known now differs from it."""

import re
from dataclasses import replace

from sqlalchemy.orm import Session

from callbacks import choices
from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, may, require
from dashboard.address import Address
from dashboard.errors import ThingNotFound
from dashboard.moment import written_day
from dashboard.plan import Deviation, Planned, differences
from dashboard.view import Frame, View
from data.commands.journal import Change, journal
from data.commands.plan import carry_on
from data.models import PlanRow
from data.queries.plan import decisions, planned
from layouts import plan as drawing
from layouts.components.plan_forms import TAKE
from layouts.screen import Screen
from layouts.text import t

PATHS = ("/plan", "/plan/<code:year>")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def page(visit: Visit, year: str = "", done: str = "", **_: str) -> Screen:
    """The plan of a year, or of the year of the period looked at."""
    number = _number(year, visit.view)
    plan = _plan(visit.session, visit.frame, visit.view, visit.address, number)
    ending = _ending(visit.session, visit.view, number) if may(visit.user, Act.PLAN) and not plan.decisions else []
    taken = choices.whole_number(done, 0, 1000)
    return drawing.page(replace(plan, ending=ending, taken=taken), visit.user, visit.address)


def post(posting: Posting, year: str = "") -> Answer:
    """Record that the plan has been decided, or take activities of the year before along into it."""
    require(posting.user, Act.PLAN)
    number = _number(year, posting.view)
    if posting.form.get("act") == "carry_on":
        taken = [name.removeprefix(TAKE) for name in posting.form if name.startswith(TAKE)]
        with journal(posting.database, posting.user.name, posting.now) as writing:
            new = carry_on(writing, taken, number)
        return Go(posting.address.to("plan", str(number), done=len(new)))
    decided_on = written_day(posting.form.get("decided_on", ""))
    if decided_on is None:
        problems = {"decided_on": t("The day of the decision is missing or is not a date; write it as 2017-12-20.")}
        with posting.database.reading() as session:
            plan = _plan(session, posting.frame, posting.view, posting.address, number)
        return drawing.page(plan, posting.user, posting.address, problems, status_code=422)
    values = {
        "year": number,
        "decided_on": decided_on,
        "reference_number": posting.form.get("reference_number", "").strip()[:64] or None,
        "note": posting.form.get("note", "").strip()[:4000] or None,
        "is_example": False,
    }
    with journal(posting.database, posting.user.name, posting.now) as writing:
        was = writing.current(PlanRow, {"year": number})
        writing.record_all(PlanRow, [Change(values, was["version"] if was else None)])
    return Go(posting.address.to("plan", str(number)))


def _plan(session: Session, frame: Frame, view: View, address: Address, year: int) -> drawing.Plan:
    made = decisions(session, view.known_at)
    own = [one for one in made if one.year == year]
    now = planned(session, year, view.known_at)
    was = planned(session, year, own[0].recorded_at) if own else {}
    kinds = choices.members(Deviation, address.values("kind"))
    found = differences(was, now, year) if own else []
    rows = sum(one.kind in kinds or not kinds for one in found) if own else len(now)
    years = {one.year for one in made} | {year, view.period.year, view.period.year + 1}
    return drawing.Plan(
        year=year,
        years=sorted(years),
        decisions=own,
        decided=sum(one.is_in(year) for one in was.values()),
        activities=sorted((one for one in now.values() if one.is_in(year)), key=lambda one: one.code),
        differences=found,
        kinds=kinds,
        page=choices.whole_number(address.query.get("page"), 1, max(1, -(-rows // frame.limits.rows))),
        size=frame.limits.rows,
    )


def _ending(session: Session, view: View, year: int) -> list[Planned]:
    """What ends in the year before and is not continued."""
    before = planned(session, year - 1, view.known_at).values()
    ends = [
        one for one in before if one.ends_on.year == year - 1 and one.completed_on is None and one.successor is None
    ]
    return sorted(ends, key=lambda one: one.code)


def _number(year: str, view: View) -> int:
    if year and not _YEAR.fullmatch(year):
        raise ThingNotFound(year)
    return int(year) if year else view.period.year
