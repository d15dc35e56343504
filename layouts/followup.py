"""The period as a whole, drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.activity import Line
from dashboard.address import Address
from dashboard.agenda import Changes
from dashboard.answers import Judged
from dashboard.choosing import Choice
from dashboard.goal import Thread
from dashboard.indicator import Perspective
from dashboard.measures import Measures, total
from dashboard.money import AppropriationYear
from dashboard.status import Status
from dashboard.view import Frame, View
from layouts import formats, sentences
from layouts import nodes as h
from layouts.components.accounts import accounts
from layouts.components.figures import example
from layouts.components.followup_links import followup_links
from layouts.components.perspectives import perspectives
from layouts.components.reporting import preliminary
from layouts.components.shares import share_table
from layouts.components.status import badge, bar, counts, moved
from layouts.components.why_share import why_share
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import n, of, swedish, t


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All that stands on the follow-up of a period; `now` and `before` are by id of area and department."""

    now: Mapping[int, Measures]
    before: Mapping[int, Measures]
    perspectives: Mapping[Perspective, Sequence[Judged]]
    choice: Choice
    deviations: Sequence[Line]
    silent: Sequence[Line]
    most: int
    appropriations: Sequence[AppropriationYear]


def page(told: FollowUp, red: Thread, frame: Frame, view: View, address: Address) -> Screen:
    """Sentence, four perspectives, shares per area and department, deviations, silences, money."""
    whole = total({a.id: told.now[a.id] for a in red.areas})
    name = formats.period(view.period)
    return Screen(
        t("Follow-up of {period}", period=name.lower()),
        [
            h.div(
                h.div(
                    h.h1(t("Follow-up of {period}", period=name.lower()), tabindex=-1),
                    h.p(
                        sentences.period(whole.statuses, Changes(0, {}, 0, 0), None)
                        if view.period.is_reported
                        else sentences.area(whole.statuses, view.period),
                        cls="big",
                    ),
                    why_share(whole.statuses, view, lambda status: address.to("aktiviteter", status=status)),
                    h.p(
                        h.a(
                            t("What differs from the decided plan of {year}", year=view.period.year),
                            href=address.to("plan", str(view.period.year)),
                            cls="link",
                        )
                    ),
                ),
                h.div(_aside(whole, view, address), cls="head__aside"),
                cls="head",
            ),
            _contents(view),
            perspectives(told.perspectives, told.choice, frame, view, address, None),
            _shares(told, red, frame, view, address) if view.period.is_reported else None,
            _deviations(told, frame, view, address) if view.period.is_reported else None,
            _silent(told, view, address) if view.period.is_reported else None,
            _money(told, whole, frame, view),
        ],
    )


def _aside(whole: Measures, view: View, address: Address) -> list[h.Child]:
    if not view.period.is_reported:
        return []

    def link(status: Status) -> str:
        return address.to("aktiviteter", status=status)

    return [bar(whole.statuses), counts(whole.statuses, link)]


def _contents(view: View) -> h.Element:
    parts = [("perspektiv", t("Four perspectives"))]
    if view.period.is_reported:
        parts += [
            ("andelar", t("Areas and departments")),
            ("avvikelser", t("Deviations")),
            ("ej-rapporterade", t("Not reported")),
        ]
    parts.append(("ekonomi", t("Appropriations")))
    return h.nav(
        h.ul(h.li(h.a(text, href=f"#{anchor}", cls="link")) for anchor, text in parts),
        cls="contents",
        aria_label=t("On this page"),
    )


def _shares(told: FollowUp, red: Thread, frame: Frame, view: View, address: Address) -> h.Element:
    return h.section(
        h.div(
            h.div(
                h.h2(t("Areas and departments"), " ", example(frame.is_example)),
                h.p(t("Share on track of the activities judged green, yellow or red."), cls="under"),
            ),
            cls="heading",
        ),
        h.div(
            share_table(t("Result area"), red.areas, "resultatomraden", told.now, told.before, view, address),
            share_table(t("Department"), red.departments, "avdelningar", told.now, told.before, view, address),
            cls="halves",
        ),
        followup_links(address),
        id="andelar",
    )


def _deviations(told: FollowUp, frame: Frame, view: View, address: Address) -> h.Element:
    return h.section(
        h.div(
            h.div(
                h.h2(t("Deviations"), " ", example(frame.is_example)),
                h.p(
                    n(
                        "{count} activity deviates; cause and measure in the owner's words.",
                        "{count} activities deviate; cause and measure in the owners' words.",
                        len(told.deviations),
                    ),
                    cls="under",
                ),
            ),
            h.a(t("Show as a table"), href=address.to("aktiviteter", status="deviating,off_track"), cls="link"),
            cls="heading",
        ),
        h.ol((_deviation(line, address) for line in told.deviations), cls="list list--deviations")
        if told.deviations
        else empty(t("Nothing deviates."), t("Every activity that has been judged is on track.")),
        h.p(t("The first {count} are shown; the table has all of them.", count=told.most), cls="under")
        if len(told.deviations) + len(told.silent) >= told.most
        else None,
        id="avvikelser",
    )


def _deviation(line: Line, address: Address) -> h.Element:
    status, page = line.status or Status.NOT_REPORTED, address.to("aktiviteter", line.code)
    said = [
        (t("Cause"), line.cause),
        (t("Measure"), line.measure),
        (t("Decision needed"), line.decision_needed),
    ]
    return h.li(
        h.div(
            badge(status, page),
            preliminary(line.is_preliminary),
            h.small(moved(line.before, status)) if line.before not in (None, status) else None,
            cls="deviation__status",
        ),
        h.div(
            h.a(line.title, href=page, cls="list__title", lang=swedish()),
            h.p(
                f"{of(line.area)}, {of(line.department)}",
                [" · ", h.span(t("strategic"), cls="strategic")] if line.strategic else None,
                cls="list__where",
            ),
        ),
        h.dl(
            ([h.dt(term), h.dd(text, lang=swedish())] for term, text in said if text),
            cls="said",
        ),
    )


def _silent(told: FollowUp, view: View, address: Address) -> h.Element:
    due = formats.day(view.period.due_on) if view.period.due_on else ""
    return h.section(
        h.div(
            h.div(
                h.h2(t("Not reported")),
                h.p(
                    t("Nothing has been said for the period. Reports were due {day}.", day=due)
                    if told.silent and due
                    else "",
                    cls="under",
                ),
            ),
            cls="heading",
        ),
        h.ul(
            (
                h.li(
                    badge(Status.NOT_REPORTED, address.to("aktiviteter", line.code)),
                    h.div(
                        h.a(
                            line.title,
                            href=address.to("aktiviteter", line.code),
                            cls="list__title",
                            lang=swedish(),
                        ),
                        h.p(f"{of(line.area)}, {of(line.department)}", cls="list__where"),
                    ),
                )
                for line in told.silent
            ),
            cls="list",
        )
        if told.silent
        else empty(t("Everyone has reported."), t("Every activity in the plan has a status for the period.")),
        id="ej-rapporterade",
    )


def _money(told: FollowUp, whole: Measures, frame: Frame, view: View) -> h.Element:
    consumed = whole.budget_consumed
    return h.section(
        h.h2(t("Appropriations")),
        h.p(
            t(
                "{share} of the activities' budget for {year} is used to {day} ({used} of {budget}).",
                share=formats.percent(consumed),
                year=view.period.year,
                day=formats.day(view.period.ends_on),
                used=formats.millions(int(consumed.numerator or 0)),
                budget=formats.millions(int(consumed.denominator or 0)),
            ),
            " ",
            example(frame.is_example),
            cls="under",
        )
        if consumed
        else None,
        accounts(told.appropriations)
        if told.appropriations
        else empty(t("No closed year is known yet."), t("The first accounts come when a year has been closed.")),
        id="ekonomi",
    )
