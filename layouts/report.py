"""One report, drawn: to write, to read, and to approve or return."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.address import Address
from dashboard.answers import Judged
from dashboard.calibration import contradicted
from dashboard.doubts import Doubt
from dashboard.flow import Content, Step
from dashboard.indicator import Indicator
from dashboard.period import Period
from dashboard.reporting import BEYOND, Lack, Progress, Rules, Seen, Subject, may_return
from layouts import formats
from layouts import nodes as h
from layouts.components import forms
from layouts.components.beside_figures import asked, differing, figures_say, when_asked
from layouts.components.report_fields import Beside, activity_fields, value_fields
from layouts.components.reporting import due_sentence, lack, looked_at_twice, place, steps, written_report
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, of, swedish, t


@dataclass(frozen=True, slots=True)
class Form:
    """All that stands on the page of a report, and what was wrong with what was sent."""

    subject: Subject
    period: Period
    home: Period
    before: Period | None
    year_before: Period | None
    today: date
    progress: Progress
    rules: Rules
    content: Content
    last: Content
    earlier: Sequence[tuple[str, float | None, str | None, str | None]]
    indicator: Indicator | None
    needs_group: bool
    figures: Sequence[Judged]
    is_own: bool
    may_report: bool
    may_approve: bool
    lacks: dict[str, Lack] | None = None
    doubts: tuple[Doubt, ...] = ()
    confirmed: str = ""
    theirs: Content | None = None
    overtaken: bool = False
    no_reason: bool = False
    seen: Seen | None = None
    asked: bool = False

    @property
    def against(self) -> list[Judged]:
        """Those of the figures that say something else than the status that is written."""
        return contradicted(self.content, self.figures)


def page(form: Form, address: Address, status_code: int = 200) -> Screen:
    """What it is, how far it has come, the form, and every step."""
    subject = form.subject
    own = [
        _overtaken(form),
        _conflict(form),
        _returned(form),
        _approval(form, address),
        _write(form, address) if form.may_report else _read(form),
        _history(form),
    ]
    return Screen(
        of(subject.title),
        [_head(form, address), own if form.is_own else _not_yours(form)],
        [Crumb(t("My reports"), address.to("rapportera")), Crumb(of(subject.title))],
        status_code,
        form.period,
    )


def _head(form: Form, address: Address) -> h.Element:
    subject, name = form.subject, formats.period(form.period)
    days = (form.home.due_on - form.today).days if form.home.due_on else None
    kind = t("Value") if subject.is_value else t("Activity")
    door = address.to("indikatorer" if subject.is_value else "aktiviteter", subject.code)
    return h.div(
        h.p(f"{kind} · {place(subject)}", cls="eyebrow"),
        h.h1(of(subject.title), tabindex=-1, lang=lang_of(subject.title)),
        h.p(
            t("Report for {period}.", period=name[:1].lower() + name[1:]),
            " ",
            due_sentence(form.home, days),
            cls="big",
        ),
        h.p(_with(form), cls="under") if form.home != form.period else None,
        h.p(h.a(t("Show its page"), href=door, cls="link")),
        cls="report-head",
    )


def _with(form: Form) -> str:
    name = formats.period(form.home)
    return t("It is reported together with {period}.", period=name[:1].lower() + name[1:])


def _overtaken(form: Form) -> h.Child:
    if not form.overtaken:
        return None
    return h.section(
        h.h2(t("Something newer has been handed in or decided meanwhile"), id="overtaken"),
        h.p(t("Nothing has been changed. Read what stands here now, and decide again.")),
        cls="problems",
        role="alert",
        tabindex=-1,
        aria_labelledby="overtaken",
    )


def _conflict(form: Form) -> h.Child:
    """Somebody else's text stands beside one's own."""
    if form.theirs is None:
        return None
    newest = form.progress.draft or form.progress.last
    return h.section(
        h.h2(t("Somebody else has saved while you were writing"), id="conflict"),
        h.p(
            t("{role} saved at {time}.", role=newest.by, time=formats.clock(newest.at)) + " " if newest else "",
            t(
                "Nothing is lost: your text is in the fields, the other text stands beside. "
                "Take what is right, and save or hand in again."
            ),
        ),
        cls="problems",
        role="alert",
        tabindex=-1,
        aria_labelledby="conflict",
    )


def _returned(form: Form) -> h.Child:
    last = form.progress.last
    if last is None or last.step is not Step.RETURNED:
        return None
    return h.section(
        h.h2(t("Returned with a note")),
        h.p(last.note, cls="written", lang=swedish()),
        h.p(t("{role}, {moment}", role=last.by, moment=formats.moment(last.at)), cls="source"),
        cls="returned",
    )


def _approval(form: Form, address: Address) -> h.Child:
    last = form.progress.last
    if not form.may_approve or last is None or not may_return(last.step):
        return None
    waits = last.step is Step.SUBMITTED
    wrong = {"reason": t("Write what should be changed, so that whoever reports knows.")} if form.no_reason else None
    return h.section(
        h.h2(t("Approve or return") if waits else t("Was approved")),
        h.p(t("{role}, {moment}", role=last.by, moment=formats.moment(last.at)), cls="source"),
        h.div(written_report(last.content), figures_say(form.figures, address), cls="beside"),
        differing(contradicted(last.content, form.figures), last.content.get(BEYOND)),
        forms.post_form(
            address.having(period=form.period.code),
            forms.hidden("version", str(last.version)),
            h.div(forms.submit(t("Approve"), value="approve"), cls="form__buttons") if waits else None,
            forms.text_field(
                "reason",
                t("Or return it: what should be changed?") if waits else t("Return it: what should be changed?"),
                "",
                hint=t("Whoever reports sees the note. Readers do not see the report until it is handed in again."),
                problems=wrong,
            ),
            h.div(forms.submit(t("Return with the note"), value="return", quiet=True), cls="form__buttons"),
            problems=wrong,
        ),
        cls="card approval",
    )


def _write(form: Form, address: Address) -> h.Element:
    problems = {name: lack(why, name) for name, why in (form.lacks or {}).items()}
    seen = form.seen or form.progress.seen
    beside = Beside(form.last, form.before, form.year_before, form.earlier, form.theirs)
    if form.indicator is None:
        told = figures_say(form.figures, address)
        fields = activity_fields(form.content, beside, form.rules, problems, told, when_asked(form.figures, form.rules))
    else:
        fields = value_fields(form.content, beside, form.indicator, problems, needs_group=form.needs_group)
    return h.section(
        h.h2(_write_heading(form)),
        forms.post_form(
            address.having(period=form.period.code),
            forms.hidden("revision", str(seen.revision)),
            forms.hidden("version", str(seen.version)),
            forms.hidden("confirmed", form.confirmed) if form.confirmed else None,
            *fields,
            _doubts(form),
            asked(form.against) if form.asked and BEYOND not in (form.lacks or {}) else None,
            h.div(
                forms.submit(_send(form), value="hand_in"),
                forms.submit(t("Save the draft"), value="keep", quiet=True),
                h.p(_draft_text(form), cls="draft-status quiet", role="status"),
                cls="form__buttons",
            ),
            problems=problems,
            **_draft_words(form),
        ),
        cls="write",
    )


def _write_heading(form: Form) -> str:
    last = form.progress.last
    return (
        t("Your report")
        if last is None
        else t("Change the report")
        if may_return(last.step)
        else t("Your report, again")
    )


def _send(form: Form) -> str:
    return t("Hand in all the same") if form.doubts or form.asked else t("Hand in")


def _draft_text(form: Form) -> str:
    draft = form.progress.draft
    return t("Draft saved {moment}, {role}.", moment=formats.moment(draft.at), role=draft.by) if draft else ""


def _draft_words(form: Form) -> dict[str, str]:
    """What the script says about the draft, in the reader's language."""
    subject = form.subject
    return {
        "data_draft": f"draft|{subject.code}|{subject.scope}|{form.period.code}",
        "data_saved": t("Draft saved {time}", time="{time}"),
        "data_away": t("The server does not answer. What you write is kept in this browser."),
        "data_stale": t("Somebody else has saved meanwhile. Press “Save the draft” to see both texts."),
        "data_found": t("What you wrote in this browser has been fetched."),
    }


def _doubts(form: Form) -> h.Child:
    if form.indicator is None:
        return None
    latest = next((code for code, number, _, _ in reversed(form.earlier) if number is not None), None)
    last = Period.parse(latest) if latest else None
    return looked_at_twice(form.doubts, form.indicator.decimals, last, form.year_before)


def _read(form: Form) -> h.Child:
    last = form.progress.last
    if last is None and form.home.is_locked:
        return empty(
            t("The period is locked"),
            t("It is only changed by a correction with a reason. What was reported stands on its page."),
        )
    if last is None:
        return empty(t("Nothing has been handed in."), _why_not(form))
    return h.section(
        h.h2(t("The report")), written_report(last.content), h.p(_why_not(form), cls="under"), cls="section--plain"
    )


def _not_yours(form: Form) -> h.Element:
    """Readers have the page of the activity or the indicator; what is on its way is not for them."""
    return empty(
        t("Reported by {department}.", department=of(form.subject.department_name)),
        t("What readers may see of it stands on its page."),
    )


def _why_not(form: Form) -> str:
    if form.home.is_locked:
        return t("The period is locked; it is only changed by a correction with a reason.")
    if form.home.closed_at is not None:
        return t("The controller has closed reporting for the period.")
    if form.home.opens_on is None or form.home.opens_on > form.today:
        return t("Reporting for the period is not open.")
    if form.home != form.period and form.period.ends_on >= form.today:
        return t(
            "The period is not over; its value is reported after {day}.", day=formats.full_day(form.period.ends_on)
        )
    return t("Reported by {department}.", department=of(form.subject.department_name))


def _history(form: Form) -> h.Child:
    if not form.progress.steps:
        return None
    return h.section(h.h2(t("Steps")), steps(form.progress.steps), cls="section--plain")
