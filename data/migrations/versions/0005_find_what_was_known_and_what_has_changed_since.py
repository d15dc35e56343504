"""Find what was known at a moment, and what has changed since"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_EVER = sa.text("version > 0")
_ENDED = sa.text("superseded_at IS NOT NULL AND version > 0")
_PLANNED = ("ends_on", "starts_on", "completed_on")
_KNOWN = {
    ("activities", "plan"): (*_PLANNED, "area_id", "department_id", "kind", "strategic", "id"),
    ("activities", "area"): ("area_id", *_PLANNED, "department_id", "kind", "strategic", "id"),
    ("activities", "department"): ("department_id", *_PLANNED, "area_id", "kind", "strategic", "id"),
    ("deliveries", "activity"): ("activity_id", "number"),
    ("deliveries", "area"): ("area_id", "due_on", "delivered_on"),
    ("reporting_dates", "activity"): ("activity_id", "due_on"),
    ("status_reports", "activity"): ("activity_id", "period_id", "status"),
    ("status_reports", "period"): ("period_id", "area_id", "status", "department_id", "activity_id"),
    ("budget_lines", "activity"): ("activity_id", "year", "amount"),
    ("budget_lines", "area"): ("area_id", "year", "amount"),
    ("outcome_lines", "activity"): ("activity_id", "booked_on", "amount"),
    ("outcome_lines", "area"): ("area_id", "booked_on", "amount"),
    ("indicator_links", "activity"): ("activity_id", "indicator_id"),
}
_HISTORY = {
    "targets": ("indicator_id", "scope_id", "due_on"),
    "series_breaks": ("indicator_id", "broke_on"),
    "annotations": ("indicator_id", "noted_on"),
}
_GROWING = (
    "activities",
    "deliveries",
    "reporting_dates",
    "status_reports",
    "budget_lines",
    "outcome_lines",
    "indicators",
    "indicator_links",
    "observations",
    "targets",
)


def upgrade() -> None:
    for (table, name), columns in _KNOWN.items():
        op.create_index(f"ix_{table}_{name}_known", table, [*columns, "recorded_at", "superseded_at"])
    for table, key in _HISTORY.items():
        op.create_index(f"ix_{table}_history", table, list(key))
    for table in _GROWING:
        op.create_index(f"ix_{table}_recorded", table, ["recorded_at"], sqlite_where=_EVER, postgresql_where=_EVER)
        op.create_index(f"ix_{table}_ended", table, ["superseded_at"], sqlite_where=_ENDED, postgresql_where=_ENDED)
    op.drop_index("ix_status_reports_history", table_name="status_reports")


def downgrade() -> None:
    op.create_index("ix_status_reports_history", "status_reports", ["activity_id", "period_id"])
    for table in _GROWING:
        for name in ("recorded", "ended"):
            op.drop_index(f"ix_{table}_{name}", table_name=table)
    for table in _HISTORY:
        op.drop_index(f"ix_{table}_history", table_name=table)
    for table, name in _KNOWN:
        op.drop_index(f"ix_{table}_{name}_known", table_name=table)
