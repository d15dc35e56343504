"""What the forms of corrections share: what stands on one side, what shall stand on the other, and why."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from dashboard.address import Address
from dashboard.errors import Refusal
from layouts import labels
from layouts import nodes as h
from layouts.components import forms
from layouts.screen import Crumb, Screen
from layouts.text import t

Form: TypeAlias = Mapping[str, str]


def pair(term: str, stands: h.Child, shall: h.Element) -> h.Element:
    """One thing: as it stands, and as it shall be."""
    return h.div(
        h.div(h.h2(term), h.p(t("Stands now"), cls="form__label"), h.div(stands, cls="correcting__now")),
        shall,
        cls="card correcting",
        role="group",
        aria_label=term,
    )


def screen(
    title: str,
    where: h.Element,
    rows: Sequence[h.Child],
    version: int,
    above: Sequence[Crumb],
    address: Address,
    problems: Form | None,
    given: Form,
) -> Screen:
    """The form around what can be corrected, with the reason it asks for."""
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1),
            where,
            h.p(
                t("The period is locked. What stands now is kept beside what you write, with your reason, and marked."),
                cls="under",
            ),
            forms.post_form(
                address.having(),
                forms.hidden("version", str(version)),
                rows,
                forms.text_field("reason", t("Why is it corrected?"), given.get("reason", ""), problems=problems),
                h.div(
                    forms.submit(t("Correct")),
                    h.a(t("Do not correct"), href=above[-1].href, cls="button"),
                    cls="choices",
                ),
                problems=problems,
            ),
        ],
        [*above, Crumb(t("Correction"))],
        409 if problems else 200,
    )


def problems(refusal: Refusal) -> dict[str, str]:
    """A refusal, at the field it is about."""
    return {"reason": labels.refusal(refusal)}
