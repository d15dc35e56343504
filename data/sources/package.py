"""A folder of CSV files with a descriptor (Frictionless Table Schema in datapackage.json), read and checked."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd

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
    """All rows of a package, checked: types, required cells, choices, keys and references."""

    resources: dict[str, Resource]
    rows: dict[str, list[Record]]


def read(folder: Path) -> Package:
    """The package in a folder; BadPackage lists what is wrong, file and row by row."""
    resources = {resource.name: resource for resource in _resources(folder)}
    problems: list[str] = []
    rows = {name: list(_rows(folder, resource, problems)) for name, resource in resources.items()}
    for resource in resources.values():
        _check_keys(resource, rows, problems)
        _check_references(resource, rows, problems)
    if problems:
        more = len(problems) - MOST_PROBLEMS
        raise BadPackage([*problems[:MOST_PROBLEMS], *([f"… and {more} more"] if more > 0 else [])])
    return Package(resources, rows)


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


def _rows(folder: Path, resource: Resource, problems: list[str]) -> Iterator[Record]:
    expected = [field.name for field in resource.fields]
    for file in resource.files:
        table = pd.read_csv(folder / file, dtype=str, keep_default_na=False, encoding="utf-8")
        if list(table.columns) != expected:
            problems.append(f"{file}: the columns are {', '.join(table.columns)}; they should be {', '.join(expected)}")
            continue
        for number, cells in enumerate(table.itertuples(index=False, name=None), start=2):
            yield {
                field.name: _cell(field, text, f"{file} row {number}", problems)
                for field, text in zip(resource.fields, cells, strict=True)
            }


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


def _check_keys(resource: Resource, rows: dict[str, list[Record]], problems: list[str]) -> None:
    seen: set[tuple[Cell, ...]] = set()
    for row in rows[resource.name]:
        key = tuple(row[name] for name in resource.key)
        if key in seen:
            problems.append(f"{resource.name}: two rows have the key {', '.join(str(part) for part in key)}")
        seen.add(key)


def _check_references(resource: Resource, rows: dict[str, list[Record]], problems: list[str]) -> None:
    for column, target in resource.references.items():
        known = {row["code"] for row in rows[target]}
        unknown = {row[column] for row in rows[resource.name]} - known - {None}
        problems.extend(
            f"{resource.name}: {column} names {code}, which is not in {target}" for code in sorted(map(str, unknown))
        )
