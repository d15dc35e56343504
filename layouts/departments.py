"""Departments, drawn: side by side, and one with its perspectives and activities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.agreed import Here
from dashboard.answers import Judged
from dashboard.choosing import Choice
from dashboard.goal import Department, Thread
from dashboard.indicator import Perspective
from dashboard.measures import Measures
from dashboard.status import Distribution, Status
from dashboard.view import Frame, View
from layouts import formats, sentences
from layouts import nodes as h
from layouts.components.activities import Chosen, activities
from layouts.components.agreed import agreed_here
from layouts.components.figures import example
from layouts.components.followup_links import health_link
from layouts.components.history_link import history_link
from layouts.components.perspectives import perspectives
from layouts.components.signal_notes import signals_door
from layouts.components.status import bar, counts
from layouts.components.why_share import why_share
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, swedish, t


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    """All that stands on a department's page; `home` is the department of a unit, `talks` whether the reader sees its talk."""

    department: Department
    home: Department
    now: Measures
    agreed: Here
    signals: int
    perspectives: Mapping[Perspective, Sequence[Judged]]
    choice: Choice
    activities: Chosen
    talks: bool = False


def index(
    red: Thread, now: Mapping[int, Measures], frame: Frame, view: View, address: Address, *, talks: bool = False
) -> Screen:
    """All departments with their units and status."""
    return Screen(
        t("Departments"),
        [
            h.h1(t("Departments"), tabindex=-1),
            h.p(
                t(
                    "Who carries out the plan. Status in {period}.",
                    period=formats.period(view.period).lower(),
                ),
                " ",
                example(frame.is_example),
                cls="under",
            ),
            h.p(h.a(t("Follow-up talks"), href=address.to("samtal"), cls="link")) if talks else None,
            h.ul((_card(d, now[d.id], view, address) for d in red.departments), cls="cards"),
        ],
    )


def _card(department: Department, now: Measures, view: View, address: Address) -> h.Element:
    def link(status: Status) -> str:
        return address.to("avdelningar", department.code, status=status)

    return h.li(
        h.h2(
            h.a(
                of(department.name),
                href=address.to("avdelningar", department.code),
                cls="row-title",
                lang=lang_of(department.name),
            )
        ),
        h.ul((h.li(_unit(u, address)) for u in department.units), cls="card__goals"),
        h.div(
            [bar(now.statuses, thin=True), counts(now.statuses, link)]
            if view.period.is_reported
            else h.p(n("{count} activity in the plan", "{count} activities in the plan", now.statuses.planned)),
            cls="card__foot",
        ),
        cls="card area-card",
    )


def _unit(unit: Department, address: Address) -> h.Element:
    return h.a(of(unit.name), href=address.to("avdelningar", unit.code), cls="door", lang=lang_of(unit.name))


def _talk(unit: Department, view: View, address: Address) -> h.Element:
    href = address.to("avdelningar", unit.code, "samtal", view.period.code)
    return h.p(
        h.a(t("Follow-up talk about {period}", period=formats.period(view.period).lower()), href=href, cls="link")
    )


def one(told: DepartmentPage, red: Thread, frame: Frame, view: View, address: Address) -> Screen:
    """How the department stands: sentence, four perspectives, activities."""
    unit, home = told.department, told.home
    statuses = told.now.statuses if unit is home else Distribution(told.activities.facets.statuses)

    def link(status: Status) -> str:
        return address.having(status=status) + "#aktiviteter"

    crumbs = [Crumb(t("Departments"), address.to("avdelningar"))]
    if unit is not home:
        crumbs.append(Crumb(of(home.name), address.to("avdelningar", home.code)))
    return Screen(
        of(unit.name),
        [
            h.div(
                h.div(
                    h.h1(of(unit.name), tabindex=-1, lang=lang_of(unit.name)),
                    h.p(sentences.area(statuses, view.period), cls="big"),
                    why_share(statuses, view, link),
                    h.p(t("Answers for it: {role}.", role=unit.head_role), cls="under", lang=swedish()),
                    signals_door(told.signals, address, department=home.code) if unit is home else None,
                    _talk(unit, view, address) if told.talks else None,
                    h.ul((h.li(_unit(u, address)) for u in unit.units), cls="inline", aria_label=t("Units"))
                    if unit.units
                    else None,
                ),
                h.div(
                    [bar(statuses), counts(statuses, link)] if view.period.is_reported else None,
                    cls="head__aside",
                ),
                cls="head",
            ),
            perspectives(told.perspectives, told.choice, frame, view, address, unit.code),
            h.section(
                h.div(h.h2(t("Activities and assignments"), " ", example(frame.is_example)), cls="heading"),
                activities(told.activities, red, view, address, department=False),
                id="aktiviteter",
            ),
            agreed_here(told.agreed, address, view.today, department=home.code),
            health_link(address),
            history_link(address.to("historik", "avdelningar", unit.code)),
        ],
        [*crumbs, Crumb(of(unit.name))],
    )
