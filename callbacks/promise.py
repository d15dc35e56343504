"""Write a new commitment, made in a decision, about something, or by itself."""

from collections.abc import Mapping

from callbacks.edit import problems_at
from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, require
from dashboard.address import Address
from dashboard.commitment import PREFIX, CommitmentState
from dashboard.decision import Concern
from dashboard.errors import BadPackage
from data.commands.agree import COMMITMENTS, promise
from data.commands.journal import journal
from data.commands.naming import next_code
from data.format.schema import tables
from data.queries.agreed import agreed
from data.queries.concerned import LINKED, found
from data.queries.thread import thread
from layouts import promise as drawing
from layouts.screen import Screen

PATHS = ("/ataganden/nytt",)


def page(visit: Visit, **_: str) -> Screen:
    """The form, with what the address says that it came from and is about."""
    require(visit.user, Act.COMMIT, visit.user.department)
    origin, hidden = _origin(visit)
    subject = found(visit.session, visit.address.query.get("subject", ""), LINKED)
    given = {"subject": subject.code if subject else "", "confidential": "true" if hidden else "false"}
    given["department"] = visit.user.department or ""
    return _drawn(visit, origin, given)


def post(posting: Posting) -> Answer:
    """Save it, or say what is missing."""
    given = {name: posting.form.get(name, "").strip() for name in drawing.ASKED}
    with posting.database.reading() as session:
        visit = posting.visit(session)
        require(posting.user, Act.COMMIT, _home(visit, given["department"]))
        origin, _ = _origin(visit)
        subject = found(session, given["subject"], LINKED) if given["subject"] else None
        problems = drawing.missing(given, is_unknown=bool(given["subject"]) and subject is None)
        if problems:
            return _drawn(visit, origin, given, problems)
    row = given | {
        "state": CommitmentState.OPEN,
        "origin": f"{origin.kind}:{origin.code}" if origin else "",
        "subject": f"{subject.kind}:{subject.code}" if subject else "",
    }
    try:
        with journal(posting.database, posting.user.name, posting.now) as writing:
            code = next_code(writing.session, "commitment", PREFIX)
            promise(writing, row | {"code": code}, None)
    except BadPackage as error:
        with posting.database.reading() as session:
            return _drawn(posting.visit(session), origin, given, problems_at(error.problems, tables()[COMMITMENTS]))
    return Go(Address("/", posting.address.query).to("ataganden", code, done="saved"))


def _home(visit: Visit, code: str) -> str:
    """The department of a unit; what is nobody's department is only for who may promise for all."""
    red = thread(visit.session, visit.view)
    return next((one.code for one in red.departments if code in (one.code, *(unit.code for unit in one.units))), "")


def _origin(visit: Visit) -> tuple[Concern | None, bool]:
    """What the address says that it was agreed in, and whether that is confidential; nothing that may not be seen."""
    thing = found(visit.session, visit.address.query.get("origin", ""))
    if thing is None or thing.kind != "decision":
        return thing, False
    decision = agreed(visit.session, visit.view).seen_by(visit.user).decision(thing.code)
    return (thing, decision.confidential) if decision else (None, False)


def _drawn(
    visit: Visit, origin: Concern | None, given: Mapping[str, str], problems: Mapping[str, str] | None = None
) -> Screen:
    return drawing.page(
        drawing.Form(given, origin, thread(visit.session, visit.view).departments, problems or {}),
        visit.address,
    )
