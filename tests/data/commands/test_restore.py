"""Restoring: an empty database takes back an export row for row; nobody writes a journal by importing one."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from sqlalchemy import delete, select

from dashboard.audit import Deed
from dashboard.errors import BadPackage
from dashboard.incoming import File
from dashboard.reasons import Why
from dashboard.status import Status
from data.commands.bring_in import Outcome, bring_in
from data.commands.comparing import compare
from data.commands.corrections import correct_report, correct_value
from data.commands.edit import rows as edited
from data.commands.edit import withdraw
from data.commands.journal import Change, journal
from data.commands.load import load
from data.commands.periods import lock_period
from data.database import Database
from data.format.schema import books, tables
from data.models import AuditLineRow, Base, ChainHeadRow, DraftRow, PlanRow, SettingRow
from data.models.base import rows_of
from data.queries.verify import verify
from data.sources.package import UPLOAD, Package, read
from data.uploads import sha256_of
from data.writing.export import export
from data.writing.template import template
from tests import files
from tests.conftest import Backend
from tests.data.commands.test_bring_in import bring, rows
from tests.data.commands.test_corrections import WHY, a_report, a_value
from tests.data.commands.test_reporting import GREEN, YELLOW, desk

LATER = datetime(2030, 1, 1, tzinfo=UTC)
Cells: TypeAlias = list[list[str]]
Spoil: TypeAlias = Callable[[dict[str, Cells]], None]
# What an export does not have: unfinished text, and where the journal ends now.
MANY = ("outcome_lines", "budget_lines", "deliveries", "reporting_dates")
LEFT = (DraftRow.__table__, ChainHeadRow.__table__)


def lived(database: Database) -> Database:
    """A database in which everything has happened once."""
    for value in (False, True):
        at = desk(database, value=value)
        content = {"figure": "12,5", "note": "=ny"} if value else YELLOW
        at.hand_in(content)
        at.send_back("Vad har hänt?\r\nSkriv mer.")
        at.hand_in(content if value else GREEN)
        at.approve()
        at.draft(content)
    with journal(database, "Controller", LATER) as writing:
        correct_report(writing, a_report(database).version, {"status": Status.DEVIATING}, WHY)
        correct_value(writing, a_value(database).version, {"value": 17.3}, WHY)
    decided = {"year": 2019, "decided_on": date(2018, 12, 12), "reference_number": None, "note": None}
    with journal(database, "Controller", LATER) as writing:
        writing.record_all(PlanRow, [Change({**decided, "is_example": True})])
        lock_period(writing, "2018-T3", "test")
    unit, other = _a_unit_and_another_department(database)
    setting = rows(database, "settings")[0]
    bring(database, files.package({"departments": [unit | {"parent": other}], "settings": [setting | {"value": "9"}]}))
    with journal(database, "Controller", LATER) as writing:
        for name in ("targets", "goals"):
            code, (version, _) = next(iter(edited(writing.session, tables()[name]).items()))
            withdraw(writing, name, code, version, "gäller inte")
    with journal(database, "Controller", LATER) as writing:
        writing.record(SettingRow, {"key": "ny", "value": "x", "note": "y"})
    return database


def _a_unit_and_another_department(database: Database) -> tuple[dict[str, Any], str]:
    """A unit that has activities, and the department it comes to."""
    found = {row["code"]: row for row in rows(database, "departments")}
    unit = next(found[row["department"]] for row in rows(database, "activities") if found[row["department"]]["parent"])
    other = next(code for code, row in found.items() if row["parent"] is None and code != unit["parent"])
    return unit, other


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but what an export does not have."""
    with database.reading() as session:
        return {
            table.name: sorted(map(tuple, session.execute(select(table))), key=_order)
            for table in Base.metadata.sorted_tables
            if table not in LEFT
        }


def _order(row: tuple[Any, ...]) -> tuple[str, str]:
    return str(row[0]).zfill(12), str(row)


def exported(database: Database, path: Path) -> Path:
    with database.reading() as session:
        export(session, path)
    return path


def restored(database: Database, path: Path) -> Outcome:
    database.upgrade()
    with journal(database, "Controller", LATER) as writing:
        return bring_in(writing, read(path), File(path.name, sha256_of(path)))


def whole(database: Database) -> bool:
    with database.reading() as session:
        return verify(session).difference is None


def few(package: Package) -> Package:
    """The sample with some of its reports, values and money, so that it is soon restored."""
    kept = {
        name: [
            position
            for position, row in enumerate(records)
            # Every meeting and talk, because what is taken up and agreed there names it.
            if (row.get("period", "2018-T2") == "2018-T2" or name in ("meetings", "talks"))
            and (name not in MANY or position < 50)
        ]
        for name, records in package.rows.items()
    }
    return replace(
        package,
        rows={name: [package.rows[name][at] for at in some] for name, some in kept.items()},
        places={name: [package.places[name][at] for at in some] for name, some in kept.items()},
    )


def small(backend: Backend, package: Package) -> Database:
    database = backend.empty()
    database.upgrade()
    with journal(database, "Tertial", datetime.now(UTC)) as writing:
        load(writing, few(package))
    return lived(database)


@pytest.fixture(scope="module")
def old(backend: Backend, package: Package) -> Iterator[Database]:
    database = small(backend, package)
    yield database
    database.close()


@pytest.fixture(scope="module")
def zipped(old: Database, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(old, tmp_path_factory.mktemp("export") / "allt.zip")


@pytest.mark.parametrize("way", ["allt.zip", "allt.xlsx", "allt"])
def test_an_empty_database_takes_back_every_row_of_every_table(
    own: Database, old: Database, empty: Database, tmp_path: Path, way: str
) -> None:
    old = lived(own) if way == "allt.zip" else old
    path = exported(old, tmp_path / way)
    assert restored(empty, path).is_restored
    before, after = everything(old), everything(empty)
    *lines, told = after.pop("audit_lines")
    assert lines == before.pop("audit_lines")
    assert after == before
    assert whole(old)
    assert whole(empty)
    assert (told[3], told[4]) == (Deed.LOADED, "audit_lines")
    assert sha256_of(path) in str(told)
    with empty.reading() as session:
        assert not session.execute(select(DraftRow)).all()


@pytest.mark.postgresql
def test_an_export_of_one_kind_of_database_is_restored_in_the_other(
    sqlite: Backend, postgresql: Backend, package: Package, tmp_path: Path
) -> None:
    first, second, third = small(sqlite, package), postgresql.empty(), sqlite.empty()
    restored(second, exported(first, tmp_path / "a.zip"))
    restored(third, exported(second, tmp_path / "b.zip"))
    assert {**everything(third), "audit_lines": []} == {**everything(first), "audit_lines": []}
    for database in (first, second, third):
        assert whole(database)
        database.close()


def test_a_restored_database_goes_on_where_the_other_ended(old: Database, empty: Database, zipped: Path) -> None:
    restored(empty, zipped)
    setting = rows(empty, "settings")[1]
    with empty.reading() as session:
        before = session.execute(select(ChainHeadRow.number)).scalar_one()
    assert bring(empty, files.package({"settings": [setting | {"value": "8"}]})) == 2
    with empty.reading() as session:
        assert session.execute(select(ChainHeadRow.number)).scalar_one() == before + 2
    assert whole(empty)


def test_what_a_period_showed_is_sealed_as_it_was_and_stays_locked(
    old: Database, empty: Database, zipped: Path
) -> None:
    restored(empty, zipped)
    locked = next(row for row in rows(empty, "periods") if row["code"] == "2018-T3")
    assert locked["locked_at"] == next(row["locked_at"] for row in rows(old, "periods") if row["code"] == "2018-T3")
    report = next(row for row in rows(empty, "status_reports") if row["period"] == "2018-T3")
    with pytest.raises(BadPackage) as told:
        bring(empty, files.package({"status_reports": [report | {"comment": "ändrad"}]}))
    assert [problem.why for problem in told.value.problems] == [Why.LOCKED_PERIOD]


def test_a_database_that_is_not_empty_takes_no_journal(old: Database, own: Database, zipped: Path) -> None:
    """Its own export changes nothing; another's brings rows only, and says so."""
    package = read(zipped)
    assert bring(old, package) is None
    with old.reading() as session:
        (left,) = compare(session, package).problems
    assert left.why is Why.BOOKS_LEFT
    assert "Journal, End of the journal, Corrections" in str(left)
    before = everything(own)
    with journal(own, "Controller", LATER) as writing:
        writing.session.execute(delete(DraftRow))
        some = {"settings": package.rows["settings"]}
        only = replace(package, rows=some, places={"settings": package.places["settings"]})
        bring_in(writing, only, File("a.zip", "a" * 64))
    after = everything(own)
    assert before["audit_lines"] == after["audit_lines"][: len(before["audit_lines"])]
    for name in ("seals", "corrections", "submissions", "things"):
        assert before[name] == after[name]
    assert whole(own)


def test_an_upload_leaves_what_tertial_keeps_unread(old: Database, zipped: Path) -> None:
    with zipped.open("rb") as content:
        package = read(content, "allt.zip", UPLOAD)
    assert set(package.books) == set(books())
    assert not any(package.books.values())
    with old.reading() as session:
        assert [problem.why for problem in compare(session, package).problems] == [Why.BOOKS_LEFT]


def test_without_the_journal_rows_are_loaded_with_a_new_one(old: Database, empty: Database, tmp_path: Path) -> None:
    folder = exported(old, tmp_path / "allt")
    for file in ("audit_lines.csv", "datapackage.json"):
        (folder / file).unlink()
    outcome = restored(empty, folder)
    assert (outcome.number, outcome.is_restored) == (1, False)
    assert whole(empty)


def test_the_template_has_nothing_that_tertial_keeps(tmp_path: Path) -> None:
    template(tmp_path / "mall.xlsx")
    assert read(tmp_path / "mall.xlsx").books == {}


def tampered(zipped: Path, folder: Path, spoil: Spoil) -> Path:
    """A copy of an export in which somebody has changed cells; table → headings and rows."""
    with zipfile.ZipFile(zipped) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    held = {
        name.removesuffix(".csv"): list(csv.reader(io.StringIO(text, newline="")))
        for name, text in parts.items()
        if name.endswith(".csv")
    }
    spoil(held)
    with zipfile.ZipFile(folder / "annan.zip", "w") as archive:
        archive.writestr("datapackage.json", parts["datapackage.json"])
        for name, cells in held.items():
            written = io.StringIO(newline="")
            csv.writer(written).writerows(cells)
            archive.writestr(f"{name}.csv", written.getvalue())
    return folder / "annan.zip"


def change(table: str, column: str, value: str, row: int = 1) -> Spoil:
    def spoil(held: dict[str, Cells]) -> None:
        held[table][row][held[table][0].index(column)] = value

    return spoil


def remove(table: str, row: int = -1) -> Spoil:
    def spoil(held: dict[str, Cells]) -> None:
        del held[table][row]

    return spoil


@pytest.fixture(scope="module")
def zipped_once(sqlite: Backend, package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For what does not differ between databases."""
    database = small(sqlite, package)
    path = exported(database, tmp_path_factory.mktemp("once") / "allt.zip")
    database.close()
    return path


@pytest.mark.parametrize(
    ("spoil", "table"),
    [
        (change("audit_lines", "actor", "Någon annan", 7), "audit_lines"),
        (change("audit_lines", "why", "annat skäl", -1), "audit_lines"),
        (remove("audit_lines"), "audit_lines"),
        (remove("audit_lines", 5), "audit_lines"),
        (change("observations", "value", "99.5", -1), "observations"),
        (change("status_reports", "comment", "ändrad i filen"), "status_reports"),
        (change("status_reports", "area_id", "1"), "status_reports"),
        (change("submissions", "note", "det sade jag aldrig", 2), "submissions"),
        (change("seal_parts", "text", "{", 1), "seals"),
        (change("seals", "sha256", "0" * 64), "seals"),
        (change("chain_heads", "hash", "0" * 64), "audit_lines"),
        (remove("settings"), "settings"),
    ],
)
def test_what_somebody_has_changed_in_the_file_is_found_afterwards(
    zipped_once: Path, sqlite: Backend, tmp_path: Path, spoil: Spoil, table: str
) -> None:
    empty = sqlite.empty()
    restored(empty, tampered(zipped_once, tmp_path, spoil))
    with empty.reading() as session:
        difference = verify(session).difference
    empty.close()
    assert difference is not None
    assert difference.table == table


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (change("settings", "version", ""), Why.NO_NUMBER),
        (change("audit_lines", "thing_id", "999999", 1), Why.BOOKS_BROKEN),
        (change("audit_lines", "import_id", "999999", 1), Why.BOOKS_BROKEN),
        (change("settings", "version", "2", 1), Why.BOOKS_BROKEN),
        (change("things", "id", "999999", 1), Why.BOOKS_BROKEN),
        (lambda held: held["chain_heads"].pop(), Why.BOOKS_BROKEN),
        (lambda held: held["things"].__delitem__(slice(1, None)), Why.BOOKS_BROKEN),
        (change("audit_lines", "number", "1", 2), Why.SAME_KEY),
        (change("seals", "period_id", "i går"), Why.NOT_A_NUMBER),
    ],
)
def test_a_file_whose_rows_do_not_hold_together_is_refused_whole(
    zipped: Path, empty: Database, tmp_path: Path, spoil: Spoil, why: Why
) -> None:
    with pytest.raises(BadPackage) as told:
        restored(empty, tampered(zipped, tmp_path, spoil))
    assert {problem.why for problem in told.value.problems} == {why}
    with empty.reading() as session:
        assert not session.execute(select(rows_of(AuditLineRow))).all()
    assert empty.is_empty()
