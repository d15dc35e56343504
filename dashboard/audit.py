"""The journal of changes: every line carries the digest of what was written and is chained to the line before it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

BEGINNING = "0" * 64


class Deed(StrEnum):
    """What a line of the journal tells."""

    LOADED = "loaded"
    IMPORTED = "imported"
    REPORTED = "reported"
    APPROVED = "approved"
    RETURNED = "returned"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    OPENED = "opened"
    CLOSED = "closed"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Head:
    """Where the journal ends: which edition of everything that is recorded this is."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Line:
    """One change: who, when and what; the version written and the one it replaced; why; `detail` where no version tells.

    `digest` is that of the row as it was written; `hash` covers everything here and the hash of the line before.
    """

    number: int
    at: datetime
    actor: str
    deed: Deed
    table: str
    version: int | None
    replaced: int | None
    thing: int | None
    why: str | None
    detail: str | None
    import_id: int | None
    digest: str
    previous: str
    hash: str = ""


def digest(row: Mapping[str, Any]) -> str:
    """SHA-256 of a row's columns, the same on every database.

    `superseded_at` is left out, it comes later; so is what is empty, so that a column added later changes no digest.
    """
    kept = {key: _plain(value) for key, value in row.items() if value is not None and key != "superseded_at"}
    return _sha256(_SORTED(kept))


def chained(line: Line) -> str:
    """The hash of a line."""
    parts = [
        line.number,
        _plain(line.at),
        line.actor,
        line.deed.value,
        line.table,
        line.version,
        line.replaced,
        line.thing,
        line.why,
        line.detail,
        line.import_id,
        line.digest,
        line.previous,
    ]
    return _sha256(_WRITTEN(parts))


# Made once: a journal is looked through line by line.
_SORTED = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode
_WRITTEN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_AS_IT_IS = (str, int, bool, type(None))


def _plain(value: Any) -> Any:
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, float):
        return repr(value)
    return value


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
