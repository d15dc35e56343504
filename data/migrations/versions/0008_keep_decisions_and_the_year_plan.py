"""Keep series of meetings, decisions, commitments and the year plan"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_CURRENT = sa.text("superseded_at IS NULL")
_TABLES = (
    "meeting_series",
    "decision_types",
    "decisions",
    "decision_links",
    "commitments",
    "cycle_events",
)


def upgrade() -> None:
    _table(
        "meeting_series",
        ["id"],
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("name_en", sa.String(200), nullable=True),
        _thing("department_id", nullable=True),
        sa.Column("chair_role", sa.String(120), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        coded=True,
    )
    op.create_index("ix_meeting_series_history", "meeting_series", ["id"])
    _table(
        "decision_types",
        ["id"],
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("name_en", sa.String(200), nullable=True),
        sa.Column("decided_by", _choice("decider", "director_general", "board"), nullable=False),
        _thing("series_id", nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        coded=True,
    )
    op.create_index("ix_decision_types_history", "decision_types", ["id"])
    _table(
        "decisions",
        ["id"],
        _thing("type_id"),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("state", _choice("decisionstate", "proposed", "decided", "rejected"), nullable=False),
        sa.Column("registry_number", sa.String(64), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        _thing("origin_id", nullable=True),
        sa.Column("effect", sa.Text(), nullable=True),
        _thing("effect_indicator_id", nullable=True),
        _thing("effect_scope_id", nullable=True),
        sa.Column("effect_value", sa.Double(), nullable=True),
        sa.Column("effect_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("verdict", _choice("verdict", "met", "partly", "not_met", "too_early"), nullable=True),
        sa.Column("verdict_text", sa.Text(), nullable=True),
        sa.Column("verdict_on", sa.Date(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        coded=True,
    )
    op.create_index("ix_decisions_history", "decisions", ["id"])
    op.create_index(
        "ix_decisions_origin",
        "decisions",
        ["origin_id", "superseded_at"],
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    _table(
        "decision_links",
        ["decision_id", "subject_id"],
        _thing("decision_id"),
        _thing("subject_id"),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        coded=False,
    )
    op.create_index(
        "ix_decision_links_subject",
        "decision_links",
        ["subject_id", "superseded_at"],
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    _table(
        "commitments",
        ["id"],
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("responsible_role", sa.String(120), nullable=False),
        _thing("department_id", nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", _choice("commitmentstate", "open", "kept", "dropped"), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        _thing("origin_id", nullable=True),
        _thing("subject_id", nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        coded=True,
    )
    op.create_index("ix_commitments_history", "commitments", ["id"])
    op.create_index(
        "ix_commitments_origin",
        "commitments",
        ["origin_id", "superseded_at"],
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    op.create_index(
        "ix_commitments_subject",
        "commitments",
        ["subject_id", "superseded_at"],
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    _table(
        "cycle_events",
        ["id"],
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("title_en", sa.String(200), nullable=True),
        sa.Column(
            "kind",
            _choice("cyclekind", "planning", "follow_up", "budget", "report", "staff", "governance"),
            nullable=False,
        ),
        _thing("department_id", nullable=True),
        sa.Column("owner_role", sa.String(120), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        _thing("continues_id", nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        coded=True,
    )
    op.create_index("ix_cycle_events_history", "cycle_events", ["id"])
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
