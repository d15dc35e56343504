"""The signs, the three answers and the control chart in their states, with made-up figures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dash import dcc

from dashboard.answers import answers, chart_of
from dashboard.borders import Borders, Rebase
from dashboard.indicator import Basis, Direction, Level, Mark, Point, Series, Target
from dashboard.outlook import WINDOW, Prospect
from dashboard.patterns import Variation
from dashboard.period import Period
from dashboard.spc import RULES
from dashboard.value import MISSING, Value
from dashboard.words import Words
from layouts import nodes as h
from layouts import signals
from layouts.components.answers import change_told, three_answers
from layouts.components.signs import capital, level_sign, prospect_sign, variation_sign
from layouts.figures.control import control_chart
from layouts.figures.frame import CONFIG, HEIGHT
from layouts.showcase_examples import indicator, observation
from layouts.text import t

_CALM = [60, 62, 61, 59] * 4
_RISING, _FALLING = [40.0 + step for step in range(18)], [80.0 - step for step in range(18)]
_BORDERS = Borders((Rebase(date(2017, 1, 1), None, "", "", None),))


def _series(
    numbers: Sequence[float | None],
    target: float | None = None,
    direction: Direction = Direction.UP,
    basis: Basis = Basis.VALUES,
) -> Series:
    """Values for tertials from 2013, with a target two years ahead."""
    periods = [Period.parse(f"{2013 + place // 3}-T{place % 3 + 1}") for place in range(len(numbers))]
    points = (
        Point(observation(period, MISSING if number is None else Value(float(number))))
        for period, number in zip(periods, numbers, strict=True)
    )
    aims = (Target(date(2020, 12, 31), target),) if target is not None else ()
    return Series(replace(indicator(), direction=direction, basis=basis), tuple(points), aims)


def signs() -> h.Element:
    """Every sign with its words."""
    told = [(level_sign(one), signals.level(one)) for one in Level]
    told += [(variation_sign(one), signals.variation(one)) for one in (*Variation, None)]
    told += [(prospect_sign(one), signals.prospect(one)) for one in (*Prospect, None)]
    return h.ul((h.li(shape, h.span(capital(word)), cls="signs__one") for shape, word in told), cls="signs")


def all_answers() -> list[h.Child]:
    """Reached, not reached and no level; every kind of change; every kind of outlook."""
    shown = [
        _series(_RISING, 50),
        _series(_FALLING, 90),
        _series([*_CALM, 90], 70, Direction.NONE),
        _series(_CALM, 62),
        _series(_CALM[:4], 70),
        _series([61, None]),
    ]
    return [three_answers(answers(one), one, one, RULES, WINDOW) for one in shown]


def control_charts() -> list[h.Child]:
    """Limits in full and on trial after a decision, every kind of point, differences, and too few points."""
    marks = [Mark(date(2017, 1, 1), Words("Nytt ärendesystem", "New case system"), is_break=False)]
    return [
        _chart("rebased", t("New limits from 2017, on trial"), _series([*_CALM[:12], *_RISING[:6], 60], 70), marks),
        _chart("worse", t("A sure worsening"), _series([50, 70] * 8 + [150], 90, Direction.DOWN)),
        _chart(
            "neutral",
            t("A sure change without a wanted direction"),
            _series([50, 70] * 8 + [150], None, Direction.NONE),
        ),
        _chart("differences", t("Differences from the year before"), _series(_RISING, None, basis=Basis.YEAR_ON_YEAR)),
        _chart("few", t("Too few points for limits"), _series([60, None, 61])),
    ]


def _chart(name: str, title: str, series: Series, marks: Sequence[Mark] = ()) -> h.Element:
    borders = _BORDERS if marks else Borders()
    found = answers(series, borders)
    chart = control_chart(chart_of(series, borders), series, title, marks)
    return h.figure(
        h.figcaption(h.h3(title, id=f"control-{name}")),
        h.p(change_told(found, series, RULES), id=f"control-{name}-told"),
        h.div(
            dcc.Graph(id=f"control-{name}-graph", figure=chart, config=CONFIG, style={"height": f"{HEIGHT}px"}),  # type: ignore[arg-type]
            cls="chart chart--control",
            aria_hidden="true",
        ),
        aria_labelledby=f"control-{name}",
        aria_describedby=f"control-{name}-told",
        cls="card chart-card",
    )
