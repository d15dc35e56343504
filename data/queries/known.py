"""Which versions of recorded rows are read: one home for the question what was known when."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from dashboard.words import Words


def known(table: Any, at: datetime | None) -> ColumnElement[bool]:
    """The versions current now, or those known at a moment."""
    if at is None:
        return table.superseded_at.is_(None)  # type: ignore[no-any-return]
    return and_(table.recorded_at <= at, or_(table.superseded_at.is_(None), table.superseded_at > at))


def words(sv: str | None, en: str | None = None) -> Words:
    """Both languages of a text; empty where there is none."""
    return Words(sv or "", en)
