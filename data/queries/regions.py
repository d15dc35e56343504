"""The country and its counties."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.indicator import Scope, ScopeKind
from dashboard.view import View
from data.models import RegionRow
from data.queries.known import known, words


def regions(session: Session, view: View) -> list[Scope]:
    """The whole country first, then counties by code."""
    rows = session.execute(
        select(RegionRow.id, RegionRow.code, RegionRow.name, RegionRow.name_en)
        .where(known(RegionRow, view.known_at))
        .order_by(RegionRow.code)
    )
    return [Scope(r.id, ScopeKind.REGION, r.code, words(r.name, r.name_en)) for r in rows]
