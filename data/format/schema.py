"""What the format's descriptor (Frictionless Table Schema in datapackage.json) says: tables, columns, types, keys."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.words import Words

DESCRIPTOR = Path(__file__).with_name("datapackage.json")
SCOPE = "scope"
SUBJECT = "subject"
# Both are written as a kind and a code: a SCOPE has values of its own, a SUBJECT is anything that has a code.
WITH_KIND = (SCOPE, SUBJECT)


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its type, whether it must be filled, its choices with their words, its bounds, what it refers to.

    `reference` is a table, or SCOPE or SUBJECT for a code with its kind before it (region:01). `stands_for` is what an empty cell,
    or a column left out, means; `money` is kronor, kept as whole öre; `percent` may be written with %.
    """

    name: str
    type: str
    title: Words
    description: Words
    required: bool = False
    choices: Mapping[str, Words] | None = None
    longest: int | None = None
    least: int | None = None
    most: int | None = None
    reference: str | None = None
    percent: bool = False
    money: bool = False
    stands_for: bool | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """A table of the format: columns, key (the last of a versioned one is recorded_at), and the kind of thing it holds.

    `kept` are columns that only an export has: under which number a row is kept, and what it counted in.
    """

    name: str
    title: Words
    description: Words
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    kind: str | None = None
    example: Mapping[str, str] | None = None
    kept: tuple[Field, ...] = ()

    @property
    def columns(self) -> tuple[Field, ...]:
        """Those of an export."""
        return (*self.fields, *self.kept)

    @property
    def with_kind(self) -> list[str]:
        """Columns that hold a kind and a code."""
        return [field.name for field in self.fields if field.reference in WITH_KIND]

    @property
    def references(self) -> dict[str, str]:
        """Column → the table whose codes it holds."""
        return {
            field.name: field.reference for field in self.fields if field.reference and field.reference not in WITH_KIND
        }

    def field(self, name: str) -> Field:
        """A column by its name."""
        return next(field for field in self.fields if field.name == name)


@cache
def tables() -> dict[str, Resource]:
    """Every table of the format that somebody may fill in, in the order in which they are loaded."""
    said = described()
    return {item["name"]: _resource(item, _kept_of(said, item["name"])) for item in said["resources"]}


@cache
def books() -> dict[str, Resource]:
    """What Tertial itself keeps: journal, seals, steps of reports. An export has it, and an empty database takes it back."""
    return {item["name"]: _resource(item, []) for item in described()["kept"]["resources"]}


def every_table() -> dict[str, Resource]:
    """All that an export may hold."""
    return tables() | books()


def described() -> dict[str, Any]:
    """The descriptor as it stands in its file."""
    found: dict[str, Any] = json.loads(DESCRIPTOR.read_text(encoding="utf-8"))
    return found


def descriptor(name: str, title: str, description: str, paths: Mapping[str, list[str]]) -> dict[str, Any]:
    """The descriptor of a package whose tables lie in these files."""
    said = described()
    head = {key: value for key, value in said.items() if key != "kept"}
    resources = [
        {**item, "path": paths[item["name"]][0] if len(paths[item["name"]]) == 1 else paths[item["name"]]}
        for item in said["resources"]
        if item["name"] in paths
    ]
    return head | {"name": name, "title": title, "description": description, "resources": resources}


def whole_descriptor(name: str, title: str, description: str, names: Collection[str]) -> dict[str, Any]:
    """The descriptor of an export: the tables named, each in a file of its own, with what Tertial keeps beside them."""
    made = descriptor(name, title, description, {table: [f"{table}.csv"] for table in names})
    said = described()
    for item in made["resources"]:
        kept = [{key: v for key, v in one.items() if key != "tables"} for one in _kept_of(said, item["name"])]
        item["schema"] = item["schema"] | {"fields": [*item["schema"]["fields"], *kept]}
    made["resources"] += [item for item in said["kept"]["resources"] if item["name"] in names]
    return made


def _kept_of(said: Mapping[str, Any], table: str) -> list[Any]:
    return [field for field in said["kept"]["fields"] if table in field["tables"]]


def _words(item: Mapping[str, Any], key: str) -> Words:
    return Words(item[f"{key}_sv"], item[key])


def _resource(item: Mapping[str, Any], kept: Iterable[Mapping[str, Any]]) -> Resource:
    schema = item["schema"]
    references = {key["fields"]: key["reference"]["resource"] for key in schema.get("foreignKeys", ())}
    fields = tuple(_field(column, references.get(column["name"])) for column in schema["fields"])
    return Resource(
        item["name"],
        _words(item, "title"),
        _words(item, "description"),
        fields,
        tuple(schema["primaryKey"]),
        item.get("kind"),
        item.get("example"),
        tuple(_field(column, None) for column in kept),
    )


def _field(item: Mapping[str, Any], reference: str | None) -> Field:
    limits = item.get("constraints", {})
    said = item.get("categories")
    return Field(
        item["name"],
        item["type"],
        _words(item, "title"),
        _words(item, "description"),
        limits.get("required", False),
        {choice["value"]: _words(choice, "label") for choice in said} if said else None,
        limits.get("maxLength"),
        limits.get("minimum"),
        limits.get("maximum"),
        reference or next((one for one in WITH_KIND if item.get(one)), None),
        item.get("percent", False),
        item.get("money", False),
        item.get("standsFor"),
    )
