"""What the items of a meeting show: as it is now, or as it was seen when the meeting was closed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from callbacks import deriving
from callbacks.judging import tuning
from callbacks.visit import Visit, view
from callbacks.watching import watch
from dashboard.agenda import key
from dashboard.agreed import Agreed
from dashboard.answers import Judged, judged
from dashboard.goal import ResultArea
from dashboard.indicator import Series
from dashboard.meeting import AgendaItem, Meeting, Taken
from dashboard.ranking import Item
from dashboard.sighting import Figure, Shown
from dashboard.signals import About
from dashboard.words import Words
from data.models import IndicatorRow
from data.queries.meetings import agreements, proposals, seen
from data.queries.series import Wanted, country, series
from data.queries.shown import work
from data.queries.thread import thread

_POINTS = 24


def about_period(visit: Visit, code: str) -> Visit:
    """The same visit, of the period that a meeting is about."""
    return replace(visit, view=view(visit.frame, code, visit.now))


def taken(visit: Visit, meeting: Meeting, items: Sequence[AgendaItem]) -> list[Taken]:
    """The items with what they show: of a closed meeting what was seen, else what there is now; and what was agreed."""
    numbers = [item.id for item in items]
    kept = seen(visit.session, numbers, visit.view.known_at) if meeting.is_closed else {}
    fresh = {} if meeting.is_closed else shown(visit, items)
    # As it was agreed; what came of it since is read on its own page.
    then = meeting.closed_at or visit.view.known_at
    agreed = agreements(visit.session, numbers, then)
    proposed = proposals(visit.session, numbers, then)
    return [
        Taken(
            item,
            (kept | fresh).get(item.id, _plain(item)),
            agreed.get(item.id, ()),
            proposed.get(item.id, ()),
        )
        for item in items
    ]


def shown(visit: Visit, items: Sequence[AgendaItem]) -> dict[int, Shown]:
    """By item, what it shows of the visit's period as things are now."""
    seen_now = watch(visit)
    signals = {(*key(one.about.place, one.about.code), one.about.scope): one.signals for one in seen_now.raised.all}
    found = work(visit.session, visit.view, [one.subject for one in items if one.kind == "activity"])
    figures = _figures(visit, [one for one in items if one.kind == "indicator"])
    agreed = _agreed(seen_now.agreed)
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


def _figures(visit: Visit, items: Sequence[AgendaItem]) -> dict[int, Shown]:
    """By item: an indicator for a scope, answered for by all its values."""
    if not items:
        return {}
    red, whole = thread(visit.session, visit.view), (visit.frame.organisation_id, country(visit.session))
    places = {one.code: (one.id, one.name) for one in red.areas} | {
        one.code: (one.id, one.name) for one in red.departments
    }
    codes = sorted({item.subject for item in items})
    scopes = [*whole, *(number for number, _ in places.values())]
    wanted = Wanted(IndicatorRow.code.in_(codes), scopes, targets=True, judged=True)
    found = {
        (one.indicator.code, scope): one
        for (_, scope), one in series(visit.session, visit.view, visit.frame.limits, wanted).items()
    }
    counted = _counted(visit, [area for area in red.areas if any(item.scope == area.code for item in items)])
    told = {}
    for item in items:
        place = places.get(item.scope)
        numbers = (place[0], None) if place else whole
        one = next((found[item.subject, number] for number in numbers if (item.subject, number) in found), None)
        if one is not None:
            one = counted(one, place[0]) if place else one
            told[item.id] = _of(judged(one, visit.view.period.type, *tuning(visit)), place[1] if place else None)
    return told


def _counted(visit: Visit, areas: Sequence[ResultArea]) -> Callable[[Series, int], Series]:
    """What the application derives itself, filled into the series of the areas that are asked about."""
    if not areas:
        return lambda one, _: one
    periods = deriving.reported(visit)
    shown_in = [p for p in periods if p.ends_on <= visit.view.today]
    by_area = deriving.by_area(visit, areas, periods, planned_in=shown_in[-1:])
    return lambda one, area: deriving.filled(visit, one, periods, by_area[area]) if area in by_area else one


def _of(found: Judged, place: Words | None) -> Shown:
    one = found.series
    return Shown(
        title=one.indicator.name,
        where=(place,) if place else (),
        figure=_figure(one, found),
        is_example=one.indicator.is_example,
    )


def _figure(one: Series, found: Judged) -> Figure | None:
    if one.last is None:
        return None
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
        points=tuple((p.shown.ends_on, p.number) for p in one.points[-_POINTS:]),
    )
