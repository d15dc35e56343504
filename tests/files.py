"""Files of the format, made for tests."""

import io
import json
import random
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from data.format.schema import descriptor, tables
from data.sources.package import Package, read
from data.writing.plain import as_text

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def zipped(rows: Rows, columns: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """A zip of CSV files with these rows; `columns` are those that a table has, all unless it is named."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        about = descriptor("test", "Test", "Test", {name: [f"{name}.csv"] for name in rows})
        archive.writestr("datapackage.json", json.dumps(about))
        for name, records in rows.items():
            archive.writestr(f"{name}.csv", text(name, records, (columns or {}).get(name)))
    return content.getvalue()


def text(name: str, records: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None) -> str:
    """The CSV of a table."""
    names = columns or [field.name for field in tables()[name].fields]
    lines = [names, *([_cell(record.get(column)) for column in names] for record in records)]
    return "\n".join(",".join(line) for line in lines) + "\n"


def package(rows: Rows, columns: Mapping[str, Sequence[str]] | None = None) -> Package:
    """The same, read."""
    return read(io.BytesIO(zipped(rows, columns)), "test.zip")


def changed(chance: random.Random, name: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """A row with another text, number or yes in one or several of its columns."""
    resource = tables()[name]
    free = [
        field
        for field in resource.fields
        if field.name not in resource.key and not field.reference and field.choices is None
        if field.name not in ("recorded_at", "recorded_by", "withdrawn_at", "value", "sign")
        if field.type in ("string", "boolean") or field.money
    ]
    now = dict(record)
    for field in chance.sample(free, chance.randint(1, min(3, len(free)))):
        if field.type == "boolean":
            now[field.name] = not record[field.name]
        elif field.money:
            now[field.name] = chance.randrange(10**9)
        else:
            now[field.name] = f"{chance.choice('åäöABC')}{chance.randrange(10**6)}"[: field.longest or 99]
    return now


def _cell(value: Any) -> str:
    written = as_text(value)
    return '"' + written.replace('"', '""') + '"' if any(sign in written for sign in ',"\n\r') else written
