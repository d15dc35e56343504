"""Keep a journal, corrections and seals"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


# Rows that count in a period, and the days they count in: inside a locked period they are only changed by a correction.
_PERIOD = "SELECT starts_on, ends_on FROM periods WHERE id = {row}.period_id"
LOCKABLE = {
    "status_reports": _PERIOD,
    "observations": _PERIOD + " AND NOT EXISTS (SELECT 1 FROM indicators i WHERE i.id = {row}.indicator_id"
    " AND i.superseded_at IS NULL AND i.kind = 'context')",
    "outcome_lines": "SELECT {row}.booked_on AS starts_on, {row}.booked_on AS ends_on",
}
KEPT = ("audit_lines", "corrections", "imports", "seals")
VERSIONED = (
    "activities",
    "annotations",
    "appropriation_years",
    "appropriations",
    "budget_lines",
    "deliverables",
    "deliveries",
    "departments",
    "goal_replacements",
    "goals",
    "indicator_links",
    "indicators",
    "observations",
    "organisations",
    "outcome_lines",
    "programmes",
    "regions",
    "reporting_dates",
    "result_areas",
    "series_breaks",
    "settings",
    "status_reports",
    "submissions",
    "targets",
)


def upgrade() -> None:
    create_tables()
    with op.batch_alter_table("periods") as batch_op:
        batch_op.add_column(sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_periods_reported", ["starts_on"], sqlite_where=_REPORTED, postgresql_where=_REPORTED)
    op.execute(f"INSERT INTO chain_heads (id, number, at, hash) VALUES (1, 0, '1970-01-01 00:00:00', '{'0' * 64}')")
    if op.get_bind().dialect.name == "postgresql":
        guard_postgresql()
    else:
        guard_sqlite()


_REPORTED = sa.text("opens_on IS NOT NULL")


def guard_sqlite() -> None:
    """Let the database refuse changes in locked periods, of the journal, and by replacing a row."""
    for table, days in LOCKABLE.items():
        for verb, row, moment in (("INSERT", "NEW", "recorded_at"), ("UPDATE", "OLD", "superseded_at")):
            op.execute(
                f"""
                CREATE TRIGGER {table}_locked_{verb.lower()} BEFORE {verb} ON {table} WHEN EXISTS (
                    SELECT 1 FROM ({days.format(row=row)}) o
                    JOIN periods p ON p.opens_on IS NOT NULL AND p.locked_at IS NOT NULL
                        AND p.starts_on <= o.starts_on AND p.ends_on >= o.ends_on
                    WHERE NOT EXISTS (
                        SELECT 1 FROM corrections c WHERE c.table_name = '{table}'
                        AND c.recorded_at = NEW.{moment} AND c.period_id = p.id
                    )
                ) BEGIN SELECT RAISE(ABORT, 'the period is locked ({table})'); END
                """
            )
    for table in VERSIONED:
        _refuse_sqlite(
            f"{table}_replaced",
            f"INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE version = NEW.version)",
            table,
        )
    _refuse_sqlite("submissions_keep", "DELETE ON submissions", "submissions")
    columns = [c["name"] for c in sa.inspect(op.get_bind()).get_columns("submissions") if c["name"] != "superseded_at"]
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    _refuse_sqlite(
        "submissions_once", f"UPDATE ON submissions WHEN OLD.superseded_at IS NOT NULL OR {changed}", "submissions"
    )
    for table in KEPT:
        key = "number" if table == "audit_lines" else "id"
        _refuse_sqlite(f"{table}_keep", f"DELETE ON {table}", table)
        _refuse_sqlite(f"{table}_once", f"UPDATE ON {table}", table)
        _refuse_sqlite(
            f"{table}_replaced", f"INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})", table
        )
    _refuse_sqlite("periods_keep", "DELETE ON periods", "periods")
    _refuse_sqlite(
        "periods_replaced",
        "INSERT ON periods WHEN EXISTS (SELECT 1 FROM periods WHERE id = NEW.id OR code = NEW.code)",
        "periods",
    )
    _refuse_sqlite("periods_once", "UPDATE ON periods WHEN OLD.locked_at IS NOT NULL", "periods")


def _refuse_sqlite(name: str, when: str, table: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {when} "
        f"BEGIN SELECT RAISE(ABORT, 'recorded rows are never changed ({table})'); END"
    )


def guard_postgresql() -> None:
    """The same, and TRUNCATE; the period is held while a row is written, so that it cannot be locked meanwhile."""
    for table, days in LOCKABLE.items():
        op.execute(
            f"""
            CREATE FUNCTION refuse_locked_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                at timestamptz := CASE TG_OP WHEN 'INSERT' THEN NEW.recorded_at ELSE NEW.superseded_at END;
                p record;
            BEGIN
                FOR p IN
                    SELECT periods.id, periods.code, periods.locked_at FROM periods
                    WHERE opens_on IS NOT NULL AND EXISTS (
                        SELECT 1 FROM ({days.format(row="NEW")}) o
                        WHERE periods.starts_on <= o.starts_on AND periods.ends_on >= o.ends_on
                    )
                    FOR SHARE
                LOOP
                    IF p.locked_at IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM corrections c
                        WHERE c.table_name = '{table}' AND c.recorded_at = at AND c.period_id = p.id
                    ) THEN
                        RAISE EXCEPTION 'the period is locked ({table})';
                    END IF;
                END LOOP;
                RETURN NEW;
            END $$
            """
        )
        op.execute(
            f"CREATE TRIGGER {table}_locked BEFORE INSERT OR UPDATE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION refuse_locked_{table}()"
        )
    op.execute(
        """
        CREATE FUNCTION refuse_always() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'recorded rows are never changed (%)', TG_TABLE_NAME; END $$
        """
    )
    _refuse_postgresql("submissions_keep", "UPDATE OR DELETE ON submissions", "FOR EACH ROW", "refuse_change")
    for table in (*VERSIONED, *KEPT, "periods"):
        _refuse_postgresql(f"{table}_truncated", f"TRUNCATE ON {table}", "FOR EACH STATEMENT", "refuse_always")
    for table in KEPT:
        _refuse_postgresql(f"{table}_keep", f"UPDATE OR DELETE ON {table}", "FOR EACH ROW", "refuse_always")
    _refuse_postgresql("periods_keep", "DELETE ON periods", "FOR EACH ROW", "refuse_always")
    _refuse_postgresql(
        "periods_once", "UPDATE ON periods", "FOR EACH ROW WHEN (OLD.locked_at IS NOT NULL)", "refuse_always"
    )


def _refuse_postgresql(name: str, when: str, each: str, function: str) -> None:
    op.execute(f"CREATE TRIGGER {name} BEFORE {when} {each} EXECUTE FUNCTION {function}()")


def create_tables() -> None:
    op.create_table(
        "chain_heads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain_heads")),
    )
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_table(
        "audit_lines",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column(
            "deed",
            sa.Enum(
                "loaded",
                "imported",
                "reported",
                "approved",
                "returned",
                "edited",
                "withdrawn",
                "corrected",
                "opened",
                "closed",
                "locked",
                name="deed",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("table_name", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("replaced", sa.Integer(), nullable=True),
        sa.Column("thing_id", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_audit_lines_import_id")),
        sa.ForeignKeyConstraint(["thing_id"], ["things.id"], name=op.f("fk_audit_lines_thing_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_lines")),
    )
    with op.batch_alter_table("audit_lines", schema=None) as batch_op:
        batch_op.create_index("ix_audit_lines_thing", ["thing_id"], unique=False)
        batch_op.create_index("ix_audit_lines_version", ["table_name", "version"], unique=False)

    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=32), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name=op.f("fk_corrections_period_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.create_index("ix_corrections_moment", ["table_name", "recorded_at", "period_id"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("scope_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name=op.f("fk_drafts_period_id")),
        sa.ForeignKeyConstraint(["scope_id"], ["things.id"], name=op.f("fk_drafts_scope_id")),
        sa.ForeignKeyConstraint(["thing_id"], ["things.id"], name=op.f("fk_drafts_thing_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("thing_id", "scope_id", "period_id", name=op.f("uq_drafts_thing_id_scope_id_period_id")),
    )
    op.create_table(
        "seals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("software", sa.String(length=40), nullable=False),
        sa.Column("manifest", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name=op.f("fk_seals_period_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seals")),
    )
    with op.batch_alter_table("seals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seals_period_id"), ["period_id"], unique=False)

    op.create_table(
        "submissions",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("scope_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "submitted", "returned", "approved", name="step", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name=op.f("fk_submissions_period_id")),
        sa.ForeignKeyConstraint(["scope_id"], ["things.id"], name=op.f("fk_submissions_scope_id")),
        sa.ForeignKeyConstraint(["thing_id"], ["things.id"], name=op.f("fk_submissions_thing_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_submissions")),
    )
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.create_index("ix_submissions_history", ["thing_id", "scope_id", "period_id"], unique=False)
        batch_op.create_index("ix_submissions_period", ["period_id", "step"], unique=False)
        batch_op.create_index(
            "uq_submissions_current",
            ["thing_id", "scope_id", "period_id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in (*VERSIONED, *KEPT, "periods"):
            op.execute(f"DROP TRIGGER IF EXISTS {table}_truncated ON {table}")
        for name in ("periods_keep", "periods_once"):
            op.execute(f"DROP TRIGGER {name} ON periods")
        for table in LOCKABLE:
            op.execute(f"DROP TRIGGER {table}_locked ON {table}")
            op.execute(f"DROP FUNCTION refuse_locked_{table}()")
    else:
        for table in LOCKABLE:
            for verb in ("insert", "update"):
                op.execute(f"DROP TRIGGER {table}_locked_{verb}")
        for table in VERSIONED:
            op.execute(f"DROP TRIGGER {table}_replaced")
        for name in ("periods_keep", "periods_once", "periods_replaced"):
            op.execute(f"DROP TRIGGER {name}")
    with op.batch_alter_table("periods") as batch_op:
        batch_op.drop_index("ix_periods_reported")
        batch_op.drop_column("closed_at")
    drop_tables()
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_always()")


def drop_tables() -> None:
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_submissions_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_submissions_period")
        batch_op.drop_index("ix_submissions_history")

    op.drop_table("submissions")
    with op.batch_alter_table("seals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seals_period_id"))

    op.drop_table("seals")
    op.drop_table("drafts")
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.drop_index("ix_corrections_moment")

    op.drop_table("corrections")
    with op.batch_alter_table("audit_lines", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_lines_version")
        batch_op.drop_index("ix_audit_lines_thing")

    op.drop_table("audit_lines")
    op.drop_table("imports")
    op.drop_table("chain_heads")
