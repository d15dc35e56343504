"""The correction of an indicator's value in a locked period: what stands beside what shall stand, and why."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from callbacks.correct_report import version_of
from callbacks.posting import Answer, Go, Posting
from callbacks.visit import Visit
from dashboard.access import Act, require
from dashboard.address import Address
from dashboard.errors import CorrectionRefused, PeriodRefused, ThingNotFound
from dashboard.indicator import Quality, Scope
from dashboard.period import Period
from dashboard.reasons import Why
from dashboard.reporting import Lack
from dashboard.value import Sign
from dashboard.view import Frame, View
from data.commands.corrections import correct_value
from data.commands.journal import journal
from data.queries.corrections import standing_value
from data.queries.indicator import indicator, observations
from data.sources.contents import Refused
from data.sources.numbers import figure
from layouts import correct_value as drawing
from layouts.components.correcting import problems as told_at
from layouts.components.reporting import lack
from layouts.screen import Screen

PATHS = ("/indikatorer/<code:code>/ratta",)


def page(visit: Visit, code: str, value: str = "", scope: str = "", **_: str) -> Screen:
    """The value of the period that `value` names, as it stands now."""
    require(visit.user, Act.CORRECT)
    return drawing.page(_standing(visit.session, visit.frame, visit.view, code, value, scope), visit.address)


def post(posting: Posting, code: str) -> Answer:
    """Correct it, or say what is missing."""
    require(posting.user, Act.CORRECT)
    form, query = posting.form, posting.address.query
    problems: Mapping[str, str] = {}
    try:
        with journal(posting.database, posting.user.name, posting.now) as writing:
            correct_value(writing, version_of(form), _values(form), form.get("reason", ""))
    except Refused as refused:
        too_large = refused.why is Why.OUT_OF_RANGE
        problems = {"value": lack(Lack.TOO_LARGE, "value")} if too_large else drawing.no_number()
    except (CorrectionRefused, PeriodRefused) as error:
        problems = told_at(error.refusal)
    if not problems:
        return Go(Address("/", query).to("indikatorer", code, scope=query.get("scope")))
    with posting.database.reading() as session:
        told = _standing(session, posting.frame, posting.view, code, query.get("value", ""), query.get("scope", ""))
    return drawing.page(told, posting.address, problems, form)


def _standing(session: Session, frame: Frame, asked: View, code: str, value: str, scope: str) -> drawing.Figure:
    now = replace(asked, known_at=None)
    one, _, sensitivity = indicator(session, now, code)
    period = Period.parse(value or now.period.code)
    every = observations(session, now, frame.limits, one.id, sensitivity)
    place = _place(every, scope)
    held = standing_value(session, one.id, place.id, period.code, now.today, frame.limits, sensitivity)
    return drawing.Figure(
        one, place, period, held.version, held.value, Quality(held.quality), held.note, held.is_hidden
    )


def _place(found: Mapping[Scope, object], code: str) -> Scope:
    """The scope with a code, else the whole."""
    place = next((s for s in found if (s.code == code if code else s.is_whole)), None)
    if place is None:
        raise ThingNotFound(code[:20])
    return place


def _values(form: Mapping[str, str]) -> dict[str, object]:
    """A number or a sign, its quality and note; Refused when it cannot be read."""
    text, quality = form.get("value", "").strip(), form.get("quality", "")
    if quality not in set(Quality):
        raise ThingNotFound(quality[:20])
    signs = set(Sign) | {"-"}
    sign = (Sign.NOTHING if text == "-" else Sign(text)) if text in signs else None
    value = None if sign else figure(text)
    note = form.get("note", "").strip() or None
    return {"value": value, "sign": sign, "quality": Quality(quality), "note": note}
