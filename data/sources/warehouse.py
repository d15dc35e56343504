"""The tables of another database, read as if they were sheets: which becomes which is said in a mapping (docs/sync.md)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import Connection, MetaData, Table, create_engine, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, NoSuchTableError, SQLAlchemyError

from dashboard.errors import BadMapping
from dashboard.words import t
from data.format.schema import Resource, tables
from data.sources.contents import LOCAL, Package, Raw, Sheet
from data.sources.package import package
from data.sources.rows import Reader


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a column of ours comes from: a column of theirs, with words that mean something else here, or a constant."""

    column: str | None = None
    values: Mapping[str, str] | None = None
    constant: Raw = None


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table of ours and the table or view of theirs that fills it; `schema` is where it lies, if that must be said."""

    resource: Resource
    name: str
    schema: str | None
    origins: Mapping[str, Origin]


def read(url: str, mapping: Path) -> Package:
    """What the mapping names, with every problem of every cell; BadMapping when the mapping or the database is wrong."""
    wanted = mapped(mapping)
    reader = Reader(LOCAL)
    try:
        engine = create_engine(url)
        with engine.connect() as connection:
            for one in wanted:
                reader.read(_sheet(connection, one), one.resource)
    except (ArgumentError, NoSuchModuleError) as error:
        raise BadMapping(
            t("The address of the source cannot be understood; it is written as DATABASE_URL is.")
        ) from error
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise BadMapping(t("The source cannot be read: {reason}."), reason=reason) from error
    engine.dispose()
    return package(reader)


def mapped(file: Path) -> list[Mapped]:
    """The tables that a mapping file names, in the order of the format."""
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadMapping(t("{name} cannot be read; check the name and that it is UTF-8."), name=file.name) from error
    except yaml.YAMLError as error:
        raise BadMapping(
            t("{name} is not YAML: {reason}"), name=file.name, reason=" ".join(str(error).split())
        ) from error
    given = said.get("tables") if isinstance(said, dict) else None
    if not isinstance(given, dict) or not given:
        raise BadMapping(t("{name} must begin with `tables:` and name at least one table."), name=file.name)
    found = {str(name): _table(str(name), one) for name, one in given.items()}
    return [found[name] for name in tables() if name in found]


def _table(name: str, said: Any) -> Mapped:
    resource = tables().get(name)
    if resource is None:
        raise BadMapping(
            t("tables: {name} is not a table of the format; it is one of {tables}."),
            name=name,
            tables=", ".join(tables()),
        )
    if not isinstance(said, dict) or not isinstance(said.get("from"), str) or not isinstance(said.get("columns"), dict):
        raise BadMapping(t("{name}: say `from:` (a table or view) and `columns:`."), name=name)
    schema, _, table = said["from"].rpartition(".")
    origins = {str(column): _origin(f"{name}.{column}", one) for column, one in said["columns"].items()}
    unknown = sorted(set(origins) - {field.name for field in resource.fields})
    if unknown:
        columns = ", ".join(field.name for field in resource.fields)
        raise BadMapping(
            t("{name}: {unknown} is not a column of the table; it has {columns}."),
            name=name,
            unknown=", ".join(unknown),
            columns=columns,
        )
    return Mapped(resource, table, schema or None, origins)


def _origin(where: str, said: Any) -> Origin:
    match said:
        case str():
            return Origin(said)
        case {"column": str(column), "values": dict(values), **rest} if not rest:
            return Origin(column, {str(theirs): str(ours) for theirs, ours in values.items()})
        case {"column": str(column), **rest} if not rest:
            return Origin(column)
        case {"value": constant, **rest} if not rest and not isinstance(constant, dict | list):
            return Origin(constant=constant)
    raise BadMapping(t("{where}: say a column, {{column: …, values: {{theirs: ours}}}} or {{value: …}}."), where=where)


def _sheet(connection: Connection, one: Mapped) -> Sheet:
    return Sheet(f"{one.schema}.{one.name}" if one.schema else one.name, _rows(connection, one), point=True)


def _rows(connection: Connection, one: Mapped) -> Iterator[tuple[int, Sequence[Raw]]]:
    """The headings as row 1, then their rows in the order of their columns, so that a row has the same number again."""
    where = f"{one.schema}.{one.name}" if one.schema else one.name
    try:
        table = Table(one.name, MetaData(), schema=one.schema, autoload_with=connection)
    except NoSuchTableError:
        raise BadMapping(t("The source has no table or view {where}, or you may not read it."), where=where) from None
    asked = [origin.column for origin in one.origins.values() if origin.column is not None]
    if missing := [column for column in asked if column not in table.c]:
        raise BadMapping(
            t("{where} has no column {missing}; it has {columns}."),
            where=where,
            missing=", ".join(missing),
            columns=", ".join(table.c.keys()),
        )
    yield 1, list(one.origins)
    columns = [table.c[name] for name in dict.fromkeys(asked)]
    found = connection.execution_options(stream_results=True).execute(select(*columns).order_by(*columns))
    for number, row in enumerate(found.mappings(), start=2):
        yield number, [_cell(row, origin) for origin in one.origins.values()]


def _cell(row: Mapping[Any, Any], origin: Origin) -> Raw:
    if origin.column is None:
        return origin.constant
    value = row[origin.column]
    if origin.values is not None and value is not None:
        return origin.values.get(str(value), str(value))
    return f"{value:f}" if isinstance(value, Decimal) else value
