"""What has been imported: every file with who and when, what each wrote, and from which a row came."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.audit import Deed
from dashboard.incoming import File, Import, Written
from dashboard.words import Words
from data.format.schema import tables
from data.models import AuditLineRow, Base, ImportRow, ThingRow


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
    found = session.execute(
        select(AuditLineRow.table_name, ThingRow.kind, ThingRow.code, AuditLineRow.replaced, AuditLineRow.deed)
        .join(ThingRow, ThingRow.id == AuditLineRow.thing_id)
        .where(AuditLineRow.import_id == number, AuditLineRow.table_name.in_(tables()))
        .order_by(AuditLineRow.number)
        .limit(most)
    )
    return [
        Written(tables()[table].title, kind, code, replaced is None, deed is Deed.WITHDRAWN)
        for table, kind, code, replaced, deed in found
    ]


def _import(row: ImportRow) -> Import:
    file = File(row.name, row.sha256)
    return Import(row.id, file, row.recorded_at, row.recorded_by, row.new, row.changed, row.unchanged)
