"""The year plan copied to the year after: what is proposed, what is chosen, and the days changed by hand."""

from collections.abc import Mapping
from dataclasses import replace

from callbacks.cycle import asked_year
from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, User, may, require
from dashboard.cycle import Span
from dashboard.moment import written_day
from dashboard.next_year import Proposal, proposals
from data.commands.cycle import copy
from data.commands.journal import journal
from data.queries.cycle import codes, continued, planned
from data.queries.thread import thread
from layouts import next_year as drawing
from layouts.components.plan_forms import TAKE
from layouts.screen import Screen
from layouts.text import t

PATHS = ("/arsplan/kopiera",)


def page(visit: Visit, **_: str) -> Screen:
    """What can be copied, each with its days as proposed."""
    return drawing.page(_copying(visit, visit.user), visit.address)


def post(posting: Posting) -> Answer:
    """Copy what is chosen with the days that are written, all of it or nothing."""
    with posting.database.reading() as session:
        visit = posting.visit(session)
        told = _copying(visit, posting.user)
    chosen, problems = _chosen(told.proposals, posting.form)
    if problems:
        return drawing.page(replace(told, given=posting.form, problems=problems), posting.address)
    if chosen:
        with journal(posting.database, posting.user.name, posting.now) as writing:
            copy(writing, chosen)
    return Go(posting.address.to("arsplan", year=told.year + 1))


def _copying(visit: Visit, user: User) -> drawing.Copying:
    """Events of the year that the user may copy; those that have been are only counted."""
    require(user, Act.SCHEDULE, user.department)
    year, at = asked_year(visit), visit.view.known_at
    span = Span.of(year)
    own = [
        event
        for event in planned(visit.session, span, at)
        if span.holds(event.due_on) and may(user, Act.SCHEDULE, event.department or None)
    ]
    done = continued(visit.session)
    left = [event for event in own if event.code not in done]
    return drawing.Copying(
        year,
        proposals(left, codes(visit.session)),
        copied=len(own) - len(left),
        departments=thread(visit.session, visit.view).departments,
    )


def _chosen(offered: list[Proposal], form: Mapping[str, str]) -> tuple[list[Proposal], dict[str, str]]:
    """The proposals that were ticked, with the days of the form, and what is wrong with those."""
    chosen: list[Proposal] = []
    problems: dict[str, str] = {}
    for one in offered:
        code = one.event.code
        if f"{TAKE}{code}" in form:
            due_on = written_day(form.get(drawing.due(code), ""))
            starts_on = written_day(form.get(drawing.starts(code), ""))
            if due_on is None:
                problems[drawing.due(code)] = t("The day is missing or is not a date; write it as 2017-12-20.")
            elif starts_on is not None and starts_on > due_on:
                problems[drawing.starts(code)] = t("It begins after its last day.")
            else:
                chosen.append(replace(one, due_on=due_on, starts_on=starts_on))
    return chosen, problems
