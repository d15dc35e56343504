"""One decision, drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.address import Address
from dashboard.agreed import Agreed
from dashboard.commitment import Commitment, Standing
from dashboard.decision import Decision, Texts
from dashboard.signals import Signal
from dashboard.view import View
from dashboard.words import Words
from layouts import agreement_labels, formats
from layouts import nodes as h
from layouts.components import forms
from layouts.components.agreed import commitment_rows, hidden_mark, reviewed, standing_name, state
from layouts.components.doors import door, doors
from layouts.components.expected import Measured, before_and_after
from layouts.components.figures import example
from layouts.components.history_link import history_link
from layouts.components.ready_mail import ready_mail
from layouts.components.signal_notes import signal_notes
from layouts.components.verdict import verdict
from layouts.exports.mail import Mail
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, swedish, t


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """All that stands on a decision's page."""

    decision: Decision
    texts: Texts
    everything: Agreed
    commitments: Sequence[Commitment]
    names: Mapping[int, Words]
    effect: Measured | None
    decides: bool
    judges: bool
    problems: Mapping[str, str]
    given: Mapping[str, str]
    done: str = ""
    signals: Sequence[Signal] = ()
    mail: Mail | None = None


def page(told: DecisionPage, view: View, address: Address) -> Screen:
    """What, why, by whom; what was expected and came; the commitments; the verdict."""
    one = told.decision
    return Screen(
        one.title,
        [
            _receipt(told.done),
            _head(told),
            signal_notes(told.signals),
            h.div(
                h.div(
                    _text(t("Basis"), told.texts.basis),
                    _effect(told, address),
                    cls="main-column",
                ),
                h.div(_facts(told, view.today, address), cls="side-column"),
                cls="columns",
            ),
            _commitments(told, view.today, address),
            verdict(
                one,
                told.texts.verdict,
                view.today,
                address,
                judges=told.judges,
                problems=told.problems,
                given=told.given,
            ),
            ready_mail(
                told.mail,
                t("A request for a verdict"),
                address.to("hamta", "mejl", "beslut", f"{one.code}.eml"),
            ),
            history_link(address.to("historik", "beslut", one.code)),
        ],
        [Crumb(t("Decisions"), address.to("beslut")), Crumb(one.title)],
        422 if told.problems else 200,
    )


def _receipt(done: str) -> h.Child:
    said = {
        "judged": t("The verdict is saved. It is in the history with who and when."),
        "saved": t("The decision is saved. The change is in the history."),
        "same": t("Nothing was changed; it already stood like that."),
    }
    return forms.receipt(said[done]) if done in said else None


def _head(told: DecisionPage) -> h.Element:
    one = told.decision
    return h.div(
        h.div(
            h.p(
                f"{t('Decision')} {one.code} · ",
                h.span(of(one.type.name), lang=lang_of(one.type.name)),
                [" · ", hidden_mark()] if one.confidential else None,
                " ",
                example(one.is_example),
                cls="eyebrow",
            ),
            h.h1(one.title, tabindex=-1, lang=swedish()),
            h.p(told.texts.text, cls="big written", lang=swedish()) if told.texts.text else None,
        ),
        cls="head head--one",
    )


def _text(title: str, text: str) -> h.Child:
    if not text:
        return None
    return h.section(h.h2(title), h.p(text, cls="written", lang=swedish()), cls="section--plain")


def _effect(told: DecisionPage, address: Address) -> h.Child:
    if not told.texts.effect and told.effect is None:
        return None
    return h.section(
        h.h2(t("Expected effect")),
        h.p(told.texts.effect, cls="written", lang=swedish()) if told.texts.effect else None,
        before_and_after(told.decision, told.effect, address) if told.effect else None,
        cls="section--plain",
    )


def _facts(told: DecisionPage, today: date, address: Address) -> h.Element:
    one = told.decision
    rows: list[tuple[str, h.Child]] = [
        (t("State"), state(one.state)),
        (t("Decided"), formats.day(one.decided_on) if one.decided_on else t("not decided yet")),
        (t("Decided by"), agreement_labels.decider(one.type.decided_by)),
        (t("Taken at"), h.span(of(one.type.meeting), lang=lang_of(one.type.meeting)) if one.type.meeting else None),
        (t("Proposed at"), door(one.origin, told.names, address) if one.origin else None),
        (t("Registry number"), one.registry_number or t("not entered")),
        (t("Concerns"), doors(one.concerns, told.names, address)),
        (t("Review"), reviewed(one, today)),
    ]
    change = h.a(t("Change the decision"), href=address.to("beslut", one.code, "andra"), cls="button")
    return h.section(
        h.h2(t("About the decision")),
        h.dl(([h.dt(term), h.dd(value)] for term, value in rows if value), cls="facts-list"),
        h.p(change, cls="below") if told.decides else None,
        cls="card side",
    )


def _commitments(told: DecisionPage, today: date, address: Address) -> h.Child:
    made, one = told.commitments, told.decision
    anew = (
        h.a(t("New commitment"), href=address.to("ataganden", "nytt", origin=f"decision:{one.code}"), cls="button")
        if told.decides
        else None
    )
    if not made and anew is None:
        return None
    return h.section(
        h.div(
            h.div(h.h2(t("Commitments"), id="ataganden"), h.p(_outcome(made, today), cls="under")),
            anew,
            cls="heading",
        ),
        commitment_rows(made, told.everything, told.names, address, today, origins=False) if made else None,
        aria_labelledby="ataganden",
    )


def _outcome(made: Sequence[Commitment], today: date) -> str:
    """«4 åtaganden: 2 hållna, 1 sent»."""
    if not made:
        return t("Nothing has been promised yet.")
    count = n("{number} commitment", "{number} commitments", len(made), number=formats.number(len(made)))
    found = [one.standing(today) for one in made]
    parts = [f"{formats.number(found.count(kind))} {standing_name(kind)}" for kind in Standing if kind in found]
    return f"{count}: {', '.join(parts)}."
