"""The whole database as rows of the format: every version, in the order in which it was recorded."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from data.format.schema import WITH_KIND, Field, Resource, books, tables
from data.format.stored import BOOKS, SEAL_PARTS, TABLES, money
from data.models import Base, PeriodRow, SealRow, ThingRow
from data.sources.contents import Record

_BATCH = 5_000
# Less than a cell of a workbook holds, also where a character counts twice.
_PART = 16_000
# An activity's row keeps the unit that does the work beside the department it counts in; the format names the unit.
_KEPT_AS = {("activities", "department"): "unit_id"}


class Everything:
    """The tables of the format in a database, as one moment saw them when the session is a snapshot."""

    def __init__(self, session: Session) -> None:
        self._session = session
        things = session.execute(select(ThingRow.id, ThingRow.kind, ThingRow.code))
        self._things = {number: (kind, code) for number, kind, code in things}
        periods = session.execute(select(PeriodRow.id, PeriodRow.code))
        self._periods: dict[int, str] = {number: code for number, code in periods}

    @property
    def has_things(self) -> bool:
        """Whether anything is known."""
        return bool(self._things)

    def rows(self, name: str, *, kept: bool = False) -> Iterator[Record]:
        """Every version of every row of a table; withdrawn_at where nothing took the place of a superseded one.

        With what is `kept` beside it when it is for an export.
        """
        resource = tables()[name]
        successors = self._successors(resource)
        columns = resource.columns if kept else resource.fields
        for row in self._stored(TABLES[name]):
            record = {column.name: self._cell(resource, column, row) for column in columns}
            if successors is not None:
                key = (*(record[part] for part in resource.key[:-1]), row["superseded_at"])
                record["withdrawn_at"] = None if key in successors else row["superseded_at"]
            yield record

    def whole(self, name: str) -> Iterator[Record]:
        """A table as an export has it; of what Tertial keeps every row as it stands."""
        if name in TABLES:
            yield from self.rows(name, kept=True)
        elif name == SEAL_PARTS:
            yield from self._seal_parts()
        else:
            for row in self._stored(BOOKS[name]):
                yield {field.name: row[field.name] for field in books()[name].fields}

    def current(self, name: str) -> Iterator[tuple[int, Record]]:
        """The current row of every key, with its version (of a period its number)."""
        resource, table = tables()[name], TABLES[name]
        (number,) = inspect(table).primary_key
        columns = table.__table__.columns
        statement = select(*columns).where(columns.superseded_at.is_(None)) if "superseded_at" in columns else None
        statement = select(*columns) if statement is None else statement
        rows = self._session.execute(statement.order_by(number), execution_options={"yield_per": _BATCH})
        for row in rows.mappings():
            yield row[number.name], {column.name: self._cell(resource, column, row) for column in resource.fields}

    def codes(self, name: str) -> list[str]:
        """The codes of a table, sorted."""
        kind = tables()[name].kind
        found = self._periods.values() if name == "periods" else (c for k, c in self._things.values() if k == kind)
        return sorted(found)

    def count(self, name: str) -> int:
        """How many rows a table has."""
        if name == SEAL_PARTS:
            return sum(1 for _ in self._seal_parts())
        return self._session.execute(select(func.count()).select_from((TABLES | BOOKS)[name])).scalar_one()

    def _stored(self, table: type[Base]) -> Iterator[Any]:
        """Every row of a table, in the order of its numbers."""
        statement = select(*table.__table__.columns).order_by(*inspect(table).primary_key)
        yield from self._session.execute(statement, execution_options={"yield_per": _BATCH}).mappings()

    def _seal_parts(self) -> Iterator[Record]:
        for number, manifest in self._session.execute(select(SealRow.id, SealRow.manifest).order_by(SealRow.id)):
            for part, start in enumerate(range(0, len(manifest), _PART), start=1):
                yield {"seal_id": number, "part": part, "text": manifest[start : start + _PART]}

    def _successors(self, resource: Resource) -> set[tuple[Any, ...]] | None:
        """Key and moment of every version: a version superseded at such a moment has a successor."""
        if resource.key[-1] != "recorded_at":
            return None
        model: Any = TABLES[resource.name]
        parts = [resource.field(name) for name in resource.key[:-1]]
        columns = [getattr(model, self._column(resource, part)) for part in parts]
        found = self._session.execute(select(*columns, model.recorded_at).where(model.version.in_(_later(model))))
        return {
            (*(self._plain(resource, part, raw) for part, raw in zip(parts, row[:-1], strict=True)), row[-1])
            for row in found
        }

    def _column(self, resource: Resource, field: Field) -> str:
        kept = _KEPT_AS.get((resource.name, field.name))
        return kept or (f"{field.name}_id" if field.reference else field.name)

    def _cell(self, resource: Resource, field: Field, row: Any) -> Any:
        if field.name == "withdrawn_at":
            return None
        return self._plain(resource, field, row[self._column(resource, field)])

    def _plain(self, resource: Resource, field: Field, raw: Any) -> Any:
        if raw is None:
            return None
        if field.reference == "periods":
            return self._periods[raw]
        if field.reference:
            kind, code = self._things[raw]
            return f"{kind}:{code}" if field.reference in WITH_KIND else code
        if field.name in money().get(resource.name, ()):
            return Decimal(raw).scaleb(-2)
        return str(raw) if field.type == "string" else raw


def _later(model: Any) -> Any:
    """Versions that may have taken the place of another: those recorded when something was superseded."""
    return select(model.version).where(model.recorded_at.in_(select(model.superseded_at)))


def codes(session: Session) -> dict[str, list[str]]:
    """The codes of every table that has some."""
    everything = Everything(session)
    return {name: everything.codes(name) for name in tables()}
