"""Take back what an export says into an empty database: every row under its number, the journal line by line, the seals."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Integer, bindparam, func, insert, inspect, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from dashboard.audit import Deed
from dashboard.incoming import File
from dashboard.problem import Problem
from dashboard.reasons import Why
from dashboard.words import Words
from data.commands.identities import Identities
from data.commands.journal import Journal
from data.commands.load import count_again, write_tables
from data.format.schema import books
from data.format.stored import BOOKS, SEAL_PARTS, TABLES
from data.models import AuditLineRow, ChainHeadRow, PeriodRow, SealRow
from data.models.base import rows_of
from data.sources.contents import Package, Record, refuse

_BATCH = 5_000


def restore(journal: Journal, package: Package, file: File) -> None:
    """Write everything as it was exported, and one new line that says from which file.

    Nothing is recomputed: whether anybody has changed the file is for `verify` to find. BadPackage when the rows do not
    hold together.
    """
    refuse(_not_whole(package))
    session = journal.session
    try:
        _write(session, package)
        _keep_counting(session)
        _resume(journal, package.books)
    except DBAPIError as error:
        detail = str(error.orig).strip().splitlines()[0]
        refuse([Problem(Why.BOOKS_BROKEN, details={"detail": detail})])
    told = {"restored": file.name, "sha256": file.sha256, "lines": journal.number}
    journal.note(Deed.LOADED, AuditLineRow, json.dumps(told, ensure_ascii=False))
    count_again(session)


def _not_whole(package: Package) -> Iterator[Problem]:
    for name in ("things", "chain_heads"):
        if not package.books.get(name):
            title = books()[name].title
            detail = Words(f"{title.sv} saknas", f"{title.en} is missing")
            yield Problem(Why.BOOKS_BROKEN, details={"detail": detail})
    for name, table in TABLES.items():
        (number,) = inspect(table).primary_key
        for place, record in package.placed(name):
            if record.get(number.name) is None:
                yield Problem(Why.NO_NUMBER, place)


def _write(session: Session, package: Package) -> None:
    """Rows before those that name them; periods are locked last, because the database lets nothing into a locked one."""
    whole = _all_tables(package)
    _insert(session, "things", package.books["things"])
    identities = Identities()
    identities.find_things(session)
    write_tables(session, whole, identities, kept=True)
    for name in BOOKS:
        if name not in ("things", "chain_heads", "seals"):
            _insert(session, name, package.books.get(name, []))
    _insert(session, "seals", list(_seals(package.books)))
    locked = [
        {"number": record["id"], "locked_at": record["locked_at"], "locked_by": record["locked_by"]}
        for record in whole.rows["periods"]
        if record["locked_at"] is not None
    ]
    if locked:
        periods = rows_of(PeriodRow)
        lock = update(periods).where(periods.c.id == bindparam("number"))
        session.connection().execute(
            lock.values(locked_at=bindparam("locked_at"), locked_by=bindparam("locked_by")), locked
        )


def _all_tables(package: Package) -> Package:
    return replace(package, rows={name: package.rows.get(name, []) for name in TABLES})


def _insert(session: Session, name: str, records: list[Record]) -> None:
    for start in range(0, len(records), _BATCH):
        session.execute(insert(BOOKS[name]), records[start : start + _BATCH])


def _seals(kept: dict[str, list[Record]]) -> Iterator[Record]:
    """The seals with their texts, put together again."""
    parts: dict[object, list[tuple[int, str]]] = defaultdict(list)
    for record in kept.get(SEAL_PARTS, ()):
        parts[record["seal_id"]].append((int(str(record["part"])), str(record["text"])))
    for record in kept.get(SealRow.__tablename__, ()):
        yield record | {"manifest": "".join(text for _, text in sorted(parts[record["id"]]))}


def _keep_counting(session: Session) -> None:
    """The next row gets the number after the last one; SQLite looks for itself."""
    if session.connection().dialect.name != "postgresql":
        return
    for table in (*TABLES.values(), *BOOKS.values()):
        (number,) = inspect(table).primary_key
        if table in (AuditLineRow, ChainHeadRow) or not isinstance(number.type, Integer):
            continue
        last = session.execute(select(func.max(number))).scalar()
        if last is not None:
            session.execute(select(func.setval(func.pg_get_serial_sequence(table.__tablename__, number.name), last)))


def _resume(journal: Journal, kept: dict[str, list[Record]]) -> None:
    """The journal goes on where the file says that it ended."""
    (head, *_) = kept["chain_heads"]
    number, at, of = head["number"], head["at"], head["hash"]
    assert isinstance(number, int)
    assert isinstance(at, datetime)
    journal.resume(number, at, str(of))
