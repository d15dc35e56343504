"""The form that copies the year plan to the year after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.address import Address
from dashboard.cycle import CycleKind
from dashboard.goal import Department
from dashboard.next_year import Proposal
from layouts import formats
from layouts import nodes as h
from layouts.components import forms
from layouts.components.plan_forms import TAKE
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, swedish, t


@dataclass(frozen=True, slots=True)
class Copying:
    """The year, what of it can be copied, how much has been; what was written in the form, and what is wrong with it."""

    year: int
    proposals: list[Proposal]
    copied: int
    departments: Sequence[Department]
    given: Mapping[str, str] | None = None
    problems: Mapping[str, str] = field(default_factory=dict)


def due(code: str) -> str:
    """The name of the field of a last day."""
    return f"due-{code}"


def starts(code: str) -> str:
    """The name of the field of a first day."""
    return f"starts-{code}"


def page(told: Copying, address: Address) -> Screen:
    """What is proposed, each event with its days now and its days then."""
    title = t("Copy the year plan to {year}", year=told.year + 1)
    plan = address.to("arsplan", year=told.year)
    return Screen(
        title,
        [
            h.h1(title, tabindex=-1),
            h.p(_sentence(told), cls="big"),
            h.p(
                t(
                    "Each keeps its weekday, and what is reported to the government its date. A last day on a weekend, a holiday "
                    "or an eve becomes the working day before. Change the days that should be others."
                ),
                cls="under",
            ),
            _form(told, address) if told.proposals else _nothing(told, address),
        ],
        [Crumb(t("Year plan {year}", year=told.year), plan), Crumb(title)],
        422 if told.problems else 200,
    )


def _sentence(told: Copying) -> str:
    left = n(
        "{number} event of {year} can be copied.",
        "{number} events of {year} can be copied.",
        len(told.proposals),
        number=formats.number(len(told.proposals)),
        year=told.year,
    )
    if not told.copied:
        return left
    return f"{left} " + n(
        "{number} has been already.",
        "{number} have been already.",
        told.copied,
        number=formats.number(told.copied),
    )


def _nothing(told: Copying, address: Address) -> h.Element:
    return empty(
        t("There is nothing left to copy."),
        t("What has been copied is in the plan of {year} and is changed there.", year=told.year + 1),
        (t("To {year}", year=told.year + 1), address.to("arsplan", year=told.year + 1)),
    )


def _form(told: Copying, address: Address) -> h.Element:
    heads = (t("Copy"), t("Day in {year}", year=told.year), t("Begins"), t("Day, or last day"))
    return forms.post_form(
        address.having(),
        h.div(
            h.table(
                h.thead(h.tr(h.th(head, scope="col") for head in heads)),
                h.tbody(_row(one, heads, told) for one in told.proposals),
                cls="table stack copy-table",
            ),
            cls="card card--table",
        ),
        h.div(
            forms.submit(t("Copy to {year}", year=told.year + 1), value="copy"),
            h.a(t("Leave as it is"), href=address.to("arsplan", year=told.year), cls="button"),
            cls="choices",
        ),
        problems=told.problems,
    )


def _row(one: Proposal, heads: Sequence[str], told: Copying) -> h.Element:
    code, event = one.event.code, one.event
    taken = told.given is None or f"{TAKE}{code}" in told.given
    fixed = [" · ", t("keeps its date")] if event.kind is CycleKind.REPORT else None
    return h.tr(
        h.th(
            h.label(
                h.inputs(type="checkbox", name=f"{TAKE}{code}", value="1", defaultChecked=taken or None),
                h.span(
                    h.span(of(one.name), lang=lang_of(one.name)),
                    h.small(event.owner_role, fixed, lang=swedish() if event.owner_role and not fixed else None),
                ),
                cls="copy-table__take",
            ),
            scope="row",
        ),
        h.td(_weekday(event.due_on), data_label=heads[1]),
        h.td(
            _day(starts(code), heads[2], one.starts_on.isoformat(), one, told) if one.starts_on else "–",
            data_label=heads[2],
        ),
        h.td(_day(due(code), heads[3], one.due_on.isoformat(), one, told), data_label=heads[3]),
    )


def _weekday(day: date) -> str:
    return f"{formats.weekday_name(day)} {formats.short_day(day)}"


def _day(name: str, head: str, proposed: str, one: Proposal, told: Copying) -> h.Child:
    problem = told.problems.get(name)
    return [
        h.p(problem, id=f"{name}-problem", cls="form__problem") if problem else None,
        h.inputs(
            id=name,
            name=name,
            type="date",
            defaultValue=(told.given or {}).get(name, proposed),
            cls="field-box",
            aria_label=f"{head}: {of(one.name)}",
            aria_describedby=f"{name}-problem" if problem else None,
            aria_invalid="true" if problem else None,
        ),
    ]
