"""The phantom meter, counted in one question: how many things are followed per area and department, and what each is lacking."""

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, literal, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from dashboard.health import Counted, Group, Health, Seen
from dashboard.indicator import IndicatorKind
from dashboard.view import View
from dashboard.words import Words
from data.models import ActivityRow, DeliverableRow, DepartmentRow, GoalRow, IndicatorRow, StatusReportRow
from data.queries import care
from data.queries.activities import planned
from data.queries.known import known, words

_ACTIVITIES, _INDICATORS = "activities", "indicators"


def health(session: Session, view: View, organisation_id: int) -> Counted:
    """How well each is cared for, counted."""
    work = select(
        literal(_ACTIVITIES), ActivityRow.area_id, ActivityRow.department_id, *_sums(care.of_activities(view))
    )
    area, department, question = _own_indicators(view)
    figures = question(literal(_INDICATORS), area, department, *_sums(care.of_indicators(view, organisation_id)))
    rows = session.execute(
        union_all(
            _planned(work, view).group_by(ActivityRow.area_id, ActivityRow.department_id),
            figures.group_by(area, department),
        )
    )
    found: dict[str, dict[Group, Health]] = defaultdict(dict)
    for what, area_id, department_id, *counts in rows:
        found[what][area_id, department_id] = Health(*(int(count) for count in counts))
    return Counted(found[_ACTIVITIES], found[_INDICATORS])


def indicators(
    session: Session,
    view: View,
    organisation_id: int,
    lacks: frozenset[Seen],
    limit: int,
    *,
    areas: frozenset[int | None] = frozenset(),
    department_id: int | None = None,
) -> list[tuple[str, Words]]:
    """The code and name of the indicators that lack something, of some areas (None is without one) and a department."""
    area, department, question = _own_indicators(view)
    found = question(IndicatorRow.code, IndicatorRow.name, IndicatorRow.name_en)
    if lacks:
        found = found.where(care.lacking(care.of_indicators(view, organisation_id), lacks))
    if areas:
        found = found.where(or_(*(area.is_(None) if one is None else area == one for one in areas)))
    if department_id is not None:
        found = found.where(department == department_id)
    rows = session.execute(found.order_by(IndicatorRow.position, IndicatorRow.code).limit(limit))
    return [(code, words(name, name_en)) for code, name, name_en in rows]


def _sums(cares: dict[Seen, ColumnElement[bool]]) -> list[Any]:
    """How many there are, how many have each kind of care, and how many have all of it: the fields of Health."""
    each = [_number(cares[kind]) for kind in Seen]
    return [func.count(), *each, _number(and_(*cares.values()))]


def _number(condition: ColumnElement[bool]) -> Any:
    return cast(func.sum(case((condition, 1), else_=0)), Integer)


def _planned(question: Any, view: View) -> Any:
    report = and_(
        StatusReportRow.activity_id == ActivityRow.id,
        StatusReportRow.period_id == view.period.id,
        known(StatusReportRow, view.known_at),
    )
    return (
        question.select_from(ActivityRow)
        .outerjoin(StatusReportRow, report)
        .where(known(ActivityRow, view.known_at), planned(ActivityRow, view.period))
    )


def _own_indicators(view: View) -> tuple[Any, Any, Any]:
    """The area and the department of an indicator, and how a question about the organisation's own is joined."""
    at, unit = view.known_at, aliased(DepartmentRow)
    department = func.coalesce(unit.parent_id, unit.id)

    def question(*columns: Any) -> Any:
        return (
            select(*columns)
            .select_from(IndicatorRow)
            .outerjoin(
                DeliverableRow, and_(DeliverableRow.id == IndicatorRow.deliverable_id, known(DeliverableRow, at))
            )
            .outerjoin(GoalRow, and_(GoalRow.id == DeliverableRow.goal_id, known(GoalRow, at)))
            .outerjoin(unit, and_(unit.id == IndicatorRow.department_id, known(unit, at)))
            .where(known(IndicatorRow, at), IndicatorRow.kind != IndicatorKind.CONTEXT)
        )

    return GoalRow.area_id, department, question
