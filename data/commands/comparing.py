"""What a package would change in a database, row by row and cell by cell, and what speaks against it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from dashboard.incoming import MOST_SHOWN, Alteration, Counted, Preview
from dashboard.problem import Place, Problem
from dashboard.reasons import Why
from dashboard.words import Words
from data.commands.identities import broken_amounts
from data.commands.refusing import other_organisation, rows_in_locked_periods, what_a_period_keeps
from data.format.schema import Field, Resource, books, tables
from data.format.stored import SEAL_PARTS, kinds
from data.queries.everything import Everything
from data.sources.checks import not_in_percent, unknown_references
from data.sources.contents import Cell, Package, Record, refuse

_UNCOUNTED = ("things", "chain_heads", SEAL_PARTS)
# Columns that say how a row was recorded, not what it says.
RECORDED = ("recorded_at", "recorded_by", "withdrawn_at")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A row that would be written, whole as it would stand; `was` is the one it replaces, `version` its number."""

    place: Place
    record: Record
    was: Record | None = None
    version: int | None = None
    withdraws: bool = False


@dataclass(slots=True)
class Comparison:
    """What a package would change, and every problem that keeps it from being let in.

    `is_first` when nothing is known yet; `restores` how many rows of what Tertial keeps would then be taken back.
    """

    arrivals: dict[str, list[Arrival]] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    restores: dict[str, int] = field(default_factory=dict)
    is_first: bool = False

    def preview(self) -> Preview:
        """How many rows per table, the first changes, and the fingerprint of all."""
        told = [
            Counted(
                tables()[name].title,
                sum(arrival.was is None for arrival in arrivals),
                sum(arrival.was is not None for arrival in arrivals),
                self.unchanged[name],
            )
            for name, arrivals in self.arrivals.items()
        ]
        told += [Counted(books()[name].title, count, 0, 0) for name, count in self.restores.items()]
        shown: list[Alteration] = []
        for alteration in self.alterations():
            shown.append(alteration)
            if len(shown) == MOST_SHOWN:
                break
        return Preview(tuple(told), tuple(shown), self._fingerprint())

    def alterations(self) -> Iterator[Alteration]:
        """Every cell that becomes another, in the order of the tables and of the file."""
        for name, arrivals in self.arrivals.items():
            for arrival in arrivals:
                if arrival.was is not None:
                    yield from _alterations(tables()[name], arrival)

    def _fingerprint(self) -> str:
        found = hashlib.sha256()
        for name, arrivals in self.arrivals.items():
            for arrival in arrivals:
                found.update(
                    json.dumps([name, arrival.version, arrival.withdraws, arrival.record], default=str).encode()
                )
        return found.hexdigest()


def compare(session: Session, package: Package) -> Comparison:
    """The newest row of every key in the package beside the current one in the database.

    Columns that the package does not have are kept, and so is who recorded a row and when. One look at each table.
    """
    everything = Everything(session)
    comparison = Comparison()
    for name, resource in tables().items():
        if name in package.rows:
            comparison.arrivals[name], comparison.unchanged[name] = _table(everything, package, resource)
    comparison.is_first = not everything.has_things
    if comparison.is_first and package.has_journal:
        comparison.restores = {name: len(rows) for name, rows in package.books.items() if name not in _UNCOUNTED}
    comparison.problems = _problems(session, everything, package, comparison)
    return comparison


def checked(session: Session, package: Package) -> Comparison:
    """The comparison; BadPackage when anything speaks against it."""
    comparison = compare(session, package)
    refuse(comparison.problems)
    return comparison


def _problems(session: Session, everything: Everything, package: Package, found: Comparison) -> list[Problem]:
    known = {name: set(everything.codes(name)) for name in (*kinds(), "periods")}
    indicators = [record for _, record in everything.current("indicators")]
    problems = [
        *package.problems,
        *unknown_references(package, known),
        *not_in_percent(package, {str(record["code"]): str(record["unit"]) for record in indicators}),
        *broken_amounts(package),
        *other_organisation(package, known["organisations"]),
        *_books_left(package, found),
    ]
    told = {problem.place for problem in problems if not problem.is_warning}
    arrivals = {
        name: [(arrival.place, arrival.record, arrival.was) for arrival in same if arrival.place not in told]
        for name, same in found.arrivals.items()
    }
    kinds_of = {str(record["code"]): str(record["kind"]) for record in indicators}
    return [
        *problems,
        *what_a_period_keeps(package, arrivals.get("periods", [])),
        *rows_in_locked_periods(session, package, arrivals, kinds_of),
    ]


def _books_left(package: Package, found: Comparison) -> Iterator[Problem]:
    """Nobody writes a journal by importing one."""
    if package.books and not found.restores:
        titles = [books()[name].title for name in package.books]
        said = Words(", ".join(words.sv for words in titles), ", ".join(str(words.en) for words in titles))
        yield Problem(Why.BOOKS_LEFT, details={"tables": said})


def _table(everything: Everything, package: Package, resource: Resource) -> tuple[list[Arrival], int]:
    newest = _newest(package, resource)
    given = package.headings.get(resource.name)
    columns = [f for f in resource.fields if f.name not in RECORDED and (given is None or f.name in given)]
    order = {key: position for position, key in enumerate(newest)}
    arrivals: list[tuple[int, Arrival]] = []
    unchanged = 0
    for version, was in everything.current(resource.name):
        key = _key(resource, was)
        if key not in newest:
            continue
        place, record = newest.pop(key)
        withdraws = record.get("withdrawn_at") is not None
        if withdraws or any(not same(column, was[column.name], record[column.name]) for column in columns):
            now = was if withdraws else was | {column.name: record[column.name] for column in columns}
            arrivals.append((order[key], Arrival(place, now, was, version, withdraws)))
        else:
            unchanged += 1
    for key, (place, record) in newest.items():
        if record.get("withdrawn_at") is None:
            arrivals.append((order[key], Arrival(place, record)))
        else:
            unchanged += 1
    return [arrival for _, arrival in sorted(arrivals, key=lambda one: one[0])], unchanged


def _newest(package: Package, resource: Resource) -> dict[tuple[Cell, ...], tuple[Place, Record]]:
    found: dict[tuple[Cell, ...], tuple[Place, Record]] = {}
    for place, record in zip(package.places[resource.name], package.rows[resource.name], strict=True):
        key = _key(resource, record)
        if key not in found or _recorded(record) >= _recorded(found[key][1]):
            found[key] = (place, record)
    return found


def _recorded(record: Mapping[str, Any]) -> float:
    """When a row was recorded; one that does not say so is recorded now."""
    at: datetime | None = record.get("recorded_at")
    return float("inf") if at is None else at.timestamp()


def _key(resource: Resource, record: Record) -> tuple[Cell, ...]:
    return tuple(record[name] for name in resource.key if name != "recorded_at")


def same(column: Field, was: Cell, now: Cell) -> bool:
    """Whether two values are kept as the same."""
    if was is None or now is None:
        return was is now
    if column.money:
        return Decimal(str(was)) == Decimal(str(now))
    if column.type == "number":
        return float(str(was)) == float(str(now))
    return was == now


def _alterations(resource: Resource, arrival: Arrival) -> Iterator[Alteration]:
    assert arrival.was is not None
    key = " · ".join(str(part) for part in _key(resource, arrival.record))
    if arrival.withdraws:
        column = resource.field("withdrawn_at")
        yield Alteration(arrival.place, resource.title, key, column.title, Words("nej", "no"), Words("ja", "yes"))
        return
    for column in resource.fields:
        was, now = arrival.was[column.name], arrival.record[column.name]
        if column.name not in RECORDED and not same(column, was, now):
            yield Alteration(arrival.place, resource.title, key, column.title, said(column, was), said(column, now))


def said(column: Field, value: Cell) -> Words:
    """A value as it is shown: a choice by its name, a number with the decimal sign of the language."""
    match value:
        case None:
            return Words("", "")
        case bool():
            return Words("ja", "yes") if value else Words("nej", "no")
        case float() | Decimal():
            text = f"{Decimal(str(value)):f}"
            text = text.rstrip("0").rstrip(".") if "." in text else text
            return Words(text.replace(".", ","), text)
        case datetime():
            text = value.strftime("%Y-%m-%d %H:%M UTC")
            return Words(text, text)
    choices = column.choices or {}
    return choices.get(str(value)) or Words(str(value), str(value))
