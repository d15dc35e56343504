"""The rows of a sheet as records of a table, with every problem on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.problem import Place, Problem
from dashboard.reasons import Why
from dashboard.value import Sign
from data.format.schema import Resource
from data.sources import cells
from data.sources.contents import Cell, Limits, Raw, Record, Refused, Sheet
from data.sources.headings import Headings, match, without_heading

EXAMPLE = "EXEMPEL: "
_LONGEST_SHOWN = 200
_SIGNS = {sign.value for sign in Sign}


@dataclass(slots=True)
class Table:
    """What has been read of a table so far, from one sheet or several."""

    resource: Resource
    rows: list[Record] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    spoilt: list[tuple[Place, Record]] = field(default_factory=list)
    percents: set[Place] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict)
    keys: dict[tuple[Cell, ...], Place] = field(default_factory=dict)


class Reader:
    """Reads sheets into tables and gathers problems; counts rows of all sheets together."""

    def __init__(self, limits: Limits) -> None:
        self.tables: dict[str, Table] = {}
        self.problems: list[Problem] = []
        self.reads_books = limits.books
        self._limits = limits
        self._count = 0

    def leave(self, resource: Resource) -> None:
        """A table that is there and not read."""
        self.tables.setdefault(resource.name, Table(resource))

    def read(self, sheet: Sheet, resource: Resource) -> None:
        """All rows of a sheet; what breaks it off is a problem too."""
        table = self.tables.setdefault(resource.name, Table(resource))
        headings: Headings | None = None
        try:
            for number, row in sheet.rows:
                if all(cells.is_empty(cell) for cell in row):
                    continue
                place = Place(sheet.name, number)
                if headings is None:
                    headings = match(row, resource, place, self.problems)
                    table.written = headings.written | table.written
                elif not is_example(row, headings, resource):
                    self._count_one()
                    self._read_row(row, place, headings, table, sheet)
        except Refused as refused:
            self.problems.append(refused.at(Place(sheet.name)))
        if headings is None and not sheet.problems:
            self.problems.append(Problem(Why.EMPTY_FILE, Place(sheet.name)))

    def _count_one(self) -> None:
        self._count += 1
        if self._limits.rows is not None and self._count > self._limits.rows:
            raise Refused(Why.TOO_MANY_ROWS, most=self._limits.rows)

    def _read_row(self, row: Sequence[Raw], place: Place, headings: Headings, table: Table, sheet: Sheet) -> None:
        before = len(self.problems)
        if sheet.escaped and not _fits(row, headings):
            details = {"count": len(row), "wanted": len(headings.names)}
            self.problems.append(Problem(Why.WRONG_LENGTH, place, details=details))
            return
        self._look_beside(row, place, headings)
        raw = {name: cell for name, cell in zip(headings.names, row, strict=False) if name is not None}
        record = self._record(raw, place, headings, table, sheet)
        self._check_key(record, place, headings, table)
        if len(self.problems) > before:
            table.spoilt.append((place, record))
            return
        table.rows.append(record)
        table.places.append(place)

    def _look_beside(self, row: Sequence[Raw], place: Place, headings: Headings) -> None:
        beside = headings.blank | set(range(len(headings.names), len(row)))
        for position in sorted(beside):
            if position < len(row) and not cells.is_empty(row[position]):
                headings.blank.discard(position)
                self.problems.append(without_heading(position, place))

    def _record(self, raw: dict[str, Raw], place: Place, headings: Headings, table: Table, sheet: Sheet) -> Record:
        record: Record = {}
        _move_sign(raw, table.resource)
        for column in table.resource.columns:
            if column.name not in headings.written:
                if column not in table.resource.kept:
                    record[column.name] = column.stands_for
                continue
            cell = raw.get(column.name)
            try:
                record[column.name] = cells.value(cell, column, sheet)
            except Refused as refused:
                self.problems.append(refused.at(place, headings.written[column.name], _short(cells.shown(cell))))
                continue
            if column.percent and cells.is_percent(cell):
                table.percents.add(place)
        if record.get("sign") is not None and record.get("value") is not None:
            value = _short(cells.shown(raw["value"]))
            self.problems.append(Problem(Why.SIGN_AND_VALUE, place, headings.written["value"], value))
        return record

    def _check_key(self, record: Record, place: Place, headings: Headings, table: Table) -> None:
        names = table.resource.key
        if any(name not in record for name in names):
            return
        key = tuple(record[name] for name in names)
        if key in table.keys:
            said = ", ".join(
                f"{headings.written.get(name, name)} {part}"
                for name, part in zip(names, key, strict=True)
                if part is not None
            )
            details = {"key": said, "other": str(table.keys[key])}
            self.problems.append(Problem(Why.SAME_KEY, place, details=details))
        table.keys.setdefault(key, place)


def is_example(row: Sequence[Raw], headings: Headings, resource: Resource) -> bool:
    """Whether it is the example that the template has under its headings."""
    first = resource.fields[0].name
    if resource.example is None or first not in headings.names:
        return False
    return cells.shown(row[headings.names.index(first)]) == EXAMPLE + resource.example[first]


def _fits(row: Sequence[Raw], headings: Headings) -> bool:
    """Whether a row of a CSV file has a cell per heading; empty ones after the last do no harm."""
    return len(row) >= len(headings.names) and all(cells.is_empty(cell) for cell in row[len(headings.names) :])


def _move_sign(raw: dict[str, Raw], resource: Resource) -> None:
    """A sign written where the value should be is meant as the sign."""
    value = raw.get("value")
    has_sign = any(column.name == "sign" for column in resource.fields)
    if has_sign and isinstance(value, str) and value.strip() in _SIGNS and raw.get("sign") in (None, "", value):
        raw["sign"], raw["value"] = value.strip(), None


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
