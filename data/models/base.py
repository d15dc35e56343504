"""What all tables share: names of constraints, UTC times, identities and versions."""

import enum
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    literal_column,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

CURRENT = text("superseded_at IS NULL")


class Base(DeclarativeBase):
    """All tables of the application."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment; SQLite keeps it as text in UTC, PostgreSQL as timestamptz."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone; it could mean anything."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Always aware, always UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def choice(members: type[enum.StrEnum]) -> Enum:
    """A column type for an enum, stored as its value and checked by the database."""
    return Enum(
        members,
        native_enum=False,
        create_constraint=True,
        name=members.__name__.lower(),
        length=32,
        values_callable=lambda kind: [member.value for member in kind],
    )


class ThingRow(Base):
    """The identity of everything that has a code; its versions stand in a table of their kind."""

    __tablename__ = "things"
    __table_args__ = (UniqueConstraint("kind", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    code: Mapped[str] = mapped_column(String(64))


def thing(*, nullable: bool = False) -> Mapped[Any]:
    """A reference to the identity of a thing."""
    return mapped_column(ForeignKey("things.id"), nullable=nullable)


class Versioned:
    """A row that is never changed: what was recorded, by whom, and when something newer took its place."""

    version: Mapped[int] = mapped_column(primary_key=True, sort_order=-20)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, sort_order=90)
    recorded_by: Mapped[str] = mapped_column(String(120), sort_order=91)
    superseded_at: Mapped[datetime | None] = mapped_column(UtcDateTime, sort_order=92)


class Coded(Versioned):
    """A version of something with an identity and a code."""

    id: Mapped[int] = mapped_column(ForeignKey("things.id"), sort_order=-10)
    code: Mapped[str] = mapped_column(String(64), sort_order=-9)


def one_current(table: str, *columns: str) -> Index:
    """At most one current version per key; finding it is one look in the index."""
    return Index(f"uq_{table}_current", *columns, unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT)


def current_index(table: str, name: str, *columns: str) -> Index:
    """An index over current versions only.

    It also holds `superseded_at`, which is always empty in it: without, SQLite looks at every row to see that it is.
    """
    return Index(f"ix_{table}_{name}", *columns, "superseded_at", sqlite_where=CURRENT, postgresql_where=CURRENT)


def known_index(table: str, name: str, *columns: str) -> Index:
    """An index over every version, with the moments that say when it was current, so that nothing else is read."""
    return Index(f"ix_{table}_{name}_known", *columns, "recorded_at", "superseded_at")


def read_by(table: str, name: str, *columns: str) -> tuple[Index, Index]:
    """The same columns for what is current and for what was known at a moment."""
    return current_index(table, name, *columns), known_index(table, name, *columns)


def history_index(table: str, *columns: str) -> Index:
    """An index over every version of a key; versions of one are few."""
    return Index(f"ix_{table}_history", *columns)


def moment_indexes(table: str) -> tuple[Index, Index]:
    """When versions were recorded, and when they ended: for a table that grows, what has changed since a moment.

    `version > 0` is true of every row, and SQLite takes a partial index only for a question that repeats its condition.
    So the indexes are open to the questions that say `ever`, and lead no other one to all the rows of one import.
    """
    ended = text("superseded_at IS NOT NULL AND version > 0")
    ever = text("version > 0")
    return (
        Index(f"ix_{table}_recorded", "recorded_at", sqlite_where=ever, postgresql_where=ever),
        Index(f"ix_{table}_ended", "superseded_at", sqlite_where=ended, postgresql_where=ended),
    )


def ever(table: Any) -> ColumnElement[bool]:
    """True of every version; a question says so to be given the indexes of moments."""
    found: ColumnElement[bool] = table.version > literal_column("0")
    return found


def rows_of(table: type[Base]) -> Table:
    """The table of a model, for statements over its columns."""
    return cast(Table, table.__table__)


def current_key(table: type[Base]) -> tuple[str, ...]:
    """The columns of which a table has at most one current version."""
    name = f"uq_{table.__tablename__}_current"
    return next(tuple(index.columns.keys()) for index in rows_of(table).indexes if index.name == name)


def versioned() -> list[type[Base]]:
    """The tables that keep versions, by name."""
    tables: list[type[Base]] = [mapper.class_ for mapper in Base.registry.mappers]
    return sorted((table for table in tables if issubclass(table, Versioned)), key=lambda table: table.__tablename__)
