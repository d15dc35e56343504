"""Write a decision: a new one, or what is to be changed of one."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from callbacks.edit import problems_at
from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, require
from dashboard.address import Address
from dashboard.decision import PREFIX, DecisionState
from dashboard.errors import BadPackage, Stale, ThingNotFound
from data.commands.agree import DECISIONS, decide, held, links
from data.commands.journal import journal
from data.commands.naming import next_code
from data.format.schema import tables
from data.queries.concerned import LINKED, choices, codes_of, found
from data.queries.options import types
from data.queries.thread import thread
from layouts import decide as drawing
from layouts.edit import written
from layouts.screen import Screen
from layouts.text import t

PATHS = ("/beslut/nytt", "/beslut/<code:code>/andra")


@dataclass(frozen=True, slots=True)
class _Written:
    """What a form says: the columns of the row, what it concerns as it was typed, and the version it was opened on."""

    values: dict[str, str]
    concerns: list[str]
    version: int | None
    why: str


def page(visit: Visit, code: str = "", subject: str = "", origin: str = "", **_: str) -> Screen:
    """The form, with what the address says that it is about."""
    require(visit.user, Act.DECIDE)
    written_ = _held(visit.session, code) if code else _new(visit, subject, origin)
    return _drawn(visit, code, written_)


def post(posting: Posting, code: str = "") -> Answer:
    """Save it, or say what is missing."""
    require(posting.user, Act.DECIDE)
    given = _given(posting)
    try:
        with journal(posting.database, posting.user.name, posting.now) as writing:
            concerns, problems = _resolved(writing.session, given)
            problems = drawing.missing(given.values) | problems
            if problems:
                return _again(posting, code, given, problems)
            made = code or next_code(writing.session, "decision", PREFIX)
            changed = decide(
                writing, _row(writing.session, code, made, given), concerns, given.version, given.why or None
            )
    except BadPackage as error:
        return _again(posting, code, given, problems_at(error.problems, tables()[DECISIONS]))
    except Stale:
        return _overtaken(posting, code, given)
    return Go(Address("/", posting.address.query).to("beslut", made, done="saved" if changed else "same"))


def _row(session: Session, code: str, made: str, given: _Written) -> dict[str, str]:
    """The whole row: what the form does not ask for stays as it was."""
    was = _record(session, code) if code else {"is_example": "false"}
    if given.values["effect_indicator"]:
        indicator = found(session, given.values["effect_indicator"], ("indicator",))
        given.values["effect_indicator"] = indicator.code if indicator else given.values["effect_indicator"]
    return was | given.values | {"code": made}


def _resolved(session: Session, given: _Written) -> tuple[list[str], dict[str, str]]:
    """What was typed as kind:code, and what nothing has as its code."""
    resolved: list[str] = []
    problems: dict[str, str] = {}
    for place, typed in enumerate(given.concerns):
        thing = found(session, typed, LINKED)
        if thing is None:
            problems[drawing.concern_field(place)] = t("Nothing has the code {code}. Choose from the list.", code=typed)
        else:
            resolved.append(f"{thing.kind}:{thing.code}")
    return resolved, problems


def _given(posting: Posting) -> _Written:
    form = posting.form
    values = {name: form.get(name, "").strip() for name in drawing.ASKED}
    typed = (form.get(drawing.concern_field(place), "").strip() for place in range(drawing.MOST_CONCERNS))
    version = form.get("version", "")
    number = int(version) if version.isdecimal() and len(version) < 10 else None
    return _Written(values, [text for text in typed if text], number, form.get("why", "").strip()[:4000])


def _new(visit: Visit, subject: str, origin: str) -> _Written:
    values = dict.fromkeys(drawing.ASKED, "") | {"state": DecisionState.DECIDED, "confidential": "false"}
    thing, at = found(visit.session, subject, LINKED), found(visit.session, origin)
    if thing is not None and thing.kind == "indicator":
        values["effect_indicator"] = thing.code
    values["origin"] = f"{at.kind}:{at.code}" if at else ""
    if at is not None:
        values["state"] = DecisionState.PROPOSED
    return _Written(values, [thing.code] if thing else [], None, "")


def _held(session: Session, code: str) -> _Written:
    current = held(session, DECISIONS, code)
    if current is None:
        raise ThingNotFound(code)
    values = {name: written(value) for name, value in current[1].items() if name in drawing.ASKED}
    return _Written(values, codes_of(session, [subject for subject, _ in links(session, code).items()]), current[0], "")


def _record(session: Session, code: str) -> dict[str, str]:
    current = held(session, DECISIONS, code)
    if current is None:
        raise ThingNotFound(code)
    return {name: written(value) for name, value in current[1].items()}


def _drawn(visit: Visit, code: str, given: _Written, problems: Mapping[str, str] | None = None) -> Screen:
    red = thread(visit.session, visit.view)
    return drawing.page(
        drawing.Form(
            code=code,
            values=given.values,
            concerns=given.concerns,
            version=given.version,
            why=given.why,
            types=types(visit.session),
            known=choices(visit.session),
            areas=red.areas,
            departments=red.departments,
            problems=problems or {},
        ),
        visit.address,
    )


def _again(posting: Posting, code: str, given: _Written, problems: Mapping[str, str]) -> Screen:
    with posting.database.reading() as session:
        visit = posting.visit(session)
        return _drawn(visit, code, given, problems)


def _overtaken(posting: Posting, code: str, given: _Written) -> Screen:
    """Somebody else has changed it: what stands now is said, and saving once more lets this one win."""
    with posting.database.reading() as session:
        now = _held(session, code)
    told = {
        name: t("Somebody else has changed this meanwhile. Now it says: {value}", value=value or "–")
        for name, value in now.values.items()
        if given.values.get(name, "") != value
    }
    again = _Written(given.values, given.concerns, now.version, given.why)
    return _again(posting, code, again, told or {"title": t("Somebody else has saved it meanwhile. Save once more.")})
