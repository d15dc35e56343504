"""The decision that a control chart counts its limits anew: from which day, on what, and why."""

from collections.abc import Mapping

from callbacks.edit import problems_at
from callbacks.indicators import read_indicator
from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, User, require
from dashboard.address import Address
from dashboard.errors import BadPackage, ThingNotFound
from dashboard.problem import Problem
from data.commands.edit import save
from data.commands.journal import journal
from data.format.schema import tables
from layouts import rebase as drawing
from layouts.components.control import CONTROL
from layouts.screen import Screen

PATHS = ("/indikatorer/<code:code>/granser",)
_TABLE = "rebases"
_ASKED = ("starts_on", "baseline", "reason")


def page(visit: Visit, code: str, scope: str | None = None, **_: str) -> Screen:
    """The decisions so far, and the form for another."""
    return _drawn(visit, visit.user, code, scope)


def post(posting: Posting, code: str) -> Answer:
    """Keep the decision, or say what is missing."""
    require(posting.user, Act.EDIT)
    scope = posting.address.query.get("scope")
    asked = {name: posting.form.get(name, "").strip() for name in _ASKED}
    with posting.database.reading() as session:
        visit = posting.visit(session)
        read = read_indicator(visit, code, scope)
        if read.scope is None:
            raise ThingNotFound(code)
        place = f"{read.scope.kind}:{read.scope.code}"
        try:
            with journal(posting.database, posting.user.name, posting.now) as writing:
                save(writing, _TABLE, {"indicator": code, "scope": place, **asked}, None, asked["reason"] or None)
        except BadPackage as error:
            return _drawn(visit, posting.user, code, scope, _at_fields(error.problems), asked)
    return Go(Address("/", posting.address.query).to("indikatorer", code, scope=scope, diagram=CONTROL))


def _at_fields(problems: tuple[Problem, ...]) -> dict[str, str]:
    """By field of this form; what concerns the whole row, as a day that is taken, stands at the day."""
    found: dict[str, str] = {}
    for name, text in problems_at(problems, tables()[_TABLE]).items():
        found.setdefault(name if name in _ASKED else _ASKED[0], text)
    return found


def _drawn(
    visit: Visit,
    user: User,
    code: str,
    scope: str | None,
    problems: Mapping[str, str] | None = None,
    given: Mapping[str, str] | None = None,
) -> Screen:
    require(user, Act.EDIT)
    return drawing.page(read_indicator(visit, code, scope), visit.address, problems or {}, given or {})
