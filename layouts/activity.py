"""One activity, drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.activity import ActivityDetail, Delivery, Money, Report, ReportingDate, is_planned
from dashboard.address import Address
from dashboard.agreed import NOTHING, Here
from dashboard.answers import Judged
from dashboard.calibration import contradicting
from dashboard.memory import Memory, Move, memory
from dashboard.period import STOCKHOLM, Period, latest
from dashboard.signals import Signal
from dashboard.status import Status
from dashboard.view import Frame, View
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.activity_card import dates, facts, money
from layouts.components.agreed import agreed_here
from layouts.components.beside_figures import differing, figures_say
from layouts.components.figures import example
from layouts.components.history_link import history_link
from layouts.components.indicators import indicator_rows, key
from layouts.components.memory import remembered, why_status
from layouts.components.notices import recoded
from layouts.components.reporting import preliminary, steps
from layouts.components.signal_notes import signal_notes
from layouts.components.status import badge, history
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import of, swedish, t


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """All that stands on an activity's page."""

    activity: ActivityDetail
    reports: Sequence[Report]
    deliveries: Sequence[Delivery]
    reporting: Sequence[ReportingDate]
    money: Sequence[Money]
    indicators: Sequence[Judged]
    beside: Sequence[Judged] = ()
    signals: Sequence[Signal] = ()
    contradictions: Sequence[Signal] = ()
    corrects: bool = False
    reports_it: bool = False
    agreed: Here = NOTHING


def page(told: ActivityPage, frame: Frame, view: View, address: Address) -> Screen:
    """What it is, how it goes, everything said about it, its dates, money and indicators."""
    one = told.activity
    return Screen(
        one.title,
        [
            _head(told, frame, view, address),
            h.div(
                h.div(_now(told, frame, view, address), _earlier(told, frame, view, address), cls="main-column"),
                h.div(
                    facts(one, address),
                    dates(told.deliveries, told.reporting, view),
                    money(told.money),
                    cls="side-column",
                ),
                cls="columns",
            ),
            _indicators(told, address),
            agreed_here(told.agreed, address, view.today, f"activity:{one.code}", q=one.title),
            history_link(address.to("historik", "aktiviteter", one.code)),
        ],
        _crumbs(one, address),
    )


def _crumbs(one: ActivityDetail, address: Address) -> list[Crumb]:
    crumbs = [
        Crumb(t("Overarching goal"), address.to("mal")),
        Crumb(of(one.area), address.to("resultatomraden", one.area_code)),
    ]
    if one.goal:
        crumbs.append(Crumb(of(one.goal), address.to("resultatomraden", one.area_code)))
    if one.deliverable:
        crumbs.append(Crumb(of(one.deliverable), address.to("resultatomraden", one.area_code)))
    return [*crumbs, Crumb(one.title)]


def _statuses(told: ActivityPage, periods: Sequence[Period]) -> list[Status | None]:
    """The status of each period; None where it was not in the plan."""
    one = told.activity
    current = {r.period_code: r.status for r in told.reports if r.superseded_at is None}
    return [
        current.get(p.code, Status.NOT_REPORTED)
        if is_planned(one.starts_on, one.ends_on, one.completed_on, p.starts_on, p.ends_on)
        else None
        for p in periods
    ]


def _head(told: ActivityPage, frame: Frame, view: View, address: Address) -> h.Element:
    one = told.activity
    periods = latest(view.period, frame.periods, 5)
    statuses = _statuses(told, periods)
    words = [labels.kind(one.kind).capitalize()]
    if one.strategic:
        words.append(t("strategically important"))
    if one.confidentiality != "open":
        words.append(labels.confidentiality(one.confidentiality))
    return h.div(
        h.div(
            h.p(" · ".join(words), " ", example(one.is_example), cls="eyebrow"),
            h.h1(one.title, tabindex=-1, lang=swedish()),
            h.p(one.description, cls="big", lang=swedish()) if one.description else None,
        ),
        h.div(
            h.p(f"{formats.short_period(periods[0])} – {formats.short_period(periods[-1])}", cls="eyebrow"),
            history(statuses, periods, lambda period: _of(told, period, address)),
            cls="head__aside head__aside--end",
        )
        if view.period.is_reported
        else None,
        cls="head",
    )


def _now(told: ActivityPage, frame: Frame, view: View, address: Address) -> h.Element:
    (status,) = _statuses(told, [view.period])
    name = formats.period(view.period)
    if not view.period.is_reported:
        body: h.Child = empty(
            t("Status is not reported for {period}.", period=name.lower()),
            t("Choose a period that is reported."),
        )
    elif status is None:
        body = empty(t("Not in the plan of {period}.", period=name.lower()), _outside(told.activity, view))
    elif status is Status.NOT_REPORTED:
        due = formats.day(view.period.due_on) if view.period.due_on else ""
        body = h.div(
            badge(status),
            h.p(
                t(
                    "Nothing has been said for {period}. The report was due {day}.",
                    period=name.lower(),
                    day=due,
                )
            ),
            why_status(status, None, told.signals, view),
            cls="report",
        )
    else:
        said = next(r for r in told.reports if r.period_code == view.period.code and r.superseded_at is None)
        body = h.div(
            h.div(
                _report(said),
                differing(contradicting(said.status, told.beside), said.beyond_figures),
                remembered(_memory(told, frame, view), status),
                why_status(status, said, told.signals, view),
                _correct(told, view, address),
            ),
            figures_say(told.beside, address),
            cls="beside",
        )
    return h.section(h.h2(name), body, _report_it(told, status, view, address), cls="section--plain")


def _memory(told: ActivityPage, frame: Frame, view: View) -> Memory:
    periods = [p for p in latest(view.period, frame.periods, len(frame.periods)) if p.is_reported]
    moves = [
        Move(after.recorded_at.astimezone(STOCKHOLM).date(), was.ends_on, after.ends_on)
        for was, after in told.activity.moves
    ]
    return memory(_statuses(told, periods), moves)


def _report_it(told: ActivityPage, status: Status | None, view: View, address: Address) -> h.Child:
    if not told.reports_it or status is None:
        return None
    href = address.to("rapportera", told.activity.code, period=view.period.code)
    words = t("Report") if status is Status.NOT_REPORTED else t("Change the report")
    return h.p(h.a(words, href=href, cls="button"), cls="after-report")


def _correct(told: ActivityPage, view: View, address: Address) -> h.Child:
    if not (told.corrects and view.period.is_locked):
        return None
    href = address.to("aktiviteter", told.activity.code, "ratta", period=view.period.code)
    return h.p(h.a(t("Correct the report …"), href=href, cls="button"), cls="after-report")


def _outside(one: ActivityDetail, view: View) -> str:
    if one.starts_on > view.period.ends_on:
        return t("It starts {day}.", day=formats.day(one.starts_on))
    if one.completed_on and one.completed_on < view.period.starts_on:
        return t("It was completed {day}.", day=formats.day(one.completed_on))
    return t("It ended {day}.", day=formats.day(one.ends_on))


def _report(report: Report, page: str | None = None) -> h.Element:
    """Its status is a door to why where that stands on another page."""
    said = [
        (t("What has happened"), report.comment),
        (t("Cause"), report.cause),
        (t("Measure"), report.measure),
        (t("Decision needed"), report.decision_needed),
        (t("What the figures do not show"), report.beyond_figures),
    ]
    return h.div(
        h.p(badge(report.status, page), " ", preliminary(report.is_preliminary)),
        h.dl(
            ([h.dt(term), h.dd(text, lang=swedish())] for term, text in said if text),
            [h.dt(t("Reached by year-end?")), h.dd(labels.forecast(report.forecast).capitalize())]
            if report.forecast
            else None,
            cls="said",
        ),
        h.p(
            t("{role}, {moment}", role=report.recorded_by, moment=formats.moment(report.recorded_at)),
            [" · ", t("corrected: {reason}", reason=report.correction_reason)] if report.correction_reason else None,
            [" · ", t("from the file {name}", name=report.file)] if report.file else None,
            " ",
            example(report.is_example),
            cls="source",
        ),
        steps(report.steps, notes=False) if report.superseded_at is None else None,
        cls="report",
    )


def _earlier(told: ActivityPage, frame: Frame, view: View, address: Address) -> h.Child:
    others = [r for r in told.reports if r.period_code != view.period.code or r.superseded_at is not None]
    if not others:
        return None
    periods = [(Period.parse(code), list(said)) for code, said in groupby(others, lambda r: r.period_code)]
    return h.section(
        h.h2(t("Earlier reports")),
        recoded(frame) if any(frame.is_recoded(period) for period, _ in periods) else None,
        h.ol((_period(period, said, _of(told, period, address)) for period, said in periods), cls="past"),
        cls="section--plain",
    )


def _of(told: ActivityPage, period: Period, address: Address) -> str:
    """The page of the activity in another period."""
    return address.to("aktiviteter", told.activity.code, period=period.code)


def _period(period: Period, reports: list[Report], page: str) -> h.Element:
    return h.li(
        h.h3(formats.period(period)),
        h.div(
            h.div(
                h.p(t("Replaced {moment}", moment=formats.moment(r.superseded_at)), cls="replaced")
                if r.superseded_at
                else None,
                _report(r, None if r.superseded_at else page),
                cls="version version--old" if r.superseded_at else "version",
            )
            for r in reports
        ),
    )


def _indicators(told: ActivityPage, address: Address) -> h.Child:
    return h.section(
        h.h2(t("Indicators it works towards")),
        signal_notes(told.contradictions),
        key(told.indicators),
        indicator_rows(told.indicators, told.activity.title, address)
        if told.indicators
        else empty(
            t("No indicator follows this activity."),
            t("Neither it nor its deliverable has been linked to one."),
        ),
    )
