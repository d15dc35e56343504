import json
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import BigInteger, Double, Enum, Integer, String

from dashboard.reporting import LARGEST
from dashboard.settings import SAMPLE
from data.format.schema import WITH_KIND, Field, Resource, described, descriptor, tables
from data.format.stored import TABLES, kinds, money
from data.sources import cells
from data.sources.contents import Sheet

EVERY = list(tables().values())
COLUMNS = [(resource, field) for resource in EVERY for field in resource.fields]
names = [resource.name for resource in EVERY]
column = pytest.mark.parametrize(("resource", "field"), COLUMNS, ids=[f"{r.name}.{f.name}" for r, f in COLUMNS])
LIMITS = {"periods": 8}


def stored(resource: Resource, field: Field) -> Any:
    """The database's column of a column of the format."""
    own = {"withdrawn_at": "superseded_at"}.get(field.name, field.name)
    return TABLES[resource.name].__table__.c[f"{own}_id" if field.reference else own]


def test_the_sample_is_described_as_the_format_says() -> None:
    found = json.loads((SAMPLE / "datapackage.json").read_text(encoding="utf-8"))
    paths = {r["name"]: r["path"] if isinstance(r["path"], list) else [r["path"]] for r in found["resources"]}
    assert found == descriptor(found["name"], found["title"], found["description"], paths)


def test_the_format_has_exactly_the_tables_that_are_stored() -> None:
    assert names == list(TABLES)
    assert set(kinds()) | set(money()) <= set(names)


@column
def test_a_column_is_as_long_and_as_wide_as_the_database(resource: Resource, field: Field) -> None:
    kept = stored(resource, field)
    if field.reference:
        longest = max(len("organisation:"), len("department:")) + 84 if field.reference in WITH_KIND else 64
        assert field.longest == LIMITS.get(field.reference, longest)
    elif isinstance(kept.type, Enum):
        assert kept.type.enum_class is not None
        members: type[StrEnum] = kept.type.enum_class  # type: ignore[assignment]
        assert set(field.choices or ()) == {m.value for m in members} - {"not_reported"}
    elif isinstance(kept.type, String):
        assert field.longest == kept.type.length
    elif isinstance(kept.type, BigInteger):
        assert field.money
        assert field.most is not None
        assert field.most * 100 < 2**53
    elif isinstance(kept.type, Double):
        assert (field.least, field.most) == (-LARGEST, LARGEST)
    elif isinstance(kept.type, Integer):
        assert field.least is not None
        assert field.most is not None
        assert -(2**31) <= field.least < field.most < 2**31


@column
def test_what_the_database_demands_is_compulsory_or_stands_for_something(resource: Resource, field: Field) -> None:
    demanded = not stored(resource, field).nullable
    given = field.name in ("recorded_at", "recorded_by") or field.stands_for is not None
    assert field.required == (demanded and not given)


@column
def test_every_column_has_words_in_both_languages(resource: Resource, field: Field) -> None:
    for words in (field.title, field.description, *(field.choices or {}).values()):
        assert words.sv
        assert words.en


@pytest.mark.parametrize("resource", EVERY, ids=names)
def test_headings_and_names_of_sheets_are_told_apart(resource: Resource) -> None:
    for said in ([f.title.sv for f in resource.fields], [f.title.en for f in resource.fields]):
        assert len({str(text).casefold() for text in said}) == len(resource.fields)
    assert len(resource.title.sv) <= 31
    assert not set(resource.title.sv) & set("[]:*?/\\'")
    titles = [t for r in EVERY for t in {r.name.casefold(), r.title.sv.casefold(), str(r.title.en).casefold()}]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("resource", EVERY, ids=names)
def test_references_lead_to_a_table_with_codes_and_keys_are_columns(resource: Resource) -> None:
    assert all("code" in [f.name for f in tables()[target].fields] for target in resource.references.values())
    assert set(resource.key) <= {f.name for f in resource.fields}
    assert resource.key[-1] == "recorded_at" or resource.name == "periods"


@pytest.mark.parametrize("resource", EVERY, ids=names)
def test_the_example_of_a_table_is_right(resource: Resource) -> None:
    assert resource.example
    for field in resource.fields:
        text = resource.example.get(field.name)
        assert text or not field.required
        assert text is None or cells.value(text, field, Sheet("", (), point=True)) is not None


def test_the_descriptor_names_only_the_tables_that_are_there() -> None:
    made = descriptor("a", "A", "", {"goals": ["goals.csv"], "observations": ["one.csv", "two.csv"]})
    assert [(r["name"], r["path"]) for r in made["resources"]] == [
        ("goals", "goals.csv"),
        ("observations", ["one.csv", "two.csv"]),
    ]
    assert made["profile"] == described()["profile"]
