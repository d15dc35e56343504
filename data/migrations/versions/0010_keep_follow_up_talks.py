"""Keep follow-up talks, and the notes that are shared in them"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")
_TABLES = ("talks", "talk_notes")


def upgrade() -> None:
    _table(
        "talks",
        ["id"],
        _thing("department_id"),
        sa.Column("period_id", sa.Integer(), sa.ForeignKey("periods.id", name="fk_talks_period_id"), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("state", _choice("talkstate", "planned", "closed"), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seal", sa.String(64), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        coded=True,
    )
    op.create_index("ix_talks_history", "talks", ["id"])
    op.create_index(
        "ix_talks_department",
        "talks",
        ["department_id", "superseded_at"],
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    _table(
        "talk_notes",
        ["talk_id", "party"],
        _thing("talk_id"),
        sa.Column("party", _choice("party", "head", "director", "both"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        coded=False,
    )
    for table in _TABLES:
        _guard(table)


def _thing(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _choice(name: str, *members: str) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=32)


def _table(name: str, key: list[str], *columns: sa.Column[Any], coded: bool) -> None:
    own: list[sa.Column[Any]] = (
        [sa.Column("id", sa.Integer(), nullable=False), sa.Column("code", sa.String(64), nullable=False)]
        if coded
        else []
    )
    things = ["id"] * coded + [one.name for one in columns if one.name.endswith("_id") and one.name != "period_id"]
    op.create_table(
        name,
        sa.Column("version", sa.Integer(), nullable=False),
        *own,
        *columns,
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        *(sa.ForeignKeyConstraint([one], ["things.id"], name=op.f(f"fk_{name}_{one}")) for one in things),
        sa.PrimaryKeyConstraint("version", name=op.f(f"pk_{name}")),
    )
    op.create_index(f"uq_{name}_current", name, key, unique=True, sqlite_where=_CURRENT, postgresql_where=_CURRENT)


def _guard(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_truncated BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_always()"
        )
        return
    found: list[Any] = sa.inspect(op.get_bind()).get_columns(table)
    columns = [column["name"] for column in found if column["name"] != "superseded_at"]
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    whens = {
        "once": f"UPDATE ON {table} WHEN OLD.superseded_at IS NOT NULL OR {changed}",
        "keep": f"DELETE ON {table}",
        "replaced": f"INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE version = NEW.version)",
    }
    for name, when in whens.items():
        op.execute(
            f"CREATE TRIGGER {table}_{name} BEFORE {when} "
            f"BEGIN SELECT RAISE(ABORT, 'recorded rows are never changed ({table})'); END"
        )


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)
