"""One commitment, drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.address import Address
from dashboard.agreed import Agreed
from dashboard.commitment import Commitment, CommitmentState
from dashboard.signals import Signal
from dashboard.view import View
from dashboard.words import Words
from layouts import agreement_labels, formats
from layouts import nodes as h
from layouts.components import forms
from layouts.components.agreed import hidden_mark, moved, origin, standing
from layouts.components.doors import door
from layouts.components.figures import example
from layouts.components.history_link import history_link
from layouts.components.ready_mail import ready_mail
from layouts.components.signal_notes import signal_notes
from layouts.components.signs import capital
from layouts.exports.mail import Mail
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, of, swedish, t

MOVED = "moved"
ASKED = ("outcome", "due_on", "result")


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """All that stands on a commitment's page."""

    commitment: Commitment
    everything: Agreed
    names: Mapping[int, Words]
    reports: bool
    problems: Mapping[str, str]
    given: Mapping[str, str]
    done: str = ""
    signals: Sequence[Signal] = ()
    mail: Mail | None = None


def missing(given: Mapping[str, str], due_on: date) -> dict[str, str]:
    """What a report of the outcome lacks, by field."""
    found: dict[str, str] = {}
    if given["outcome"] not in (CommitmentState.KEPT, CommitmentState.DROPPED, MOVED):
        found["outcome"] = t("Choose what came of it.")
    if given["outcome"] == MOVED and not _is_later(given["due_on"], due_on):
        found["due_on"] = t("Say which later day it is moved to.")
    if given["outcome"] in (MOVED, CommitmentState.DROPPED) and not given["result"]:
        found["result"] = t("Say why; it is read at the next meeting.")
    return found


def _is_later(text: str, due_on: date) -> bool:
    try:
        return date.fromisoformat(text) > due_on
    except ValueError:
        return False


def page(told: CommitmentPage, view: View, address: Address) -> Screen:
    """What, who, when and where it was agreed; what came of it, and the form that asks for it."""
    one = told.commitment
    return Screen(
        one.what,
        [
            _receipt(told.done),
            h.div(
                h.div(
                    h.p(
                        f"{t('Commitment')} {one.code}",
                        [" · ", hidden_mark()] if one.confidential else None,
                        " ",
                        example(one.is_example),
                        cls="eyebrow",
                    ),
                    h.h1(one.what, tabindex=-1, lang=swedish()),
                    h.p(standing(one, view.today), cls="under"),
                    h.p(moved(one), cls="under") if one.moves else None,
                ),
                cls="head head--one",
            ),
            signal_notes(told.signals),
            h.section(
                h.h2(t("About the commitment"), cls="visually-hidden"),
                h.dl(
                    ([h.dt(term), h.dd(value)] for term, value in _facts(told, address) if value),
                    cls="facts-list facts-list--wide",
                ),
                cls="section--first",
            ),
            _report(told, address) if told.reports else None,
            _mail(told, address),
            history_link(address.to("historik", "ataganden", one.code)),
        ],
        [
            Crumb(t("Decisions"), address.to("beslut")),
            Crumb(t("Commitments"), address.to("ataganden")),
            Crumb(one.code),
        ],
        422 if told.problems else 200,
    )


def _mail(told: CommitmentPage, address: Address) -> h.Child:
    href = address.to("hamta", "mejl", "ataganden", f"{told.commitment.code}.eml")
    return ready_mail(told.mail, t("A reminder to who is to do it"), href)


def _receipt(done: str) -> h.Child:
    said = {
        CommitmentState.KEPT: t("It is kept. The outcome is in the history."),
        CommitmentState.DROPPED: t("It is dropped. Why is in the history."),
        MOVED: t("It has a new day. The day before and why are in the history."),
        "saved": t("The commitment is saved."),
    }
    return forms.receipt(said[done]) if done in said else None


def _facts(told: CommitmentPage, address: Address) -> list[tuple[str, h.Child]]:
    one = told.commitment
    days = " → ".join(formats.day(day) for day in one.days) if one.moves else formats.day(one.due_on)
    department = one.department_name and h.a(
        of(one.department_name),
        href=address.to("avdelningar", one.unit),
        cls="link",
        lang=lang_of(one.department_name),
    )
    return [
        (t("Who"), h.span(one.responsible_role, lang=swedish())),
        (t("Department"), department or t("the whole organisation")),
        (t("Due"), days),
        (t("Agreed in"), origin(one, told.everything, told.names, address)),
        (t("Concerns"), door(one.subject, told.names, address) if one.subject else None),
        (
            t("Said last") if one.is_open else t("What came of it"),
            h.span(one.result, cls="written", lang=swedish()) if one.result else None,
        ),
    ]


def _report(told: CommitmentPage, address: Address) -> h.Element:
    one, given, problems = told.commitment, told.given, told.problems
    options = [
        (CommitmentState.KEPT.value, capital(agreement_labels.commitment_state(CommitmentState.KEPT))),
        (MOVED, t("Moved to another day")),
        (CommitmentState.DROPPED.value, capital(agreement_labels.commitment_state(CommitmentState.DROPPED))),
    ]
    return h.section(
        h.h2(t("What came of it?")),
        forms.post_form(
            address.to("ataganden", one.code),
            forms.hidden("version", str(one.version)),
            forms.radio_field("outcome", t("Outcome"), given.get("outcome", ""), options, problems=problems),
            forms.date_field(
                "due_on", t("New day (only when it is moved)"), given.get("due_on", ""), problems=problems
            ),
            forms.text_field(
                "result",
                t("In words"),
                given.get("result", ""),
                hint=t("What was done, or why it is moved or dropped."),
                problems=problems,
            ),
            h.div(forms.submit(t("Save the outcome")), cls="choices"),
            problems=problems,
        ),
    )
