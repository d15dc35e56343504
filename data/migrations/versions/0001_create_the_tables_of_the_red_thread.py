"""Create the tables of the red thread"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


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
    "targets",
)


def upgrade() -> None:
    create_tables()
    keep_what_was_recorded()


def keep_what_was_recorded() -> None:
    """Let the database itself refuse every change of a recorded row but setting superseded_at, once."""
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
        op.execute(
            """
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'DELETE' OR OLD.superseded_at IS NOT NULL
                   OR to_jsonb(NEW) - 'superseded_at' IS DISTINCT FROM to_jsonb(OLD) - 'superseded_at' THEN
                    RAISE EXCEPTION 'recorded rows are never changed (%)', TG_TABLE_NAME;
                END IF;
                RETURN NEW;
            END $$
            """
        )
        for table in VERSIONED:
            op.execute(
                f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
        return
    for table in VERSIONED:
        columns = [c["name"] for c in sa.inspect(bind).get_columns(table) if c["name"] != "superseded_at"]
        changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
        refuse = f"BEGIN SELECT RAISE(ABORT, 'recorded rows are never changed ({table})'); END"
        op.execute(f"CREATE TRIGGER {table}_keep BEFORE DELETE ON {table} {refuse}")
        op.execute(
            f"CREATE TRIGGER {table}_once BEFORE UPDATE ON {table} "
            f"WHEN OLD.superseded_at IS NOT NULL OR {changed} {refuse}"
        )


def create_tables() -> None:
    op.create_table(
        "periods",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "month",
                "quarter",
                "tertial",
                "half_year",
                "year",
                name="periodtype",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("locked_by", sa.String(length=120), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_periods")),
        sa.UniqueConstraint("code", name=op.f("uq_periods_code")),
    )
    op.create_table(
        "settings",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_settings")),
    )
    with op.batch_alter_table("settings", schema=None) as batch_op:
        batch_op.create_index(
            "uq_settings_current",
            ["key"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "things",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_things")),
        sa.UniqueConstraint("kind", "code", name=op.f("uq_things_kind_code")),
    )
    op.create_table(
        "activities",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column(
            "title_key",
            sa.String(length=400).with_variant(sa.String(length=400, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "government_assignment",
                "assignment",
                "activity",
                "project",
                "development",
                name="activitykind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=True),
        sa.Column("deliverable_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("owner_role", sa.String(length=120), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("reference_number", sa.String(length=64), nullable=True),
        sa.Column("strategic", sa.Boolean(), nullable=False),
        sa.Column(
            "confidentiality",
            sa.Enum(
                "open",
                "internal",
                "confidential",
                name="confidentiality",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["things.id"], name=op.f("fk_activities_area_id")),
        sa.ForeignKeyConstraint(["deliverable_id"], ["things.id"], name=op.f("fk_activities_deliverable_id")),
        sa.ForeignKeyConstraint(["department_id"], ["things.id"], name=op.f("fk_activities_department_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["things.id"], name=op.f("fk_activities_goal_id")),
        sa.ForeignKeyConstraint(["id"], ["things.id"], name=op.f("fk_activities_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["things.id"], name=op.f("fk_activities_programme_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["things.id"], name=op.f("fk_activities_unit_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_activities")),
    )
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.create_index(
            "ix_activities_area",
            [
                "area_id",
                "ends_on",
                "starts_on",
                "completed_on",
                "department_id",
                "kind",
                "strategic",
                "id",
                "superseded_at",
            ],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(
            "ix_activities_department",
            [
                "department_id",
                "ends_on",
                "starts_on",
                "completed_on",
                "area_id",
                "kind",
                "strategic",
                "id",
                "superseded_at",
            ],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index("ix_activities_history", ["id"], unique=False)
        batch_op.create_index(
            "ix_activities_plan",
            [
                "ends_on",
                "starts_on",
                "completed_on",
                "area_id",
                "department_id",
                "kind",
                "strategic",
                "id",
                "superseded_at",
            ],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(
            "uq_activities_current",
            ["id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "annotations",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["indicator_id"], ["things.id"], name=op.f("fk_annotations_indicator_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_annotations")),
    )
    with op.batch_alter_table("annotations", schema=None) as batch_op:
        batch_op.create_index(
            "uq_annotations_current",
            ["indicator_id", "noted_on"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "appropriation_years",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("appropriation_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("incoming", sa.BigInteger(), nullable=False),
        sa.Column("allotted", sa.BigInteger(), nullable=False),
        sa.Column("changes", sa.BigInteger(), nullable=False),
        sa.Column("withdrawal", sa.BigInteger(), nullable=False),
        sa.Column("permitted_excess", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.BigInteger(), nullable=False),
        sa.Column("credit", sa.BigInteger(), nullable=False),
        sa.Column("outgoing", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["appropriation_id"],
            ["things.id"],
            name=op.f("fk_appropriation_years_appropriation_id"),
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_appropriation_years")),
    )
    with op.batch_alter_table("appropriation_years", schema=None) as batch_op:
        batch_op.create_index(
            "uq_appropriation_years_current",
            ["appropriation_id", "year"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "appropriations",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("whole_state", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["things.id"], name=op.f("fk_appropriations_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_appropriations")),
    )
    with op.batch_alter_table("appropriations", schema=None) as batch_op:
        batch_op.create_index("ix_appropriations_history", ["id"], unique=False)
        batch_op.create_index(
            "uq_appropriations_current",
            ["id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "budget_lines",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "funding",
            sa.Enum(
                "appropriation",
                "grant",
                "fee",
                name="funding",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["things.id"], name=op.f("fk_budget_lines_activity_id")),
        sa.ForeignKeyConstraint(["area_id"], ["things.id"], name=op.f("fk_budget_lines_area_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_budget_lines")),
    )
    with op.batch_alter_table("budget_lines", schema=None) as batch_op:
        batch_op.create_index(
            "ix_budget_lines_area",
            ["area_id", "year", "amount", "superseded_at"],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(
            "uq_budget_lines_current",
            ["activity_id", "year", "funding"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "deliverables",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["goal_id"], ["things.id"], name=op.f("fk_deliverables_goal_id")),
        sa.ForeignKeyConstraint(["id"], ["things.id"], name=op.f("fk_deliverables_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_deliverables")),
    )
    with op.batch_alter_table("deliverables", schema=None) as batch_op:
        batch_op.create_index("ix_deliverables_history", ["id"], unique=False)
        batch_op.create_index(
            "uq_deliverables_current",
            ["id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "deliveries",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["things.id"], name=op.f("fk_deliveries_activity_id")),
        sa.ForeignKeyConstraint(["area_id"], ["things.id"], name=op.f("fk_deliveries_area_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_deliveries")),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index(
            "ix_deliveries_area",
            ["area_id", "due_on", "delivered_on", "superseded_at"],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(
            "uq_deliveries_current",
            ["activity_id", "number"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "departments",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("head_role", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["things.id"], name=op.f("fk_departments_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["things.id"], name=op.f("fk_departments_parent_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_departments")),
    )
    with op.batch_alter_table("departments", schema=None) as batch_op:
        batch_op.create_index("ix_departments_history", ["id"], unique=False)
        batch_op.create_index(
            "uq_departments_current",
            ["id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "goal_replacements",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["goal_id"], ["things.id"], name=op.f("fk_goal_replacements_goal_id")),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["things.id"],
            name=op.f("fk_goal_replacements_replaces_id"),
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_goal_replacements")),
    )
    with op.batch_alter_table("goal_replacements", schema=None) as batch_op:
        batch_op.create_index(
            "uq_goal_replacements_current",
            ["goal_id", "replaces_id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "goals",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["things.id"], name=op.f("fk_goals_area_id")),
        sa.ForeignKeyConstraint(["id"], ["things.id"], name=op.f("fk_goals_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_goals")),
    )
    with op.batch_alter_table("goals", schema=None) as batch_op:
        batch_op.create_index("ix_goals_history", ["id"], unique=False)
        batch_op.create_index(
            "uq_goals_current",
            ["id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "indicator_links",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["things.id"], name=op.f("fk_indicator_links_activity_id")),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["things.id"],
            name=op.f("fk_indicator_links_indicator_id"),
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_indicator_links")),
    )
    with op.batch_alter_table("indicator_links", schema=None) as batch_op:
        batch_op.create_index(
            "ix_indicator_links_indicator",
            ["indicator_id", "activity_id", "superseded_at"],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(
            "uq_indicator_links_current",
            ["activity_id", "indicator_id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "indicators",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "context",
                "standard",
                "thematic",
                "key_figure",
                name="indicatorkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "perspective",
            sa.Enum(
                "operations",
                "finance",
                "staff",
                "processes",
                name="perspective",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("theme", sa.String(length=120), nullable=True),
        sa.Column("theme_en", sa.String(length=120), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("unit_en", sa.String(length=60), nullable=True),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "up",
                "down",
                "none",
                name="direction",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "derivation",
            sa.Enum(
                "share_on_track",
                "deliveries_on_time",
                "budget_consumed",
                name="derivation",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "frequency",
            sa.Enum(
                "month",
                "quarter",
                "tertial",
                "half_year",
                "year",
                name="periodtype",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("deliverable_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("owner_role", sa.String(length=120), nullable=True),
        sa.Column("next_update_on", sa.Date(), nullable=True),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("definition_en", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("caveat", sa.Text(), nullable=True),
        sa.Column(
            "sensitivity",
            sa.Enum(
                "none",
                "staff",
                "sick_leave",
                name="sensitivity",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("featured", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["deliverable_id"], ["things.id"], name=op.f("fk_indicators_deliverable_id")),
        sa.ForeignKeyConstraint(["department_id"], ["things.id"], name=op.f("fk_indicators_department_id")),
        sa.ForeignKeyConstraint(["id"], ["things.id"], name=op.f("fk_indicators_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_indicators")),
    )
    with op.batch_alter_table("indicators", schema=None) as batch_op:
        batch_op.create_index(
            "ix_indicators_deliverable",
            ["deliverable_id", "superseded_at"],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index("ix_indicators_history", ["id"], unique=False)
        batch_op.create_index(
            "ix_indicators_kind",
            ["kind", "position", "superseded_at"],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(
            "uq_indicators_current",
            ["id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "observations",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("scope_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("vintage", sa.String(length=10), nullable=False),
        sa.Column("first_published", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column(
            "sign",
            sa.Enum(
                "..",
                ".",
                "–",
                name="sign",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("numerator", sa.Double(), nullable=True),
        sa.Column("denominator", sa.Double(), nullable=True),
        sa.Column("group_size", sa.Integer(), nullable=True),
        sa.Column(
            "quality",
            sa.Enum(
                "final",
                "preliminary",
                "estimated",
                "uncertain",
                name="quality",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["indicator_id"], ["things.id"], name=op.f("fk_observations_indicator_id")),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name=op.f("fk_observations_period_id")),
        sa.ForeignKeyConstraint(["scope_id"], ["things.id"], name=op.f("fk_observations_scope_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_observations")),
    )
    with op.batch_alter_table("observations", schema=None) as batch_op:
        batch_op.create_index("ix_observations_history", ["indicator_id", "scope_id", "period_id"], unique=False)
        batch_op.create_index(
            "uq_observations_current",
            ["indicator_id", "scope_id", "period_id", "vintage"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "organisations",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("vision", sa.Text(), nullable=False),
        sa.Column("vision_en", sa.Text(), nullable=True),
        sa.Column("business_idea", sa.Text(), nullable=False),
        sa.Column("business_idea_en", sa.Text(), nullable=True),
        sa.Column(
            "cycle",
            sa.Enum(
                "month",
                "quarter",
                "tertial",
                "half_year",
                "year",
                name="periodtype",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["things.id"], name=op.f("fk_organisations_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_organisations")),
    )
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.create_index("ix_organisations_history", ["id"], unique=False)
        batch_op.create_index(
            "uq_organisations_current",
            ["id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "outcome_lines",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column(
            "funding",
            sa.Enum(
                "appropriation",
                "grant",
                "fee",
                name="funding",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["things.id"], name=op.f("fk_outcome_lines_activity_id")),
        sa.ForeignKeyConstraint(["area_id"], ["things.id"], name=op.f("fk_outcome_lines_area_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_outcome_lines")),
    )
    with op.batch_alter_table("outcome_lines", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outcome_lines_area",
            ["area_id", "booked_on", "amount", "superseded_at"],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(
            "uq_outcome_lines_current",
            ["activity_id", "booked_on", "funding"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "programmes",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["things.id"], name=op.f("fk_programmes_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_programmes")),
    )
    with op.batch_alter_table("programmes", schema=None) as batch_op:
        batch_op.create_index("ix_programmes_history", ["id"], unique=False)
        batch_op.create_index(
            "uq_programmes_current",
            ["id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "regions",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=True),
        sa.Column("letter", sa.String(length=2), nullable=True),
        sa.Column("nuts3", sa.String(length=5), nullable=True),
        sa.Column("nuts2", sa.String(length=4), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["things.id"], name=op.f("fk_regions_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_regions")),
    )
    with op.batch_alter_table("regions", schema=None) as batch_op:
        batch_op.create_index("ix_regions_history", ["id"], unique=False)
        batch_op.create_index(
            "uq_regions_current",
            ["id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "reporting_dates",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("is_final", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["things.id"], name=op.f("fk_reporting_dates_activity_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_reporting_dates")),
    )
    with op.batch_alter_table("reporting_dates", schema=None) as batch_op:
        batch_op.create_index(
            "uq_reporting_dates_current",
            ["activity_id", "due_on"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "result_areas",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("description_en", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["things.id"], name=op.f("fk_result_areas_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_result_areas")),
    )
    with op.batch_alter_table("result_areas", schema=None) as batch_op:
        batch_op.create_index("ix_result_areas_history", ["id"], unique=False)
        batch_op.create_index(
            "uq_result_areas_current",
            ["id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "search_entries",
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["thing_id"], ["things.id"], name=op.f("fk_search_entries_thing_id")),
        sa.PrimaryKeyConstraint("thing_id", name=op.f("pk_search_entries")),
    )
    op.create_table(
        "series_breaks",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("broke_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["indicator_id"], ["things.id"], name=op.f("fk_series_breaks_indicator_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_series_breaks")),
    )
    with op.batch_alter_table("series_breaks", schema=None) as batch_op:
        batch_op.create_index(
            "uq_series_breaks_current",
            ["indicator_id", "broke_on"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "status_reports",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "on_track",
                "deviating",
                "off_track",
                "not_reported",
                "not_started",
                "paused",
                "completed",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("decision_needed", sa.Text(), nullable=True),
        sa.Column(
            "forecast",
            sa.Enum(
                "yes",
                "doubtful",
                "no",
                name="forecast",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("correction_reason", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["things.id"], name=op.f("fk_status_reports_activity_id")),
        sa.ForeignKeyConstraint(["area_id"], ["things.id"], name=op.f("fk_status_reports_area_id")),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["things.id"],
            name=op.f("fk_status_reports_department_id"),
        ),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name=op.f("fk_status_reports_period_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_status_reports")),
    )
    with op.batch_alter_table("status_reports", schema=None) as batch_op:
        batch_op.create_index(
            "ix_status_reports_activity",
            ["activity_id", "period_id", "status", "superseded_at"],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(
            "ix_status_reports_area",
            ["period_id", "area_id", "status", "superseded_at"],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(
            "ix_status_reports_department",
            ["period_id", "department_id", "status", "superseded_at"],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index("ix_status_reports_history", ["activity_id", "period_id"], unique=False)
        batch_op.create_index(
            "ix_status_reports_status",
            ["period_id", "status", "activity_id", "superseded_at"],
            unique=False,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(
            "uq_status_reports_current",
            ["activity_id", "period_id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "targets",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("scope_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["indicator_id"], ["things.id"], name=op.f("fk_targets_indicator_id")),
        sa.ForeignKeyConstraint(["scope_id"], ["things.id"], name=op.f("fk_targets_scope_id")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_targets")),
    )
    with op.batch_alter_table("targets", schema=None) as batch_op:
        batch_op.create_index(
            "uq_targets_current",
            ["indicator_id", "scope_id", "due_on"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )


def downgrade() -> None:
    drop_tables()
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")


def drop_tables() -> None:
    with op.batch_alter_table("targets", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_targets_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("targets")
    with op.batch_alter_table("status_reports", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_status_reports_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_status_reports_status",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_status_reports_history")
        batch_op.drop_index(
            "ix_status_reports_department",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_status_reports_area",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_status_reports_activity",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("status_reports")
    with op.batch_alter_table("series_breaks", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_series_breaks_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("series_breaks")
    op.drop_table("search_entries")
    with op.batch_alter_table("result_areas", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_result_areas_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_result_areas_history")

    op.drop_table("result_areas")
    with op.batch_alter_table("reporting_dates", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_reporting_dates_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("reporting_dates")
    with op.batch_alter_table("regions", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_regions_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_regions_history")

    op.drop_table("regions")
    with op.batch_alter_table("programmes", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_programmes_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_programmes_history")

    op.drop_table("programmes")
    with op.batch_alter_table("outcome_lines", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_outcome_lines_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_outcome_lines_area",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("outcome_lines")
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_organisations_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_organisations_history")

    op.drop_table("organisations")
    with op.batch_alter_table("observations", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_observations_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_observations_history")

    op.drop_table("observations")
    with op.batch_alter_table("indicators", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_indicators_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_indicators_kind",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_indicators_history")
        batch_op.drop_index(
            "ix_indicators_deliverable",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("indicators")
    with op.batch_alter_table("indicator_links", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_indicator_links_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_indicator_links_indicator",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("indicator_links")
    with op.batch_alter_table("goals", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_goals_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_goals_history")

    op.drop_table("goals")
    with op.batch_alter_table("goal_replacements", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_goal_replacements_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("goal_replacements")
    with op.batch_alter_table("departments", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_departments_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_departments_history")

    op.drop_table("departments")
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_deliveries_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_deliveries_area",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("deliveries")
    with op.batch_alter_table("deliverables", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_deliverables_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_deliverables_history")

    op.drop_table("deliverables")
    with op.batch_alter_table("budget_lines", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_budget_lines_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_budget_lines_area",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("budget_lines")
    with op.batch_alter_table("appropriations", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_appropriations_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_appropriations_history")

    op.drop_table("appropriations")
    with op.batch_alter_table("appropriation_years", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_appropriation_years_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("appropriation_years")
    with op.batch_alter_table("annotations", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_annotations_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("annotations")
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_activities_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_activities_plan",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index("ix_activities_history")
        batch_op.drop_index(
            "ix_activities_department",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_activities_area",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("activities")
    op.drop_table("things")
    with op.batch_alter_table("settings", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_settings_current",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("settings")
    op.drop_table("periods")
