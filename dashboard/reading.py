"""An indicator as it is read on its page: one scope over time, and all scopes beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.books import Corrected
from dashboard.borders import Borders, Rebase
from dashboard.indicator import (
    Description,
    Indicator,
    Mark,
    Observation,
    Point,
    Scope,
    Series,
    Target,
    in_rhythm,
    shown,
)
from dashboard.period import Period


@dataclass(frozen=True, slots=True)
class Compared:
    """All scopes in the same period."""

    period: Period
    places: Sequence[tuple[Scope, Point]]
    whole: Point | None

    @property
    def is_comparable(self) -> bool:
        """Whether places and the whole are on one scale: a share or a mean lies among them, a total above them all."""
        numbers = [point.number for _, point in self.places if point.number is not None]
        whole = self.whole.number if self.whole else None
        return whole is not None and bool(numbers) and min(numbers) <= whole <= max(numbers)


@dataclass(frozen=True, slots=True)
class Stated:
    """What people have stated about an indicator: targets and rebases by scope id, breaks and annotations."""

    targets: Mapping[int, Sequence[Target]] = field(default_factory=dict)
    rebases: Mapping[int, Sequence[Rebase]] = field(default_factory=dict)
    marks: Sequence[Mark] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the page of an indicator shows; `finest` is the series in the finest rhythm that it has."""

    indicator: Indicator
    description: Description
    scopes: Sequence[Scope]
    scope: Scope | None
    series: Series
    finest: Series
    whole: Series | None
    whole_scope: Scope | None
    compared: Compared | None
    marks: Sequence[Mark]
    rebases: Sequence[Rebase] = ()
    corrections: Sequence[Corrected] = ()

    @property
    def borders(self) -> Borders:
        """Where limits are counted anew, or something else is measured."""
        return Borders(tuple(self.rebases), tuple(mark.on for mark in self.marks if mark.is_break))

    @property
    def corrected(self) -> dict[str, list[Corrected]]:
        """The corrections of what is drawn, by period."""
        found: dict[str, list[Corrected]] = {}
        drawn = {point.shown.period_code for point in self.series.points}
        for one in self.corrections:
            if self.scope is not None and one.scope_id == self.scope.id and one.period_code in drawn:
                found.setdefault(one.period_code, []).append(one)
        return found


def reading(
    indicator: Indicator,
    description: Description,
    observed: Mapping[Scope, Sequence[Observation]],
    stated: Stated,
    chosen: str | None,
    period: Period,
    today: date,
    corrections: Sequence[Corrected] = (),
) -> Reading:
    """The scope with the code `chosen`, else the whole, else the first; of mixed rhythms the period's own is read."""
    every = {scope: shown(found, today) for scope, found in observed.items()}
    points = {scope: in_rhythm(found, period.type) for scope, found in every.items()}
    scopes = sorted(
        (s for s, found in points.items() if found), key=lambda s: (not s.is_whole, s.kind, s.position, s.code)
    )
    whole = next((s for s in scopes if s.is_whole), None)
    scope = next((s for s in scopes if s.code == chosen), None) or whole or next(iter(scopes), None)

    def series(of: Scope, points: Mapping[Scope, tuple[Point, ...]] = points) -> Series:
        return Series(indicator, points[of], tuple(stated.targets.get(of.id, ())))

    return Reading(
        indicator,
        description,
        scopes,
        scope,
        series(scope) if scope else Series(indicator, ()),
        series(scope, {scope: in_rhythm(every[scope])}) if scope else Series(indicator, ()),
        series(whole) if whole and whole is not scope else None,
        whole,
        _compared(scopes, points),
        stated.marks,
        stated.rebases.get(scope.id, ()) if scope else (),
        corrections,
    )


def _compared(scopes: Sequence[Scope], points: Mapping[Scope, Sequence[Point]]) -> Compared | None:
    """The newest period that at least half of the places have; None with fewer than three places."""
    places = [s for s in scopes if not s.is_whole]
    if len(places) < 3:
        return None
    having: dict[str, int] = {}
    for scope in places:
        for point in points[scope]:
            having[point.shown.period_code] = having.get(point.shown.period_code, 0) + 1
    common = [code for code, count in having.items() if 2 * count >= len(places)]
    if not common:
        return None
    period = max((Period.parse(code) for code in common), key=lambda p: p.starts_on)

    def at(scope: Scope) -> Point | None:
        return next((p for p in points[scope] if p.shown.period_code == period.code), None)

    whole = next((s for s in scopes if s.is_whole), None)
    found = [(scope, point) for scope, point in ((s, at(s)) for s in places) if point]
    return Compared(period, found, at(whole) if whole else None)
