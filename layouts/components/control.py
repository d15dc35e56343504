"""An indicator's control chart: chart, what its points mean, notes, and the same figures as a table."""

from collections.abc import Sequence

from dash import dcc

from dashboard.answers import Answers
from dashboard.indicator import Basis, Mark, Point
from dashboard.patterns import Variation
from dashboard.period import Period
from dashboard.reading import Reading
from dashboard.spc import Group, Length, Rebase, Rules
from dashboard.words import Words
from layouts import formats, signals
from layouts import nodes as h
from layouts.components.answers import change_told, variation_sign
from layouts.components.places import place
from layouts.figures.control import SHAPES, control_chart
from layouts.figures.frame import CONFIG, HEIGHT, inside
from layouts.text import t

CHART = "indicator-control"


def control(
    read: Reading, found: Answers, rules: Rules, notes: h.Child, switch: h.Child, anew: h.Child = None
) -> h.Element:
    """Heading, what is judged, the chart, its signs and notes, and its table."""
    chart = control_chart(found.chart, read.finest, place(read.scope) if read.scope else "", marks(read))
    return h.section(
        h.figure(
            h.div(
                h.figcaption(h.h2(t("Control chart"), id="over-time"), h.p(_judged(read), cls="under")),
                switch,
                cls="heading",
            ),
            h.p(change_told(found, read.finest, rules), id="over-time-summary", cls="visually-hidden"),
            h.div(
                dcc.Graph(id=CHART, figure=chart, config=CONFIG, style={"height": f"{HEIGHT}px"}),  # type: ignore[arg-type]
                cls="chart chart--control",
                aria_hidden="true",
            ),
            _signs(found, read, rules),
            notes,
            anew,
            aria_labelledby="over-time",
            aria_describedby="over-time-summary",
            cls="card chart-card",
        ),
        _table(read, found),
        cls="section--first",
    )


def marks(read: Reading) -> list[Mark]:
    """Breaks, annotations and rebases in order of time, as far as the series goes."""
    points = read.finest.points
    every = sorted([*read.marks, *map(_rebased, read.rebases)], key=lambda mark: mark.on)
    return inside(every, points[0].shown.starts_on, points[-1].shown.ends_on) if points else []


def _rebased(rebase: Rebase) -> Mark:
    """A decision as it is told under the chart."""
    told = t("New limits. {reason}", reason=rebase.reason)
    by = f" ({rebase.by}, {formats.day(rebase.at.date())})" if rebase.at else ""
    fixed = " " + t("The first {count} values give the limits.", count=rebase.baseline) if rebase.baseline else ""
    return Mark(rebase.on, Words(f"{told}.{fixed}{by}".replace("..", ".")), is_break=False)


def _judged(read: Reading) -> str:
    """What is drawn: the values, or what is computed from them and why."""
    name = place(read.scope) if read.scope else ""
    match read.indicator.basis:
        case Basis.YEAR_ON_YEAR:
            return t(
                "{place}. Difference from the same period a year before, since the season or a steady trend would hide a change.",
                place=name,
            )
        case Basis.INCREMENTS:
            return t(
                "{place}. What each period added, since the figure is counted from the beginning of the year.",
                place=name,
            )
    return t("{place}. Values with their mean and the limits of ordinary variation.", place=name)


def _signs(found: Answers, read: Reading, rules: Rules) -> h.Child:
    """What the shapes in the chart mean; those that are there."""
    direction = read.indicator.direction
    there = {finding.variation(direction) for finding in found.chart.findings if finding}
    shown = [variation for variation in SHAPES if variation in there]
    trial = any(group.length is Length.TRIAL for group in found.chart.groups)
    return h.ul(
        (h.li(variation_sign(one), h.span(signals.variation(one)), cls="signs__one") for one in shown),
        h.li(t("dotted limits are on trial: fewer than {full} values", full=rules.full), cls="signs__one")
        if trial
        else None,
        cls="signs",
    )


def _table(read: Reading, found: Answers) -> h.Element:
    points = {point.shown.ends_on: point for point in read.finest.points}
    rows = zip(found.chart.points, found.chart.findings, strict=True)
    groups = [(group, place) for group in found.chart.groups for place in range(group.first, group.last + 1)]
    of_place = {place: group for group, place in groups}
    return h.details(
        h.summary(t("The same figures as a table")),
        h.div(
            h.table(
                h.caption(t("Control chart"), cls="visually-hidden"),
                h.thead(h.tr(h.th(text, scope="col", cls=kind) for text, kind in _heads(read))),
                h.tbody(
                    _row(
                        Period.around(read.finest.rhythm, value.on),
                        value.number,
                        of_place.get(number),
                        finding.variation(read.indicator.direction) if finding else None,
                        points.get(value.on),
                        read,
                    )
                    for number, (value, finding) in reversed(list(enumerate(rows)))
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


def _heads(read: Reading) -> Sequence[tuple[str, str | None]]:
    value = t("Value") if read.indicator.basis is Basis.VALUES else t("Judged")
    return (
        (t("Period"), None),
        (value, "num"),
        (t("Mean"), "num"),
        (t("Lower limit"), "num"),
        (t("Upper limit"), "num"),
        (t("Change"), None),
        (t("Published"), None),
    )


def _row(
    period: Period,
    number: float | None,
    group: Group | None,
    variation: Variation | None,
    point: Point | None,
    read: Reading,
) -> h.Element:
    limits = group.limits if group else None

    def figure(value: float | None) -> str:
        return "" if value is None else signals.judged(value, read.indicator)

    return h.tr(
        h.th(formats.period(period), scope="row"),
        h.td(figure(number) or "..", cls="num"),
        h.td(figure(limits.mean if limits else None), cls="num"),
        h.td(figure(limits.lower if limits else None), cls="num"),
        h.td(figure(limits.upper if limits else None), cls="num"),
        h.td(signals.variation(variation) if number is not None else ""),
        h.td(formats.day(point.shown.first_published) if point else ""),
    )
