"""The form of a decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.address import Address
from dashboard.decision import DecisionState, DecisionType
from dashboard.goal import Department, ResultArea
from layouts import agreement_labels
from layouts import nodes as h
from layouts.components import forms
from layouts.components.doors import kind_name
from layouts.components.signs import capital
from layouts.screen import Crumb, Screen
from layouts.text import of, t

ASKED = (
    "title",
    "type",
    "state",
    "decided_on",
    "registry_number",
    "text",
    "basis",
    "origin",
    "effect",
    "effect_indicator",
    "effect_scope",
    "effect_value",
    "effect_on",
    "review_on",
    "confidential",
)
MOST_CONCERNS = 400
_FEWEST_CONCERNS = 3
_KNOWN = "concerns-known"


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form; a new decision has no code and no version. `known` are (code, kind, name)."""

    code: str
    values: Mapping[str, str]
    concerns: Sequence[str]
    version: int | None
    why: str
    types: Sequence[DecisionType]
    known: Sequence[tuple[str, str, str]]
    areas: Sequence[ResultArea]
    departments: Sequence[Department]
    problems: Mapping[str, str]


def concern_field(place: int) -> str:
    """The name of the field for one thing that it concerns."""
    return f"concern-{place + 1}"


def missing(values: Mapping[str, str]) -> dict[str, str]:
    """What a decision lacks, by field."""
    found: dict[str, str] = {}
    if not values["title"]:
        found["title"] = t("Say in a few words what is decided.")
    if not values["type"]:
        found["type"] = t("Choose a type; it says whose the decision is.")
    if values["state"] != DecisionState.PROPOSED and not values["decided_on"]:
        found["decided_on"] = t("Say which day it was decided.")
    if (values["effect_value"] or values["effect_scope"]) and not values["effect_indicator"]:
        found["effect_indicator"] = t("Choose the indicator that the value is of.")
    if values["review_on"] and values["decided_on"] and _is_before(values["review_on"], values["decided_on"]):
        found["review_on"] = t("The review lies before the decision. Choose a later day.")
    return found


def _is_before(day: str, other: str) -> bool:
    try:
        return date.fromisoformat(day) < date.fromisoformat(other)
    except ValueError:  # the reading of the row says what is wrong with it
        return False


def page(told: Form, address: Address) -> Screen:
    """What is decided, what it concerns, what is expected of it, and when it is reviewed."""
    title = t("Change the decision") if told.code else t("New decision")
    back = address.to("beslut", told.code) if told.code else address.to("beslut")
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1),
            h.p(t("Every change is kept with who made it, when and why."), cls="under"),
            forms.post_form(
                address.having(),
                forms.hidden("version", "" if told.version is None else str(told.version)),
                forms.hidden("origin", told.values.get("origin", "")),
                _what(told),
                _concerns(told),
                _effect(told),
                _review(told),
                _why(told) if told.code else None,
                h.div(forms.submit(t("Save")), h.a(t("Leave as it is"), href=back, cls="button"), cls="choices"),
                problems=told.problems,
            ),
        ],
        [Crumb(t("Decisions"), address.to("beslut")), *([Crumb(told.code, back)] if told.code else []), Crumb(title)],
        422 if told.problems else 200,
    )


def _text(told: Form, name: str, label: str, rows: int = 1, hint: str = "", most: int = 4000) -> h.Element:
    value = told.values.get(name, "")
    return forms.text_field(name, label, value, rows=rows, hint=hint, most=most, problems=told.problems)


def _day(told: Form, name: str, label: str) -> h.Element:
    return forms.date_field(name, label, told.values.get(name, ""), problems=told.problems)


def _what(told: Form) -> list[h.Child]:
    states = [(state.value, capital(agreement_labels.decision_state(state))) for state in DecisionState]
    number = t("The number in the agency's register. Tertial never makes one up; leave it empty if there is none.")
    return [
        _text(told, "title", t("What is decided, in a few words"), most=200),
        forms.select_field(
            "type",
            t("Type"),
            told.values.get("type", ""),
            [("", "–"), *((one.code, _type(one)) for one in told.types)],
            hint=t("The type says who decides and where. The management group advises."),
            problems=told.problems,
        ),
        forms.radio_field("state", t("State"), told.values.get("state", ""), states, problems=told.problems),
        _day(told, "decided_on", t("Day of the decision")),
        _text(told, "registry_number", t("Registry number (optional)"), hint=number, most=64),
        _text(told, "text", t("The decision in full (optional)"), 4),
        _text(told, "basis", t("Basis (optional)"), 3, t("What the decision rests on.")),
    ]


def _type(one: DecisionType) -> str:
    where = f", {of(one.meeting)}" if one.meeting else ""
    return f"{of(one.name)} ({agreement_labels.decider(one.decided_by)}{where})"


def _concerns(told: Form) -> h.Element:
    count = min(MOST_CONCERNS, max(_FEWEST_CONCERNS, len(told.concerns) + 2))
    return h.fieldset(
        h.legend(t("What it concerns (optional)"), cls="form__label"),
        h.p(
            t("Write a name or a code and choose: activity, indicator, area or appropriation."),
            cls="form__hint",
            id="concerns-hint",
        ),
        h.div((_concern(told, place) for place in range(count)), cls="concerns"),
        h.datalist(
            (h.option(f"{kind_name(kind)}: {name}", value=code) for code, kind, name in told.known),
            id=_KNOWN,
        ),
        cls="form__row",
    )


def _concern(told: Form, place: int) -> h.Element:
    name = concern_field(place)
    problem = told.problems.get(name)
    return h.div(
        h.p(problem, id=f"{name}-problem", cls="form__problem") if problem else None,
        h.inputs(
            id=name,
            name=name,
            type="text",
            list=_KNOWN,
            maxLength=97,
            defaultValue=told.concerns[place] if place < len(told.concerns) else "",
            aria_label=t("Concerns {number}", number=place + 1),
            aria_invalid="true" if problem else None,
            aria_describedby=f"{name}-problem" if problem else "concerns-hint",
            cls="field-box",
        ),
        cls="form__row form__row--wrong" if problem else "form__row",
    )


def _effect(told: Form) -> list[h.Child]:
    indicators = [(code, name) for code, kind, name in told.known if kind == "indicator"]
    kept = told.values.get("effect_scope", "")
    scopes = [(kept if kept.startswith("organisation:") else "", t("the whole organisation"))]
    scopes += [(f"area:{area.code}", of(area.name)) for area in told.areas]
    scopes += [(f"department:{one.code}", of(one.name)) for one in told.departments]
    if kept not in {value for value, _ in scopes}:
        scopes.append((kept, kept.partition(":")[2] or kept))
    return [
        _text(told, "effect", t("Expected effect (optional)"), 3, t("What should come of it, and for whom.")),
        forms.text_field(
            "effect_indicator",
            t("Indicator that should show it (optional)"),
            told.values.get("effect_indicator", ""),
            rows=1,
            most=64,
            known=indicators,
            problems=told.problems,
        ),
        forms.select_field("effect_scope", t("Measured for"), kept, scopes, problems=told.problems),
        h.div(
            _text(told, "effect_value", t("Expected value (optional)"), most=24),
            _day(told, "effect_on", t("Expected by (optional)")),
            cls="form__pair",
        ),
    ]


def _review(told: Form) -> list[h.Child]:
    return [
        _day(told, "review_on", t("To be reviewed (optional)")),
        forms.radio_field(
            "confidential",
            t("Confidential"),
            told.values.get("confidential") or "false",
            [("false", t("No, everybody may see it")), ("true", t("Yes, only the Director-General and controllers"))],
            problems=told.problems,
        ),
    ]


def _why(told: Form) -> h.Element:
    hint = t("It stands in the history beside the change.")
    return forms.text_field("why", t("Why is it changed? (optional)"), told.why, rows=2, hint=hint)
