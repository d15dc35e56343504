"""Judgement and figures, drawn: where owners and figures agree, area by area over time, and how forecasts came out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.activity import Forecast
from dashboard.address import Address
from dashboard.answers import Answers
from dashboard.calibration import Agreement, Side
from dashboard.forecasts import Foretold, Outcome, Probabilities
from dashboard.goal import ResultArea, Thread
from dashboard.indicator import Indicator
from dashboard.period import Period
from dashboard.status import Status
from dashboard.view import Frame, View
from layouts import formats, labels, signals
from layouts import nodes as h
from layouts.components.agreement import over_time
from layouts.components.figures import example
from layouts.components.forecasts import forecasts, outcome_names
from layouts.components.status import badge
from layouts.components.why_link import why_link
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, swedish, t

BEHIND = "bakom"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is looked at: a period, perhaps one area, and perhaps what stands behind one number."""

    period: Period | None
    area: ResultArea | None = None
    side: Side | None = None
    given: Period | None = None
    forecast: Forecast | None = None
    came: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An activity behind a number; with its status and the indicator it is held against, where it is about those."""

    code: str
    title: str
    status: Status | None = None
    indicator: Indicator | None = None
    answers: Answers | None = None


@dataclass(frozen=True, slots=True)
class CalibrationPage:
    """All that stands on the page."""

    window: Sequence[Period]
    agreements: Mapping[tuple[int, int], Agreement]
    chosen: Chosen
    years: Mapping[Period, Sequence[Period]]
    foretold: Sequence[Foretold]
    probabilities: Probabilities
    listed: Sequence[Listed] = field(default_factory=list)
    most: int = 200
    is_shortened: bool = False

    def agreed(self, period: Period, area: ResultArea | None = None) -> Agreement:
        """The agreement of a period, of one area or of all."""
        found = (
            one
            for (period_id, area_id), one in self.agreements.items()
            if period_id == period.id and (area is None or area_id == area.id)
        )
        return sum(found, Agreement())


def page(told: CalibrationPage, red: Thread, frame: Frame, view: View, address: Address) -> Screen:
    """A sentence, the four cases with the activities behind them, areas over time, forecasts, and how it is counted."""
    chosen = told.chosen
    return Screen(
        t("Judgement and figures"),
        [
            h.h1(t("Judgement and figures"), tabindex=-1),
            h.p(_sentence(told), " ", example(frame.is_example), cls="big"),
            h.p(
                t(
                    "An owner judges the activity, the figures tell of the indicators that it is linked to. "
                    "That they differ is no fault; it is something to talk about."
                ),
                cls="under",
            ),
            _areas(told, red, address),
            _cases(told, address) if chosen.period and told.agreed(chosen.period, chosen.area).compared else None,
            _behind(told, address) if chosen.side else None,
            over_time(told.window, told.agreed, red.areas, address) if told.window else None,
            h.p(t("There are so many indicators that only the last periods are compared."), cls="under")
            if told.is_shortened
            else None,
            forecasts(told.years, told.foretold, told.probabilities, address, BEHIND),
            _behind(told, address) if chosen.given and not chosen.side else None,
            _counted(told.probabilities),
        ],
        [Crumb(t("Follow-up"), address.to("uppfoljning")), Crumb(t("Judgement and figures"))],
    )


def _sentence(told: CalibrationPage) -> str:
    chosen = told.chosen
    if chosen.period is None:
        return t("No period has been reported yet.")
    found = told.agreed(chosen.period, chosen.area)
    name = formats.period(chosen.period).lower()
    if not found.compared:
        return t("In {period} no status could be held against figures.", period=name)
    return n(
        "In {period} owner and figures say the same of {same} of {count} activity.",
        "In {period} owners and figures say the same of {same} of {count} activities.",
        found.compared,
        period=name,
        same=formats.number(found.calm + found.worried),
    ) + _alone(found)


def _alone(found: Agreement) -> str:
    told = [
        t("Of {count} only the figures warn.", count=formats.number(found.figures)) if found.figures else "",
        t("Of {count} only the owner worries.", count=formats.number(found.owner)) if found.owner else "",
    ]
    return "".join(f" {one}" for one in told if one)


def _areas(told: CalibrationPage, red: Thread, address: Address) -> h.Element:
    """One area at a time, or all."""
    at = address.without("side", "given", "forecast", "came")
    chosen = told.chosen.area

    def chip(text: str, code: str | None, lang: str | None = None) -> h.Element:
        on = (chosen.code if chosen else None) == code
        return h.a(h.span(text, lang=lang), href=at.having(area=code), cls="chip", aria_current="true" if on else None)

    return h.nav(
        chip(t("All areas"), None),
        (chip(of(area.name), area.code, lang_of(area.name)) for area in red.areas),
        cls="chips",
        aria_label=t("Area"),
    )


def _cases(told: CalibrationPage, address: Address) -> h.Child:
    period = told.chosen.period
    if period is None:
        return None
    area = told.chosen.area
    found = told.agreed(period, area)

    def door(side: Side, count: int) -> h.Child:
        if not count:
            return formats.number(0)
        at = address.without("given", "forecast", "came")
        on = told.chosen.side is side
        href = at.having(side=side) + f"#{BEHIND}"
        return h.a(h.b(formats.number(count)), href=href, cls="door", aria_current="true" if on else None)

    rows = (
        (t("The owner: on track"), door(Side.NEITHER, found.calm), door(Side.FIGURES, found.figures)),
        (t("The owner: deviates"), door(Side.OWNER, found.owner), door(Side.BOTH, found.worried)),
    )
    calm, warn = t("The figures do not warn"), t("The figures warn")
    return h.section(
        h.h2(", ".join(filter(None, (formats.period(period), of(area.name) if area else "")))),
        h.table(
            h.caption(t("Activities by what the owner and the figures say"), cls="visually-hidden"),
            h.thead(h.tr(h.td(), h.th(calm, scope="col", cls="num"), h.th(warn, scope="col", cls="num"))),
            h.tbody(
                h.tr(
                    h.th(name, scope="row"),
                    h.td(first, cls="num", data_label=calm),
                    h.td(second, cls="num", data_label=warn),
                )
                for name, first, second in rows
            ),
            cls="table stack cases",
        ),
    )


def _behind(told: CalibrationPage, address: Address) -> h.Element:
    """The activities behind the number that was chosen."""
    return h.section(
        h.h2(_behind_what(told.chosen), id=BEHIND),
        h.ul((_one(one, told.chosen.period, address) for one in told.listed), cls="list list--plain")
        if told.listed
        else empty(t("No activity is behind it."), t("Choose another number.")),
        h.p(t("The first {count} are shown.", count=told.most), cls="under") if len(told.listed) >= told.most else None,
        cls="section--plain",
    )


def _behind_what(chosen: Chosen) -> str:
    if chosen.side:
        return {
            Side.NEITHER: t("Neither worries"),
            Side.BOTH: t("Both worry"),
            Side.OWNER: t("Only the owner worries"),
            Side.FIGURES: t("Only the figures warn"),
        }[chosen.side]
    words = [formats.short_period(chosen.given)] if chosen.given else []
    words += [labels.forecast(chosen.forecast)] if chosen.forecast else []
    words += [outcome_names()[chosen.came].lower()] if chosen.came else []
    return ", ".join(words)


def _one(one: Listed, period: Period | None, address: Address) -> h.Element:
    """With its status of the period compared."""
    then = address.to("aktiviteter", one.code, period=period.code) if period else None
    return h.li(
        badge(one.status, then) if one.status else None,
        h.div(
            h.a(one.title, href=address.to("aktiviteter", one.code), cls="list__title", lang=swedish()),
            _held_against(one, period, address),
        ),
    )


def _held_against(one: Listed, period: Period | None, address: Address) -> h.Child:
    if one.indicator is None or one.answers is None:
        return None
    name = of(one.indicator.name)
    then = address.to("indikatorer", one.indicator.code, period=period.code if period else None)
    warns = signals.against(one.answers.warnings) if one.answers.warnings else t("does not warn")
    return h.p(
        h.a(
            name,
            href=address.to("indikatorer", one.indicator.code),
            cls="link",
            lang=lang_of(one.indicator.name),
        ),
        " – ",
        why_link(warns, page=then),
        cls="list__where",
    )


def _counted(probabilities: Probabilities) -> h.Element:
    """What is compared, what counts as reached, and what a forecast says."""
    told = {
        name: formats.with_unit(formats.number(100 * getattr(probabilities, name)), "%")
        for name in ("yes", "doubtful", "no")
    }
    return h.details(
        h.summary(t("How it is counted")),
        h.p(
            t(
                "Compared are activities judged green, yellow or red that an indicator with enough values follows: one of "
                "their deliverable, or one they are linked to. Where there are several the one that warns most counts. "
                "The figures are those that were shown then."
            )
        ),
        h.p(
            t(
                "The figures warn where there is a sure worsening, or where the target is not reached as things are; a "
                "pace that is not enough does not count by itself. The owner worries where the status is yellow or red."
            )
        ),
        h.p(
            t(
                "A forecast came true when the activity was completed during the year, or is on track in the last period "
                "of it. Forecasts of the last period are not scored, nor those of activities that were completed already."
            )
        ),
        h.p(t("Yes is read as {yes}, doubtful as {doubtful} and no as {no}; these are settings.", **told)),
        cls="counted",
    )
