"""The form of a new commitment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.decision import Concern
from dashboard.goal import Department
from layouts import nodes as h
from layouts.components import forms
from layouts.screen import Crumb, Screen
from layouts.text import of, t

ASKED = ("what", "responsible_role", "department", "due_on", "subject", "confidential")


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form."""

    given: Mapping[str, str]
    origin: Concern | None
    departments: Sequence[Department]
    problems: Mapping[str, str]


def missing(given: Mapping[str, str], *, is_unknown: bool) -> dict[str, str]:
    """What a commitment lacks, by field."""
    found: dict[str, str] = {}
    if not given["what"]:
        found["what"] = t("Say what is to be done.")
    if not given["responsible_role"]:
        found["responsible_role"] = t("Say which role does it.")
    if not given["due_on"]:
        found["due_on"] = t("Say when it is to be done.")
    if is_unknown:
        found["subject"] = t("Nothing has the code {code}. Choose from the list.", code=given["subject"])
    return found


def page(told: Form, address: Address) -> Screen:
    """Who does what until when."""
    back = address.to("ataganden")
    if told.origin is not None and told.origin.kind == "decision":
        back = address.to("beslut", told.origin.code)
    title = t("New commitment")
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1),
            h.p(t("Agreed in {code}.", code=told.origin.code), cls="under") if told.origin else None,
            forms.post_form(
                address.having(),
                _fields(told),
                h.div(forms.submit(t("Save")), h.a(t("Leave as it is"), href=back, cls="button"), cls="choices"),
                problems=told.problems,
            ),
        ],
        [Crumb(t("Commitments"), address.to("ataganden")), Crumb(title)],
        422 if told.problems else 200,
    )


def _fields(told: Form) -> list[h.Child]:
    hint = t("For example an activity.")
    options = [
        ("false", t("No, everybody may see it")),
        ("true", t("Yes, only the department's head, the Director-General and controllers")),
    ]
    given, problems = told.given, told.problems
    return [
        _text(told, "what", t("What is to be done?"), 2),
        _text(told, "responsible_role", t("Which role does it?"), hint=t("A role, never a name."), most=120),
        forms.select_field(
            "department", t("Department"), given.get("department", ""), _departments(told), problems=problems
        ),
        forms.date_field("due_on", t("Due"), given.get("due_on", ""), problems=problems),
        _text(told, "subject", t("Code of what it concerns (optional)"), hint=hint, most=97),
        forms.radio_field(
            "confidential", t("Confidential"), given.get("confidential") or "false", options, problems=problems
        ),
    ]


def _text(told: Form, name: str, label: str, rows: int = 1, *, hint: str = "", most: int = 4000) -> h.Element:
    value = told.given.get(name, "")
    return forms.text_field(name, label, value, rows=rows, hint=hint, most=most, problems=told.problems)


def _departments(told: Form) -> list[tuple[str, str]]:
    found = [("", t("the whole organisation"))]
    for one in told.departments:
        found.append((one.code, of(one.name)))
        found += [(unit.code, f"{of(one.name)}: {of(unit.name)}") for unit in one.units]
    return found
