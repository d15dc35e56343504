"""Indicators with their values over time, for any choice of indicators and scopes in one question."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, and_, cast, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.borders import Rebase
from dashboard.indicator import COUNTRY_CODE, Basis, Growth, Indicator, Observation, Series, Target, shown
from dashboard.period import PeriodType
from dashboard.value import Value, suppressed
from dashboard.view import Limits, View
from data.models import IndicatorRow, ObservationRow, PeriodRow, RebaseRow, SeriesBreakRow, TargetRow
from data.queries.known import known, numbered, words

Key: TypeAlias = tuple[int, int | None]
COUNTRY = numbered("region", COUNTRY_CODE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which indicators, for which scopes (ids, or a question for them), in which periods.

    What is `judged` comes with where its limits are counted anew, and where something else is measured.
    """

    indicators: ColumnElement[bool]
    scopes: Sequence[int] | Any
    periods: Sequence[int] | None = None
    targets: bool = False
    type: PeriodType | None = None
    since: date | None = None
    judged: bool = False


def series(session: Session, view: View, limits: Limits, *wanted: Wanted) -> dict[Key, Series]:
    """By (indicator id, scope id): what is shown on the view's day, with targets where asked; small groups are `..`.

    An indicator without values has the key (id, None), so that it can be shown as missing.
    """
    parts = [asked(view, one) for one in wanted for asked in (_described, _values)]
    parts += [_targets(view, one) for one in wanted if one.targets]
    parts += [asked(view, one) for one in wanted if one.judged for asked in (_rebases, _breaks)]
    rows = session.execute(union_all(*parts)).all()
    described = {row[0]: row for row in rows if row[_CODE] is not None}
    observed: dict[Key, list[Observation]] = defaultdict(list)
    aims: dict[Key, list[Target]] = defaultdict(list)
    rebases: dict[Key, list[Rebase]] = defaultdict(list)
    breaks: dict[int, list[date]] = defaultdict(list)
    for row in rows:
        key = (row[0], row[_OBSERVED])
        if row[_PERIOD] is not None:
            least = limits.smallest_group(described[row[0]][_SENSITIVITY])
            observed[key].append(_observation(row[_PERIOD:], least))
        elif row[_WHAT] == _TARGET:
            aims[key].append(Target(row[_ON], row[_NUMBER]))
        elif row[_WHAT] == _REBASE:
            rebases[key].append(Rebase(row[_ON], None if row[_NUMBER] is None else int(row[_NUMBER])))
        elif row[_WHAT] == _BREAK:
            breaks[row[0]].append(row[_ON])
    indicators = {number: _indicator(row) for number, row in described.items()}
    without = {(number, None) for number in indicators} - {(number, None) for number, _ in observed}
    return {
        key: Series(
            indicators[key[0]],
            shown(observed.get(key, ()), view.today),
            tuple(sorted(aims.get(key, ()), key=lambda t: t.due_on)),
            tuple(sorted(rebases.get(key, ()), key=lambda rebase: rebase.on)),
            tuple(sorted(breaks.get(key[0], ()))),
        )
        for key in dict.fromkeys([*observed, *aims, *rebases, *without])
    }


_COLUMNS = (
    IndicatorRow.id,
    IndicatorRow.code,
    IndicatorRow.kind,
    IndicatorRow.name,
    IndicatorRow.name_en,
    IndicatorRow.unit,
    IndicatorRow.unit_en,
    IndicatorRow.decimals,
    IndicatorRow.direction,
    IndicatorRow.derivation,
    IndicatorRow.is_example,
    IndicatorRow.theme,
    IndicatorRow.theme_en,
    IndicatorRow.perspective,
    IndicatorRow.deliverable_id,
    IndicatorRow.featured,
    IndicatorRow.position,
    IndicatorRow.basis,
    IndicatorRow.growth,
    IndicatorRow.sensitivity,
)
_CODE, _SENSITIVITY, _OBSERVED = 1, len(_COLUMNS) - 1, len(_COLUMNS)
_PERIOD = _OBSERVED + 1
# What is no value has no period: its day stands where a period starts, and what it is where an edition does.
_ON, _NUMBER, _WHAT = _PERIOD + 1, _PERIOD + 3, _PERIOD + 8
_TARGET, _REBASE, _BREAK = "target", "rebase", "break"
_VALUES = (
    ObservationRow.scope_id,
    PeriodRow.code,
    PeriodRow.starts_on,
    PeriodRow.ends_on,
    ObservationRow.value,
    ObservationRow.sign,
    ObservationRow.numerator,
    ObservationRow.denominator,
    ObservationRow.group_size,
    ObservationRow.vintage,
    ObservationRow.first_published,
    ObservationRow.quality,
    ObservationRow.is_example,
)

_NO_INDICATOR = tuple(literal(None, column.type) for column in _COLUMNS[1:])
_NO_VALUES = tuple(literal(None, column.type) for column in _VALUES)


def _within(column: Any, scopes: Any) -> ColumnElement[bool]:
    matches: ColumnElement[bool] = column.in_(scopes) if isinstance(scopes, list | tuple) else column == scopes
    return matches


def _described(view: View, one: Wanted) -> Any:
    """The indicators themselves, once each; values and targets name them by number."""
    return select(*_COLUMNS, *_NO_VALUES).where(known(IndicatorRow, view.known_at), one.indicators)


def _values(view: View, one: Wanted) -> Any:
    """Outer joins keep their order: each indicator's values are one stretch of the index, whatever a planner believes."""
    matching = and_(
        ObservationRow.indicator_id == IndicatorRow.id,
        known(ObservationRow, view.known_at),
        _within(ObservationRow.scope_id, one.scopes),
        ObservationRow.first_published <= view.today,
        ObservationRow.period_id.in_(_periods(view, one)),
    )
    return (
        select(IndicatorRow.id, *_NO_INDICATOR, *_VALUES)
        .select_from(IndicatorRow)
        .outerjoin(ObservationRow, matching)
        .outerjoin(PeriodRow, PeriodRow.id == ObservationRow.period_id)
        .where(known(IndicatorRow, view.known_at), one.indicators)
    )


def _periods(view: View, one: Wanted) -> Any:
    conditions = [PeriodRow.ends_on <= view.period.ends_on]
    if one.periods is not None:
        conditions.append(PeriodRow.id.in_(one.periods))
    if one.type is not None:
        conditions.append(PeriodRow.type == one.type)
    if one.since is not None:
        conditions.append(PeriodRow.starts_on >= one.since)
    return select(PeriodRow.id).where(*conditions)


def _targets(view: View, one: Wanted) -> Any:
    row = TargetRow
    said = _said(view, one, row, _TARGET, row.scope_id, row.due_on, row.value)
    return said.where(_within(row.scope_id, one.scopes))


def _rebases(view: View, one: Wanted) -> Any:
    row = RebaseRow
    said = _said(view, one, row, _REBASE, row.scope_id, row.starts_on, cast(row.baseline, ObservationRow.value.type))
    return said.where(_within(row.scope_id, one.scopes))


def _breaks(view: View, one: Wanted) -> Any:
    row = SeriesBreakRow
    return _said(view, one, row, _BREAK, _NO_VALUES[0], row.broke_on, _NO_VALUES[4])


def _said(view: View, one: Wanted, row: type[Any], what: str, scope: Any, on: Any, number: Any) -> Any:
    """What people have said about the indicators, in the columns of values."""
    cells = list(_NO_VALUES)
    cells[0], cells[_ON - _OBSERVED], cells[_NUMBER - _OBSERVED] = scope, on, number
    cells[_WHAT - _OBSERVED] = literal(what, ObservationRow.vintage.type)
    said = and_(row.indicator_id == IndicatorRow.id, known(row, view.known_at))
    return (
        select(IndicatorRow.id, *_NO_INDICATOR, *cells)
        .join(row, said)
        .where(known(IndicatorRow, view.known_at), one.indicators)
    )


def _indicator(row: Any) -> Indicator:
    (
        number,
        code,
        kind,
        name,
        name_en,
        unit,
        unit_en,
        decimals,
        direction,
        derivation,
        example,
        theme,
        theme_en,
    ) = row[:13]
    perspective, deliverable, featured, position, basis, growth = row[13:19]
    return Indicator(
        id=number,
        code=code,
        kind=kind,
        name=words(name, name_en),
        unit=words(unit, unit_en),
        decimals=decimals,
        direction=direction,
        derivation=derivation,
        is_example=example,
        theme=words(theme, theme_en),
        perspective=perspective,
        deliverable_id=deliverable,
        featured=featured,
        position=position,
        basis=basis or Basis.VALUES,
        growth=growth or Growth.LINEAR,
    )


def _observation(cells: Sequence[Any], least: int) -> Observation:
    (code, starts, ends, number, sign, numerator, denominator, group, vintage, published, quality, example) = cells
    return Observation(
        period_code=code,
        starts_on=starts,
        ends_on=ends,
        value=suppressed(Value(number, sign, numerator, denominator), group, least),
        vintage=vintage,
        first_published=published,
        quality=quality,
        is_example=example,
    )
