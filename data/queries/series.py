"""Indicators with their values over time, for any choice of indicators and scopes in one question."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Date, String, and_, join, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.indicator import Indicator, Observation, Series, Target, shown
from dashboard.period import PeriodType
from dashboard.value import Value, suppressed
from dashboard.view import Limits, View
from data.models import IndicatorRow, ObservationRow, PeriodRow, TargetRow, ThingRow
from data.queries.known import known, words

Key: TypeAlias = tuple[int, int | None]
COUNTRY = select(ThingRow.id).where(ThingRow.kind == "region", ThingRow.code == "00").scalar_subquery()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which indicators, for which scopes (ids, or a question for them), in which periods."""

    indicators: ColumnElement[bool]
    scopes: Sequence[int] | Any
    periods: Sequence[int] | None = None
    targets: bool = False
    type: PeriodType | None = None
    since: date | None = None


def series(session: Session, view: View, limits: Limits, *wanted: Wanted) -> dict[Key, Series]:
    """By (indicator id, scope id): what is shown on the view's day, with targets where asked; small groups are `..`.

    An indicator without values has the key (id, None), so that it can be shown as missing.
    """
    parts = [_values(view, one) for one in wanted] + [_targets(view, one) for one in wanted if one.targets]
    indicators: dict[int, Indicator] = {}
    observed: dict[Key, list[Observation]] = defaultdict(list)
    aims: dict[Key, list[Target]] = defaultdict(list)
    for row in session.execute(union_all(*parts)):
        number, scope = row[0], row[_OBSERVED]
        if number not in indicators:
            indicators[number] = _indicator(row)
        key = (number, scope)
        observed.setdefault(key, [])
        if scope is not None and row[_OBSERVED + 1] is None:
            aims[key].append(Target(row[_OBSERVED + 2], row[_OBSERVED + 4]))
        elif scope is not None:
            observed[key].append(_observation(row, limits))
    return {
        key: Series(indicators[key[0]], shown(found, view.today), tuple(sorted(aims[key], key=lambda t: t.due_on)))
        for key, found in observed.items()
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
    IndicatorRow.sensitivity,
)
_OBSERVED = len(_COLUMNS)


def _within(column: Any, scopes: Any) -> ColumnElement[bool]:
    matches: ColumnElement[bool] = column.in_(scopes) if isinstance(scopes, list | tuple) else column == scopes
    return matches


def _values(view: View, one: Wanted) -> Any:
    matching = [
        ObservationRow.indicator_id == IndicatorRow.id,
        known(ObservationRow, view.known_at),
        _within(ObservationRow.scope_id, one.scopes),
        ObservationRow.first_published <= view.today,
        PeriodRow.ends_on <= view.period.ends_on,
    ]
    if one.periods is not None:
        matching.append(ObservationRow.period_id.in_(one.periods))
    if one.type is not None:
        matching.append(PeriodRow.type == one.type)
    if one.since is not None:
        matching.append(PeriodRow.starts_on >= one.since)
    measured = join(ObservationRow, PeriodRow, PeriodRow.id == ObservationRow.period_id)
    return (
        select(
            *_COLUMNS,
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
        .select_from(IndicatorRow)
        .outerjoin(measured, and_(*matching))
        .where(known(IndicatorRow, view.known_at), one.indicators)
    )


def _targets(view: View, one: Wanted) -> Any:
    """Targets in the same columns: no period, the due day where a period starts."""
    empty = (
        ObservationRow.sign,
        ObservationRow.numerator,
        ObservationRow.denominator,
        ObservationRow.group_size,
    )
    return (
        select(
            *_COLUMNS,
            TargetRow.scope_id,
            literal(None, String),
            TargetRow.due_on,
            literal(None, Date),
            TargetRow.value,
            *(literal(None, column.type) for column in empty),
            literal(None, String),
            literal(None, Date),
            literal(None, ObservationRow.quality.type),
            TargetRow.is_example,
        )
        .select_from(IndicatorRow)
        .join(TargetRow, and_(TargetRow.indicator_id == IndicatorRow.id, known(TargetRow, view.known_at)))
        .where(known(IndicatorRow, view.known_at), one.indicators, _within(TargetRow.scope_id, one.scopes))
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
    perspective, deliverable, featured, position = row[13:17]
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
    )


def _observation(row: Any, limits: Limits) -> Observation:
    sensitivity = row[_OBSERVED - 1]
    (
        _,
        code,
        starts,
        ends,
        number,
        sign,
        numerator,
        denominator,
        group,
        vintage,
        published,
        quality,
        example,
    ) = row[_OBSERVED:]
    value = Value(number, sign, numerator, denominator)
    return Observation(
        period_code=code,
        starts_on=starts,
        ends_on=ends,
        value=suppressed(value, group, limits.smallest_group(sensitivity)),
        vintage=vintage,
        first_published=published,
        quality=quality,
        is_example=example,
    )
