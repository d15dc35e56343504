import json
import random
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from dashboard.errors import FileProblem
from dashboard.reporting import LARGEST
from data.commands.journal import journal
from data.commands.load import load
from data.database import Database
from data.format.stored import TABLES
from data.models import GoalRow, ObservationRow, SearchRow, ThingRow
from data.sources.package import Package, read
from data.writing import sheets
from data.writing.export import export
from tests.conftest import Backend
from tests.factories import NOW

WAYS = ["out", "out.zip", "out.xlsx"]
LIVE = [
    "=1+1",
    "+46",
    "-5",
    "@SUM(A1)",
    "=cmd|'/c calc'!A0",
    "\t=1",
    "'=1",
    "http://a.se/?b=1",
    "ftp://x",
    "_x0041_",
    "<b>&",
]


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    kept = {
        **{name: table.__table__ for name, table in TABLES.items()},
        "things": ThingRow.__table__,
        "s": SearchRow.__table__,
    }
    with database.reading() as session:
        return {name: sorted(map(tuple, session.execute(select(table))), key=str) for name, table in kept.items()}


def exported(database: Database, path: Path) -> Path:
    with database.reading() as session:
        export(session, path)
    return path


def filled(database: Database, package: Package) -> Database:
    database.upgrade()
    with journal(database, "Controller", NOW) as writing:
        load(writing, package)
    return database


@pytest.mark.parametrize("way", WAYS)
def test_a_database_that_was_exported_and_loaded_is_the_same_and_what_was_withdrawn_stays_so(
    own: Database, empty: Database, tmp_path: Path, way: str
) -> None:
    moment = datetime(2018, 10, 1, 8, 0, 0, 123456, UTC)
    with own.writing() as session:
        gone = session.scalars(select(GoalRow).where(GoalRow.superseded_at.is_(None)).limit(2)).all()
        session.execute(delete(SearchRow).where(SearchRow.thing_id.in_([goal.id for goal in gone])))
        versions = [goal.version for goal in gone]
        session.execute(update(GoalRow).where(GoalRow.version.in_(versions)).values(superseded_at=moment))
    package = read(exported(own, tmp_path / way))
    assert package.problems == ()
    assert sum(row["withdrawn_at"] is not None for row in package.rows["goals"]) == 2
    assert everything(filled(empty, package)) == everything(own)


def spoken(package: Package, texts: list[str], numbers: list[float], moments: list[datetime]) -> Package:
    """The sample's regions and programmes with other texts, and its first values with other numbers."""
    wanted = ("organisations", "departments", "periods", "regions", "indicators")
    rows: dict[str, Any] = {name: package.rows[name] for name in wanted}
    rows["departments"] = [
        {**row, "head_role": text, "source": text} for row, text in zip(rows["departments"], texts, strict=False)
    ]
    rows["indicators"] = [{**row, "deliverable": None, "department": None} for row in rows["indicators"]]
    rows["observations"] = [
        {**row, "value": number, "sign": None, "scope": "region:00", "recorded_at": moment}
        for row, number, moment in zip(package.rows["observations"], numbers, moments, strict=False)
    ]
    return replace(package, rows=rows, places={name: package.places[name][: len(rows[name])] for name in rows})


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from(
    "'=+-@\t\n\r\"_x<&;,\u2028\ufeff"
)
TEXTS = st.text(LETTERS, min_size=1, max_size=100).filter(lambda text: bool(text.strip()))
NUMBERS = st.floats(-LARGEST, LARGEST).filter(lambda number: number == 0 or abs(number) > 1e-307)
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@settings(
    max_examples=5,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(TEXTS, min_size=22, max_size=22),
    st.lists(NUMBERS, min_size=30, max_size=30),
    st.lists(MOMENTS, min_size=30, max_size=30),
)
def test_hostile_text_all_digits_and_microseconds_come_back(
    sqlite: Backend, package: Package, tmp_path: Path, texts: list[str], numbers: list[float], moments: list[datetime]
) -> None:
    database = filled(sqlite.empty(), spoken(package, [*LIVE, *texts], numbers, moments))
    before = everything(database)
    for way in WAYS:
        path = tmp_path / f"{random.Random().getrandbits(60)}-{way}"
        again = filled(sqlite.empty(), read(exported(database, path)))
        assert everything(again) == before
        again.close()
    database.close()


def test_no_text_becomes_a_formula_or_a_link(sqlite: Backend, package: Package, tmp_path: Path) -> None:
    moments = [datetime(2018, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(5)]
    database = filled(sqlite.empty(), spoken(package, LIVE, [1.0] * 5, moments))
    with zipfile.ZipFile(exported(database, tmp_path / "a.xlsx")) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [n for n, part in parts.items() if b"<f>" in part or b"<f " in part or b"hyperlink" in part]
    with zipfile.ZipFile(exported(database, tmp_path / "a.zip")) as archive:
        text = archive.read("departments.csv").decode()
    assert not [line for line in text.splitlines() if ",=" in line or ",@" in line or ',"=' in line]


def test_a_workbook_has_swedish_headings_numbers_and_days(sample: Database, tmp_path: Path) -> None:
    book = load_workbook(str(exported(sample, tmp_path / "a.xlsx")))
    assert book.sheet_names[:3] == ["Perioder", "Organisation", "Resultatområden"]
    rows = book.get_sheet_by_name("Anslagsår").to_python()
    assert rows[0][:3] == ["Anslag *", "År *", "Ingående överföring (kr) *"]
    assert [type(cell) for cell in rows[1][:3]] == [str, float, float]


def test_a_folder_has_a_descriptor_of_its_files(sample: Database, tmp_path: Path) -> None:
    folder = exported(sample, tmp_path / "out")
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["path"] for r in described["resources"]} == {file.name for file in folder.glob("*.csv")}


def lengthen(session: Session) -> None:
    """A text longer than a cell of a workbook."""
    first = session.scalars(select(ObservationRow).limit(1)).one()
    columns = {c.name: getattr(first, c.name) for c in ObservationRow.__table__.columns if c.name != "version"}
    session.add(ObservationRow(**{**columns, "vintage": "2030-01", "note": "x" * 40_000, "superseded_at": None}))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a.doc", "a.doc ends in .doc"),
        ("nowhere/a.zip", "cannot be written"),
        ("full", "is a folder with files in it"),
    ],
)
def test_what_cannot_be_written_is_told(sample: Database, tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("keep")
    with pytest.raises(FileProblem, match=sentence):
        exported(sample, tmp_path / name)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["full", "mine.txt"]


def test_what_a_workbook_cannot_hold_is_told_and_a_folder_holds_it(
    sqlite: Backend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = sqlite.sample()
    with database.writing() as session:
        lengthen(session)
    with pytest.raises(FileProblem, match=r"Mätvärden, row \d+, Anmärkning has 40000 characters.*CSV"):
        exported(database, tmp_path / "a.xlsx")
    assert read(exported(database, tmp_path / "out")).problems == ()
    monkeypatch.setattr("data.writing.export.MOST_ROWS", 1_000)
    with pytest.raises(FileProblem, match=r"Lägesrapporter has 1457 rows and a sheet holds 999.*CSV"):
        exported(database, tmp_path / "a.xlsx")
    assert not list(tmp_path.glob("*.xlsx"))
    database.close()


def test_a_file_that_is_there_is_only_replaced_by_a_whole_one(
    sample: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.writing.plain.as_text", fail)
    with pytest.raises(FileProblem, match="No space left"):
        exported(sample, path)
    assert [file.name for file in tmp_path.iterdir()] == ["a.zip"]
    assert path.read_text() == "old"


def test_all_digits_of_a_number_are_written() -> None:
    for number in (0.1 + 0.2, 1 / 3, sys.float_info.max, 5e-300, 123456789.12345679):
        assert float(f"{sheets.Exact(number):.16G}") == number
