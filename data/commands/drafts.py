"""What somebody is writing: kept while they write, and never over what somebody else has kept since."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dashboard.errors import Stale
from data.models import DraftRow

Key: TypeAlias = Mapping[str, int]


def write_draft(
    session: Session, actor: str, key: Key, content: Mapping[str, Any], revision: int, now: datetime
) -> int:
    """Keep a draft (`thing_id`, `scope_id`, `period_id`): its new revision; Stale when it has been kept since `revision`."""
    values: dict[str, Any] = {
        "content": json.dumps(dict(content), ensure_ascii=False),
        "revision": revision + 1,
        "saved_at": now,
        "saved_by": actor,
    }
    try:
        if revision == 0:
            session.execute(insert(DraftRow).values(**key, **values))
            return 1
        found = [getattr(DraftRow, name) == number for name, number in key.items()]
        changed = session.connection().execute(
            update(DraftRow).where(*found, DraftRow.revision == revision).values(**values)
        )
    except IntegrityError:
        raise Stale() from None
    if changed.rowcount != 1:
        raise Stale()
    return revision + 1
