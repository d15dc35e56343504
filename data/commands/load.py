"""Load a package into an empty database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeAlias

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from dashboard.folding import folded, sort_key
from dashboard.indicator import ScopeKind
from dashboard.money import ore
from data.format.stored import TABLES, kinds, money
from data.models import PeriodRow, SearchRow, ThingRow
from data.sources.package import Package, Record, refuse

Row: TypeAlias = dict[str, Any]
_LONGEST_KEY = 400

SEARCHED = {"result_areas": "name", "goals": "text", "activities": "title", "indicators": "name"}


@dataclass
class _Identities:
    """Numbers of things and periods by code, and where activities belong."""

    things: dict[tuple[str, str], int] = field(default_factory=dict)
    periods: dict[str, int] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    activities: dict[str, tuple[int, int]] = field(default_factory=dict)

    def thing(self, kind: str, code: str) -> int:
        """The number of a thing."""
        return self.things[kind, code]


def load(session: Session, package: Package) -> None:
    """Write all rows of a checked package; older versions of a row are superseded when the next was recorded.

    BadPackage when a scope names nothing or an amount is not whole öre.
    """
    refuse([*_unknown_scopes(package), *_broken_amounts(package)])
    identities = _number_things(session, package)
    identities.parents = {str(row["code"]): row["parent"] for row in package.rows["departments"]}  # type: ignore[misc]
    for name, table in TABLES.items():
        resource = package.resources[name]
        rows = [_row(name, record, resource.references, identities) for record in package.rows[name]]
        if resource.key[-1] == "recorded_at":
            _supersede(rows, package.rows[name], resource.key[:-1])
        if rows:
            session.execute(insert(table), rows)
        if name == "periods":
            identities.periods = {
                code: number for code, number in session.execute(select(PeriodRow.code, PeriodRow.id))
            }
    session.execute(insert(SearchRow), list(_search_entries(package, identities)))
    if session.connection().dialect.name == "postgresql":
        # Until it has seen what came in, a question takes a hundred times longer. SQLite needs it not, and 3.40 then
        # answers wrongly: a range after IN is not looked at (its OP_SeekScan).
        session.execute(text("ANALYZE"))


def _unknown_scopes(package: Package) -> Iterator[str]:
    known = {
        f"{kind}:{row['code']}" for name, kind in kinds().items() if kind in list(ScopeKind) for row in package.rows[name]
    }
    for name, records in package.rows.items():
        for record, where in zip(records, package.places[name], strict=True):
            if "scope" in record and record["scope"] not in known:
                yield f"{where}: scope is {record['scope']!r}, which is not in the package"


def _broken_amounts(package: Package) -> Iterator[str]:
    for name, columns in money().items():
        for record, where in zip(package.rows[name], package.places[name], strict=True):
            for column in columns:
                try:
                    ore(Decimal(str(record[column])))
                except ValueError as error:
                    yield f"{where}: {column}: {error}"


def _number_things(session: Session, package: Package) -> _Identities:
    codes = [
        (kind, code)
        for name, kind in kinds().items()
        for code in dict.fromkeys(str(row["code"]) for row in package.rows[name])
    ]
    if codes:
        session.execute(insert(ThingRow), [{"kind": kind, "code": code} for kind, code in codes])
    found = session.execute(select(ThingRow.kind, ThingRow.code, ThingRow.id))
    return _Identities({(kind, code): number for kind, code, number in found})


def _row(name: str, record: Record, references: dict[str, str], identities: _Identities) -> Row:
    row: Row = {key: float(value) if isinstance(value, Decimal) else value for key, value in record.items()}
    for column in money().get(name, ()):
        row[column] = ore(Decimal(str(record[column])))
    for column, target in references.items():
        code = row.pop(column)
        row[f"{column}_id"] = None if code is None else _reference(target, str(code), identities)
    if name in kinds():
        row["id"] = identities.thing(kinds()[name], str(record["code"]))
    if "scope" in row:
        kind, _, code = str(row.pop("scope")).partition(":")
        row["scope_id"] = identities.thing(kind, code)
    if name == "activities":
        _place_activity(row, record, identities)
    if name in ("status_reports", "budget_lines", "outcome_lines", "deliveries"):
        area, department = identities.activities[str(record["activity"])]
        row["area_id"] = area
        if name == "status_reports":
            row["department_id"] = department
    return row


def _reference(target: str, code: str, identities: _Identities) -> int:
    return identities.periods[code] if target == "periods" else identities.thing(kinds()[target], code)


def _place_activity(row: Row, record: Record, identities: _Identities) -> None:
    unit = str(record["department"])
    department = identities.parents[unit] or unit
    row["unit_id"] = row["department_id"]
    row["department_id"] = identities.thing("department", department)
    row["title_key"] = sort_key(str(record["title"]))[:_LONGEST_KEY]
    identities.activities[str(record["code"])] = (row["area_id"], row["department_id"])


def _supersede(rows: list[Row], records: Iterable[Record], key: tuple[str, ...]) -> None:
    versions: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row, record in zip(rows, records, strict=True):
        row["superseded_at"] = None
        versions[tuple(record[column] for column in key)].append(row)
    for same in versions.values():
        same.sort(key=_recorded)
        for older, newer in pairwise(same):
            older["superseded_at"] = newer["recorded_at"]


def _recorded(row: Row) -> datetime:
    moment: datetime = row["recorded_at"]
    return moment


def _search_entries(package: Package, identities: _Identities) -> Iterator[Row]:
    for name, column in SEARCHED.items():
        newest = {str(row["code"]): row for row in sorted(package.rows[name], key=lambda r: str(r["recorded_at"]))}
        for code, row in newest.items():
            title, english = str(row[column]), row.get(f"{column}_en")
            yield {
                "thing_id": identities.thing(kinds()[name], code),
                "kind": kinds()[name],
                "code": code,
                "title": title,
                "title_en": english,
                "folded": folded(f"{title} {english or ''}"),
            }
