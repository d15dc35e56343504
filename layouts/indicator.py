"""One indicator, drawn."""

from collections.abc import Sequence

from dash import dcc

from dashboard.activity import Line
from dashboard.address import Address
from dashboard.indicator import IndicatorKind, Level, Mark, Point, Scope, ScopeKind
from dashboard.period import Period
from dashboard.reading import Compared, Reading
from dashboard.status import Status
from dashboard.view import Frame, View
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.figures import change_text, example, written
from layouts.components.filters import hidden
from layouts.components.places import compares, place
from layouts.components.status import badge
from layouts.figures.dots import dots
from layouts.figures.series import CONFIG, HEIGHT, numbered, series_chart
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, swedish, t

CHART = "indicator-chart"


def page(read: Reading, follows: Sequence[Line], frame: Frame, view: View, address: Address) -> Screen:
    """What it shows in a sentence, over time, by place; how it is defined; what it follows."""
    return Screen(
        of(read.indicator.name),
        [
            _head(read, address),
            _time(read, view, address),
            _places(read, address),
            h.div(_definition(read, view, address), _thread(read, follows, address), cls="two"),
        ],
        _crumbs(read, address),
    )


def _crumbs(read: Reading, address: Address) -> list[Crumb]:
    name = Crumb(of(read.indicator.name))
    top = Crumb(t("Overarching goal"), address.to("mal"))
    told = read.description
    match read.indicator.kind:
        case IndicatorKind.CONTEXT:
            return [top, Crumb(t("Context"), address.to("omvarld")), name]
        case IndicatorKind.THEMATIC if told.area_code:
            area = address.to("resultatomraden", told.area_code)
            return [
                top,
                Crumb(of(told.area), area),
                Crumb(of(told.goal), area),
                Crumb(of(told.deliverable), area),
                name,
            ]
        case IndicatorKind.KEY_FIGURE:
            return [Crumb(t("Follow-up"), address.to("uppfoljning")), name]
    return [top, Crumb(t("Result areas"), address.to("resultatomraden")), name]


def _head(read: Reading, address: Address) -> h.Element:
    indicator = read.indicator
    return h.div(
        h.div(
            h.p(
                labels.indicator_kind(indicator.kind).capitalize(),
                [" · ", of(indicator.theme)] if indicator.theme else None,
                " ",
                example(indicator.is_example),
                cls="eyebrow",
            ),
            h.h1(of(indicator.name), tabindex=-1, lang=lang_of(indicator.name)),
            h.p(_sentence(read), cls="big"),
        ),
        h.div(_choose(read, address), cls="head__aside"),
        cls="head",
    )


def _sentence(read: Reading) -> list[h.Child]:
    """The last value, its change, and whether its target is reached."""
    series, indicator = read.series, read.indicator
    last, before = series.last, series.before
    if last is None or read.scope is None:
        return [t("No value had been published by then.")]
    told: list[h.Child] = [
        h.b(written(last.shown.value, indicator)),
        " ",
        t("in {place}, {period}.", place=place(read.scope), period=_in_words(last)),
    ]
    if before:
        text = change_text(last.shown.value, before.shown.value, indicator, _in_words(before))
        told += [" ", text[:1].upper() + text[1:], "." if text else ""]
    if series.target and series.level is not Level.NO_TARGET:
        target = formats.number(series.target.value, indicator.decimals)
        reached = series.level is Level.REACHED
        told += [
            " ",
            t("The target {target} is reached.", target=target)
            if reached
            else t("The target {target} is not reached.", target=target),
        ]
    if last.later:
        later = last.later[-1]
        told += [
            " ",
            t(
                "Revised {day} to {value}.",
                day=formats.day(later.first_published),
                value=formats.value(later.value, indicator.decimals),
            ),
        ]
    return told


def _in_words(point: Point) -> str:
    name = formats.period(Period.parse(point.shown.period_code))
    return name[:1].lower() + name[1:]


def _choose(read: Reading, address: Address) -> h.Child:
    if len(read.scopes) < 2:
        return None
    chosen = read.scope.code if read.scope else ""
    return h.form(
        hidden(address.kept("scope")),
        h.label(_scope_word(read.scopes), html_for="scope", cls="eyebrow"),
        h.select(
            (h.option(place(s) if s.is_whole else of(s.name), value=s.code) for s in read.scopes),
            id="scope",
            name="scope",
            defaultValue=chosen,
            key=chosen,
            cls="form-select field",
        ),
        action=address.path,
        method="get",
        data_send="change",
        cls="choose",
    )


def _scope_word(scopes: Sequence[Scope]) -> str:
    kinds = {s.kind for s in scopes if not s.is_whole}
    if kinds == {ScopeKind.REGION}:
        return t("County")
    if kinds == {ScopeKind.AREA}:
        return t("Result area")
    return t("Department")


def _time(read: Reading, view: View, address: Address) -> h.Element:
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
    marks = numbered(read.marks, points)
    beside = read.whole.points if read.whole and compares(read) else ()
    chart = series_chart(
        read.indicator,
        place(read.scope),
        points,
        beside,
        place(read.whole_scope) if read.whole_scope else "",
        read.series.targets,
        read.marks,
    )
    return h.section(
        h.figure(
            h.figcaption(
                h.h2(t("Over time"), id="over-time"),
                h.p(
                    t(
                        "{unit}, {place}. Hover for values; the table has them all.",
                        unit=_unit(read),
                        place=place(read.scope),
                    ),
                    cls="under",
                ),
            ),
            h.p(_summary(points, read), id="over-time-summary", cls="visually-hidden"),
            h.div(
                dcc.Graph(id=CHART, figure=chart, config=CONFIG, style={"height": f"{HEIGHT}px"}),  # type: ignore[arg-type]
                cls="chart",
                aria_hidden="true",
            ),
            _notes(marks),
            _source(read, view),
            aria_labelledby="over-time",
            aria_describedby="over-time-summary",
            cls="card chart-card",
        ),
        _table(read, beside, address),
        cls="section--first",
    )


def _notes(marks: Sequence[Mark]) -> h.Child:
    """Breaks and annotations by the numbers they have in the chart."""
    if not marks:
        return None
    return h.ol(
        (
            h.li(
                h.b(str(number)),
                h.span(
                    formats.day(mark.on),
                    ": ",
                    of(mark.text),
                    h.small(f" ({t('break in the series')})") if mark.is_break else None,
                ),
            )
            for number, mark in enumerate(marks, start=1)
        ),
        cls="marks",
    )


def _unit(read: Reading) -> str:
    unit = of(read.indicator.unit)
    return {"%": t("Per cent")}.get(unit, unit[:1].upper() + unit[1:])


def _summary(points: Sequence[Point], read: Reading) -> str:
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
        first=_in_words(first),
        then=value(first),
        last=_in_words(last),
        now=value(last),
        low=_in_words(low),
        least=value(low),
        high=_in_words(high),
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


def _table(read: Reading, beside: Sequence[Point], address: Address) -> h.Element:
    whole = {p.shown.period_code: p for p in beside}
    return h.details(
        h.summary(t("The same figures as a table")),
        h.p(
            h.a(
                t("Download as CSV"),
                href=address.to("hamta", "indikatorer", f"{read.indicator.code}.csv", scope=address.query.get("scope")),
                cls="link",
                download="",
            )
        ),
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
                h.thead(
                    h.tr(
                        h.th(t("Period"), scope="col"),
                        h.th(t("Value"), scope="col", cls="num"),
                        h.th(place(read.whole_scope), scope="col", cls="num") if beside and read.whole_scope else None,
                        h.th(t("Quality"), scope="col"),
                        h.th(t("Published"), scope="col"),
                        h.th(t("Editions and notes"), scope="col"),
                    )
                ),
                h.tbody(
                    _figure(p, whole.get(p.shown.period_code), read, bool(beside)) for p in reversed(read.series.points)
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


def _figure(point: Point, whole: Point | None, read: Reading, compared: bool) -> h.Element:
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
        ),
    )


def _edition(on, value, read: Reading, word: str) -> str:  # type: ignore[no-untyped-def]
    return t(
        "{word} edition {day}: {value}",
        word=word,
        day=formats.day(on),
        value=formats.value(value, read.indicator.decimals),
    )


def _places(read: Reading, address: Address) -> h.Child:
    compared = read.compared
    if compared is None:
        return None
    return h.section(
        h.div(
            h.div(
                h.h2(_places_title(compared.places[0][0].kind), id="places"),
                h.p(_how_compared(read, compared), cls="under"),
            ),
            cls="heading",
        ),
        h.div(dots(read.indicator, compared, read.scope, address), cls="card dots-card"),
    )


def _how_compared(read: Reading, compared: Compared) -> str:
    told = [f"{formats.period(compared.period)}."]
    if compared.whole and read.whole_scope:
        value = formats.value(compared.whole.shown.value, read.indicator.decimals)
        name = place(read.whole_scope)
        told.append(
            t("The line is {place} ({value}).", place=name, value=value)
            if compared.is_comparable
            else t("In {place} altogether: {value}.", place=name, value=value)
        )
    if compared.places[0][0].kind is ScopeKind.REGION:
        told.append(t("Sorted by value."))
    if compared.places[0][0].kind is ScopeKind.AREA:
        told.append(t("In the areas' own order: not a league table."))
    return " ".join(told)


def _places_title(kind: ScopeKind) -> str:
    return {
        ScopeKind.REGION: t("Counties beside each other"),
        ScopeKind.AREA: t("Areas beside each other"),
    }.get(kind, t("Departments beside each other"))


def _definition(read: Reading, view: View, address: Address) -> h.Element:
    told = read.description
    later = [p for p in read.series.points if p.later]
    source: h.Child = h.a(told.source, href=told.source_url, cls="link") if told.source_url else told.source
    rows: list[tuple[str, h.Child]] = [
        (t("Definition"), h.span(of(told.definition), lang=lang_of(told.definition))),
        (t("Method"), h.span(told.method, lang=swedish()) if told.method else None),
        (t("To keep in mind"), h.span(told.caveat, lang=swedish()) if told.caveat else None),
        (t("Wanted direction"), labels.direction(read.indicator.direction)),
        (t("Unit"), _unit(read)),
        (t("Rhythm"), labels.frequency(told.frequency)),
        (t("Source"), source),
        (
            t("Owner"),
            ", ".join(x for x in (told.owner_role, of(told.department) if told.department else None) if x),
        ),
        (t("Next value"), formats.day(told.next_update_on) if told.next_update_on else None),
        (
            t("Revisions"),
            n(
                "{count} value shown here has been revised since.",
                "{count} values shown here have been revised since.",
                len(later),
            )
            if later
            else t("No value shown here has been revised since."),
        ),
        (t("Derived by"), _rule(read)),
    ]
    return h.section(
        h.h2(t("Definition and source")),
        h.dl(([h.dt(term), h.dd(value)] for term, value in rows if value), cls="facts-list facts-list--wide"),
    )


def _rule(read: Reading) -> str | None:
    rules = {
        "share_on_track": t("on track ÷ (on track + deviating + off track)"),
        "deliveries_on_time": t("delivered by the due day ÷ due so far this year"),
        "budget_consumed": t("outcome so far this year ÷ the year's budget"),
    }
    rule = read.indicator.derivation
    return rules[rule] if rule else None


def _thread(read: Reading, follows: Sequence[Line], address: Address) -> h.Element:
    told, kind = read.description, read.indicator.kind
    up: list[h.Child] = [
        h.li(
            h.span(t("Overarching goal"), cls="quiet"),
            h.a(t("Vision and goal"), href=address.to("mal"), cls="link"),
        )
    ]
    if kind is IndicatorKind.STANDARD:
        up.append(
            h.li(
                h.span(t("Every result area"), cls="quiet"),
                h.a(t("Result areas"), href=address.to("resultatomraden"), cls="link"),
            )
        )
    if told.area_code:
        area = address.to("resultatomraden", told.area_code)
        up += [
            h.li(h.span(t("Result area"), cls="quiet"), h.a(of(told.area), href=area, cls="link")),
            h.li(h.span(t("Goal"), cls="quiet"), h.span(of(told.goal))),
            h.li(h.span(t("Deliverable"), cls="quiet"), h.span(of(told.deliverable))),
        ]
    if kind is IndicatorKind.KEY_FIGURE:
        up = [
            h.li(
                h.span(t("Perspective"), cls="quiet"),
                h.a(
                    labels.perspective(read.indicator.perspective) if read.indicator.perspective else "",
                    href=address.to("uppfoljning"),
                    cls="link",
                ),
            )
        ]
    return h.section(
        h.h2(t("What it follows")),
        h.ul(up, cls="thread"),
        _linked(follows, address) if kind is IndicatorKind.THEMATIC else None,
    )


def _linked(follows: Sequence[Line], address: Address) -> h.Child:
    if not follows:
        return h.p(t("No activity in the plan of the period is linked to it."), cls="under")
    return h.div(
        h.h3(t("Activities that work towards it"), cls="thread__down"),
        h.ul(
            (
                h.li(
                    badge(line.status or Status.NOT_REPORTED),
                    h.a(
                        line.title,
                        href=address.to("aktiviteter", line.code),
                        cls="list__title",
                        lang=swedish(),
                    ),
                )
                for line in follows
            ),
            cls="list list--status",
        ),
    )
