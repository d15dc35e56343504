"""The one way to write: versions of rows together with their lines in the journal, under one lock and at one moment."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import Double, bindparam, exists, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from dashboard.audit import Deed, Line, chained, digest
from dashboard.errors import PeriodLocked, Stale
from data.database import Database
from data.models import AuditLineRow, Base, ChainHeadRow, Coded, CorrectionRow
from data.models.base import current_key, rows_of, versioned

Values: TypeAlias = Mapping[str, Any]
_TICK = timedelta(microseconds=1)
_BATCH = 5_000
_HELD = ("version", "recorded_at", "recorded_by", "superseded_at")


@dataclass(frozen=True, slots=True)
class Change:
    """A new version of a row: all its values, and the version it takes the place of."""

    values: Values
    replaced: int | None = None
    deed: Deed = Deed.EDITED
    why: str | None = None


class Journal:
    """Several changes by one actor at one moment, later than everything recorded before."""

    def __init__(self, session: Session, actor: str, now: datetime, import_id: int | None = None) -> None:
        self.session, self.actor, self.import_id = session, actor, import_id
        self._head = session.execute(select(ChainHeadRow).with_for_update()).scalar_one()
        self.at: datetime = max(now.astimezone(UTC), self._head.at + _TICK)

    def resume(self, number: int, at: datetime, of: str) -> None:
        """Go on after the last line of a journal that was brought back; `of` is its hash."""
        self._head.number, self._head.at, self._head.hash = number, at, of
        self.at = max(self.at, at + _TICK)
        self.session.flush()

    @property
    def number(self) -> int:
        """The number of the last line: the reference of what has been done."""
        return self._head.number

    def current(self, table: type[Base], key: Values) -> Values | None:
        """The current version of a row as values; None when there is none."""
        columns = rows_of(table).c
        found = self.session.execute(
            select(*columns).where(
                *(columns[name] == value for name, value in key.items()), columns.superseded_at.is_(None)
            )
        ).first()
        return None if found is None else dict(found._mapping)

    def record(self, table: type[Base], values: Values, deed: Deed = Deed.EDITED, why: str | None = None) -> int | None:
        """A new version where it differs from the current one: its number, else None."""
        was = self.current(table, {name: values[name] for name in current_key(table)})
        if was is not None and not differs(was, values):
            return None
        kept = {} if was is None else {name: value for name, value in was.items() if name not in _HELD}
        change = Change(kept | dict(values), None if was is None else was["version"], deed, why)
        return self.record_all(table, [change])[0]

    def record_all(self, table: type[Base], changes: Sequence[Change]) -> list[int]:
        """Many new versions; Stale when one that is to be replaced is not current any more, PeriodLocked."""
        if not changes:
            return []
        stamp = {"recorded_at": self.at, "recorded_by": self.actor, "superseded_at": None}
        rows = [{name: value for name, value in c.values.items() if name != "version"} | stamp for c in changes]
        with refusing_locked():
            self._supersede(table, [change.replaced for change in changes if change.replaced is not None])
            versions = self._insert(table, rows)
        self._write(
            [
                self._line(change.deed, table, digest({"version": version} | _full(table, row)), version, change, row)
                for change, version, row in zip(changes, versions, rows, strict=True)
            ]
        )
        return versions

    def withdraw(self, table: type[Base], version: int, why: str | None = None) -> None:
        """A version stops being current and nothing takes its place."""
        self.withdraw_all(table, [version], why)

    def withdraw_all(self, table: type[Base], versions: Sequence[int], why: str | None = None) -> None:
        """Several versions stop being current and nothing takes their place."""
        columns = rows_of(table).c
        for some in _parts(versions):
            found = self.session.execute(select(*columns).where(columns.version.in_(some)).order_by(columns.version))
            rows = [dict(row._mapping) for row in found]
            with refusing_locked():
                self._supersede(table, some)
            self._write([self._withdrawn(table, row, why) for row in rows])

    def note(
        self,
        deed: Deed,
        table: type[Base],
        detail: str,
        why: str | None = None,
        thing: int | None = None,
    ) -> None:
        """A line about something that has no versions: a period that was locked, a file that was read."""
        line = self._line(deed, table, digest({"detail": detail}), None, Change({}, None, deed, why), {})
        self._write([replace(line, detail=detail, thing=thing)])

    def correct(self, tables: Sequence[type[Base]], period_id: int, reason: str) -> None:
        """Leave to change rows of a locked period at this journal's moment."""
        for table in tables:
            self.session.execute(
                insert(CorrectionRow).values(
                    table_name=table.__tablename__,
                    period_id=period_id,
                    reason=reason,
                    recorded_at=self.at,
                    recorded_by=self.actor,
                )
            )

    def adopt(self, table: type[Base]) -> None:
        """Lines for rows that were written without one, as when a whole package is loaded."""
        columns = rows_of(table).c
        has_line = exists().where(
            AuditLineRow.table_name == table.__tablename__, AuditLineRow.version == columns.version
        )
        found = self.session.execute(select(*columns).where(~has_line).order_by(columns.version))
        deed = Deed.LOADED if self.import_id is None else Deed.IMPORTED
        begun: set[Any] = set()
        ended: dict[Any, Values] = {}
        key = current_key(table)
        for some in found.partitions(_BATCH):
            rows = [dict(row._mapping) for row in some]
            self._write([self._line(deed, table, digest(row), row["version"], Change(row), row) for row in rows])
            for row in rows:
                of = tuple(row[name] for name in key)
                begun.add((of, row["recorded_at"]))
                if row["superseded_at"] is not None:
                    ended[of, row["superseded_at"]] = row
        alone = [row for moment, row in ended.items() if moment not in begun]
        self._write([self._withdrawn(table, row, None, row["superseded_at"]) for row in alone])

    def _withdrawn(self, table: type[Base], row: Values, why: str | None, at: datetime | None = None) -> Line:
        """The line of a row that ended without a successor: now, or at an earlier moment that is told."""
        change = Change(row, row["version"], Deed.WITHDRAWN, why)
        line = self._line(Deed.WITHDRAWN, table, digest(row), None, change, row)
        return line if at is None else replace(line, detail=at.isoformat())

    def _supersede(self, table: type[Base], versions: Sequence[int]) -> None:
        if not versions:
            return
        rows = rows_of(table)
        question = (
            update(rows)
            .where(rows.c.version == bindparam("was"), rows.c.superseded_at.is_(None))
            .values(superseded_at=bindparam("moment"))
        )
        changed = self.session.connection().execute(
            question, [{"was": version, "moment": self.at} for version in versions]
        )
        if changed.rowcount != len(versions):
            raise Stale()

    def _insert(self, table: type[Base], rows: list[dict[str, Any]]) -> list[int]:
        version = rows_of(table).c.version
        question = insert(rows_of(table)).returning(version, sort_by_parameter_order=True)
        return list(self.session.connection().execute(question, rows).scalars())

    def _line(self, deed: Deed, table: type[Base], of: str, version: int | None, change: Change, row: Values) -> Line:
        return Line(
            number=0,
            at=self.at,
            actor=self.actor,
            deed=deed,
            table=table.__tablename__,
            version=version,
            replaced=change.replaced,
            thing=subject(table, row),
            why=change.why,
            detail=None,
            import_id=self.import_id,
            digest=of,
            previous="",
        )

    def _write(self, lines: Sequence[Line]) -> None:
        head, written = self._head, []
        number, previous = head.number, head.hash
        for line in lines:
            number += 1
            linked = replace(line, number=number, previous=previous)
            previous = chained(linked)
            written.append(_columns(linked, previous))
        if written:
            self.session.execute(insert(AuditLineRow), written)
            head.number, head.hash, head.at = number, previous, self.at
            self.session.flush()


def _parts(versions: Sequence[int]) -> Iterator[Sequence[int]]:
    return (versions[start : start + _BATCH] for start in range(0, len(versions), _BATCH))


def adopt(journal: Journal) -> None:
    """Lines for every row that has none."""
    for table in versioned():
        journal.adopt(table)


@contextmanager
def journal(database: Database, actor: str, now: datetime) -> Iterator[Journal]:
    """One change of the database: all of it with its lines, or nothing."""
    with database.writing() as session:
        yield Journal(session, actor, now)


def differs(was: Values, values: Values) -> bool:
    """Whether any of the values is another than that of the current version."""
    return any(was[name] != value for name, value in values.items() if name not in _HELD)


def subject(table: type[Base], row: Values) -> int | None:
    """The thing a row tells about, for its history: an activity, an indicator, the thing itself."""
    names = (
        ("id",) if issubclass(table, Coded) else ("activity_id", "indicator_id", "thing_id", "goal_id", "decision_id")
    )
    found = (row[name] for name in (*names, "appropriation_id") if name in row)
    return next(found, None)


@contextmanager
def refusing_locked() -> Iterator[None]:
    """The refusal of the database, as PeriodLocked."""
    try:
        yield
    except DBAPIError as error:
        if "the period is locked" in str(error.orig):
            raise PeriodLocked() from error
        raise


def _full(table: type[Base], row: Values) -> dict[str, Any]:
    """Every column as it will be read back: a whole number in a column of numbers becomes one."""
    full = {column.name: row.get(column.name) for column in rows_of(table).c if column.name != "version"}
    for column in rows_of(table).c:
        if isinstance(column.type, Double) and (number := full[column.name]) is not None:
            full[column.name] = float(number)
    return full


def _columns(line: Line, of: str) -> dict[str, Any]:
    return {
        "number": line.number,
        "at": line.at,
        "actor": line.actor,
        "deed": line.deed,
        "table_name": line.table,
        "version": line.version,
        "replaced": line.replaced,
        "thing_id": line.thing,
        "why": line.why,
        "detail": line.detail,
        "import_id": line.import_id,
        "digest": line.digest,
        "previous": line.previous,
        "hash": of,
    }
