"""An indicator over time: chart, notes, source, and the same figures as a table."""

from collections.abc import Sequence
from datetime import date

from dash import dcc

from dashboard.address import Address
from dashboard.answers import Answers
from dashboard.indicator import Point, Scope
from dashboard.period import Period
from dashboard.reading import Reading
from dashboard.spc import Rules
from dashboard.value import Value
from dashboard.view import View
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.control import CONTROL, control, marks
from layouts.components.corrected import (
    correct_link,
    corrected_list,
    corrected_summary,
    corrected_texts,
)
from layouts.components.decision_marks import mark_list
from layouts.components.figures import written
from layouts.components.places import compares, place, spoken_period
from layouts.figures.corrected import mark_corrections
from layouts.figures.frame import CONFIG, HEIGHT
from layouts.figures.series import numbered, series_chart
from layouts.problems import empty
from layouts.text import of, swedish, t

CHART = "indicator-chart"


def over_time(
    read: Reading,
    found: Answers,
    rules: Rules,
    view: View,
    address: Address,
    correctable: frozenset[str] = frozenset(),
    *,
    decides: bool = False,
) -> h.Element:
    """The chart that the address asks for, with its table; said in words when nothing had been published."""
    points = read.series.points
    if not points or read.scope is None:
        return h.section(
            empty(
                t("No value had been published by then."),
                t(
                    "A value is shown from the day it was published; today on this page is {day}.",
                    day=formats.day(view.today),
                ),
            )
        )
    if address.query.get("diagram") == CONTROL:
        under = h.div(mark_list(marks(read, found), address), _source(read, view))
        anew = _anew(read, address) if decides else None
        return control(read, found, rules, under, _switch(address), anew, _download(read, address, CONTROL))
    beside = read.whole.points if read.whole and compares(read) else ()
    return h.section(
        _drawing(read, read.scope, beside, view, address),
        table(read, beside, address, correctable),
        cls="section--first",
    )


def _anew(read: Reading, address: Address) -> h.Element:
    """The way to decide that limits are counted anew."""
    scope = read.scope.code if read.scope else None
    href = address.to("indikatorer", read.indicator.code, "granser", scope=scope or None)
    return h.p(h.a(t("Count the limits anew"), href=href, cls="link"))


def _switch(address: Address) -> h.Element:
    """Between the values as they are and the control chart; the address says which."""
    chosen = address.query.get("diagram") == CONTROL
    return h.nav(
        h.a(t("Values"), href=address.having(diagram=None), aria_current=None if chosen else "true"),
        h.a(t("Control chart"), href=address.having(diagram=CONTROL), aria_current="true" if chosen else None),
        cls="switch",
        aria_label=t("Kind of chart"),
    )


def _drawing(read: Reading, scope: Scope, beside: Sequence[Point], view: View, address: Address) -> h.Element:
    """Heading, summary for those who do not see the chart, the chart, its notes and its source."""
    points = read.series.points
    whole = place(read.whole_scope) if read.whole_scope else ""
    chart = series_chart(read.indicator, place(scope), points, beside, whole, read.series.targets, read.marks)
    mark_corrections(chart, read.indicator, points, read.corrected)
    told = t("{unit}, {place}. Hover for values; the table has them all.", unit=unit_name(read), place=place(scope))
    return h.figure(
        h.div(
            h.figcaption(h.h2(t("Over time"), id="over-time"), h.p(told, cls="under")), _switch(address), cls="heading"
        ),
        h.p(summary(points, read), corrected_summary(read), id="over-time-summary", cls="visually-hidden"),
        h.div(
            dcc.Graph(id=CHART, figure=chart, config=CONFIG, style={"height": f"{HEIGHT}px"}),  # type: ignore[arg-type]
            cls="chart",
            aria_hidden="true",
        ),
        mark_list(numbered(read.marks, points), address),
        corrected_list(read),
        _source(read, view),
        aria_labelledby="over-time",
        aria_describedby="over-time-summary",
        cls="card chart-card",
    )


def unit_name(read: Reading) -> str:
    """The unit as the head of an axis."""
    unit = of(read.indicator.unit)
    return {"%": t("Per cent")}.get(unit, unit[:1].upper() + unit[1:])


def summary(points: Sequence[Point], read: Reading) -> str:
    """The chart in a sentence, for those who do not see it."""
    first, last = points[0], points[-1]
    numbered_points = [p for p in points if p.number is not None]
    if not numbered_points:
        return t("No numbers to draw.")
    low = min(numbered_points, key=lambda p: p.number or 0)
    high = max(numbered_points, key=lambda p: p.number or 0)

    def value(point: Point) -> str:
        return formats.with_unit(formats.value(point.shown.value, read.indicator.decimals), of(read.indicator.unit))

    return t(
        "{count} values from {first} ({then}) to {last} ({now}); lowest {low} ({least}), highest {high} ({most}).",
        count=len(points),
        first=spoken_period(first),
        then=value(first),
        last=spoken_period(last),
        now=value(last),
        low=spoken_period(low),
        least=value(low),
        high=spoken_period(high),
        most=value(high),
    )


def _source(read: Reading, view: View) -> h.Element:
    last = read.series.last
    told: list[h.Child] = [
        t("Source: {source}.", source=(last.shown.source or read.description.source).rstrip(".")) if last else ""
    ]
    if last:
        told.append(" " + t("Last value published {day}.", day=formats.day(last.shown.first_published)))
    return h.p(told, cls="source")


def table(
    read: Reading, beside: Sequence[Point], address: Address, correctable: frozenset[str] = frozenset()
) -> h.Element:
    """The same figures as a table, with a way to them as a file."""
    whole = {p.shown.period_code: p for p in beside}
    return h.details(
        h.summary(t("The same figures as a table")),
        _download(read, address),
        h.div(
            h.table(
                h.caption(
                    t(
                        "{name}, {place}",
                        name=of(read.indicator.name),
                        place=place(read.scope) if read.scope else "",
                    ),
                    cls="visually-hidden",
                ),
                _heads(read, compared=bool(beside)),
                h.tbody(
                    _figure(
                        p,
                        whole.get(p.shown.period_code),
                        read,
                        bool(beside),
                        correct_link(p, read, address) if p.shown.period_code in correctable else None,
                    )
                    for p in reversed(read.series.points)
                ),
                cls="table small-table",
            ),
            cls="scroller",
            tabindex=0,
            role="region",
            aria_label=t("The same figures as a table"),
        ),
        cls="card fold",
    )


def _download(read: Reading, address: Address, diagram: str | None = None) -> h.Element:
    """The way to the figures of the table as a file."""
    one_place = read.scope.code if read.scope and not read.scope.is_whole else None
    scope = address.query.get("scope") or one_place
    href = address.to("hamta", "indikatorer", f"{read.indicator.code}.csv", scope=scope, diagram=diagram)
    return h.p(h.a(t("Download as CSV"), href=href, cls="link", download=""))


def _heads(read: Reading, *, compared: bool) -> h.Element:
    return h.thead(
        h.tr(
            h.th(t("Period"), scope="col"),
            h.th(t("Value"), scope="col", cls="num"),
            h.th(place(read.whole_scope), scope="col", cls="num") if compared and read.whole_scope else None,
            h.th(t("Quality"), scope="col"),
            h.th(t("Published"), scope="col"),
            h.th(t("Editions and notes"), scope="col"),
        )
    )


def _figure(point: Point, whole: Point | None, read: Reading, compared: bool, correct: h.Child) -> h.Element:
    return h.tr(
        h.th(formats.period(Period.parse(point.shown.period_code)), scope="row"),
        h.td(written(point.shown.value, read.indicator, unit=False), cls="num"),
        h.td(written(whole.shown.value, read.indicator, unit=False) if whole else "", cls="num") if compared else None,
        h.td(labels.quality(point.shown.quality)),
        h.td(formats.day(point.shown.first_published)),
        h.td(
            [h.p(_edition(o.first_published, o.value, read, t("earlier")), cls="edition") for o in point.earlier],
            [h.p(_edition(o.first_published, o.value, read, t("later")), cls="edition") for o in point.later],
            h.p(point.shown.note, lang=swedish(), cls="edition") if point.shown.note else None,
            [h.p(text, cls="edition") for text in corrected_texts(read, point)],
            correct,
        ),
    )


def _edition(on: date, value: Value, read: Reading, word: str) -> str:
    return t(
        "{word} edition {day}: {value}",
        word=word,
        day=formats.day(on),
        value=formats.value(value, read.indicator.decimals),
    )
