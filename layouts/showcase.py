"""Every component in every state, with made-up figures."""

from datetime import date, timedelta
from itertools import cycle

from dash import dcc

from dashboard.activity import ActivityKind, Line
from dashboard.address import Address
from dashboard.agenda import Changes, Raised
from dashboard.errors import PageNotFound, PeriodNotFound, ThingNotFound
from dashboard.filters import Facets, Sort
from dashboard.goal import Department, ResultArea, Thread
from dashboard.indicator import (
    Direction,
    Indicator,
    IndicatorKind,
    Mark,
    Observation,
    Point,
    Quality,
    Scope,
    ScopeKind,
    Series,
    Target,
)
from dashboard.period import Period
from dashboard.reading import Compared
from dashboard.status import Distribution, Status
from dashboard.value import IMPOSSIBLE, MISSING, Sign, Value, ratio
from dashboard.view import Frame, View
from dashboard.words import Words
from layouts import nodes as h
from layouts import problems, sentences
from layouts.components.activities import Chosen, activities
from layouts.components.agenda import raise_list
from layouts.components.figures import example, fact, tile, written
from layouts.components.indicators import indicator_rows, standard_tile
from layouts.components.status import badge, bar, counts, history
from layouts.figures.dots import dots
from layouts.figures.series import CONFIG, HEIGHT, series_chart
from layouts.figures.sparkline import sparkline
from layouts.screen import Screen
from layouts.text import t

_PERIODS = [Period.parse(f"{year}-T{number}") for year in (2017, 2018) for number in (1, 2, 3)]
_HERE = Address("/komponenter")


def page(frame: Frame, view: View, address: Address) -> Screen:
    """One section per kind of component."""
    sections = [
        (t("Status"), _status()),
        (t("Distributions"), _distributions()),
        (t("Sentences"), _sentences()),
        (t("Figures and signs"), _figures(view)),
        (t("Tables of indicators"), _rows(view)),
        (t("Activities as a table"), activities(_chosen(as_timeline=False), _thread(), view, _HERE)),
        # Filters and pages have a name that is said once on a page.
        (t("Activities in time"), activities(_chosen(as_timeline=True), _thread(), view, _HERE)[1:-1]),
        (
            t("Filters that leave nothing"),
            activities(_nothing(), _thread(), view, Address("/komponenter", {"status": "paused"}))[1:],
        ),
        (t("To raise"), raise_list(_raised(), _HERE)),
        (t("Charts"), _charts()),
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
        history([*list(Status)[:5], None], _PERIODS),
    ]


_MIXED = Distribution(
    {Status.ON_TRACK: 31, Status.DEVIATING: 4, Status.OFF_TRACK: 2, Status.NOT_REPORTED: 3, Status.PAUSED: 1}
)
_GREEN = Distribution({Status.ON_TRACK: 12})
_SILENT = Distribution({Status.NOT_REPORTED: 9})


def _distributions() -> list[h.Child]:
    return [
        [bar(_MIXED), counts(_MIXED, lambda status: f"/aktiviteter?status={status}")],
        [bar(_GREEN, thin=True), counts(_GREEN, words=False)],
        [bar(_SILENT), counts(_SILENT)],
        bar(Distribution()),
    ]


def _sentences() -> list[h.Child]:
    before = _PERIODS[3]
    told = [
        sentences.period(_MIXED, Changes(0, {}, 3, 1), before),
        sentences.period(_GREEN, Changes(0, {}, 0, 0), before),
        sentences.period(_SILENT, Changes(0, {}, 0, 0), None),
        sentences.period(Distribution(), Changes(0, {}, 0, 0), None),
    ]
    return [h.p(text, cls="big") for text in told]


def _indicator(unit: str = "%", decimals: int = 0, kind: IndicatorKind = IndicatorKind.STANDARD) -> Indicator:
    name = Words("Andel som svarat i tid", "Share answered in time")
    return Indicator(1, "exempel", kind, name, Words(unit, unit), decimals, Direction.UP, None, True)


def _observation(period: Period, value: Value) -> Observation:
    return Observation(
        period.code, period.starts_on, period.ends_on, value, period.code, period.ends_on, Quality.FINAL, True
    )


def _series(*numbers: float | None, indicator: Indicator | None = None, target: float | None = 80) -> Series:
    points = tuple(
        Point(_observation(period, MISSING if number is None else Value(number)))
        for period, number in zip(_PERIODS, numbers, strict=False)
    )
    aims = (Target(date(2018, 12, 31), target),) if target else ()
    return Series(indicator or _indicator(), points, aims)


_RISING, _BROKEN, _FLAT = (
    (61.0, 64.0, 70.0, 74.0, 78.0),
    (70.0, None, 66.0, 68.0, 71.0),
    (50.0, 50.0, 50.0, 50.0, 50.0),
)


def _figures(view: View) -> list[h.Child]:
    series = [_series(*_RISING), _series(*_BROKEN), _series(*_FLAT, target=None), _series()]
    values = [Value(12345.6), Value(-4.2), ratio(3, 4), MISSING, IMPOSSIBLE, Value(None, Sign.NOTHING)]
    return [
        h.ul((tile(s, "/indikatorer/exempel") for s in series), cls="tiles tiles--four"),
        h.ul((standard_tile(s, view, "/indikatorer/exempel") for s in series), cls="card standard"),
        h.ul((h.li(written(v, _indicator("tkr", 1))) for v in values), cls="inline"),
        h.ul(
            fact("445", t("Staff"), "+11", "/indikatorer/exempel"),
            fact(written(MISSING, _indicator()), t("Staff")),
            cls="facts",
        ),
        h.div(sparkline([1, 3, None, 2, 5], label=t("no values")), cls="showcase__spark"),
    ]


def _rows(view: View) -> h.Element:
    return indicator_rows([_series(*_RISING), _series(*_BROKEN, target=None), _series()], t("an example"), _HERE)


def _line(status: Status, number: int) -> Line:
    kinds = list(ActivityKind)
    return Line(
        code=f"X-{number}",
        title=f"Stöd till företag, omgång {number}",
        kind=kinds[number % len(kinds)],
        area=Words("Ett resultatområde", "A result area"),
        area_code="X",
        department=Words("En avdelning", "A department"),
        strategic=number == 1,
        starts_on=date(2017, 3, 1) + timedelta(days=40 * number),
        ends_on=date(2018, 6, 30) + timedelta(days=60 * number),
        completed_on=None,
        statuses=(None, Status.NOT_STARTED, Status.ON_TRACK, Status.ON_TRACK, status),
        comment="Elva av tolv träffar är genomförda.",
        cause="Upphandlingen drog ut på tiden." if status.deviates else None,
        measure="Ny tidplan från oktober." if status.deviates else None,
        decision_needed=None,
        forecast=None,
        consumed=ratio(number, 9) if number else IMPOSSIBLE,
    )


def _lines() -> list[Line]:
    return [_line(status, number) for number, status in enumerate(Status)]


def _thread() -> Thread:
    area = ResultArea(1, "X", Words("Ett resultatområde", "A result area"), Words(""))
    department = Department(2, "Y", Words("En avdelning", "A department"), "Avdelningschef")
    return Thread((), (area,), (department,))


def _chosen(*, as_timeline: bool) -> Chosen:
    shown = _lines()
    facets = Facets(
        total=120,
        all=120,
        statuses=dict(zip(Status, cycle([40, 8, 2]), strict=False)),
        departments={2: 120},
        areas={1: 120},
        kinds=dict.fromkeys(ActivityKind, 24),
        strategic=7,
    )
    reporting = {shown[1].code: [date(2018, 11, 1)]}
    return Chosen(shown, facets, _PERIODS[:5], Sort.STATUS, False, 2, 50, as_timeline, reporting)


def _nothing() -> Chosen:
    return Chosen(
        [],
        Facets(0, 12, {Status.ON_TRACK: 12}, {}, {}, {}, 0),
        _PERIODS[:5],
        Sort.TITLE,
        True,
        1,
        50,
        False,
        {},
    )


def _raised() -> list[Raised]:
    area, department = Words("Ett resultatområde", "A result area"), Words("En avdelning", "A department")
    return [
        Raised(
            "X-1",
            "Ny ansökan på nätet",
            area,
            department,
            True,
            Status.OFF_TRACK,
            Status.ON_TRACK,
            "Leveransen är sen.",
            None,
        ),
        Raised(
            "X-2",
            "Stöd till nätverk",
            area,
            department,
            False,
            Status.DEVIATING,
            Status.ON_TRACK,
            "Få ansökningar.",
            None,
        ),
        Raised("X-3", "Rapport om handel", area, department, False, Status.NOT_REPORTED, None, None, None),
    ]


def _charts() -> list[h.Child]:
    indicator = _indicator()
    series, beside = _series(*_RISING), _series(*_FLAT)
    marks = [
        Mark(date(2017, 9, 1), Words("Ny mätmetod", "New method"), True),
        Mark(date(2018, 2, 1), Words("Kampanj", "Campaign"), False),
    ]
    chart = series_chart(
        indicator, "Ett län", series.points, beside.points, t("the whole country"), series.targets, marks
    )
    places = [
        (
            Scope(i, ScopeKind.REGION, f"{i:02}", Words(f"Län {i}", f"County {i}")),
            Point(_observation(_PERIODS[4], value)),
        )
        for i, value in enumerate((Value(61.0), Value(74.0), MISSING, Value(68.5)), start=1)
    ]
    compared = Compared(_PERIODS[4], places, Point(_observation(_PERIODS[4], Value(66.0))))
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
        h.div(dots(indicator, compared, places[1][0], _HERE), cls="card dots-card"),
    ]


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
