"""Everything the journal says about a thing: its own versions, and those of what belongs to it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from dashboard.books import Entry
from dashboard.changes import Change, ChangeKind
from dashboard.view import Limits
from data.models import AuditLineRow, ImportRow, SettingRow
from data.queries.alterations import changes
from data.queries.changes import TABLES, Recorded
from data.queries.known import numbered

SETTING = "setting"
_KINDS: dict[str, ChangeKind] = {table.__tablename__: kind for kind, tables in TABLES.items() for table in tables}


def history(
    session: Session, kind: str, code: str, at: datetime | None, limits: Limits, size: int, offset: int = 0
) -> tuple[list[Entry], int]:
    """One page of lines about a thing, newest first, as known at a moment, and how many there are."""
    question = (
        select(AuditLineRow, ImportRow.name, func.count().over().label("total"))
        .outerjoin(ImportRow, ImportRow.id == AuditLineRow.import_id)
        .where(_about(kind, code))
        .order_by(AuditLineRow.number.desc())
        .limit(size)
        .offset(offset)
    )
    rows: Any = session.execute(question if at is None else question.where(AuditLineRow.at <= at)).all()
    said = _said(session, [line for line, _, _ in rows], limits)
    entries = [
        Entry(
            line.number,
            line.at,
            line.actor,
            line.deed,
            line.table_name,
            line.why,
            imported,
            said.get(line.number),
        )
        for line, imported, _ in rows
    ]
    return entries, rows[0].total if rows else 0


def _about(kind: str, code: str) -> ColumnElement[bool]:
    if kind != SETTING:
        return AuditLineRow.thing_id == numbered(kind, code)
    versions = select(SettingRow.version).where(SettingRow.key == code)
    told = AuditLineRow.version.in_(versions) | AuditLineRow.replaced.in_(versions)
    return (AuditLineRow.table_name == SettingRow.__tablename__) & told


def _said(session: Session, lines: Sequence[AuditLineRow], limits: Limits) -> dict[int, Change]:
    """What each line changed, where a version tells it: withdrawn rows are told by the version that ended."""
    told = [line for line in lines if line.table_name in _KINDS and (line.version or line.replaced)]
    recorded = [
        Recorded(
            _KINDS[line.table_name],
            line.table_name,
            line.version or line.replaced or 0,
            line.at,
            line.actor,
            ended=line.version is None,
        )
        for line in told
    ]
    return dict(zip((line.number for line in told), changes(session, recorded, limits), strict=True))
