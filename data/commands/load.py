"""Load a package into an empty database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from dashboard.settings import SOFTWARE
from data.commands.identities import SEARCHED, Identities, Row, broken_amounts, is_found
from data.commands.journal import Journal, adopt
from data.commands.periods import seal
from data.format.stored import TABLES
from data.models import PeriodRow, SearchRow
from data.sources.checks import not_in_percent, unknown_references
from data.sources.contents import Package, Record, refuse


def load(journal: Journal, package: Package) -> None:
    """Write all rows of a package; older versions of a row are superseded when the next was recorded.

    A row that does not say so was recorded now by who loads it. BadPackage when something is wrong with a row,
    a code names nothing or an amount is not whole öre.
    """
    refuse(
        [*package.problems, *unknown_references(package, {}), *not_in_percent(package, {}), *broken_amounts(package)]
    )
    whole = filled(package, journal.actor, journal.at)
    identities = Identities()
    identities.number(journal.session, whole.rows)
    write_tables(journal.session, whole, identities)
    adopt(journal)
    lock_periods(journal, whole.rows["periods"])
    count_again(journal.session)


def write_tables(session: Session, whole: Package, identities: Identities, *, kept: bool = False) -> None:
    """Every row of a package whose things have numbers; with the numbers it was `kept` under when it is restored."""
    for name, table in TABLES.items():
        resource = whole.resources[name]
        rows = [identities.row(name, record, kept=kept) for record in whole.rows[name]]
        if resource.key[-1] == "recorded_at":
            _supersede(rows, whole.rows[name], resource.key[:-1])
        if name == "periods":
            open_periods(session, rows)
            identities.find_periods(session)
        elif rows:
            session.execute(insert(table), rows)
    if entries := list(_search_entries(whole, identities)):
        session.execute(insert(SearchRow), entries)


def count_again(session: Session) -> None:
    """Let PostgreSQL see what came in.

    Until it has, a question takes a hundred times longer. SQLite needs it not, and 3.40 then answers wrongly: a range
    after IN is not looked at (its OP_SeekScan).
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(text("ANALYZE"))


def open_periods(session: Session, rows: list[Row]) -> None:
    """Write periods; they are locked last, because the database lets nothing into a locked one."""
    if rows:
        session.execute(insert(PeriodRow), [row | {"locked_at": None, "locked_by": None} for row in rows])


def lock_periods(journal: Journal, records: Iterable[Record]) -> None:
    """Lock and seal what was locked, as it was known then."""
    locked = {str(record["code"]): record for record in records if record["locked_at"] is not None}
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


def _search_entries(package: Package, identities: Identities) -> Iterator[Row]:
    for name in SEARCHED:
        newest = {str(row["code"]): row for row in sorted(package.rows[name], key=lambda r: str(r["recorded_at"]))}
        for row in newest.values():
            if row["withdrawn_at"] is None and is_found(row):
                yield identities.search_entry(name, row)
