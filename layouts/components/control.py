"""An indicator's control chart: chart, what its points mean, notes, and the same figures as a table."""

from dataclasses import dataclass
from datetime import date

from dash import dcc

from dashboard.answers import Answers
from dashboard.borders import Rebase
from dashboard.indicator import Basis, Mark
from dashboard.patterns import ControlLimits, Variation
from dashboard.period import STOCKHOLM, Period
from dashboard.reading import Reading
from dashboard.spc import Length, Rules
from dashboard.words import Words
from layouts import formats, signals
from layouts import nodes as h
from layouts.components.answers import change_told
from layouts.components.places import place
from layouts.components.signs import capital, variation_sign
from layouts.figures.control import SHAPES, control_chart, drawn_marks
from layouts.figures.frame import CONFIG, HEIGHT
from layouts.text import t

CHART = "indicator-control"
CONTROL = "styrdiagram"  # in an address: ?diagram=styrdiagram


def control(
    read: Reading,
    found: Answers,
    rules: Rules,
    notes: h.Child,
    switch: h.Child,
    anew: h.Child = None,
    download: h.Child = None,
) -> h.Element:
    """Heading, what is judged, the chart, its signs and notes, and its table."""
    chart = control_chart(found.chart, read.finest, place(read.scope) if read.scope else "", marks(read, found))
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
        _table(read, found, download),
        cls="section--first",
    )


def marks(read: Reading, found: Answers) -> list[Mark]:
    """Breaks, annotations and rebases in order of time, as far as the chart goes."""
    every = sorted([*read.marks, *map(_rebased, read.rebases)], key=lambda mark: mark.on)
    return drawn_marks(found.chart, read.finest, every)


def _rebased(rebase: Rebase) -> Mark:
    """A decision as it is told under the chart."""
    reason = rebase.reason.strip()
    told = [t("New limits. {reason}", reason=reason if reason.endswith((".", "!", "?", "…")) else f"{reason}.")]
    if rebase.baseline:
        told.append(t("The first {count} values give the limits.", count=rebase.baseline))
    if rebase.at:
        told.append(f"({rebase.by}, {formats.day(rebase.at.astimezone(STOCKHOLM).date())})")
    return Mark(rebase.on, Words(" ".join(told)), is_break=False)


def _judged(read: Reading) -> str:
    """What is drawn: the values, or what is computed from them and why."""
    name = capital(place(read.scope)) if read.scope else ""
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
        (h.li(variation_sign(one), h.span(capital(signals.variation(one))), cls="signs__one") for one in shown),
        h.li(t("Dotted limits are on trial: fewer than {full} values.", full=rules.full), cls="signs__one")
        if trial
        else None,
        cls="signs",
    )


@dataclass(frozen=True, slots=True)
class Row:
    """What the table has of a point: its period, what is judged, the limits it is judged by, and what it is."""

    period: Period
    number: float | None
    limits: ControlLimits | None
    variation: Variation | None
    published: date | None


def rows(read: Reading, found: Answers) -> list[Row]:
    """The points of the chart, newest first."""
    published = {point.shown.ends_on: point.shown.first_published for point in read.finest.points}
    limits = [group.limits for group in found.chart.groups for _ in range(group.first, group.last + 1)]
    return [
        Row(
            Period.around(read.finest.rhythm, value.on),
            value.number,
            judged_by,
            finding.variation(read.indicator.direction) if finding else None,
            published.get(value.on),
        )
        for value, finding, judged_by in zip(found.chart.points, found.chart.findings, limits, strict=True)
    ][::-1]


def heads(read: Reading) -> tuple[str, ...]:
    """The figures of the table: what is judged, and what it is judged by."""
    value = t("Value") if read.indicator.basis is Basis.VALUES else t("Judged")
    return value, t("Mean"), t("Lower limit"), t("Upper limit")


def figures(row: Row) -> tuple[float | None, ...]:
    """The figures of a row, in the order of their heads."""
    limits = row.limits
    return (row.number, limits.mean, limits.lower, limits.upper) if limits else (row.number, None, None, None)


def type_of(row: Row) -> str:
    """What a point is; nothing where there is no number."""
    return "" if row.number is None else signals.variation(row.variation)


def _table(read: Reading, found: Answers, download: h.Child) -> h.Element:
    return h.details(
        h.summary(t("The same figures as a table")),
        download,
        h.div(
            h.table(
                h.caption(t("Control chart"), cls="visually-hidden"),
                h.thead(
                    h.tr(
                        h.th(t("Period"), scope="col"),
                        [h.th(text, scope="col", cls="num") for text in heads(read)],
                        h.th(t("Change"), scope="col"),
                        h.th(t("Published"), scope="col"),
                    )
                ),
                h.tbody(_row(row, read) for row in rows(read, found)),
                cls="table small-table",
            ),
            cls="scroller",
            tabindex=0,
            role="region",
            aria_label=t("The same figures as a table"),
        ),
        cls="card fold",
    )


def _row(row: Row, read: Reading) -> h.Element:
    first, *limits = ("" if value is None else signals.judged(value, read.indicator) for value in figures(row))
    return h.tr(
        h.th(formats.period(row.period), scope="row"),
        h.td(first or "..", cls="num"),
        [h.td(text, cls="num") for text in limits],
        h.td(type_of(row)),
        h.td(formats.day(row.published) if row.published else ""),
    )
