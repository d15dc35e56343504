"""Keep how a series is read, and from which days its limits are counted anew"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")
_READ = {"basis": ("values", "year_on_year", "increments"), "growth": ("linear", "compound")}


def upgrade() -> None:
    _drop_guard("indicators")
    for column, members in _READ.items():
        told = ", ".join(f"'{member}'" for member in members)
        check = f"CONSTRAINT ck_indicators_{column} CHECK ({column} IN ({told}))"
        op.execute(f"ALTER TABLE indicators ADD COLUMN {column} VARCHAR(32) {check}")
    op.create_table(
        "rebases",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("scope_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("baseline", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["indicator_id"], ["things.id"], name=op.f("fk_rebases_indicator_id")),
        sa.ForeignKeyConstraint(["scope_id"], ["things.id"], name=op.f("fk_rebases_scope_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_rebases")),
    )
    op.create_index(
        "uq_rebases_current",
        "rebases",
        ["indicator_id", "scope_id", "starts_on"],
        unique=True,
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    _guard("indicators", new=False)
    _guard("rebases", new=True)


def _is_postgresql() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")


def _drop_guard(table: str) -> None:
    """SQLite's trigger names the columns; PostgreSQL's compares whole rows."""
    if not _is_postgresql():
        op.execute(f"DROP TRIGGER {table}_once")


def _guard(table: str, *, new: bool) -> None:
    if not _is_postgresql():
        _guard_sqlite(table, new=new)
    elif new:
        op.execute(
            f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_truncated BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_always()"
        )


def _guard_sqlite(table: str, *, new: bool) -> None:
    found: list[Any] = sa.inspect(op.get_bind()).get_columns(table)
    columns = [column["name"] for column in found if column["name"] != "superseded_at"]
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    whens = {"once": f"UPDATE ON {table} WHEN OLD.superseded_at IS NOT NULL OR {changed}"}
    if new:
        whens["keep"] = f"DELETE ON {table}"
        whens["replaced"] = f"INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE version = NEW.version)"
    for name, when in whens.items():
        op.execute(
            f"CREATE TRIGGER {table}_{name} BEFORE {when} "
            f"BEGIN SELECT RAISE(ABORT, 'recorded rows are never changed ({table})'); END"
        )


def downgrade() -> None:
    op.drop_table("rebases")
    _drop_guard("indicators")
    for column in _READ:
        op.execute(f"ALTER TABLE indicators DROP COLUMN {column}")
    _guard("indicators", new=False)
