"""One commitment: what, who, where it was agreed, and what has come of it; reported by who answers for it."""

from collections.abc import Mapping

from callbacks import mailing
from callbacks.edit import problems_at
from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, may, require
from dashboard.agreed import Agreed
from dashboard.commitment import CommitmentState
from dashboard.errors import BadPackage, Stale, ThingNotFound
from dashboard.overdue import of_commitment
from data.commands.agree import COMMITMENTS, held, promise
from data.commands.journal import journal
from data.format.schema import tables
from data.queries.agreed import agreed
from data.queries.concerned import concerned
from layouts import commitment as drawing
from layouts.components.agreed import concerns_of
from layouts.edit import written
from layouts.screen import Screen
from layouts.text import t

PATHS = ("/ataganden/<code:code>",)


def page(visit: Visit, code: str, done: str = "", **_: str) -> Screen:
    """Ask for the commitment and draw it."""
    return _drawn(visit, code, done=done)


def post(posting: Posting, code: str) -> Answer:
    """Keep what has come of it, or say what is missing."""
    with posting.database.reading() as session:
        one = agreed(session, posting.view).seen_by(posting.user).commitment(code)
    if one is None:
        raise ThingNotFound(code)
    require(posting.user, Act.COMMIT, one.department)
    given = {name: posting.form.get(name, "").strip() for name in drawing.ASKED}
    missing = drawing.missing(given, one.due_on)
    if missing:
        return _again(posting, code, missing, given)
    try:
        with journal(posting.database, posting.user.name, posting.now) as writing:
            current = held(writing.session, COMMITMENTS, code)
            if current is None:
                raise ThingNotFound(code)
            if posting.form.get("version", "") != str(current[0]):
                raise Stale()
            row = {name: written(value) for name, value in current[1].items()}
            promise(writing, row | _outcome(given), current[0], given["result"] or None)
    except BadPackage as error:
        return _again(posting, code, problems_at(error.problems, tables()[COMMITMENTS]), given)
    except Stale:
        overtaken = t("Somebody else has reported it meanwhile. Read what it says now and save once more.")
        return _again(posting, code, {"outcome": overtaken}, given)
    return Go(posting.address.to("ataganden", code, done=given["outcome"]))


def _outcome(given: Mapping[str, str]) -> dict[str, str]:
    """The columns that an outcome changes."""
    if given["outcome"] == drawing.MOVED:
        return {"due_on": given["due_on"], "result": given["result"]}
    return {"state": CommitmentState(given["outcome"]), "result": given["result"]}


def _again(posting: Posting, code: str, problems: Mapping[str, str], given: Mapping[str, str]) -> Screen:
    with posting.database.reading() as session:
        visit = posting.visit(session)
        return _drawn(visit, code, problems, given)


def _drawn(
    visit: Visit,
    code: str,
    problems: Mapping[str, str] | None = None,
    given: Mapping[str, str] | None = None,
    done: str = "",
) -> Screen:
    every = agreed(visit.session, visit.view).seen_by(visit.user)
    one = every.commitment(code)
    if one is None:
        raise ThingNotFound(code)
    own = may(visit.user, Act.COMMIT, one.department) and visit.view.known_at is None
    return drawing.page(
        drawing.CommitmentPage(
            commitment=one,
            everything=every,
            names=concerned(visit.session, concerns_of(Agreed((), (one,))), visit.view.known_at),
            reports=own and one.is_open,
            problems=problems or {},
            given=given or {},
            done=done,
            signals=[] if one.confidential else [*of_commitment(one, visit.view.today)],
            mail=mailing.of_commitment(visit, one, every),
        ),
        visit.view,
        visit.address,
    )
