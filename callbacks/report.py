"""One report: written, handed in, approved or returned."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from callbacks.judging import linked, speaking
from callbacks.posting import Answer, Go, Posting, Said
from callbacks.visit import Visit
from dashboard.access import Act, User, may, require
from dashboard.address import Address
from dashboard.answers import Judged
from dashboard.calibration import acknowledged
from dashboard.doubts import confirmation, doubts
from dashboard.errors import Stale
from dashboard.flow import Content
from dashboard.period import STOCKHOLM, a_year_before, previous
from dashboard.reasons import Why
from dashboard.reported import home, reported_period, require_open, takes
from dashboard.reporting import (
    ACTIVITY_FIELDS,
    BEYOND,
    VALUE_FIELDS,
    Lack,
    Rules,
    Seen,
    kept,
    lacks,
    value_lacks,
)
from dashboard.status import Status
from dashboard.view import Frame, View
from data.commands import reporting
from data.commands.journal import journal
from data.queries.reporting import activity_subject, earlier_values, progress, said, value_subject
from data.sources.contents import Refused
from data.sources.numbers import figure
from layouts import formats
from layouts import report as drawing
from layouts.report import Form
from layouts.screen import Screen

PATHS = ("/rapportera/<code:code>",)


def page(visit: Visit, code: str, scope: str | None = None, **_: str) -> Screen:
    """The report of an activity, or of an indicator's value for a scope."""
    today = visit.day
    form = _form(visit.session, visit.frame, visit.view, visit.address, visit.user, today, code, scope)
    return drawing.page(form, visit.address)


def post(posting: Posting, code: str) -> Answer:
    """Keep a draft, hand in, approve or return."""
    today, scope = posting.now.astimezone(STOCKHOLM).date(), posting.address.query.get("scope")
    with posting.database.reading() as session:
        form = _form(session, posting.frame, posting.view, posting.address, posting.user, today, code, scope)
    of = reporting.Report(form.subject, form.period.id)
    act = posting.form.get("act", "")
    require(posting.user, Act.APPROVE if act in ("approve", "return") else Act.REPORT, form.subject.department)
    require_open(form.period, [form.home, form.period], posting.user, today)
    try:
        match act:
            case "draft" | "keep":
                return _keep(posting, form, of, quietly=act == "draft")
            case "approve" | "return":
                return _judge(posting, form, of, act)
            case _:
                return _hand_in(posting, form, of)
    except Stale:
        if act == "draft":
            return Said({"stale": True}, 409)
        return _conflict(posting, form, code, scope, today)


def _form(
    session: Session, frame: Frame, view: View, address: Address, user: User, today: date, code: str, scope: str | None
) -> Form:
    """Everything that the page of a report needs to know."""
    at = view.known_at
    asked = view.period
    period = asked if "period" in address.query else reported_period(frame.periods, asked, user, today) or asked
    subject = None if scope else activity_subject(session, code, at)
    indicator, needs_group, before = None, False, previous(period, frame.periods)
    figures: list[Judged] = []
    if subject is None:
        subject, indicator, sensitivity = value_subject(session, code, scope, at)
        needs_group = bool(frame.limits.smallest_group(sensitivity))
        earlier = earlier_values(session, subject, period, at)
        last: Content = {}
    else:
        earlier = []
        told = said(session, subject, [p for p in (period, before) if p is not None], at)
        last = told.get(before.id, {}) if before else {}
        figures = speaking(linked(session, frame, replace(view, period=period), subject.thing_id))
    taken = progress(session, subject, period, at)
    its = home(period, [period] if indicator is None else frame.periods, user, today)
    able = at is None and takes(its, period, user, today)
    return Form(
        subject=subject,
        period=period,
        home=its,
        before=before,
        year_before=a_year_before(period, frame.periods),
        today=today,
        progress=taken,
        rules=Rules.of(frame.settings),
        content=taken.content,
        last=last,
        earlier=earlier,
        indicator=indicator,
        needs_group=needs_group,
        figures=figures,
        is_own=any(may(user, act, subject.department) for act in (Act.REPORT, Act.APPROVE)),
        may_report=able and may(user, Act.REPORT, subject.department),
        may_approve=able and may(user, Act.APPROVE, subject.department),
    )


def _content(posting: Posting, form: Form) -> dict[str, str]:
    return kept(posting.form, VALUE_FIELDS if form.subject.is_value else ACTIVITY_FIELDS)


def _seen(posting: Posting) -> Seen:
    return Seen(_whole(posting.form.get("revision", "")), _whole(posting.form.get("version", "")))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _keep(posting: Posting, form: Form, of: reporting.Report, *, quietly: bool) -> Answer:
    revision = reporting.save_draft(
        posting.database, posting.user, of, _content(posting, form), _seen(posting), posting.now
    )
    if quietly:
        return Said({"revision": revision, "time": formats.clock(posting.now)})
    return Go(posting.address.having())


def _hand_in(posting: Posting, form: Form, of: reporting.Report) -> Answer:
    content = _content(posting, form)
    form = replace(form, content=content, seen=_seen(posting))
    if form.indicator is None:
        form = _beside_figures(form)
        wrong = lacks(content, form.rules, differs=bool(form.against))
        if form.asked and not wrong and posting.form.get("confirmed") != form.confirmed:
            return drawing.page(form, posting.address, 422)
    else:
        value, unread = _figure(content)
        wrong = value_lacks(content, unread=unread, needs_group=form.needs_group)
        if not wrong and value is not None:
            numbers = {code: n for code, n, _, _ in form.earlier if n is not None}
            year_ago = numbers.get(form.year_before.code) if form.year_before else None
            found = doubts(value, list(numbers.values()), form.indicator.unit.sv, year_ago)
            token = confirmation(content["figure"], found)
            if found and posting.form.get("confirmed") != token:
                return drawing.page(replace(form, doubts=tuple(found), confirmed=token), posting.address, 422)
    if wrong:
        return drawing.page(replace(form, lacks=wrong), posting.address, 422)
    with journal(posting.database, posting.user.name, posting.now) as writing:
        reference = reporting.hand_in(writing, posting.user, of, content, _seen(posting))
    return _receipt(posting, form, reference, "hand_in")


def _beside_figures(form: Form) -> Form:
    """The form asks for a line where the status and the figures differ and nothing is said of it."""
    if not form.against or form.content.get(BEYOND):
        return form
    return replace(form, asked=True, confirmed=acknowledged(Status(form.content["status"]), form.against))


def _figure(content: Content) -> tuple[float | None, Lack | None]:
    """The number that is written, or why it cannot be taken."""
    try:
        return (figure(content["figure"]) if "figure" in content else None), None
    except Refused as refused:
        return None, Lack.TOO_LARGE if refused.why is Why.OUT_OF_RANGE else Lack.NOT_A_NUMBER


def _judge(posting: Posting, form: Form, of: reporting.Report, act: str) -> Answer:
    version, reason = _seen(posting).version, posting.form.get("reason", "").strip()[:4000]
    if act == "return" and not reason:
        return drawing.page(replace(form, no_reason=True), posting.address, 422)
    with journal(posting.database, posting.user.name, posting.now) as writing:
        if act == "approve":
            reference = reporting.approve(writing, posting.user, of, version)
        else:
            reference = reporting.send_back(writing, posting.user, of, version, reason)
    return _receipt(posting, form, reference, act)


def _receipt(posting: Posting, form: Form, reference: int, did: str) -> Go:
    subject = form.subject
    about = {"receipt": reference, "did": did, "about": subject.code, "scope": subject.scope or None}
    return Go(posting.address.to("rapportera", period=form.period.code, **about))


def _conflict(posting: Posting, form: Form, code: str, scope: str | None, today: date) -> Screen:
    """Both texts side by side; what is sent next has seen the other."""
    with posting.database.reading() as session:
        form = _form(session, posting.frame, posting.view, posting.address, posting.user, today, code, scope)
    if posting.form.get("act") in ("approve", "return"):
        return drawing.page(replace(form, overtaken=True), posting.address, 409)
    mine = _content(posting, form)
    return drawing.page(replace(form, content=mine, theirs=form.progress.content), posting.address, 409)
