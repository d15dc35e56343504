"""The period as a whole, drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.activity import Line
from dashboard.address import Address
from dashboard.agenda import Changes
from dashboard.goal import Department, ResultArea, Thread
from dashboard.indicator import Perspective, Series
from dashboard.measures import Measures, total
from dashboard.money import AppropriationYear
from dashboard.status import Status
from dashboard.value import change
from dashboard.view import Frame, View
from layouts import formats, sentences
from layouts import nodes as h
from layouts.components.figures import example
from layouts.components.perspectives import perspectives
from layouts.components.status import badge, bar, counts, moved
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import lang_of, n, of, swedish, t


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All that stands on the follow-up of a period; `now` and `before` are by id of area and department."""

    now: Mapping[int, Measures]
    before: Mapping[int, Measures]
    perspectives: Mapping[Perspective, Sequence[Series]]
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
                ),
                h.div(_aside(whole, view, address), cls="head__aside"),
                cls="head",
            ),
            _contents(view),
            perspectives(told.perspectives, frame.is_example, address, None),
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
            _share_table(t("Result area"), red.areas, "resultatomraden", told, view, address),
            _share_table(t("Department"), red.departments, "avdelningar", told, view, address),
            cls="halves",
        ),
        id="andelar",
    )


def _share_table(
    title: str,
    units: Sequence[ResultArea | Department],
    path: str,
    told: FollowUp,
    view: View,
    address: Address,
) -> h.Element:
    return h.div(
        h.table(
            h.caption(t("Share on track, {title}", title=title.lower()), cls="visually-hidden"),
            h.thead(
                h.tr(
                    h.th(title, scope="col"),
                    h.th(t("Status"), scope="col"),
                    h.th(t("On track"), scope="col", cls="num"),
                )
            ),
            h.tbody(_share(unit, path, told, view, address) for unit in units),
            cls="table stack shares",
        ),
        cls="card card--table",
    )


def _share(unit: ResultArea | Department, path: str, told: FollowUp, view: View, address: Address) -> h.Element:
    now = told.now[unit.id].statuses
    before = told.before.get(unit.id)
    difference = change(now.share_on_track, before.statuses.share_on_track if before else None)

    def link(status: Status) -> str:
        return address.to(path, unit.code, status=status)

    return h.tr(
        h.th(
            h.a(of(unit.name), href=address.to(path, unit.code), cls="row-title", lang=lang_of(unit.name)),
            scope="row",
        ),
        h.td(bar(now, thin=True), counts(now, link, words=False), cls="matrix__status"),
        h.td(
            h.b(formats.percent(now.share_on_track)),
            h.small(
                t(
                    "{change} pp since {period}",
                    change=formats.signed(difference),
                    period=formats.short_period(view.before, year=view.before.year != view.period.year),
                )
            )
            if difference is not None and view.before
            else None,
            cls="num",
        ),
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
    status = line.status or Status.NOT_REPORTED
    said = [
        (t("Cause"), line.cause),
        (t("Measure"), line.measure),
        (t("Decision needed"), line.decision_needed),
    ]
    return h.li(
        h.div(
            badge(status),
            h.small(moved(line.before, status)) if line.before not in (None, status) else None,
            cls="deviation__status",
        ),
        h.div(
            h.a(line.title, href=address.to("aktiviteter", line.code), cls="list__title", lang=swedish()),
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
                    badge(Status.NOT_REPORTED),
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
        _accounts(told.appropriations)
        if told.appropriations
        else empty(t("No closed year is known yet."), t("The first accounts come when a year has been closed.")),
        id="ekonomi",
    )


def _accounts(accounts: Sequence[AppropriationYear]) -> h.Element:
    heads = (
        t("Incoming"),
        t("Allotted"),
        t("Changes"),
        t("Withdrawn"),
        t("Permitted excess"),
        t("Disposable"),
        t("Outcome"),
        t("Outgoing"),
    )
    own = [a for a in accounts if not a.whole_state]

    def amounts(a: AppropriationYear) -> tuple[int, ...]:
        return (
            a.incoming,
            a.allotted,
            a.changes,
            a.withdrawal,
            a.permitted_excess,
            a.disposable,
            a.outcome,
            a.outgoing,
        )

    sums = [sum(column) for column in zip(*(amounts(a) for a in own), strict=True)]
    return h.div(
        h.table(
            h.caption(t("Closed accounts of {year}, SEK m", year=accounts[0].year)),
            h.thead(
                h.tr(
                    h.th(t("Appropriation"), scope="col"),
                    (h.th(text, scope="col", cls="num") for text in heads),
                )
            ),
            h.tbody(_account(a, amounts(a), heads) for a in accounts),
            h.tfoot(
                h.tr(
                    h.th(t("The agency's own"), scope="row"),
                    (h.td(h.b(_amount(v)), cls="num", data_label=text) for v, text in zip(sums, heads, strict=True)),
                )
            )
            if len(own) > 1
            else None,
            cls="table stack accounts",
        ),
        h.p(t("Source: {source}.", source=accounts[0].source), cls="source"),
        cls="card card--table",
    )


def _account(a: AppropriationYear, amounts: tuple[int, ...], heads: tuple[str, ...]) -> h.Element:
    return h.tr(
        h.th(
            h.span(f"{a.code} {a.name}", lang=swedish()),
            h.small(t("whole state's outcome, outside the agency's sums")) if a.whole_state else None,
            scope="row",
        ),
        (h.td(_amount(v), cls="num", data_label=text) for v, text in zip(amounts, heads, strict=True)),
    )


def _amount(ore: int) -> str:
    return formats.number(ore / 100_000_000, 1) if ore else "–"
