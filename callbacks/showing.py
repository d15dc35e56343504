"""What the items of a meeting show: as it is now, or as it was seen when the meeting was closed."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import inf, isfinite

from callbacks import deriving
from callbacks.judging import tuning
from callbacks.visit import Visit, view
from callbacks.watching import watch
from dashboard.agenda import key
from dashboard.agreed import Agreed
from dashboard.answers import Judged, judged
from dashboard.decision import Decision
from dashboard.indicator import Basis, Series
from dashboard.meeting import AgendaItem, Meeting, Taken
from dashboard.ranking import Item
from dashboard.sighting import Decided, Figure, Limits, Shown
from dashboard.signals import About
from dashboard.spc import Length
from dashboard.words import Words
from data.models import IndicatorRow
from data.queries.meetings import held
from data.queries.series import COUNTRY, Key, Wanted, series
from data.queries.shown import work
from layouts.figures.control import can_be

_POINTS = 24
_AGREED = ("decision", "commitment")


def about_period(visit: Visit, code: str) -> Visit:
    """The same visit, of the period that a meeting is about."""
    return replace(visit, view=view(visit.frame, code, visit.now))


def taken(
    visit: Visit, meeting: Meeting, only: Callable[[list[AgendaItem]], list[AgendaItem]] | None = None
) -> list[Taken]:
    """The items with what they show: of a closed meeting what was seen, else what there is now; and what was agreed.

    What was agreed stands as it was; what came of it since is read on its own page. With `only` some of the items.
    """
    at = visit.view.known_at
    found = held(visit.session, meeting.id, at, meeting.closed_at or at)
    items = found.items if only is None else only(found.items)
    stood = found.seen if meeting.is_closed else shown(visit, items)
    return [
        Taken(item, stood.get(item.id, _plain(item)), found.agreed.get(item.id, ()), found.proposals.get(item.id, ()))
        for item in items
    ]


def shown(visit: Visit, items: Sequence[AgendaItem], *, signalled: bool = True) -> dict[int, Shown]:
    """By item, what it shows of the visit's period as things are now; with the signals it gives, where they are wanted."""
    watched = watch(visit) if signalled or any(item.kind in _AGREED for item in items) else None
    raised_now = watched.raised.all if watched else ()
    signals = {(*key(one.about.place, one.about.code), one.about.scope): one.signals for one in raised_now}
    found = work(visit.session, visit.view, [one.subject for one in items if one.kind == "activity"])
    figures = _figures(
        visit, [one for one in items if one.kind == "indicator"], watched.agreed if watched else Agreed()
    )
    agreed = _agreed(watched.agreed) if watched else {}
    told: dict[int, Shown] = {}
    for item in items:
        one = figures.get(item.id) or (found.get(item.subject) if item.kind == "activity" else None)
        one = one or agreed.get((item.kind, item.subject))
        raised = signals.get((item.kind, item.subject, item.scope), ())
        told[item.id] = _plain(item) if one is None else replace(one, signals=raised)
    return told


def proposed(found: Item) -> AgendaItem:
    """The item that a signalled thing would be on an agenda; its time is set by who plans."""
    about = found.about
    kind, code = key(about.place, about.code)
    return AgendaItem(0, "", 0, 0, kind, code, about.scope, reason=found.signals)


def is_about(item: AgendaItem, about: About) -> bool:
    """Whether an item takes up what a signal is about."""
    return (item.kind, item.subject, item.scope) == (*key(about.place, about.code), about.scope)


def _agreed(known: Agreed) -> dict[tuple[str, str], Shown]:
    """Decisions and commitments by kind and code; of what is confidential the code is all an item says."""
    there = known.open_to_all
    decisions = {("decision", one.code): Shown(Words(one.title), is_example=one.is_example) for one in there.decisions}
    return decisions | {
        ("commitment", one.code): Shown(
            Words(one.what), where=(one.department_name,) if one.department_name else (), is_example=one.is_example
        )
        for one in there.commitments
    }


def _plain(item: AgendaItem) -> Shown:
    return Shown(Words(item.title or item.subject or ""))


def _figures(visit: Visit, items: Sequence[AgendaItem], agreed: Agreed) -> dict[int, Shown]:
    """By item: an indicator for a scope, answered for by all its values, with the decisions that are lines in its chart."""
    if not items:
        return {}
    codes = sorted({item.subject for item in items})
    scopes = [visit.frame.organisation_id, *sorted({item.scope_id for item in items if item.scope_id})]
    of_these = IndicatorRow.code.in_(codes)
    wanted = (Wanted(of_these, scopes, targets=True, judged=True), Wanted(of_these, COUNTRY, targets=True, judged=True))
    found = series(visit.session, visit.view, visit.frame.limits, *wanted)
    counted = _counted(visit, {item.scope_id for item in items if item.scope_id and item.scope})
    told = {}
    for item in items:
        one = _measured_for(item, found, visit.frame.organisation_id)
        if one is not None:
            one = counted(one, item.scope_id) if item.scope_id else one
            found_of = judged(one, visit.view.period.type, *tuning(visit))
            drawn = agreed.open_to_all.drawn_in(one.indicator.id, item.scope_id or visit.frame.organisation_id)
            told[item.id] = of_indicator(found_of, item.place or None, drawn)
    return told


def _measured_for(item: AgendaItem, found: Mapping[Key, Series], whole: int) -> Series | None:
    """The series an item is about: for its area or department, else for the organisation, else for the country.

    What is only derived has no values of its own in an area, and is found under no scope at all.
    """
    own = {scope: one for (_, scope), one in found.items() if one.indicator.code == item.subject}
    if item.scope_id:
        return own.get(item.scope_id) or own.get(None)
    return own.get(whole) or next((one for scope, one in own.items() if one.points), None)


def _counted(visit: Visit, areas: Collection[int]) -> Callable[[Series, int], Series]:
    """What the application derives itself, filled into the series of the areas that are asked about."""
    if not areas:
        return lambda one, _: one
    periods = deriving.reported(visit)
    shown_in = [p for p in periods if p.ends_on <= visit.view.today]
    by_area = deriving.counted(visit, areas, periods, planned_in=shown_in[-1:])
    return lambda one, area: deriving.filled(visit, one, periods, by_area[area])


def of_indicator(found: Judged, place: Words | None, drawn: Sequence[Decision] = ()) -> Shown:
    """What an indicator shows: its last value with the one before, target, answers and chart; `place` is whose it is."""
    one = found.series
    return Shown(
        title=one.indicator.name,
        where=(place,) if place else (),
        figure=_figure(one, found, drawn),
        is_example=one.indicator.is_example,
    )


def _figure(one: Series, found: Judged, drawn: Sequence[Decision]) -> Figure | None:
    if one.last is None:
        return None
    points = tuple((p.shown.ends_on, p.number) for p in one.points[-_POINTS:])
    return Figure(
        value=one.value,
        period=one.last.shown.period_code,
        unit=one.indicator.unit,
        decimals=one.indicator.decimals,
        before=one.before.shown.value if one.before else None,
        period_before=one.before.shown.period_code if one.before else None,
        target=one.target.value if one.target else None,
        level=found.answers.level,
        variation=found.answers.variation,
        prospect=found.answers.prospect,
        points=points,
        limits=tuple(_limits(found, points[0][0])),
        decisions=tuple(Decided(d.decided_on, d.code) for d in drawn if d.decided_on and d.decided_on >= points[0][0]),
    )


def _limits(found: Judged, since: date) -> Iterator[Limits]:
    """Where change is judged on the values that are shown: of another rhythm, or of differences, they are other numbers."""
    indicator, chart = found.series.indicator, found.answers.chart
    if found.finest.rhythm is not found.series.rhythm or indicator.basis is not Basis.VALUES:
        return
    numbers = [point.number for point in chart.points if point.number is not None]
    for group in chart.groups:
        limits, last = group.limits, chart.points[group.last].on
        if limits is not None and last >= since and isfinite(limits.mean):
            bounds = (limits.lower, limits.upper) if limits.moving_range else (inf, inf)
            lower, upper = (n if isfinite(n) and can_be(n, indicator, numbers) else None for n in bounds)
            yield Limits(chart.points[group.first].on, last, limits.mean, lower, upper, group.length is Length.TRIAL)
