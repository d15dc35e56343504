"""What decisions and commitments concern, by name, as known at a moment."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, cast, func, literal, or_, select, union_all
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
_MOST = 3_000  # suggestions of a field; a code can be written whatever is suggested


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


def choices(session: Session) -> list[tuple[str, str, str]]:
    """What a decision can be linked to now, in part: code, kind and name, by name."""
    parts = [
        select(table.code.label("code"), literal(kind).label("kind"), cast(name, String).label("name")).where(
            known(table, None)
        )
        for kind, (table, name, _) in _NAMED.items()
        if kind in LINKED
    ]
    rows = session.execute(union_all(*parts).order_by("name", "code").limit(_MOST))
    return [(code, kind, name) for code, kind, name in rows]


def found(session: Session, text: str, kinds: Collection[str] = ()) -> Concern | None:
    """The thing that kind:code, or a code alone of one of these kinds, names; None where there is none, or several."""
    kind, _, code = text.partition(":")
    named = and_(ThingRow.kind == kind, ThingRow.code == code)
    if kinds:
        named = or_(named & ThingRow.kind.in_(kinds), and_(ThingRow.kind.in_(kinds), ThingRow.code == text))
    rows = session.execute(select(ThingRow.id, ThingRow.kind, ThingRow.code).where(named).limit(2)).all()
    return Concern(*rows[0]) if len(rows) == 1 else None


def codes_of(session: Session, subjects: Collection[str]) -> list[str]:
    """The codes that name these things (kind:code) alone; with the kind where the code alone would not."""
    codes = [subject.partition(":")[2] for subject in subjects]
    alike = (
        select(ThingRow.code, func.count())
        .where(ThingRow.code.in_(codes), ThingRow.kind.in_(LINKED))
        .group_by(ThingRow.code)
    )
    counted = {code: count for code, count in session.execute(alike)}
    return [code if counted.get(code) == 1 else subject for code, subject in zip(codes, subjects, strict=True)]
