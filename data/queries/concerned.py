"""What decisions and commitments concern, by name, as known at a moment."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, cast, func, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.decision import Concern
from dashboard.words import Words
from data.models import (
    ActivityRow,
    AppropriationRow,
    DeliverableRow,
    DepartmentRow,
    GoalRow,
    IndicatorRow,
    OrganisationRow,
    ResultAreaRow,
    ThingRow,
)
from data.queries.known import known, words

_NAMED: dict[str, tuple[Any, Any, Any]] = {
    "activity": (ActivityRow, ActivityRow.title, None),
    "indicator": (IndicatorRow, IndicatorRow.name, IndicatorRow.name_en),
    "area": (ResultAreaRow, ResultAreaRow.name, ResultAreaRow.name_en),
    "department": (DepartmentRow, DepartmentRow.name, DepartmentRow.name_en),
    "appropriation": (AppropriationRow, AppropriationRow.name, None),
    "organisation": (OrganisationRow, OrganisationRow.name, OrganisationRow.name_en),
    "goal": (GoalRow, GoalRow.text, GoalRow.text_en),
    "deliverable": (DeliverableRow, DeliverableRow.name, DeliverableRow.name_en),
}
# What a new decision can be linked to.
LINKED = ("activity", "indicator", "area", "appropriation")


def concerned(session: Session, concerns: Collection[Concern], at: datetime | None) -> dict[int, Words]:
    """Names by id; of what has none, as a point of an agenda, nothing."""
    numbers = {one.id for one in concerns}
    if not numbers:
        return {}
    named = _NAMED.values()
    question = select(
        ThingRow.id,
        func.coalesce(*(cast(name, String) for _, name, _ in named)).label("name"),
        func.coalesce(*(cast(english, String) for _, _, english in named if english is not None)).label("english"),
    ).where(ThingRow.id.in_(numbers))
    for table, _, _ in named:
        question = question.outerjoin(table, and_(table.id == ThingRow.id, known(table, at)))
    return {row.id: words(row.name, row.english) for row in session.execute(question) if row.name}


def choices(session: Session) -> list[tuple[str, str]]:
    """Everything that a decision can be linked to now, as kind:code with its name."""
    parts = [
        select((literal(f"{kind}:") + table.code).label("key"), cast(name, String).label("name")).where(known(table, None))
        for kind, (table, name, _) in _NAMED.items()
        if kind in LINKED
    ]
    return [(key, name) for key, name in session.execute(union_all(*parts).order_by("name"))]


def found(session: Session, text: str) -> Concern | None:
    """The thing that kind:code names; None where there is none."""
    kind, _, code = text.partition(":")
    question = select(ThingRow.id, ThingRow.kind, ThingRow.code).where(ThingRow.kind == kind, ThingRow.code == code)
    row = session.execute(question).first()
    return Concern(*row) if row else None
