"""A folder of CSV files with a descriptor (Frictionless Table Schema in datapackage.json), read and checked."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeAlias

from dashboard.errors import BadPackage

Cell: TypeAlias = str | int | bool | float | Decimal | date | datetime | None
Record: TypeAlias = dict[str, Cell]
MOST_PROBLEMS = 50


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a resource."""

    name: str
    type: str
    required: bool
    choices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Resource:
    """A table of the package: its files, columns, key and references (column → resource)."""

    name: str
    files: tuple[str, ...]
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: dict[str, str]


@dataclass(frozen=True, slots=True)
class Package:
    """All rows of a package, checked: types, required cells, choices, keys and references.

    `places` says of every row where it stands: «activities.csv row 7».
    """

    resources: dict[str, Resource]
    rows: dict[str, list[Record]]
    places: dict[str, list[str]]


def read(folder: Path) -> Package:
    """The package in a folder; BadPackage lists what is wrong, file and row by row."""
    resources = {resource.name: resource for resource in _resources(folder)}
    problems: list[str] = []
    found = {name: list(_rows(folder, resource, problems)) for name, resource in resources.items()}
    package = Package(
        resources,
        {name: [row for _, row in same] for name, same in found.items()},
        {name: [where for where, _ in same] for name, same in found.items()},
    )
    for resource in resources.values():
        _check_keys(resource, package, problems)
        _check_references(resource, package, problems)
    refuse(problems)
    return package


def refuse(problems: Sequence[str]) -> None:
    """BadPackage with the first problems, where there are any."""
    if problems:
        more = len(problems) - MOST_PROBLEMS
        raise BadPackage([*problems[:MOST_PROBLEMS], *([f"… and {more} more"] if more > 0 else [])])


def _resources(folder: Path) -> Iterator[Resource]:
    for item in json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        schema = item["schema"]
        files = item["path"] if isinstance(item["path"], list) else [item["path"]]
        fields = tuple(
            Field(
                field["name"],
                field["type"],
                field.get("constraints", {}).get("required", False),
                frozenset(field.get("constraints", {}).get("enum", ())),
            )
            for field in schema["fields"]
        )
        references = {key["fields"]: key["reference"]["resource"] for key in schema.get("foreignKeys", ())}
        yield Resource(item["name"], tuple(files), fields, tuple(schema["primaryKey"]), references)


def _rows(folder: Path, resource: Resource, problems: list[str]) -> Iterator[tuple[str, Record]]:
    expected = [field.name for field in resource.fields]
    for file in resource.files:
        with (folder / file).open(encoding="utf-8-sig", newline="") as source:
            table = csv.reader(source)
            columns = next(table, [])
            if columns != expected:
                problems.append(f"{file}: the columns are {', '.join(columns)}; they should be {', '.join(expected)}")
                continue
            for number, cells in enumerate(table, start=2):
                where = f"{file} row {number}"
                if not cells:
                    continue
                if len(cells) != len(expected):
                    problems.append(f"{where}: there are {len(cells)} cells; there should be {len(expected)}")
                    continue
                yield (
                    where,
                    {
                        field.name: _cell(field, text, where, problems)
                        for field, text in zip(resource.fields, cells, strict=True)
                    },
                )


def _cell(field: Field, text: str, where: str, problems: list[str]) -> Cell:
    if text == "":
        if field.required:
            problems.append(f"{where}: {field.name} is empty")
        return None
    if field.choices and text not in field.choices:
        problems.append(f"{where}: {field.name} is {text!r}; it should be one of {', '.join(sorted(field.choices))}")
        return None
    try:
        return _READ[field.type](text)
    except (ValueError, InvalidOperation):
        problems.append(f"{where}: {field.name} is {text!r}, which is not a {field.type}")
        return None


def _boolean(text: str) -> bool:
    return {"true": True, "false": False}[text] if text in ("true", "false") else _refuse(text)


def _number(text: str) -> Decimal:
    number = Decimal(text)
    return number if number.is_finite() else _refuse(text)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else _refuse(text)


def _refuse(text: str) -> Any:
    raise ValueError(text)


_READ: dict[str, Callable[[str], Cell]] = {
    "string": str,
    "integer": int,
    "number": _number,
    "boolean": _boolean,
    "date": date.fromisoformat,
    "datetime": _moment,
}


def _check_keys(resource: Resource, package: Package, problems: list[str]) -> None:
    seen: dict[tuple[Cell, ...], str] = {}
    for row, where in zip(package.rows[resource.name], package.places[resource.name], strict=True):
        key = tuple(row[name] for name in resource.key)
        if key in seen:
            written = ", ".join(f"{name} {part}" for name, part in zip(resource.key, key, strict=True))
            problems.append(f"{where}: {written} is already in {seen[key]}")
        seen.setdefault(key, where)


def _check_references(resource: Resource, package: Package, problems: list[str]) -> None:
    for column, target in resource.references.items():
        known = {row["code"] for row in package.rows[target]} | {None}
        problems.extend(
            f"{where}: {column} is {str(row[column])!r}, which is not in {target}"
            for row, where in zip(package.rows[resource.name], package.places[resource.name], strict=True)
            if row[column] not in known
        )
