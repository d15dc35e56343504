"""Whether anything recorded has been changed behind the application's back: the journal, the rows and the seals."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from itertools import chain, zip_longest
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.audit import BEGINNING, Deed, Line, chained, digest
from dashboard.differences import Difference, Verdict
from data.models import AuditLineRow, Base, ChainHeadRow, MeetingRow, PeriodRow, SealRow, TalkRow
from data.models.base import current_key, rows_of, versioned
from data.queries.manifest import Digests, manifest
from data.queries.seals import meeting_manifest, talk_manifest

_CHUNK = 10_000


def verify(session: Session) -> Verdict:
    """Recompute the chain of the journal, the digest of every row, and every seal of a period, a meeting or a talk."""
    lines = rows = seals = 0
    digests: dict[tuple[str, int], str] = {}
    for difference in _journal(session):
        if difference is not None:
            return Verdict(lines, rows, seals, difference)
        lines += 1
    for table in versioned():
        for difference in _rows(session, table, digests):
            if difference is not None:
                return Verdict(lines, rows, seals, difference)
            rows += 1
    for difference in _seals(session, digests):
        if difference is not None:
            return Verdict(lines, rows, seals, difference)
        seals += 1
    for difference in chain(
        _closed(session, MeetingRow, meeting_manifest, "meeting is not what its seal says"),
        _closed(session, TalkRow, talk_manifest, "talk is not what its seal says"),
    ):
        if difference is not None:
            return Verdict(lines, rows, seals, difference)
        seals += 1
    return Verdict(lines, rows, seals)


def verify_seal(session: Session, period_id: int) -> Difference | None:
    """Whether what a period shows is what its seal says it showed."""
    return next((found for found in _seals(session, None, period_id) if found is not None), None)


def _journal(session: Session) -> Iterator[Difference | None]:
    number, previous = 0, BEGINNING
    columns = rows_of(AuditLineRow).c
    for row in session.execute(select(*columns).order_by(columns.number).execution_options(yield_per=_CHUNK)):
        number += 1
        line = _line(row)
        if line.number != number:
            yield Difference(AuditLineRow.__tablename__, number, "line is missing")
        elif line.previous != previous:
            yield Difference(AuditLineRow.__tablename__, number, "line does not follow the one before")
        elif chained(line) != line.hash:
            yield Difference(AuditLineRow.__tablename__, number, "line has been changed")
        else:
            yield None
        previous = line.hash
    head = session.execute(select(ChainHeadRow)).scalar_one_or_none()
    if head is None or (head.number, head.hash) != (number, previous):
        yield Difference(AuditLineRow.__tablename__, number, "the journal does not end where it should")


def _line(row: Any) -> Line:
    return Line(
        row.number,
        row.at,
        row.actor,
        row.deed,
        row.table_name,
        row.version,
        row.replaced,
        row.thing_id,
        row.why,
        row.detail,
        row.import_id,
        row.digest,
        row.previous,
        row.hash,
    )


def _rows(session: Session, table: type[Base], computed: dict[tuple[str, int], str]) -> Iterator[Difference | None]:
    """Every row has a line with its digest, every line its row, and what was superseded has a successor.

    The digests computed are kept for the seals.
    """
    name, columns = table.__tablename__, rows_of(table).c
    told = select(AuditLineRow.version, AuditLineRow.digest).where(AuditLineRow.table_name == name)
    digests = dict(session.execute(told.where(AuditLineRow.version.is_not(None))).all())
    withdrawn = select(AuditLineRow.replaced, AuditLineRow.at, AuditLineRow.detail).where(
        AuditLineRow.table_name == name, AuditLineRow.deed == Deed.WITHDRAWN
    )
    ended = {
        version: datetime.fromisoformat(moment) if moment else at for version, at, moment in session.execute(withdrawn)
    }
    key = current_key(table)
    waiting: dict[Any, dict[str, Any]] = {}
    order = (*(columns[column] for column in key), columns.recorded_at, columns.version)
    for found in session.execute(select(*columns).order_by(*order).execution_options(yield_per=_CHUNK)):
        row = dict(found._mapping)
        of_row = computed[name, row["version"]] = digest(row)
        if digests.pop(row["version"], None) != of_row:
            yield Difference(name, row["version"], "row is not as it was recorded")
        of = tuple(row[column] for column in key)
        before = waiting.pop(of, None)
        if before is not None and before["superseded_at"] != row["recorded_at"]:
            yield Difference(name, before["version"], "row ended at another moment than its successor began")
        if row["superseded_at"] is not None and ended.get(row["version"]) != row["superseded_at"]:
            waiting[of] = row
        yield None
    for row in waiting.values():
        yield Difference(name, row["version"], "row ended without a successor")
    for version in digests:
        yield Difference(name, version, "row is missing")


def _seals(
    session: Session, digests: Digests | None = None, period_id: int | None = None
) -> Iterator[Difference | None]:
    told = select(AuditLineRow.detail).where(AuditLineRow.table_name == SealRow.__tablename__)
    written = {json.loads(detail)["sha256"] for detail in session.execute(told).scalars() if detail}
    asked = select(SealRow, PeriodRow).join(PeriodRow, PeriodRow.id == SealRow.period_id).order_by(SealRow.id)
    for seal, period in session.execute(asked if period_id is None else asked.where(PeriodRow.id == period_id)):
        if sha256(seal.manifest.encode()).hexdigest() != seal.sha256:
            yield Difference(SealRow.__tablename__, seal.id, "manifest has been changed")
            return
        if seal.sha256 not in written:
            yield Difference(SealRow.__tablename__, seal.id, "seal is not in the journal")
            return
        at = datetime.fromisoformat(json.loads(seal.manifest)["at"])
        again = manifest(session, period, at, seal.software, digests)
        if again != seal.manifest:
            yield _first_difference(json.loads(seal.manifest), json.loads(again))
        else:
            yield None


def _closed(
    session: Session, table: Any, told: Callable[[Session, str, datetime, datetime], str], problem: str
) -> Iterator[Difference | None]:
    """Whether every closed meeting, or talk, still says what was seen and written at it."""
    closed = select(table.version, table.code, table.closed_at, table.seal)
    for version, code, at, seal in session.execute(
        closed.where(table.closed_at == table.recorded_at).order_by(table.version)
    ):
        same = sha256(told(session, code, at, at).encode()).hexdigest() == seal
        yield None if same else Difference(table.__tablename__, version, problem)


def _first_difference(sealed: dict[str, Any], now: dict[str, Any]) -> Difference:
    for table, rows in sealed["tables"].items():
        for was, found in zip_longest(rows, now["tables"].get(table, [])):
            if was != found:
                return Difference(table, (was or found)[0], f"row is not what the seal of {sealed['period']} shows")
    return Difference(SealRow.__tablename__, None, f"the seal of {sealed['period']} cannot be recomputed")
