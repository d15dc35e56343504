"""Keep the decided plan"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = ("plans", "activity_replacements")
_CURRENT = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("reference_number", sa.String(length=64), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        *_recorded("plans"),
    )
    manner = sa.Enum(
        "replaced", "merged", "continues", name="manner", native_enum=False, create_constraint=True, length=32
    )
    op.create_table(
        "activity_replacements",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=False),
        sa.Column("manner", manner, nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        *_recorded("activity_replacements"),
        sa.ForeignKeyConstraint(["activity_id"], ["things.id"], name=op.f("fk_activity_replacements_activity_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["things.id"], name=op.f("fk_activity_replacements_replaces_id")),
    )
    _index("uq_plans_current", "plans", ["year"], unique=True)
    op.create_index("ix_plans_history", "plans", ["year"])
    _index("uq_activity_replacements_current", "activity_replacements", ["activity_id", "replaces_id"], unique=True)
    _index("ix_activity_replacements_replaces", "activity_replacements", ["replaces_id", "superseded_at"], unique=False)
    for table in TABLES:
        if op.get_bind().dialect.name == "postgresql":
            _guard_postgresql(table)
        else:
            _guard_sqlite(table)


def _recorded(table: str) -> list[Any]:
    return [
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("version", name=op.f(f"pk_{table}")),
    ]


def _index(name: str, table: str, columns: list[str], *, unique: bool) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=_CURRENT, postgresql_where=_CURRENT)


def _guard_postgresql(table: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_truncated BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_always()"
    )


def _guard_sqlite(table: str) -> None:
    columns = [c["name"] for c in sa.inspect(op.get_bind()).get_columns(table) if c["name"] != "superseded_at"]
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    for name, when in (
        ("keep", f"DELETE ON {table}"),
        ("once", f"UPDATE ON {table} WHEN OLD.superseded_at IS NOT NULL OR {changed}"),
        ("replaced", f"INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE version = NEW.version)"),
    ):
        op.execute(
            f"CREATE TRIGGER {table}_{name} BEFORE {when} "
            f"BEGIN SELECT RAISE(ABORT, 'recorded rows are never changed ({table})'); END"
        )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
