"""The year as a wheel: a ring for each kind of event, arcs for work that lasts and dots for days, work per week at the rim."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, hypot, radians, sin

from dashboard.address import Address
from dashboard.cycle import CycleKind, Event, Span
from dashboard.workload import Week
from dashboard.year import Year
from layouts import agreement_labels, formats
from layouts import nodes as h
from layouts.components import cycle_words as words
from layouts.text import t

SIZE, CENTRE = 700, 350
GAP = 38  # degrees left open before the year begins, where the rings are named
HUB, BAND, LANE, LANES = 112, 27, 8, 3
RIM, TALLEST = HUB + BAND * len(CycleKind) + 6, 24  # where the work per week stands, and how tall it is at most
TARGET = 12.5  # as large a part around a last day answers to a finger, where it has no close neighbour
DOT = 5
# From the middle out: short names where there is little room for them.
RINGS = (
    CycleKind.STAFF,
    CycleKind.PLANNING,
    CycleKind.FOLLOW_UP,
    CycleKind.BUDGET,
    CycleKind.GOVERNANCE,
    CycleKind.REPORT,
)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An event and where it lies: its radius, and the angles it begins and ends at."""

    event: Event
    radius: float
    first: float
    last: float

    @property
    def end(self) -> tuple[float, float]:
        """Where its last day is."""
        return _at(self.radius, self.last)


def wheel(told: Year, address: Address) -> h.Element:
    """Every arc and dot is a link with its name; they follow each other in time."""
    placed = {id(one.event): one for kind in RINGS for one in _placed(kind, told)}
    inside = [placed[id(event)] for event in told.events if id(event) in placed]
    return h.svg(
        h.g(_rings(), _months(told.span), _load(told), aria_hidden="true"),
        (_link(one, reach, told, address) for one, reach in zip(inside, _reaches(inside), strict=True)),
        (
            _clash(week, told, address)
            for week in told.weeks.values()
            if week.is_clashing and told.span.holds(week.monday)
        ),
        _today(told) if told.is_now else None,
        h.text(str(told.year), x=CENTRE, y=CENTRE + 14, cls="wheel__year", aria_hidden="true"),
        cls="wheel",
        viewBox=f"0 0 {SIZE} {SIZE}",
        role="group",
        aria_label=t("The year {year} as a wheel; the list says the same", year=told.year),
    )


def _angle(day: date, span: Span, part: float = 0.5) -> float:
    """Where a day lies, clockwise from the top; `part` is how much of it has passed."""
    days = (span.last - span.first).days + 1
    passed = min(max((day - span.first).days + part, 0), days)
    return (360 - GAP) * passed / days


def _at(radius: float, angle: float) -> tuple[float, float]:
    turned = radians(angle)
    return round(CENTRE + radius * sin(turned), 1), round(CENTRE - radius * cos(turned), 1)


def _arc(radius: float, first: float, last: float) -> str:
    (x0, y0), (x1, y1) = _at(radius, first), _at(radius, last)
    return f"M{x0} {y0}A{radius:g} {radius:g} 0 {int(last - first > 180)} 1 {x1} {y1}"


def _ring(kind: CycleKind) -> float:
    return HUB + BAND * (RINGS.index(kind) + 0.5)


def _rings() -> Iterator[h.Element]:
    for kind in RINGS:
        radius = _ring(kind)
        yield h.path(d=_arc(radius, 0, 360 - GAP), cls="wheel__ring", strokeWidth=BAND - 3)
        x, y = _at(radius, 0)
        yield h.text(agreement_labels.cycle_kind(kind), x=x - 7, y=y + 4, cls="wheel__name")


def _months(span: Span) -> Iterator[h.Element]:
    for month in range(1, 13):
        first = date(span.first.year, month, 1)
        angle = _angle(first, span, 0)
        (x0, y0), (x1, y1) = _at(HUB, angle), _at(RIM, angle)
        yield h.line(x1=x0, y1=y0, x2=x1, y2=y1, cls="wheel__month")
        x, y = _at(RIM + TALLEST + 20, angle + (360 - GAP) / 24)
        yield h.text(formats.month_name(first, short=True), x=x, y=y + 5, cls="wheel__label")


def _load(told: Year) -> Iterator[h.Element]:
    """A stroke outwards for the work of each week; the tallest is as tall as there is room."""
    most = max((week.load for week in told.weeks.values()), default=0)
    for week in told.weeks.values():
        if week.load and told.span.first <= week.monday + timedelta(days=3) <= told.span.last:
            angle = _angle(week.monday + timedelta(days=3), told.span)
            (x0, y0), (x1, y1) = _at(RIM, angle), _at(RIM + TALLEST * week.load / most, angle)
            heavy = " wheel__load--heavy" if week.is_heavy else ""
            yield h.line(x1=x0, y1=y0, x2=x1, y2=y1, cls=f"wheel__load{heavy}")


def _placed(kind: CycleKind, told: Year) -> list[_Drawn]:
    """The events of a ring in lanes beside each other, so that those of the same days are all seen."""
    own = [event for event in told.events if event.kind is kind and event.begins_on <= told.span.last]
    middle = _ring(kind)
    room = 11 / middle * 57  # a dot and some air, in degrees
    ends: list[float] = []
    lanes: list[tuple[Event, int, float, float]] = []
    for event in sorted(own, key=lambda one: (one.begins_on, one.due_on)):
        first, last = _angle(event.begins_on, told.span, 0.5), _angle(event.due_on, told.span, 0.5)
        lane = next((nth for nth, end in enumerate(ends) if end <= first), len(ends) if len(ends) < LANES else 0)
        ends[lane : lane + 1] = [last + room]
        lanes.append((event, lane, first, last))
    outermost = (len(ends) - 1) / 2
    return [_Drawn(event, middle + LANE * (lane - outermost), first, last) for event, lane, first, last in lanes]


def _reaches(drawn: Sequence[_Drawn]) -> list[float]:
    """How far around its last day each answers: half the way to the nearest other, so that none lies over another's dot."""
    squares: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    side = 2 * TARGET
    for one in drawn:
        squares[int(one.end[0] // side), int(one.end[1] // side)].append(one.end)

    def nearest(end: tuple[float, float]) -> float:
        column, row = int(end[0] // side), int(end[1] // side)
        near = [other for x in (-1, 0, 1) for y in (-1, 0, 1) for other in squares.get((column + x, row + y), ())]
        near.remove(end)
        return min((hypot(end[0] - x, end[1] - y) for x, y in near), default=side)

    return [max(DOT, min(TARGET, nearest(one.end) / 2)) for one in drawn]


def _link(one: _Drawn, reach: float, told: Year, address: Address) -> h.Element:
    name = words.spoken(one.event)
    own = " wheel__event--own" if one.event.department else ""
    past = " wheel__event--past" if one.event.due_on < told.today else ""
    x, y = one.end
    return h.a(
        h.title(name),
        _mark(one, x, y),
        h.circle(cx=x, cy=y, r=reach, cls="wheel__target"),
        href=address.having(event=one.event.key),
        cls=f"wheel__event{own}{past}",
        aria_label=name,
        aria_current="true" if one.event is told.chosen else None,
    )


def _mark(one: _Drawn, x: float, y: float) -> Sequence[h.Element]:
    """An arc, or a dot; hollow when it is a department's own."""
    if one.last - one.first < 0.5:
        return [h.circle(cx=x, cy=y, r=DOT, cls="wheel__dot")]
    drawn = _arc(one.radius, one.first, one.last)
    return [
        h.path(d=drawn, cls="wheel__arc"),
        *([h.path(d=drawn, cls="wheel__core")] if one.event.department else []),
    ]


def _clash(week: Week, told: Year, address: Address) -> h.Element:
    """A diamond at the rim, a door to the week."""
    x, y = _at(RIM + TALLEST + 3, _angle(week.monday + timedelta(days=3), told.span))
    name = t("Clash: {week}", week=words.week_title(week))
    return h.a(
        h.title(name),
        h.path(d=f"M{x} {y - 6}L{x + 6} {y}L{x} {y + 6}L{x - 6} {y}Z", cls="wheel__clash"),
        h.circle(cx=x, cy=y, r=TARGET, cls="wheel__target"),
        href=words.week_href(week.monday, told, address),
        cls="wheel__week",
        aria_label=f"{name}. {'. '.join(words.clashes(week, told))}",
    )


def _today(told: Year) -> h.Element:
    angle = _angle(told.today, told.span)
    (x0, y0), (x1, y1) = _at(HUB - 10, angle), _at(RIM + TALLEST + 6, angle)
    x, y = _at(HUB - 34, angle)
    return h.g(
        h.line(x1=x0, y1=y0, x2=x1, y2=y1, cls="wheel__today"),
        h.text(t("today"), x=x, y=y + 4, cls="wheel__today-name"),
        aria_hidden="true",
    )
