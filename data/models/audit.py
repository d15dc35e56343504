"""Tables of what has been done: the journal, imports, corrections of locked periods, and seals."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.audit import Deed
from data.models.base import Base, UtcDateTime, choice

_IMPORTED = text("import_id IS NOT NULL")
_CORRECTED = text("deed = 'corrected'")


class ImportRow(Base):
    """A file that was read in: its name and SHA-256, who and when, and how many rows were new, changed and unchanged."""

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[str] = mapped_column(String(120))
    new: Mapped[int]
    changed: Mapped[int]
    unchanged: Mapped[int]


class AuditLineRow(Base):
    """A line of the journal."""

    __tablename__ = "audit_lines"
    __table_args__ = (
        Index("ix_audit_lines_version", "table_name", "version"),
        Index("ix_audit_lines_thing", "thing_id"),
        Index("ix_audit_lines_import", "import_id", sqlite_where=_IMPORTED, postgresql_where=_IMPORTED),
        Index("ix_audit_lines_corrected", "number", sqlite_where=_CORRECTED, postgresql_where=_CORRECTED),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(120))
    deed: Mapped[Deed] = mapped_column(choice(Deed))
    table_name: Mapped[str] = mapped_column(String(32))
    version: Mapped[int | None]
    replaced: Mapped[int | None]
    thing_id: Mapped[int | None] = mapped_column(ForeignKey("things.id"))
    why: Mapped[str | None] = mapped_column(Text)
    detail: Mapped[str | None] = mapped_column(Text)
    import_id: Mapped[int | None] = mapped_column(ForeignKey("imports.id"))
    digest: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class ChainHeadRow(Base):
    """Where the journal ends; whoever writes takes a lock on this one row first, so that there is one order of changes."""

    __tablename__ = "chain_heads"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    hash: Mapped[str] = mapped_column(String(64))


class CorrectionRow(Base):
    """Leave to change rows of a table in a locked period, at one moment and for a reason."""

    __tablename__ = "corrections"
    __table_args__ = (Index("ix_corrections_moment", "table_name", "recorded_at", "period_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str] = mapped_column(String(32))
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    reason: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[str] = mapped_column(String(120))


class SealRow(Base):
    """What a period showed when it was locked: a manifest in JSON and its SHA-256."""

    __tablename__ = "seals"

    id: Mapped[int] = mapped_column(primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"), index=True)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[str] = mapped_column(String(120))
    software: Mapped[str] = mapped_column(String(40))
    manifest: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
