"""What has been imported: every file with who and when, what each wrote, and from which a row came."""

import json

from sqlalchemy import ColumnElement, String, and_, cast, func, select
from sqlalchemy.orm import Session

from dashboard.audit import Deed
from dashboard.incoming import File, Import, Written
from dashboard.words import Words
from data.format.schema import tables
from data.models import AuditLineRow, Base, ImportRow, PlanRow, SettingRow, ThingRow


def history(session: Session, most: int = 100) -> list[Import]:
    """The latest imports, newest first."""
    found = session.execute(select(ImportRow).order_by(ImportRow.id.desc()).limit(most)).scalars()
    return [_import(row) for row in found]


def one(session: Session, number: int) -> Import | None:
    """An import by its number."""
    found = session.get(ImportRow, number)
    return None if found is None else _import(found)


def of_file(session: Session, sha256: str) -> Import | None:
    """The latest import of a file."""
    found = select(ImportRow).where(ImportRow.sha256 == sha256).order_by(ImportRow.id.desc()).limit(1)
    row = session.execute(found).scalar_one_or_none()
    return None if row is None else _import(row)


def of_row(session: Session, table: type[Base], version: int) -> Import | None:
    """The import that a version of a row came with; None when it came another way."""
    found = session.execute(
        select(ImportRow)
        .join(AuditLineRow, AuditLineRow.import_id == ImportRow.id)
        .where(AuditLineRow.table_name == table.__tablename__, AuditLineRow.version == version)
    ).scalar_one_or_none()
    return None if found is None else _import(found)


def counts(session: Session, number: int) -> list[tuple[Words, int]]:
    """How many rows an import wrote to each table."""
    found = session.execute(
        select(AuditLineRow.table_name, func.count())
        .where(AuditLineRow.import_id == number, AuditLineRow.table_name.in_(tables()))
        .group_by(AuditLineRow.table_name)
    )
    told = {table: count for table, count in found}
    return [(resource.title, told[name]) for name, resource in tables().items() if name in told]


def written(session: Session, number: int, most: int = 200) -> list[Written]:
    """The first rows that an import wrote, in the order in which they were written."""
    version = func.coalesce(AuditLineRow.version, AuditLineRow.replaced)
    found = session.execute(
        select(AuditLineRow, ThingRow.kind, func.coalesce(ThingRow.code, SettingRow.key, cast(PlanRow.year, String)))
        .outerjoin(ThingRow, ThingRow.id == AuditLineRow.thing_id)
        .outerjoin(SettingRow, and_(_told_by(SettingRow), SettingRow.version == version))
        .outerjoin(PlanRow, and_(_told_by(PlanRow), PlanRow.version == version))
        .where(AuditLineRow.import_id == number, AuditLineRow.table_name.in_(tables()))
        .order_by(AuditLineRow.number)
        .limit(most)
    )
    return [_written(line, kind, code) for line, kind, code in found]


def _told_by(table: type[Base]) -> ColumnElement[bool]:
    told: ColumnElement[bool] = AuditLineRow.table_name == table.__tablename__
    return told


def _written(line: AuditLineRow, kind: str | None, code: str | None) -> Written:
    """A row; what is no thing is named by its key: a setting, the year of a plan, the period of a line without version."""
    if code is None and line.detail:
        code = json.loads(line.detail).get("period")
    is_new = line.replaced is None and line.version is not None
    title = tables()[line.table_name].title
    return Written(title, kind or line.table_name, code or "", is_new, line.deed is Deed.WITHDRAWN)


def _import(row: ImportRow) -> Import:
    file = File(row.name, row.sha256)
    return Import(row.id, file, row.recorded_at, row.recorded_by, row.new, row.changed, row.unchanged)
