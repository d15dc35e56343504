"""What a form of the structure needs to know: the codes that a field can have, and how many rows the tables have."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import and_, func, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.decision import DecisionType
from data.format.stored import TABLES, kinds
from data.models import DecisionTypeRow, MeetingSeriesRow
from data.queries.known import known, words

_NAMES = {"activities": "title", "goals": "text", "cycle_events": "title"}


def options(session: Session, names: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """By table, the code and name of every thing that is current."""
    parts = []
    for name in names:
        if name in kinds():
            table: Any = TABLES[name]
            text = getattr(table, _NAMES.get(name, "name"))
            parts.append(select(literal(name), table.code.label("code"), text).where(table.superseded_at.is_(None)))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    if parts:
        for name, code, text in session.execute(union_all(*parts).order_by("code")):
            found[name].append((code, text))
    return found


def counts(session: Session, names: Iterable[str]) -> dict[str, int]:
    """By table, how many rows are current."""
    parts = []
    for name in names:
        table: Any = TABLES[name]
        parts.append(select(literal(name), func.count()).select_from(table).where(table.superseded_at.is_(None)))
    return {name: count for name, count in session.execute(union_all(*parts))}


def types(session: Session) -> list[DecisionType]:
    """The types of decisions in their order: whose each is, and where it is taken."""
    row, series = DecisionTypeRow, MeetingSeriesRow
    question = (
        select(row, series.name, series.name_en)
        .outerjoin(series, and_(series.id == row.series_id, known(series, None)))
        .where(known(row, None))
        .order_by(row.position, row.code)
    )
    return [
        DecisionType(one.code, words(one.name, one.name_en), one.decided_by, words(name, english) if name else None)
        for one, name, english in session.execute(question)
    ]
