"""The correction of a report of a locked period: what stands beside what shall stand, and why."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from callbacks.judging import linked, speaking
from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, require
from dashboard.activity import Forecast
from dashboard.address import Address
from dashboard.calibration import contradicted
from dashboard.errors import CorrectionRefused, PeriodRefused, Refusal, ThingNotFound
from dashboard.flow import Content
from dashboard.reporting import ACTIVITY_FIELDS, WRITTEN, kept, lacks
from dashboard.status import SAID, Status
from dashboard.view import View
from data.commands.corrections import correct_report
from data.commands.journal import journal
from data.queries.activity import activity, reports
from data.queries.corrections import report_version
from data.queries.reporting import activity_subject, rules
from layouts import correct_report as drawing
from layouts.components.correcting import problems
from layouts.components.reporting import lack
from layouts.screen import Screen

PATHS = ("/aktiviteter/<code:code>/ratta",)


def page(visit: Visit, code: str, **_: str) -> Screen:
    """The report of the period looked at, as it stands now."""
    require(visit.user, Act.CORRECT)
    return drawing.page(_standing(visit.session, visit.view, code), visit.address)


def post(posting: Posting, code: str) -> Answer:
    """Correct it, or say what is missing."""
    require(posting.user, Act.CORRECT)
    form, values = posting.form, _values(posting.form)
    wrong = _missing(posting, code)
    try:
        if not wrong:
            with journal(posting.database, posting.user.name, posting.now) as writing:
                correct_report(writing, version_of(form), values, form.get("reason", ""))
    except (CorrectionRefused, PeriodRefused) as refused:
        wrong = problems(refused.refusal)
    if wrong:
        with posting.database.reading() as session:
            told = _standing(session, posting.view, code)
        return drawing.page(told, posting.address, wrong, form)
    return Go(Address("/", posting.address.query).to("aktiviteter", code))


def _missing(posting: Posting, code: str) -> dict[str, str]:
    """What the status demands of a report, and a correction too, by field."""
    with posting.database.reading() as session:
        said = kept(posting.form, ACTIVITY_FIELDS)
        found = lacks(said, rules(session), differs=_differs(session, posting, code, said))
    unsaid = found and not posting.form.get("reason", "").strip()
    return {name: lack(why, name) for name, why in found.items()} | (problems(Refusal.NO_REASON) if unsaid else {})


def _differs(session: Session, posting: Posting, code: str, said: Content) -> bool:
    """Whether the figures of the period say something else than the report shall."""
    subject = activity_subject(session, code)
    if subject is None:
        return False
    now = replace(posting.view, known_at=None)
    figures = speaking(linked(session, posting.frame, now, subject.thing_id))
    return bool(contradicted(said, figures))


def _standing(session: Session, asked: View, code: str) -> drawing.Report:
    now = replace(asked, known_at=None)
    one = activity(session, now, code)
    version = report_version(session, one.id, now.period)
    said = next(
        r for r in reports(session, now, one.id) if r.period_code == now.period.code and r.superseded_at is None
    )
    return drawing.Report(one, now.period, version, said, rules(session))


def _values(form: Mapping[str, str]) -> dict[str, object]:
    """What the report shall say; an empty text is none."""
    status, forecast = form.get("status", ""), form.get("forecast", "")
    if status not in SAID:
        raise ThingNotFound(status[:20])
    return {
        "status": Status(status),
        "forecast": Forecast(forecast) if forecast in set(Forecast) else None,
        **{name: form.get(name, "").strip() or None for name in WRITTEN},
    }


def version_of(form: Mapping[str, str]) -> int:
    """The version that the form was opened for; Stale follows when it is not current any more."""
    text = form.get("version", "")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ThingNotFound(text[:20])
    return int(text)
