"""Bring a file into a database: all of it in one transaction, or nothing."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import bindparam, delete, insert, select, update

from dashboard.audit import Deed
from dashboard.errors import Stale
from dashboard.incoming import File, Preview
from dashboard.problem import Problem
from data.commands.comparing import Arrival, Comparison, checked
from data.commands.following import follow_their_area
from data.commands.identities import SEARCHED, Identities, Row, is_found
from data.commands.journal import Change, Journal
from data.commands.load import load, lock_periods, open_periods
from data.commands.restore import restore
from data.format.stored import TABLES, kinds
from data.models import ActivityRow, ImportRow, PeriodRow, SearchRow
from data.models.base import rows_of
from data.sources.contents import Package

_BATCH = 5_000
_NOT_KEPT = ("withdrawn_at", "recorded_at", "recorded_by")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file did, and the number of its import; None when it changed nothing, or took back an export."""

    preview: Preview
    number: int | None
    is_restored: bool = False
    warnings: list[Problem] = field(default_factory=list)


def bring_in(
    journal: Journal, package: Package, file: File, seen: str | None = None, comparison: Comparison | None = None
) -> Outcome:
    """Write what a package changes; an empty database takes back an export with its journal.

    BadPackage when something speaks against it; Stale when it is another change than the one `seen` (its fingerprint).
    `comparison` is one that still holds.
    """
    comparison = comparison or checked(journal.session, package)
    preview = comparison.preview()
    if preview.is_nothing:
        return Outcome(preview, None, warnings=comparison.problems)
    if seen is not None and seen != preview.fingerprint:
        raise Stale()
    if comparison.restores:
        restore(journal, package, file)
        return Outcome(preview, None, is_restored=True)
    number = _note(journal, file, preview)
    if comparison.is_first:
        load(journal, package)
    else:
        write(journal, comparison)
    return Outcome(preview, number, warnings=comparison.problems)


def _note(journal: Journal, file: File, preview: Preview) -> int:
    """A row about the import, and a line in the journal."""
    told = {"new": preview.new, "changed": preview.changed, "unchanged": preview.unchanged}
    given = {"name": file.name[-255:], "sha256": file.sha256}
    stamp = {"recorded_at": journal.at, "recorded_by": journal.actor}
    number: int = journal.session.execute(
        insert(ImportRow).values(**given, **stamp, **told).returning(ImportRow.id)
    ).scalar_one()
    journal.import_id = number
    journal.note(Deed.IMPORTED, ImportRow, json.dumps(given | told, ensure_ascii=False))
    return number


def write(journal: Journal, comparison: Comparison, deed: Deed = Deed.IMPORTED, why: str | None = None) -> None:
    """Every row that a comparison found to be another."""
    identities = Identities.of(journal.session)
    new = {name: [a.record for a in arrivals if a.was is None] for name, arrivals in comparison.arrivals.items()}
    identities.number(journal.session, new)
    for name in TABLES:
        arrivals = comparison.arrivals.get(name, [])
        if name == "periods":
            _write_periods(journal, arrivals, identities)
        else:
            _write_rows(journal, name, arrivals, identities, deed, why)
        if name == "activities":
            _follow_their_units(journal, comparison, identities)
        if name in SEARCHED:
            _find_again(journal, name, arrivals, identities)
    follow_their_area(journal, _moved(comparison, identities), deed, why)
    lock_periods(journal, new.get("periods", []))


def _write_rows(
    journal: Journal, name: str, arrivals: Sequence[Arrival], identities: Identities, deed: Deed, why: str | None
) -> None:
    for some in _batches([arrival for arrival in arrivals if not arrival.withdraws]):
        journal.record_all(TABLES[name], [_change(name, arrival, identities, deed, why) for arrival in some])
    ended = [arrival.version for arrival in arrivals if arrival.withdraws and arrival.version is not None]
    journal.withdraw_all(TABLES[name], ended, why)


def _change(name: str, arrival: Arrival, identities: Identities, deed: Deed, why: str | None) -> Change:
    row = {column: value for column, value in identities.row(name, arrival.record).items() if column not in _NOT_KEPT}
    return Change(row, arrival.version, deed, why)


def _write_periods(journal: Journal, arrivals: Sequence[Arrival], identities: Identities) -> None:
    open_periods(journal.session, [identities.row("periods", a.record) for a in arrivals if a.was is None])
    identities.find_periods(journal.session)
    for arrival in arrivals:
        if arrival.was is None:
            continue
        columns = ("opens_on", "due_on", "closed_at")
        before = {name: arrival.was[name] for name in columns}
        after: Row = {name: arrival.record[name] for name in columns}
        periods = rows_of(PeriodRow)
        journal.session.execute(update(periods).where(periods.c.id == arrival.version).values(after))
        told = {"period": arrival.record["code"], "before": before, "after": after}
        journal.note(Deed.IMPORTED, PeriodRow, json.dumps(told, default=str))


def _follow_their_units(journal: Journal, comparison: Comparison, identities: Identities) -> None:
    """Activities count in the department that their unit belongs to, also when the unit comes to another."""
    moved = {
        identities.things["department", str(one.record["code"])]: str(one.record["parent"] or one.record["code"])
        for one in comparison.arrivals.get("departments", [])
        if one.was is not None and one.was["parent"] != one.record["parent"]
    }
    if not moved:
        return
    columns = rows_of(ActivityRow).c
    current = select(*columns).where(columns.superseded_at.is_(None), columns.unit_id.in_(moved))
    changes = [
        Change(row | {"department_id": department}, row["version"], Deed.IMPORTED)
        for row in (dict(found._mapping) for found in journal.session.execute(current))
        if (department := identities.things["department", moved[row["unit_id"]]]) != row["department_id"]
    ]
    journal.record_all(ActivityRow, changes)


def _moved(comparison: Comparison, identities: Identities) -> dict[int, int]:
    """Activities that have come to another result area, with it."""
    found = [one for one in comparison.arrivals.get("activities", []) if one.was and not one.withdraws]
    codes = [str(one.record["code"]) for one in found if one.was and one.was["area"] != one.record["area"]]
    return {identities.things["activity", code]: identities.activities[code][0] for code in codes}


def _find_again(journal: Journal, name: str, arrivals: Sequence[Arrival], identities: Identities) -> None:
    """What is searched for is as it stands now."""
    found = [arrival.record for arrival in arrivals if not arrival.withdraws and is_found(arrival.record)]
    entries = [identities.search_entry(name, record) for record in found]
    gone = [{"gone": identities.things[kinds()[name], str(arrival.record["code"])]} for arrival in arrivals]
    if gone:
        entry = rows_of(SearchRow)
        journal.session.connection().execute(delete(entry).where(entry.c.thing_id == bindparam("gone")), gone)
    if entries:
        journal.session.execute(insert(SearchRow), entries)


def _batches(arrivals: Sequence[Arrival]) -> Iterator[Sequence[Arrival]]:
    return (arrivals[start : start + _BATCH] for start in range(0, len(arrivals), _BATCH))
