"""The controller's periods: opened, closed, locked and sealed, and who has reported."""

from collections.abc import Mapping
from datetime import date

from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, require
from dashboard.errors import PageNotFound, PeriodNotFound, PeriodRefused
from dashboard.period import Period
from dashboard.settings import SOFTWARE
from dashboard.view import Frame
from data.commands.journal import journal
from data.commands.periods import close_period, lock_period, open_period
from data.queries.books import books, handed_in, notes
from data.queries.corrections import corrections
from data.queries.verify import verify_seal
from layouts import periods as drawing
from layouts.screen import Screen

PATHS = ("/perioder", "/perioder/<code:code>")
_SHOWN = 10


def page(visit: Visit, code: str = "", act: str = "", check: str = "", **_: str) -> Screen:
    """All periods, or one; with act=lock what locking it would mean, with check=1 whether its seal holds."""
    at = visit.view.known_at
    if not code:
        told = books(visit.session, visit.frame.periods, at)
        return drawing.index(told, visit.user, visit.frame, visit.now, visit.address)
    period = _named(visit.frame, code)
    (book,) = books(visit.session, [period], at)
    if act == "lock" and not period.is_locked:
        waiting = handed_in(visit.session, period)
        return drawing.lock(book, waiting, visit.user, visit.address)
    found, total = corrections(visit.session, period, at, visit.frame.limits, _SHOWN) if period.is_locked else ([], 0)
    return drawing.one(
        drawing.PeriodPage(
            book=book,
            notes=notes(visit.session, period, at),
            corrections=found,
            corrected=total,
            checked=check == "1" and book.seal is not None,
            difference=verify_seal(visit.session, period.id) if check == "1" and book.seal is not None else None,
        ),
        visit.user,
        visit.frame,
        visit.now,
        visit.address,
    )


def post(posting: Posting, code: str = "") -> Answer:
    """Open, close or lock the period in the path."""
    if not code:
        raise PageNotFound(posting.address.path)
    require(posting.user, Act.LOCK)
    period = _named(posting.frame, code)
    problems, days = _days(posting.form) if posting.form.get("act") == "open" else ({}, {})
    try:
        if not problems:
            return Go(_done(posting, period, days))
    except PeriodRefused as refused:
        problems = drawing.refused(refused.refusal)
    with posting.database.reading() as session:
        (book,) = books(session, [period], None)
        seen = drawing.PeriodPage(book, notes(session, period, None), [], 0)
    return drawing.one(
        seen, posting.user, posting.frame, posting.now, posting.address, problems=problems, form=posting.form
    )


def _done(posting: Posting, period: Period, days: Mapping[str, date]) -> str:
    act = posting.form.get("act", "")
    with journal(posting.database, posting.user.name, posting.now) as writing:
        match act:
            case "open":
                open_period(writing, period.code, days["opens_on"], days["due_on"])
            case "close":
                close_period(writing, period.code)
            case "lock":
                lock_period(writing, period.code, SOFTWARE)
            case _:
                raise PageNotFound(posting.address.path)
    return posting.address.only("lang", "period").to("perioder", period.code, done=act)


def _days(form: Mapping[str, str]) -> tuple[dict[str, str], dict[str, date]]:
    """The days of the form, and what is wrong with them."""
    problems, days = {}, {}
    for name in ("opens_on", "due_on"):
        try:
            days[name] = date.fromisoformat(form.get(name, ""))
        except ValueError:
            problems[name] = drawing.no_day(name)
    return problems, days


def _named(frame: Frame, code: str) -> Period:
    found = next((p for p in frame.periods if p.code == code), None)
    if found is None:
        raise PeriodNotFound(code[:20])
    return found
