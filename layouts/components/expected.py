"""What a decision was expected to change: value then, value expected, value now, and the chart before and after."""

from dataclasses import dataclass
from datetime import date

from dash import dcc

from dashboard.address import Address
from dashboard.answers import Answers
from dashboard.decision import Decision
from dashboard.indicator import Point
from dashboard.outlook import Window
from dashboard.reading import Reading
from dashboard.spc import Rules
from dashboard.value import Value
from layouts import formats
from layouts import nodes as h
from layouts.components.answers import three_answers
from layouts.components.decision_marks import decision_marks, mark_list
from layouts.components.figures import change_text, written
from layouts.components.places import place, spoken_period
from layouts.components.reading_time import summary, table
from layouts.figures.frame import CONFIG, HEIGHT
from layouts.figures.series import numbered, series_chart
from layouts.problems import empty
from layouts.text import lang_of, of, t

CHART = "decision-chart"


@dataclass(frozen=True, slots=True)
class Measured:
    """The indicator that is to show an effect, as its own page reads it."""

    read: Reading
    answers: Answers
    rules: Rules
    window: Window


def before_and_after(one: Decision, measured: Measured, address: Address) -> h.Child:
    """Three numbers, the chart with the decision drawn as a line, and the three answers."""
    read = measured.read
    if not read.series.points or read.scope is None:
        return empty(t("No value had been published by then."), "")
    return h.div(
        h.p(
            h.a(
                of(read.indicator.name),
                href=address.to("indikatorer", read.indicator.code, scope=read.scope.code or None),
                cls="link",
                lang=lang_of(read.indicator.name),
            ),
            f", {place(read.scope)}",
            cls="under",
        ),
        _numbers(one, read),
        _chart(one, read, address),
        three_answers(measured.answers, read.series, read.finest, measured.rules, measured.window),
    )


def _at(read: Reading, on: date | None) -> Point | None:
    """The last value of a period that had ended by a day."""
    points = [point for point in read.series.points if on is not None and point.shown.ends_on <= on]
    return points[-1] if points else None


def _numbers(one: Decision, read: Reading) -> h.Element:
    then, now = _at(read, one.decided_on), read.series.last
    facts = [
        (_value(then, read), t("at the decision"), spoken_period(then) if then else ""),
        (_expected(one, read), t("expected"), formats.day(one.effect.on) if one.effect.on else ""),
        (_value(now, read), t("now"), spoken_period(now) if now else ""),
    ]
    return h.div(
        (
            h.div(
                h.span(value, cls="fact__value"),
                h.span(what, h.span(when, cls="fact__change") if when else None, cls="fact__text"),
                cls="fact",
            )
            for value, what, when in facts
        ),
        h.p(_since(then, now, read), cls="under") if then and now and then is not now else None,
        cls="facts facts--effect",
    )


def _value(point: Point | None, read: Reading) -> h.Child:
    return written(point.shown.value, read.indicator) if point else "–"


def _expected(one: Decision, read: Reading) -> h.Child:
    return "–" if one.effect.value is None else written(Value(one.effect.value), read.indicator)


def _since(then: Point, now: Point, read: Reading) -> str:
    return change_text(now.shown.value, then.shown.value, read.indicator, spoken_period(then))


def _chart(one: Decision, read: Reading, address: Address) -> list[h.Child]:
    points, name = read.series.points, place(read.scope) if read.scope else ""
    marks = decision_marks([one])
    figure = series_chart(read.indicator, name, points, (), "", read.series.targets, marks)
    drawn = numbered(marks, points)
    chart = h.figure(
        h.figcaption(h.h3(t("Before and after"), id="before-after"), cls="heading"),
        h.p(summary(points, read), id="before-after-summary", cls="visually-hidden"),
        h.div(
            dcc.Graph(id=CHART, figure=figure, config=CONFIG, style={"height": f"{HEIGHT}px"}),  # type: ignore[arg-type]
            cls="chart",
            aria_hidden="true",
        ),
        mark_list(drawn, address) if drawn else h.p(t("The decision lies outside the values."), cls="source"),
        aria_labelledby="before-after",
        aria_describedby="before-after-summary",
        cls="card chart-card",
    )
    return [chart, table(read, (), address)]
