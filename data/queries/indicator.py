"""One indicator: its definition, every edition of its values, its targets and marks."""

from collections import defaultdict
from typing import Any

from sqlalchemy import String, and_, cast, func, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.borders import Rebase
from dashboard.errors import ThingNotFound
from dashboard.indicator import (
    Basis,
    Description,
    Growth,
    Indicator,
    Mark,
    Observation,
    Scope,
    ScopeKind,
    Sensitivity,
    Target,
)
from dashboard.reading import Stated
from dashboard.value import Value, suppressed
from dashboard.view import Limits, View
from data.models import (
    AnnotationRow,
    DeliverableRow,
    DepartmentRow,
    GoalRow,
    IndicatorRow,
    ObservationRow,
    OrganisationRow,
    PeriodRow,
    RebaseRow,
    RegionRow,
    ResultAreaRow,
    SeriesBreakRow,
    TargetRow,
    ThingRow,
)
from data.queries.known import known, numbered, words


def indicator(session: Session, view: View, code: str) -> tuple[Indicator, Description, Sensitivity]:
    """What is measured and how, and where it belongs on the red thread; ThingNotFound without one."""
    at = view.known_at
    row = session.execute(
        select(
            IndicatorRow,
            DepartmentRow.name.label("department"),
            DepartmentRow.name_en.label("department_en"),
            DeliverableRow.name.label("deliverable"),
            DeliverableRow.name_en.label("deliverable_en"),
            GoalRow.text.label("goal"),
            GoalRow.text_en.label("goal_en"),
            ResultAreaRow.code.label("area_code"),
            ResultAreaRow.name.label("area"),
            ResultAreaRow.name_en.label("area_en"),
        )
        .outerjoin(DepartmentRow, and_(DepartmentRow.id == IndicatorRow.department_id, known(DepartmentRow, at)))
        .outerjoin(DeliverableRow, and_(DeliverableRow.id == IndicatorRow.deliverable_id, known(DeliverableRow, at)))
        .outerjoin(GoalRow, and_(GoalRow.id == DeliverableRow.goal_id, known(GoalRow, at)))
        .outerjoin(ResultAreaRow, and_(ResultAreaRow.id == GoalRow.area_id, known(ResultAreaRow, at)))
        .where(IndicatorRow.id == numbered("indicator", code), known(IndicatorRow, at))
    ).first()
    if row is None:
        raise ThingNotFound(code)
    return _indicator(row[0]), _description(row), row[0].sensitivity


def _indicator(one: IndicatorRow) -> Indicator:
    return Indicator(
        id=one.id,
        code=one.code,
        kind=one.kind,
        name=words(one.name, one.name_en),
        unit=words(one.unit, one.unit_en),
        decimals=one.decimals,
        direction=one.direction,
        derivation=one.derivation,
        is_example=one.is_example,
        theme=words(one.theme, one.theme_en),
        perspective=one.perspective,
        deliverable_id=one.deliverable_id,
        featured=one.featured,
        position=one.position,
        basis=one.basis or Basis.VALUES,
        growth=one.growth or Growth.LINEAR,
    )


def _description(row: Any) -> Description:
    one: IndicatorRow = row[0]
    return Description(
        definition=words(one.definition, one.definition_en),
        method=one.method,
        source=one.source,
        source_url=one.source_url,
        caveat=one.caveat,
        owner_role=one.owner_role,
        department=words(row.department, row.department_en),
        next_update_on=one.next_update_on,
        frequency=one.frequency,
        deliverable=words(row.deliverable, row.deliverable_en),
        goal=words(row.goal, row.goal_en),
        area=words(row.area, row.area_en),
        area_code=row.area_code,
    )


def observations(
    session: Session, view: View, limits: Limits, indicator_id: int, sensitivity: Sensitivity
) -> dict[Scope, list[Observation]]:
    """Every edition of every value up to the period's end, by scope; editions published later are among them."""
    columns: list[Any] = [*_scope(), ObservationRow, PeriodRow.code, PeriodRow.starts_on, PeriodRow.ends_on]
    rows = session.execute(
        select(*columns)
        .select_from(ObservationRow)
        .join(PeriodRow, PeriodRow.id == ObservationRow.period_id)
        .join(ThingRow, ThingRow.id == ObservationRow.scope_id)
        .outerjoin(RegionRow, and_(RegionRow.id == ThingRow.id, known(RegionRow, view.known_at)))
        .outerjoin(ResultAreaRow, and_(ResultAreaRow.id == ThingRow.id, known(ResultAreaRow, view.known_at)))
        .outerjoin(DepartmentRow, and_(DepartmentRow.id == ThingRow.id, known(DepartmentRow, view.known_at)))
        .outerjoin(OrganisationRow, and_(OrganisationRow.id == ThingRow.id, known(OrganisationRow, view.known_at)))
        .where(ObservationRow.indicator_id == indicator_id, known(ObservationRow, view.known_at))
        .where(PeriodRow.ends_on <= view.period.ends_on)
    )
    found: dict[Scope, list[Observation]] = defaultdict(list)
    for number, kind, code, name, name_en, position, o, period, starts, ends in rows:
        value = Value(o.value, o.sign, o.numerator, o.denominator)
        found[Scope(number, ScopeKind(kind), code, words(name, name_en), position)].append(
            Observation(
                period_code=period,
                starts_on=starts,
                ends_on=ends,
                value=suppressed(value, o.group_size, limits.smallest_group(sensitivity)),
                vintage=o.vintage,
                first_published=o.first_published,
                quality=o.quality,
                is_example=o.is_example,
                source=o.source,
                note=o.note,
            )
        )
    return found


def _scope() -> tuple[Any, ...]:
    tables = (RegionRow, ResultAreaRow, DepartmentRow, OrganisationRow)
    return (
        ThingRow.id,
        ThingRow.kind,
        ThingRow.code,
        func.coalesce(*(table.name for table in tables)),
        func.coalesce(*(table.name_en for table in tables)),
        func.coalesce(ResultAreaRow.position, DepartmentRow.position, 0),
    )


def stated(session: Session, view: View, indicator_id: int) -> Stated:
    """Targets and rebases by scope id, breaks and annotations up to the view's day, in order of time."""
    parts = (_targets(), _rebases(), _breaks(view), _annotations(view))
    rows: Any = session.execute(
        union_all(
            *(part.where(table.indicator_id == indicator_id, known(table, view.known_at)) for table, part in parts)
        ).order_by("on", "what", "text")
    )
    targets: dict[int, list[Target]] = defaultdict(list)
    rebases: dict[int, list[Rebase]] = defaultdict(list)
    marks: list[Mark] = []
    for what, on, scope, number, text, other, at in rows:
        if what == "target":
            targets[scope].append(Target(on, number, text))
        elif what == "rebase":
            rebases[scope].append(Rebase(on, None if number is None else int(number), text, other, at))
        else:
            marks.append(Mark(on, words(text, other), what == "break"))
    return Stated(targets, rebases, marks)


_SCOPE, _NUMBER = literal(None, TargetRow.scope_id.type), literal(None, TargetRow.value.type)
_OTHER, _AT = literal(None, String()), literal(None, RebaseRow.recorded_at.type)


def _targets() -> tuple[Any, Any]:
    told = (literal("target").label("what"), TargetRow.due_on.label("on"), TargetRow.scope_id, TargetRow.value)
    return TargetRow, select(*told, TargetRow.note.label("text"), _OTHER, _AT)


def _rebases() -> tuple[Any, Any]:
    told = (literal("rebase"), RebaseRow.starts_on, RebaseRow.scope_id, cast(RebaseRow.baseline, _NUMBER.type))
    return RebaseRow, select(*told, RebaseRow.reason, RebaseRow.recorded_by, RebaseRow.recorded_at)


def _breaks(view: View) -> tuple[Any, Any]:
    row = SeriesBreakRow
    told = select(literal("break"), row.broke_on, _SCOPE, _NUMBER, row.text, row.text_en, _AT)
    return row, told.where(row.broke_on <= view.today)


def _annotations(view: View) -> tuple[Any, Any]:
    row = AnnotationRow
    told = select(literal("note"), row.noted_on, _SCOPE, _NUMBER, row.text, row.text_en, _AT)
    return row, told.where(row.noted_on <= view.today)
