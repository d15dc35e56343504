"""Keep what the owner sees that the figures do not show"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLE = "status_reports"


def upgrade() -> None:
    _drop_guard()
    op.execute(f"ALTER TABLE {_TABLE} ADD COLUMN beyond_figures TEXT")
    _guard()


def downgrade() -> None:
    _drop_guard()
    op.execute(f"ALTER TABLE {_TABLE} DROP COLUMN beyond_figures")
    _guard()


def _is_sqlite() -> bool:
    return bool(op.get_bind().dialect.name == "sqlite")


def _drop_guard() -> None:
    """SQLite's trigger names the columns; PostgreSQL's compares whole rows."""
    if _is_sqlite():
        op.execute(f"DROP TRIGGER {_TABLE}_once")


def _guard() -> None:
    if not _is_sqlite():
        return
    found: list[Any] = sa.inspect(op.get_bind()).get_columns(_TABLE)
    columns = [column["name"] for column in found if column["name"] != "superseded_at"]
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    op.execute(
        f"CREATE TRIGGER {_TABLE}_once BEFORE UPDATE ON {_TABLE} WHEN OLD.superseded_at IS NOT NULL OR {changed} "
        f"BEGIN SELECT RAISE(ABORT, 'recorded rows are never changed ({_TABLE})'); END"
    )
