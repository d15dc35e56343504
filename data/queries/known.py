"""What many questions share: which versions of recorded rows are read, and the number behind a code."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Exists, ScalarSelect, and_, exists, false, literal_column, or_, select, true

from dashboard.words import Words
from data.models import Base, DecisionRow, PeriodRow, ThingRow


def known(table: Any, at: datetime | None) -> ColumnElement[bool]:
    """The versions current now, or those known at a moment."""
    if at is None:
        return table.superseded_at.is_(None)  # type: ignore[no-any-return]
    # Said as what was not known: no part of it can then become a range in an index, which SQLite 3.40 answers wrongly
    # after a list of values, or send it to the wrong index. PostgreSQL turns it round and does as it sees fit.
    return ~or_(table.recorded_at > at, and_(table.superseded_at.is_not(None), table.superseded_at <= at))


def recorded(table: Any, at: datetime | None) -> ColumnElement[bool]:
    """Every version there has been, or those recorded by a moment."""
    return true() if at is None else table.recorded_at <= at


def happened(on: datetime | None, at: datetime | None) -> datetime | None:
    """When something happened; None if it had not yet."""
    return on if on is None or at is None or on <= at else None


def hidden(table: Any) -> ColumnElement[bool]:
    """Whether a version is confidential: what is so now is so at every earlier moment too, and so are its links."""
    if hasattr(table, "decision_id"):
        now, rows = again(DecisionRow)
        same = now.id == table.decision_id
    elif hasattr(table, "confidential"):
        now, rows = again(table)
        same = now.id == table.id
    else:
        return false()
    current = some().select_from(rows).where(same, now.superseded_at.is_(None), now.confidential)
    return or_(table.confidential, current) if hasattr(table, "confidential") else current


def some() -> Exists:
    """That there is a row; nothing of it is asked for, so that an index is enough where `*` needs the table."""
    return exists(literal_column("1"))


def again(row: type[Base]) -> tuple[Any, Any]:
    """A table once more in the same question: its columns, and itself; cheaper to make than an ORM alias."""
    table = row.__table__.alias()
    return table.c, table


def numbered(kind: str, code: str) -> ScalarSelect[int]:
    """The number of the thing with a code."""
    return select(ThingRow.id).where(ThingRow.kind == kind, ThingRow.code == code).scalar_subquery()


def within(period: Any) -> Any:
    """The numbers of a period and of those that lie in it, as a question."""
    return select(PeriodRow.id).where(PeriodRow.starts_on >= period.starts_on, PeriodRow.ends_on <= period.ends_on)


def words(sv: str | None, en: str | None = None) -> Words:
    """Both languages of a text; empty where there is none."""
    return Words(sv or "", en)
