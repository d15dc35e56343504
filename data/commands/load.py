"""Load a package into an empty database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeAlias

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from dashboard.folding import folded, sort_key
from dashboard.money import ore
from dashboard.problem import Problem
from dashboard.reasons import Why
from dashboard.settings import SOFTWARE
from data.commands.journal import Journal, adopt
from data.commands.periods import seal
from data.format.stored import TABLES, kinds, money
from data.models import PeriodRow, SearchRow, ThingRow
from data.sources.checks import not_in_percent, unknown_references
from data.sources.contents import Package, Record, refuse

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


def load(journal: Journal, package: Package) -> None:
    """Write all rows of a package; older versions of a row are superseded when the next was recorded.

    A row that does not say so was recorded now by who loads it. BadPackage when something is wrong with a row,
    a code names nothing or an amount is not whole öre.
    """
    refuse(
        [*package.problems, *unknown_references(package, {}), *not_in_percent(package, {}), *_broken_amounts(package)]
    )
    session = journal.session
    whole = filled(package, journal.actor, journal.at)
    identities = _number_things(session, whole)
    identities.parents = {str(row["code"]): row["parent"] for row in whole.rows["departments"]}  # type: ignore[misc]
    for name, table in TABLES.items():
        resource = whole.resources[name]
        rows = [_row(name, record, resource.references, identities) for record in whole.rows[name]]
        if resource.key[-1] == "recorded_at":
            _supersede(rows, whole.rows[name], resource.key[:-1])
        if name == "periods":
            identities.periods = _open_periods(session, rows)
        elif rows:
            session.execute(insert(table), rows)
    session.execute(insert(SearchRow), list(_search_entries(whole, identities)))
    adopt(journal)
    _lock_periods(journal, whole)
    if session.connection().dialect.name == "postgresql":
        # Until it has seen what came in, a question takes a hundred times longer. SQLite needs it not, and 3.40 then
        # answers wrongly: a range after IN is not looked at (its OP_SeekScan).
        session.execute(text("ANALYZE"))


def _open_periods(session: Session, rows: list[Row]) -> dict[str, int]:
    """The numbers of the periods; they are locked last, because the database lets nothing into a locked one."""
    session.execute(insert(PeriodRow), [row | {"locked_at": None, "locked_by": None} for row in rows])
    return {code: number for code, number in session.execute(select(PeriodRow.code, PeriodRow.id))}


def _lock_periods(journal: Journal, package: Package) -> None:
    """Lock and seal what was locked, as it was known then."""
    locked = {str(row["code"]): row for row in package.rows["periods"] if row["locked_at"] is not None}
    for period in journal.session.execute(select(PeriodRow).where(PeriodRow.code.in_(locked))).scalars():
        row: Any = locked[period.code]
        period.locked_at, period.locked_by = row["locked_at"], row["locked_by"]
        journal.session.flush()
        if period.opens_on is not None:
            seal(journal, period, row["locked_at"], SOFTWARE)


def filled(package: Package, by: str, at: datetime) -> Package:
    """The package with every table, and with when and by whom where a row does not say it."""
    given: Record = {"recorded_at": at, "recorded_by": by}
    rows: dict[str, list[Record]] = {
        name: [
            {**row, **{key: value for key, value in given.items() if key in row and row[key] is None}}
            for row in package.rows.get(name, ())
        ]
        for name in package.resources
    }
    return replace(package, rows=rows, places={name: package.places.get(name, []) for name in package.resources})


def _broken_amounts(package: Package) -> Iterator[Problem]:
    for name, columns in money().items():
        for place, record in package.placed(name):
            for column in columns:
                try:
                    ore(Decimal(str(record[column])))
                except ValueError:
                    yield Problem(Why.TOO_PRECISE, place, package.heading(name, column), str(record[column]))


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
        row["superseded_at"] = row.pop("withdrawn_at")
        versions[tuple(record[column] for column in key)].append(row)
    for same in versions.values():
        same.sort(key=_recorded)
        for older, newer in pairwise(same):
            older["superseded_at"] = older["superseded_at"] or newer["recorded_at"]


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
