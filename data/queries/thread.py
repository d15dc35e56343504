"""The red thread in one question: overarching goals, result areas with their goals, departments, an area's deliverables."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Date, Integer, Select, Text, literal, or_, select, union_all
from sqlalchemy.orm import Session

from dashboard.goal import Deliverable, Department, Goal, Organisation, ResultArea, Thread
from dashboard.view import View
from data.models import (
    DeliverableRow,
    DepartmentRow,
    GoalReplacementRow,
    GoalRow,
    OrganisationRow,
    ResultAreaRow,
)
from data.queries.known import known, words

_NO_TEXT, _NO_NUMBER, _NO_DAY = literal(None, Text), literal(None, Integer), literal(None, Date)


def thread(session: Session, view: View, *, area: str | None = None, limit: int = 0, offset: int = 0) -> Thread:
    """As valid on the period's last day; with `area` also one page of that area's deliverables."""
    parts: list[Any] = [_areas(view), _goals(view), _departments(view)]
    if area is not None:
        parts.append(_deliverables(view, area, limit + 1, offset))
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(union_all(*parts)):
        rows[row.what].append(row)
    for same in rows.values():
        same.sort(key=lambda r: (r.order, r.position, r.code))
    found = [
        Deliverable(r.id, r.code, words(r.name, r.name_en), r.text, r.parent, r.is_example) for r in rows["deliverable"]
    ]
    goals = [
        Goal(r.id, r.code, words(r.name, r.name_en), r.parent, r.starts, r.ends, r.text, r.is_example)
        for r in rows["goal"]
    ]
    return Thread(
        goals=tuple(g for g in goals if g.area_id is None),
        areas=tuple(
            ResultArea(
                r.id,
                r.code,
                words(r.name, r.name_en),
                words(r.text, r.text_en),
                tuple(g for g in goals if g.area_id == r.id),
            )
            for r in rows["area"]
        ),
        departments=_under(None, rows["department"]),
        deliverables=tuple(found[:limit]),
        more_deliverables=len(found) > limit,
    )


def _under(parent: int | None, rows: list[Any]) -> tuple[Department, ...]:
    return tuple(
        Department(r.id, r.code, words(r.name, r.name_en), r.text, _under(r.id, rows))
        for r in rows
        if r.parent == parent
    )


def _columns(what: str, table: Any, **given: Any) -> Select[Any]:
    columns = {
        "name": getattr(table, "name", None),
        "name_en": getattr(table, "name_en", None),
        "text": _NO_TEXT,
        "text_en": _NO_TEXT,
        "parent": _NO_NUMBER,
        "starts": _NO_DAY,
        "ends": _NO_DAY,
        "is_example": table.is_example,
        "order": literal(0),
        "position": table.position,
    } | given
    return select(
        literal(what).label("what"),
        table.id,
        table.code,
        *(column.label(name) for name, column in columns.items()),
    )


def _areas(view: View) -> Select[Any]:
    return _columns("area", ResultAreaRow, text=ResultAreaRow.description, text_en=ResultAreaRow.description_en).where(
        known(ResultAreaRow, view.known_at)
    )


def _goals(view: View) -> Select[Any]:
    day = view.period.ends_on
    return _columns(
        "goal",
        GoalRow,
        name=GoalRow.text,
        name_en=GoalRow.text_en,
        text=GoalRow.source,
        parent=GoalRow.area_id,
        starts=GoalRow.valid_from,
        ends=GoalRow.valid_to,
    ).where(
        known(GoalRow, view.known_at),
        GoalRow.valid_from <= day,
        or_(GoalRow.valid_to.is_(None), GoalRow.valid_to >= day),
    )


def _departments(view: View) -> Select[Any]:
    return _columns("department", DepartmentRow, text=DepartmentRow.head_role, parent=DepartmentRow.parent_id).where(
        known(DepartmentRow, view.known_at)
    )


def _deliverables(view: View, area: str, limit: int, offset: int) -> Select[Any]:
    page = (
        _columns(
            "deliverable",
            DeliverableRow,
            text=DeliverableRow.description,
            parent=DeliverableRow.goal_id,
            order=GoalRow.position,
        )
        .join(GoalRow, GoalRow.id == DeliverableRow.goal_id)
        .join(ResultAreaRow, ResultAreaRow.id == GoalRow.area_id)
        .where(
            known(DeliverableRow, view.known_at),
            known(GoalRow, view.known_at),
            known(ResultAreaRow, view.known_at),
        )
        .where(ResultAreaRow.code == area)
        .order_by(GoalRow.position, GoalRow.code, DeliverableRow.position, DeliverableRow.code)
        .limit(limit)
        .offset(offset)
        .subquery()
    )
    return select(page)


def organisation(session: Session, view: View) -> Organisation:
    """The organisation with its vision, business idea, overarching goals and the goals they replaced."""
    day = view.period.ends_on
    row = session.execute(select(OrganisationRow).where(known(OrganisationRow, view.known_at))).scalar_one()
    replacements = select(GoalReplacementRow.replaces_id).where(known(GoalReplacementRow, view.known_at))
    goals = [
        Goal(
            g.id,
            g.code,
            words(g.text, g.text_en),
            g.area_id,
            g.valid_from,
            g.valid_to,
            g.source,
            g.is_example,
        )
        for g in session.execute(
            select(GoalRow)
            .where(known(GoalRow, view.known_at), GoalRow.area_id.is_(None))
            .where(or_(GoalRow.id.in_(replacements), GoalRow.valid_to.is_(None), GoalRow.valid_to >= day))
            .order_by(GoalRow.position, GoalRow.code)
        ).scalars()
    ]
    return Organisation(
        words(row.name, row.name_en),
        words(row.vision, row.vision_en),
        words(row.business_idea, row.business_idea_en),
        row.is_example,
        tuple(g for g in goals if g.valid_from <= day and (g.valid_to is None or g.valid_to >= day)),
        tuple(g for g in goals if g.valid_to is not None and g.valid_to < day),
    )
