"""The verdict on a decision: as it was given, and the form that asks for it."""

from collections.abc import Mapping
from datetime import date

from dashboard.address import Address
from dashboard.decision import Decision, Review, Verdict
from layouts import agreement_labels, formats
from layouts import nodes as h
from layouts.components import forms
from layouts.components.agreed import reviewed
from layouts.components.signs import capital
from layouts.text import swedish, t


def missing(given: Mapping[str, str], today: date) -> dict[str, str]:
    """What a verdict lacks, by field."""
    found: dict[str, str] = {}
    if given["verdict"] not in set(Verdict):
        found["verdict"] = t("Choose what came of it.")
    if not given["verdict_text"]:
        found["verdict_text"] = t("Say in words what came of it; the next reader starts there.")
    if given["verdict"] == Verdict.TOO_EARLY and not _is_later(given["review_on"], today):
        found["review_on"] = t("Too early to say needs a new day to look again, later than today.")
    return found


def _is_later(text: str, today: date) -> bool:
    try:
        return date.fromisoformat(text) > today
    except ValueError:
        return False


def verdict(
    one: Decision,
    said: str,
    today: date,
    address: Address,
    *,
    judges: bool,
    problems: Mapping[str, str],
    given: Mapping[str, str],
) -> h.Child:
    """What was found, when it is looked at next, and the form when it is time."""
    review = one.review(today)
    if not (one.verdict or one.review_on):
        return None
    return h.section(
        h.h2(t("What came of it"), id="utfall"),
        _said(one, said) if one.verdict else None,
        h.p(reviewed(one, today)) if review in (Review.WAITING, Review.COMING) else None,
        _form(one, address, problems, given) if judges else None,
        aria_labelledby="utfall",
    )


def _said(one: Decision, said: str) -> h.Element:
    word = capital(agreement_labels.verdict(one.verdict)) if one.verdict else ""
    return h.div(
        h.p(h.b(word), f", {formats.day(one.verdict_on)}" if one.verdict_on else None),
        h.p(said, lang=swedish(), cls="list__text") if said else None,
        cls="verdict",
    )


def _form(one: Decision, address: Address, problems: Mapping[str, str], given: Mapping[str, str]) -> h.Element:
    options = [(kind.value, capital(agreement_labels.verdict(kind))) for kind in Verdict]
    return forms.post_form(
        address.to("beslut", one.code),
        forms.hidden("version", str(one.version)),
        forms.radio_field(
            "verdict", t("What came of the decision?"), given.get("verdict", ""), options, problems=problems
        ),
        forms.text_field(
            "verdict_text",
            t("In words"),
            given.get("verdict_text", ""),
            hint=t("What is better or worse than before, and what the decision has to do with it."),
            problems=problems,
        ),
        forms.date_field(
            "review_on", t("Look again (only when it is too early)"), given.get("review_on", ""), problems=problems
        ),
        h.div(forms.submit(t("Save the verdict")), cls="choices"),
        problems=problems,
    )
