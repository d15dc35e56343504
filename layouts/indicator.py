"""One indicator, drawn."""

from collections.abc import Sequence

from dashboard.activity import Line
from dashboard.address import Address
from dashboard.agreed import NOTHING, Here
from dashboard.answers import Answers
from dashboard.indicator import IndicatorKind, Level, Quality, Scope, ScopeKind
from dashboard.outlook import Window
from dashboard.reading import Compared, Reading
from dashboard.signals import Signal
from dashboard.spc import Rules
from dashboard.view import Frame, View
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.agreed import agreed_here
from layouts.components.answers import three_answers
from layouts.components.figures import change_text, example, written
from layouts.components.filters import hidden
from layouts.components.history_link import history_link
from layouts.components.places import place, spoken_period
from layouts.components.reading_text import definition, followed
from layouts.components.reading_time import over_time
from layouts.components.signal_notes import signal_notes
from layouts.components.signs import capital
from layouts.components.why_link import WHY
from layouts.figures.dots import dots
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, of, t


def page(
    read: Reading,
    found: Answers,
    rules: Rules,
    window: Window,
    follows: Sequence[Line],
    signals: Sequence[Signal],
    frame: Frame,
    view: View,
    address: Address,
    *,
    corrects: bool = False,
    decides: bool = False,
    agreed: Here = NOTHING,
) -> Screen:
    """What it shows in a sentence, three answers, over time, by place; how it is defined; what it follows."""
    return Screen(
        of(read.indicator.name),
        [
            _head(read, address),
            _answers(read, found, rules, window, address) if read.series.points else None,
            signal_notes(signals),
            over_time(read, found, rules, view, address, _locked(frame) if corrects else frozenset(), decides=decides),
            _places(read, address),
            agreed_here(agreed, address, view.today, f"indicator:{read.indicator.code}", q=of(read.indicator.name)),
            h.div(definition(read, view, address), followed(read, follows, address), cls="two"),
            history_link(address.to("historik", "indikatorer", read.indicator.code)),
        ],
        _crumbs(read, address),
    )


def _answers(read: Reading, found: Answers, rules: Rules, window: Window, address: Address) -> h.Element:
    return three_answers(
        found,
        read.series,
        read.finest,
        rules,
        window,
        source_of(read),
        address=address,
        anchor=WHY,
        area=read.scope.code if read.scope and not read.scope.is_whole else None,
    )


def source_of(read: Reading) -> str:
    """Where the last value comes from."""
    last = read.series.last
    return (last.shown.source if last else "") or read.description.source


def _locked(frame: Frame) -> frozenset[str]:
    """The periods whose values are changed by corrections: those that are, or lie in, a locked one."""
    locked = [p for p in frame.periods if p.is_locked and p.is_reported]
    return frozenset(
        p.code
        for p in frame.periods
        if any(around.starts_on <= p.starts_on and p.ends_on <= around.ends_on for around in locked)
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
        t("in {place}, {period}.", place=place(read.scope), period=spoken_period(last)),
    ]
    if last.shown.quality is Quality.PRELIMINARY:
        told += [" ", t("The value is preliminary.")]
    if before:
        text = change_text(last.shown.value, before.shown.value, indicator, spoken_period(before))
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


def _choose(read: Reading, address: Address) -> h.Child:
    if len(read.scopes) < 2:
        return None
    chosen = read.scope.code if read.scope else ""
    return h.form(
        hidden(address.kept("scope")),
        h.label(_scope_word(read.scopes), html_for="scope", cls="eyebrow"),
        h.select(
            (h.option(capital(place(s)) if s.is_whole else of(s.name), value=s.code) for s in read.scopes),
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
            h.a(t("All standard indicators compared"), href=address.to("jamforelse"), cls="link")
            if read.indicator.kind is IndicatorKind.STANDARD
            else None,
            cls="heading",
        ),
        h.div(dots(read.indicator, compared, read.scope, address), cls="card dots-card"),
    )


def _how_compared(read: Reading, compared: Compared) -> str:
    period, unit = formats.period(compared.period), of(read.indicator.unit)
    told = [f"{period}." if unit == "%" else f"{period}, {unit}."]
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
