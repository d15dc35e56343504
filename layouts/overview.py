"""The overview, drawn."""

from dashboard.address import Address
from dashboard.goal import Thread
from dashboard.indicator import Indicator
from dashboard.overview import Overview, Standing
from dashboard.status import Status
from dashboard.value import Value
from dashboard.view import Frame, View
from dashboard.watch import Brief, Watch
from layouts import formats, labels, sentences
from layouts import nodes as h
from layouts.components.agenda import folded, raise_list
from layouts.components.brief import trio, trio_key
from layouts.components.figures import change_text, example, fact, tile, written
from layouts.components.goals import goal_lines
from layouts.components.since import since
from layouts.components.status import bar, counts
from layouts.components.why_share import why_share
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import lang_of, n, of, t


def page(told: Overview, red: Thread, frame: Frame, view: View, address: Address) -> Screen:
    """Goal and context, the period in a sentence, the areas side by side, what to raise, what has changed."""
    return Screen(
        t("Overview"),
        [
            _hero(told, address),
            _period(told, frame, view, address),
            _matrix(told, frame, view, address),
            h.div(_raise(told, red, view, address), since(told, view, address), cls="two"),
        ],
    )


def _hero(told: Overview, address: Address) -> h.Element:
    goals = told.goals
    return h.section(
        h.div(
            h.p(t("Overarching goal"), " ", example(any(g.is_example for g in goals)), cls="eyebrow"),
            h.h1(
                goal_lines(goals),
                tabindex=-1,
                lang=lang_of(goals[0].text) if goals else None,
            ),
            h.ul(
                h.li(h.a(t("Vision and business idea"), href=address.to("mal"), cls="link")),
                h.li(h.a(t("The red thread, whole"), href=address.to("roda-traden"), cls="link")),
                cls="hero__ways",
            ),
        ),
        h.div(
            h.div(
                h.h2(t("The state of Sweden"), cls="hero__heading"),
                h.a(t("All context indicators"), href=address.to("omvarld"), cls="link"),
                cls="heading",
            ),
            h.ul(
                (
                    tile(s, address.to("indikatorer", s.indicator.code), told.watch.answers(s.indicator.id))
                    for s in told.context
                ),
                cls="tiles",
            ),
        ),
        cls="hero",
    )


def _period(told: Overview, frame: Frame, view: View, address: Address) -> h.Element:
    if not view.period.is_reported:
        return _not_reported_rhythm(told, frame, view, address)
    now = told.now.statuses

    def link(status: Status) -> str:
        return address.to("aktiviteter", status=status)

    return h.section(
        h.h2(formats.period(view.period), cls="visually-hidden"),
        h.div(
            h.div(h.p(sentences.period(now, told.changes, view.before), cls="big"), why_share(now, view, link)),
            h.ul(_facts(told, view, address), cls="facts"),
            cls="summary__told",
        ),
        bar(now),
        h.div(counts(now, link), example(frame.is_example), cls="summary__counts"),
        cls="card summary",
    )


def _not_reported_rhythm(told: Overview, frame: Frame, view: View, address: Address) -> h.Element:
    return h.section(
        h.p(
            t(
                "Status is not reported for {period}; it is reported {frequency}.",
                period=formats.period(view.period).lower(),
                frequency=labels.frequency(frame.cycle),
            ),
            cls="big",
        ),
        h.p(h.a(t("Show the latest period"), href=address.having(period=None), cls="link")),
        h.ul(_facts(told, view, address), cls="facts"),
        cls="card summary",
    )


def _facts(told: Overview, view: View, address: Address) -> list[h.Child]:
    period, before = view.period, view.before
    facts: list[h.Child] = []
    for series in told.key_figures:
        indicator = series.indicator
        now, was = series.at(period.code), series.at(before.code) if before else None
        facts.append(
            fact(
                written(now, indicator),
                of(indicator.name),
                change_text(now, was, indicator, formats.short_period(before, year=before.year != period.year))
                if before
                else "",
                address.to("indikatorer", indicator.code),
            )
        )
    new = sum(told.changes.new_assignments.values())
    if told.changes.assignments:
        facts.append(
            fact(
                formats.number(told.changes.assignments),
                t("government assignments"),
                n("{count} new", "{count} new", new) if new else "",
                address.to("aktiviteter", kind="government_assignment"),
            )
        )
    consumed = told.now.budget_consumed
    if consumed:
        facts.append(
            fact(
                formats.percent(consumed),
                t("of the year's budget used"),
                "",
                address.to("uppfoljning") + "#ekonomi",
            )
        )
    return facts


def _matrix(told: Overview, frame: Frame, view: View, address: Address) -> h.Element:
    lead = t(
        "The same standard indicators for every area, to be read side by side. Values to {day}.",
        day=formats.day(view.period.ends_on),
    )
    return h.section(
        h.div(
            h.div(
                h.h2(t("Result areas"), " ", example(frame.is_example), id="resultatomraden"), h.p(lead, cls="under")
            ),
            h.a(t("Compare with what they are made of"), href=address.to("jamforelse"), cls="link"),
            cls="heading",
        ),
        h.div(_areas(told, view, address), cls="card card--table"),
        trio_key(told.watch.answers(i.id, s.area.code) for s in told.standings for i in told.standard),
    )


def _areas(told: Overview, view: View, address: Address) -> h.Element:
    heads = [
        h.th(
            h.a(of(i.name), href=address.to("indikatorer", i.code), cls="door", lang=lang_of(i.name)),
            scope="col",
            cls="num",
        )
        for i in told.standard
    ]
    name = t("Result areas with status and standard indicators, {period}", period=formats.period(view.period))
    return h.table(
        h.caption(name, cls="visually-hidden"),
        h.thead(
            h.tr(h.th(t("Result area and goals"), scope="col"), h.th(t("Status of activities"), scope="col"), heads)
        ),
        h.tbody(_area(s, told.standard, told.watch, view, address) for s in told.standings),
        cls="table matrix",
    )


def _area(standing: Standing, standard: list[Indicator], watch: Watch, view: View, address: Address) -> h.Element:
    area = standing.area
    statuses = standing.now.statuses

    def link(status: Status) -> str:
        return address.to("resultatomraden", area.code, status=status)

    return h.tr(
        h.th(
            h.a(
                of(area.name),
                href=address.to("resultatomraden", area.code),
                cls="matrix__area",
                lang=lang_of(area.name),
            ),
            h.ul((h.li(of(g.text), lang=lang_of(g.text)) for g in area.goals), cls="matrix__goals"),
            scope="row",
        ),
        h.td(bar(statuses, thin=True), counts(statuses, link, words=False), cls="matrix__status")
        if view.period.is_reported
        else h.td(h.span(n("{count} activity in the plan", "{count} activities in the plan", statuses.planned))),
        (
            _cell(
                i,
                *standing.value(i),
                watch.answers(i.id, area.code),
                view,
                address.to("indikatorer", i.code, scope=area.code),
            )
            for i in standard
        ),
    )


def _cell(indicator: Indicator, now: Value, before: Value, brief: Brief | None, view: View, href: str) -> h.Element:
    since = formats.short_period(view.before, year=view.before.year != view.period.year) if view.before else ""
    cumulative = indicator.derivation is not None and indicator.derivation.is_cumulative
    return h.td(
        h.b(h.a(written(now, indicator, unit=False), href=href, cls="door")),
        h.small((not cumulative and change_text(now, before, indicator, since)) or formats.NBSP),
        trio(brief, href),
        cls="num",
        data_label=of(indicator.name),
    )


def _raise(told: Overview, red: Thread, view: View, address: Address) -> h.Element:
    return h.section(
        h.div(
            h.div(
                h.h2(t("To raise")),
                h.p(
                    t("What the reports and the figures say that a meeting should know, the weightiest first."),
                    cls="under",
                ),
            ),
            h.a(t("All signals"), href=address.to("signaler"), cls="link"),
            cls="heading",
        ),
        raise_list(told.watch.raised.items, told.subjects, red, address)
        if told.watch.raised.items
        else empty(t("Nothing to raise."), t("No report and no figure gives a signal.")),
        None if view.period.is_reported else _unreported(view, address),
        folded(told.watch.raised, address),
    )


def _unreported(view: View, address: Address) -> h.Element:
    return h.p(
        t("Status is not reported for {period}.", period=formats.period(view.period).lower()),
        " ",
        h.a(t("Show the latest period"), href=address.having(period=None), cls="link"),
        cls="under",
    )
