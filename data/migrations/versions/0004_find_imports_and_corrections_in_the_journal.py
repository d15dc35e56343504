"""Find imports and corrections in the journal"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_IMPORTED = sa.text("import_id IS NOT NULL")
_CORRECTED = sa.text("deed = 'corrected'")


def upgrade() -> None:
    for name, column, where in (("import", "import_id", _IMPORTED), ("corrected", "number", _CORRECTED)):
        op.create_index(f"ix_audit_lines_{name}", "audit_lines", [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name in ("import", "corrected"):
        op.drop_index(f"ix_audit_lines_{name}", table_name="audit_lines")
