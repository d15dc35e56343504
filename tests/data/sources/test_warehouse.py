"""A database of another system, on SQLite and PostgreSQL, read through a mapping."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest
from sqlalchemy import text

from dashboard.errors import BadMapping
from dashboard.reasons import Why
from data.database import Database
from data.sources.warehouse import mapped, read

MAPPING = """
    tables:
      status_reports:
        from: v_lage
        columns:
          activity: uppdrag
          period: period
          status: {column: farg, values: {GRÖN: on_track, GUL: deviating, RÖD: off_track}}
          comment: kommentar
          is_example: {value: nej}
      outcome_lines:
        from: utfall
        columns:
          activity: uppdrag
          booked_on: datum
          funding: {value: appropriation}
          amount: kronor
    """


@pytest.fixture
def warehouse(empty: Database) -> Database:
    """The follow-up database that an agency may have already: tables, and a view that makes a period of two columns."""
    with empty.engine.begin() as connection:
        for statement in (
            "CREATE TABLE lage (uppdrag VARCHAR(20), ar INTEGER, tertial INTEGER, farg VARCHAR(10), kommentar TEXT)",
            "CREATE VIEW v_lage AS SELECT uppdrag, ar || '-T' || tertial AS period, farg, kommentar FROM lage",
            "CREATE TABLE utfall (uppdrag VARCHAR(20), datum DATE, kronor NUMERIC(18, 2))",
            "INSERT INTO lage VALUES ('A-0001', 2018, 3, 'GRÖN', 'Går bra'), ('A-0002', 2018, 3, 'GUL', NULL)",
            "INSERT INTO utfall VALUES ('A-0001', '2018-10-31', 12345.5), ('A-0002', '2018-10-31', -0.01)",
        ):
            connection.execute(text(statement))
    return empty


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    file = tmp_path / "mapping.yml"
    file.write_text(dedent(MAPPING), encoding="utf-8")
    return file


def test_their_rows_become_ours(warehouse: Database, mapping: Path) -> None:
    package = read(warehouse.url, mapping)
    assert not package.problems
    reports = package.rows["status_reports"]
    assert [(r["activity"], r["period"], r["status"], r["comment"], r["is_example"]) for r in reports] == [
        ("A-0001", "2018-T3", "on_track", "Går bra", False),
        ("A-0002", "2018-T3", "deviating", None, False),
    ]
    lines = package.rows["outcome_lines"]
    assert [(r["booked_on"], Decimal(str(r["amount"]))) for r in lines] == [
        (date(2018, 10, 31), Decimal("12345.5")),
        (date(2018, 10, 31), Decimal("-0.01")),
    ]


def test_a_value_that_is_not_right_is_told_with_its_place(warehouse: Database, mapping: Path) -> None:
    with warehouse.engine.begin() as connection:
        connection.execute(text("INSERT INTO lage VALUES ('A-0003', 2018, 3, 'LILA', NULL)"))
    package = read(warehouse.url, mapping)
    (problem,) = package.problems
    assert (problem.why, problem.place.sheet, problem.value) == (Why.NOT_A_CHOICE, "v_lage", "LILA")
    assert len(package.rows["status_reports"]) == 2


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("v_lage", "v_saknas", "The source has no table or view v_saknas"),
        ("kommentar\n", "saknas\n", "v_lage has no column saknas; it has uppdrag"),
        ("comment:", "kommentar:", "status_reports: kommentar is not a column of the table; it has activity"),
        ("outcome_lines:", "utfall:", "utfall is not a table of the format; it is one of periods"),
        ("from: utfall", "frm: utfall", "outcome_lines: say `from:`"),
        ("{value: nej}", "{varde: nej}", "status_reports.is_example: say a column"),
        ("{value: nej}", "[nej]", "status_reports.is_example: say a column"),
        ("tables:", "tabeller:", "must begin with `tables:`"),
        ("tables:", "tables: {", "is not YAML"),
    ],
)
def test_a_mapping_that_cannot_be_followed_is_told(
    warehouse: Database, mapping: Path, was: str, becomes: str, sentence: str
) -> None:
    assert was in mapping.read_text(encoding="utf-8")
    mapping.write_text(mapping.read_text(encoding="utf-8").replace(was, becomes), encoding="utf-8")
    with pytest.raises(BadMapping) as told:
        read(warehouse.url, mapping)
    assert sentence in str(told.value)


@pytest.mark.parametrize(
    "url", ["", "nonsense", "oracle9://x", "sqlite:////nowhere/x.db", "postgresql://u:hemligt@127.0.0.1:1/x"]
)
def test_a_source_that_is_not_there_is_told_without_its_password(mapping: Path, url: str) -> None:
    with pytest.raises(BadMapping) as told:
        read(url, mapping)
    assert "hemligt" not in str(told.value)


def test_a_mapping_runs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "mapping.yml"
    file.write_text("tables: !!python/object/apply:os.system ['true']", encoding="utf-8")
    with pytest.raises(BadMapping):
        mapped(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadMapping, match="cannot be read"):
        mapped(tmp_path / "saknas.yml")
