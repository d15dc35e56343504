"""Every component in every state, with made-up figures."""

from datetime import date

from dash import dcc

from dashboard.address import Address
from dashboard.agenda import Changes
from dashboard.answers import judged
from dashboard.errors import PageNotFound, PeriodNotFound, ThingNotFound
from dashboard.indicator import Indicator, Mark, Point, Scope, ScopeKind, Series
from dashboard.period import PeriodType
from dashboard.reading import Compared
from dashboard.status import Distribution, Status
from dashboard.value import IMPOSSIBLE, MISSING, Sign, Value, ratio
from dashboard.view import Frame, View
from dashboard.words import Words
from layouts import formats, problems, sentences
from layouts import nodes as h
from layouts.components.activities import activities
from layouts.components.agenda import raise_list
from layouts.components.figures import example, fact, tile, written
from layouts.components.indicators import indicator_rows, standard_tile
from layouts.components.status import badge, bar, counts, history
from layouts.figures.dots import dots
from layouts.figures.frame import CONFIG, HEIGHT
from layouts.figures.series import series_chart
from layouts.figures.sparkline import sparkline
from layouts.screen import Screen
from layouts.showcase_examples import (
    BROKEN,
    FLAT,
    GREEN,
    MIXED,
    PERIODS,
    RISING,
    SILENT,
    chosen,
    indicator,
    nothing,
    observation,
    raised,
    series,
    subjects,
    thread,
)
from layouts.showcase_signals import all_answers, control_charts, signs
from layouts.text import t

_HERE = Address("/komponenter")


def page(frame: Frame, view: View, address: Address) -> Screen:
    """One section per kind of component."""
    sections = [
        (t("Status"), _status()),
        (t("Distributions"), _distributions()),
        (t("Sentences"), _sentences()),
        (t("Figures and signs"), _figures(view)),
        (t("Tables of indicators"), _rows(view)),
        (t("Activities as a table"), activities(chosen(as_timeline=False), thread(), view, _HERE)),
        # Filters and pages have a name that is said once on a page.
        (t("Activities in time"), activities(chosen(as_timeline=True), thread(), view, _HERE)[1:-1]),
        (
            t("Filters that leave nothing"),
            activities(nothing(), thread(), view, Address("/komponenter", {"status": "paused"}))[1:],
        ),
        (t("To raise"), raise_list(raised(), subjects(), thread(), _HERE)),
        (t("Signs of what is computed"), signs()),
        (t("Level, change and outlook"), all_answers()),
        (t("Charts"), _charts()),
        (t("Control charts"), control_charts()),
        (
            t("Empty"),
            problems.empty(
                t("Nothing to raise."),
                t("No activity is off track, has worsened or is missing its report."),
                (t("To the overview"), "/"),
            ),
        ),
        (t("Problems"), _problems()),
        (t("Loading"), _loading()),
    ]
    return Screen(
        t("Components"),
        [
            h.h1(t("Components"), tabindex=-1),
            h.p(
                t("Every part of the pages in every state, with made-up figures."),
                " ",
                example(True),
                cls="under",
            ),
            (h.section(h.h2(title), h.div(inside, cls="showcase")) for title, inside in sections),
        ],
    )


def _status() -> list[h.Child]:
    return [
        h.ul((h.li(badge(status)) for status in Status), cls="counts"),
        history([*list(Status)[:5], None], PERIODS),
    ]


def _distributions() -> list[h.Child]:
    return [
        [bar(MIXED), counts(MIXED, lambda status: f"/aktiviteter?status={status}")],
        [bar(GREEN, thin=True), counts(GREEN, words=False)],
        [bar(SILENT), counts(SILENT)],
        bar(Distribution()),
    ]


def _sentences() -> list[h.Child]:
    before = PERIODS[3]
    told = [
        sentences.period(MIXED, Changes(0, {}, 3, 1), before),
        sentences.period(GREEN, Changes(0, {}, 0, 0), before),
        sentences.period(SILENT, Changes(0, {}, 0, 0), None),
        sentences.period(Distribution(), Changes(0, {}, 0, 0), None),
    ]
    return [h.p(text, cls="big") for text in told]


def _figures(view: View) -> list[h.Child]:
    several = [series(*RISING), series(*BROKEN), series(*FLAT, target=None), series()]
    values = [Value(12345.6), Value(-4.2), ratio(3, 4), MISSING, IMPOSSIBLE, Value(None, Sign.NOTHING)]
    return [
        h.ul((tile(s, "/indikatorer/exempel") for s in several), cls="tiles tiles--four"),
        h.ul((standard_tile(s, view, "/indikatorer/exempel") for s in several), cls="card standard"),
        h.ul((h.li(written(v, indicator("tkr", 1))) for v in values), cls="inline"),
        h.ul(
            fact("445", t("Staff"), "+11", "/indikatorer/exempel"),
            fact(written(MISSING, indicator()), t("Staff")),
            cls="facts",
        ),
        h.div(sparkline([1, 3, None, 2, 5], label=t("no values")), cls="showcase__spark"),
    ]


def _rows(view: View) -> h.Element:
    shown = [series(*RISING), series(*BROKEN, target=None), series()]
    return indicator_rows([judged(one, PeriodType.TERTIAL) for one in shown], t("an example"), _HERE)


def _charts() -> list[h.Child]:
    measure = indicator()
    rising, beside = series(*RISING), series(*FLAT)
    marks = [
        Mark(date(2017, 9, 1), Words("Ny mätmetod", "New method"), True),
        Mark(date(2018, 2, 1), Words("Kampanj", "Campaign"), False),
    ]
    chart = series_chart(
        measure, "Ett län", rising.points, beside.points, t("the whole country"), rising.targets, marks
    )
    places = [
        (
            Scope(i, ScopeKind.REGION, f"{i:02}", Words(f"Län {i}", f"County {i}")),
            Point(observation(PERIODS[4], value)),
        )
        for i, value in enumerate((Value(61.0), Value(74.0), MISSING, Value(68.5)), start=1)
    ]
    compared = Compared(PERIODS[4], places, Point(observation(PERIODS[4], Value(66.0))))
    return [
        h.figure(
            h.figcaption(h.h3(t("A line with target, comparison, break and annotation"), id="showcase-chart")),
            h.p(
                t("Rises from 61 to 78 per cent in five tertials; the target 80 is not reached."),
                id="showcase-summary",
            ),
            h.div(
                dcc.Graph(id="showcase-graph", figure=chart, config=CONFIG, style={"height": f"{HEIGHT}px"}),  # type: ignore[arg-type]
                cls="chart",
                aria_hidden="true",
            ),
            aria_labelledby="showcase-chart",
            aria_describedby="showcase-summary",
            cls="card chart-card",
        ),
        _drawn(rising, beside, measure),
        h.div(dots(measure, compared, places[1][0], _HERE), cls="card dots-card"),
    ]


def _drawn(own: Series, beside: Series, measure: Indicator) -> h.Element:
    """What the chart draws, as a table."""
    return h.details(
        h.summary(t("The same figures as a table")),
        h.table(
            h.caption(t("A line with target, comparison, break and annotation"), cls="visually-hidden"),
            h.thead(
                h.tr(
                    h.th(t("Period"), scope="col"),
                    h.th(t("Value"), scope="col", cls="num"),
                    h.th(t("the whole country"), scope="col", cls="num"),
                )
            ),
            h.tbody(
                h.tr(
                    h.th(formats.period(period), scope="row"),
                    h.td(written(point.shown.value, measure), cls="num"),
                    h.td(written(whole.shown.value, measure), cls="num"),
                )
                for period, point, whole in reversed(list(zip(PERIODS, own.points, beside.points, strict=False)))
            ),
            cls="table small-table",
        ),
        cls="card fold",
    )


def _problems() -> list[h.Child]:
    address = Address("/resultatomraden/XXXX")
    shown = [
        problems.problem(ThingNotFound("XXXX"), address),
        problems.problem(PeriodNotFound("2031-T9"), address),
        problems.problem(PageNotFound(""), address),
        problems.fault("1f3a9c02", address),
    ]
    return [h.div(h.h3(s.title), s.content[1:], cls="card showcase__problem") for s in shown]


def _loading() -> h.Element:
    return h.div(
        h.div(cls="skeleton skeleton--heading"),
        h.div(cls="skeleton skeleton--card"),
        aria_hidden="true",
        cls="showcase__loading",
    )
