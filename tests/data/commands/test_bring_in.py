"""Bringing in: what the dry run says is what happens, once, whole, and never in a locked period."""

import multiprocessing
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from dashboard.audit import Deed
from dashboard.errors import BadPackage, Stale
from dashboard.incoming import File
from dashboard.reasons import Why
from data.commands.bring_in import bring_in
from data.commands.comparing import compare
from data.commands.journal import journal
from data.commands.periods import close_period
from data.database import Database
from data.format.schema import tables
from data.models import (
    ActivityRow,
    AuditLineRow,
    Base,
    BudgetLineRow,
    DeliveryRow,
    OutcomeLineRow,
    SearchRow,
    StatusReportRow,
    ThingRow,
)
from data.models.base import rows_of
from data.queries import imports
from data.queries.everything import Everything
from data.queries.measures import measures
from data.queries.search import search
from data.queries.verify import verify
from data.sources.package import Package, read
from data.writing.export import export
from tests import files, ledger

LATER = datetime(2030, 1, 1, tzinfo=UTC)
A_FILE = File("fil.xlsx", "a" * 64)
PLAIN = ("settings", "targets", "annotations", "series_breaks", "programmes", "reporting_dates", "appropriation_years")
Current = dict[tuple[Any, ...], dict[str, Any]]


def bring(database: Database, package: Package, file: File = A_FILE, seen: str | None = None) -> int | None:
    with journal(database, "Controller", LATER) as writing:
        return bring_in(writing, package, file, seen).number


def rows(database: Database, name: str) -> list[dict[str, Any]]:
    with database.reading() as session:
        return [dict(record) for _, record in Everything(session).current(name)]


def current(database: Database, name: str) -> Current:
    key = [part for part in tables()[name].key if part != "recorded_at"]
    return {tuple(row[part] for part in key): row for row in rows(database, name)}


def counts(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
        }


def whole(database: Database) -> bool:
    with database.reading() as session:
        return verify(session).difference is None


def refused(database: Database, package: Package) -> BadPackage:
    before = counts(database)
    with pytest.raises(BadPackage) as told:
        bring(database, package)
    assert counts(database) == before
    return told.value


def a_file(chance: random.Random, database: Database) -> Package:
    """Rows of a few tables: some as they are, some changed, some withdrawn, some new; some columns left out."""
    chosen: dict[str, list[dict[str, Any]]] = {}
    columns: dict[str, list[str]] = {}
    for name in chance.sample(PLAIN, chance.randint(1, 3)):
        some = rows(database, name)
        chosen[name] = []
        for row in chance.sample(some, min(len(some), chance.randint(1, 12))):
            match chance.randrange(5):
                case 0:
                    chosen[name].append(row)
                case 1:
                    chosen[name].append(row | {"withdrawn_at": LATER})
                case 2 if name == "settings":
                    chosen[name].append(row | {"key": f"new.{chance.randrange(10**9)}"})
                case _:
                    chosen[name].append(files.changed(chance, name, row))
        resource = tables()[name]
        optional = [f.name for f in resource.fields if not f.required and f.name not in resource.key]
        left_out = set(chance.sample(optional, chance.randint(0, len(optional) // 2)))
        columns[name] = [f.name for f in resource.fields if f.name not in left_out]
    return files.package(chosen, columns)


def test_what_the_dry_run_shows_of_200_files_is_what_happens(own: Database) -> None:
    for seed in range(200):
        chance = random.Random(seed)
        package = a_file(chance, own)
        before = {name: current(own, name) for name in package.rows}
        held = counts(own) if seed % 20 == 0 else {}
        with own.reading() as session:
            comparison = compare(session, package)
        if held:
            assert counts(own) == held
        preview = comparison.preview()
        number = bring(own, package, seen=preview.fingerprint)
        assert (number is None) == preview.is_nothing
        for name, told in zip(package.rows, preview.tables, strict=True):
            was, now = _plain(before[name]), _plain(current(own, name))
            changed = sum(now.get(key) != row for key, row in was.items())
            assert (told.new, told.changed) == (len(now.keys() - was.keys()), changed)
            assert told.new + told.changed + told.unchanged == len(package.rows[name])
    assert whole(own)


def _plain(found: Current) -> Current:
    held = ("recorded_at", "recorded_by", "withdrawn_at")
    return {key: {name: value for name, value in row.items() if name not in held} for key, row in found.items()}


def test_a_change_is_shown_with_place_column_before_and_after(own: Database) -> None:
    (row,) = [row for row in rows(own, "settings") if row["key"] == "raise.length"]
    with own.reading() as session:
        package = files.package({"settings": [row | {"value": "77"}]}, {"settings": ["key", "value", "note"]})
        (alteration,) = compare(session, package).alterations()
    assert (str(alteration.place), alteration.key) == ("settings.csv row 2", "raise.length")
    assert (alteration.column.en, alteration.before.sv, alteration.after.sv) == ("Value", row["value"], "77")


def test_columns_that_the_file_does_not_have_are_kept(own: Database) -> None:
    row = next(row for row in rows(own, "activities") if row["description"] and row["owner_role"])
    needed = [field.name for field in tables()["activities"].fields if field.required]
    bring(own, files.package({"activities": [row | {"title": "Nytt namn"}]}, {"activities": needed}))
    now = current(own, "activities")[(row["code"],)]
    assert _plain({(): now})[()] == _plain({(): row | {"title": "Nytt namn"}})[()]
    with own.reading() as session:
        assert [hit.code for hit in search(session, "nytt namn")] == [row["code"]]
    assert whole(own)


def test_a_new_thing_refers_to_what_is_in_the_file_and_in_the_database(own: Database) -> None:
    activity = rows(own, "activities")[0]
    unit = rows(own, "departments")[0] | {"code": "NY", "parent": None, "name": "Ny avdelning"}
    new = activity | {"code": "NY-1", "title": "Helt ny", "department": "NY"}
    bring(own, files.package({"activities": [new], "departments": [unit]}))
    assert _plain(current(own, "activities"))[("NY-1",)] == _plain({(): new})[()]
    with own.reading() as session:
        assert session.execute(select(func.count()).where(SearchRow.code == "NY-1")).scalar_one() == 1
    assert whole(own)


def test_activities_count_where_their_unit_belongs(own: Database) -> None:
    units = {row["code"]: row for row in rows(own, "departments")}
    unit = next(code for code in (row["department"] for row in rows(own, "activities")) if units[code]["parent"])
    other = next(code for code, row in units.items() if not row["parent"] and code != units[unit]["parent"])
    bring(own, files.package({"departments": [units[unit] | {"parent": other}]}))
    with own.reading() as session:
        things = {code: number for number, code in session.execute(select(ThingRow.id, ThingRow.code))}
        current_ones = select(ActivityRow.department_id).where(
            ActivityRow.unit_id == things[unit], ActivityRow.superseded_at.is_(None)
        )
        assert set(session.execute(current_ones).scalars()) == {things[other]}
    assert whole(own)


def counted_in(database: Database, table: Any, activity: str) -> dict[Any, str]:
    """The result area that each current row of an activity counts in, by its year, day or period."""
    columns = rows_of(table).c
    key = next(columns[name] for name in ("year", "booked_on", "due_on", "period_id") if name in columns)
    area = rows_of(ThingRow).alias()
    with database.reading() as session:
        found = (
            select(key, area.c.code)
            .join(ThingRow, ThingRow.id == columns.activity_id)
            .join(area, area.c.id == columns.area_id)
            .where(ThingRow.code == activity, columns.superseded_at.is_(None))
        )
        return {when: code for when, code in session.execute(found)}


MONEY = {"funding": "appropriation", "amount": 100, "is_example": True}


def test_what_no_locked_period_tells_follows_an_activity_to_another_area(own: Database) -> None:
    """2018 has locked tertials, 2019 has none: the money of a year stays together."""
    row = next(one for one in rows(own, "activities") if one["code"] == "A-0001")
    old, new = row["area"], next(one["code"] for one in rows(own, "result_areas") if one["code"] != row["area"])
    budget, line = rows(own, "budget_lines")[0] | MONEY, rows(own, "outcome_lines")[0] | MONEY
    ours = {"activity": "A-0001"}
    bring(
        own,
        files.package(
            {
                "budget_lines": [budget | ours | {"year": 2019}],
                "outcome_lines": [line | ours | {"booked_on": date(2018, 9, 30)}],
                "deliveries": [rows(own, "deliveries")[0] | ours | {"number": 99, "due_on": date(2019, 5, 1)}],
                "status_reports": [rows(own, "status_reports")[0] | ours | {"period": "2018-T3"}],
            }
        ),
    )
    told = shares(own)
    bring(own, files.package({"activities": [row | {"area": new}]}))
    budgets = counted_in(own, BudgetLineRow, "A-0001")
    assert (budgets[2018], budgets[2019]) == (old, new)
    assert set(counted_in(own, OutcomeLineRow, "A-0001").values()) == {old}
    assert counted_in(own, DeliveryRow, "A-0001")[date(2019, 5, 1)] == new
    reports = list(counted_in(own, StatusReportRow, "A-0001").items())
    assert [area for _, area in sorted(reports)].count(new) == 1
    assert shares(own) == told
    later = {"outcome_lines": [line | ours | {"booked_on": day} for day in (date(2018, 12, 31), date(2019, 1, 31))]}
    bring(own, files.package(later))
    outcomes = counted_in(own, OutcomeLineRow, "A-0001")
    assert (outcomes[date(2018, 12, 31)], outcomes[date(2019, 1, 31)]) == (old, new)
    bring(own, files.package({"activities": [row]}))
    assert set(counted_in(own, BudgetLineRow, "A-0001").values()) == {old}
    assert whole(own)


def shares(database: Database) -> Any:
    """What a locked tertial tells of every area: statuses, deliveries and money, as it stands now."""
    with database.reading() as session:
        period = next(p for p in ledger.framed(session).periods if p.code == "2018-T2")
        found = measures(session, [period])
        return {
            area: (one.statuses.share_on_track, one.deliveries_on_time, one.budget_consumed)
            for area, one in found.items()
        }


def test_what_is_withdrawn_is_not_found_any_more(own: Database) -> None:
    row = rows(own, "activities")[0]
    bring(own, files.package({"activities": [row | {"withdrawn_at": LATER}]}))
    assert (row["code"],) not in current(own, "activities")
    with own.reading() as session:
        assert session.execute(select(func.count()).where(SearchRow.code == row["code"])).scalar_one() == 0
    assert whole(own)


def test_the_same_file_again_changes_nothing(own: Database) -> None:
    package = a_file(random.Random(7), own)
    number = bring(own, package)
    before = counts(own)
    assert number is not None
    assert bring(own, package) is None
    assert counts(own) == before


def test_ten_at_once_are_one_import(own: Database) -> None:
    package = a_file(random.Random(8), own)
    told: list[int | None] = []
    threads = [threading.Thread(target=lambda: told.append(bring(own, package))) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 10
    assert len([number for number in told if number is not None]) == 1
    assert counts(own)["imports"] == 1


def test_another_change_than_the_one_seen_is_not_made(own: Database) -> None:
    (row,) = [row for row in rows(own, "settings") if row["key"] == "raise.length"]
    package = files.package({"settings": [row | {"value": "77"}]})
    with own.reading() as session:
        seen = compare(session, package).preview().fingerprint
    bring(own, files.package({"settings": [row | {"value": "78"}]}))
    before = counts(own)
    with pytest.raises(Stale):
        bring(own, package, seen=seen)
    assert counts(own) == before


def test_every_value_knows_its_import(own: Database) -> None:
    (row,) = [row for row in rows(own, "settings") if row["key"] == "raise.length"]
    number = bring(own, files.package({"settings": [row | {"value": "77"}]}), File("mätvärden.xlsx", "b" * 64))
    with own.reading() as session:
        settings = next(t for t in Base.__subclasses__() if t.__tablename__ == "settings")
        versions = session.execute(select(func.max(rows_of(settings).c.version))).scalar_one()
        found = imports.of_row(session, settings, versions)
        assert found is not None
        assert (found.id, found.file.name, found.recorded_by) == (number, "mätvärden.xlsx", "Controller")
        assert imports.of_row(session, settings, 1) is None
        assert imports.of_file(session, "b" * 64) == found
        assert imports.history(session) == [found]
        assert imports.counts(session, found.id) == [(tables()["settings"].title, 1)]


REPORT, VALUE, LINE = "status_reports", "observations", "outcome_lines"


def locked_rows(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Three rows of each table that a lock keeps, of 2018-T2, as somebody would change them."""
    ours = {row["code"] for row in rows(database, "indicators") if row["kind"] != "context"}
    reports = [row | {"comment": "ändrad"} for row in rows(database, REPORT) if row["period"] == "2018-T2"]
    values = [
        row | {"note": "ändrad"}
        for row in rows(database, VALUE)
        if row["period"] in ("2018-T2", "2018-07") and row["indicator"] in ours
    ]
    lines = [
        row | {"amount": 1} for row in rows(database, LINE) if date(2018, 5, 1) <= row["booked_on"] <= date(2018, 8, 31)
    ]
    return {REPORT: reports[:3], VALUE: values[:3], LINE: lines[:3]}


def test_a_file_that_would_change_a_locked_period_is_refused_whole_with_its_rows(own: Database) -> None:
    chosen: dict[str, list[dict[str, Any]]] = {**locked_rows(own), "settings": rows(own, "settings")[:1]}
    chosen["settings"] = [chosen["settings"][0] | {"value": "99"}]
    told = refused(own, files.package(chosen))
    assert [str(p.place) for p in told.problems] == [
        f"{n}.csv row {r}" for n in (REPORT, VALUE, LINE) for r in (2, 3, 4)
    ]
    assert {problem.why for problem in told.problems} == {Why.LOCKED_PERIOD}
    assert "2018-T2 is locked" in str(told)


def test_rows_of_a_locked_period_that_say_what_is_known_are_let_in(own: Database) -> None:
    reports = [row for row in rows(own, REPORT) if row["period"] == "2018-T2"][:5]
    assert bring(own, files.package({REPORT: reports})) is None


def test_withdrawing_a_row_of_a_locked_period_is_refused(own: Database) -> None:
    report = next(row for row in rows(own, REPORT) if row["period"] == "2018-T2")
    assert (
        refused(own, files.package({REPORT: [report | {"withdrawn_at": LATER}]})).problems[0].why is Why.LOCKED_PERIOD
    )


def test_context_of_a_locked_period_is_let_in_but_not_by_calling_an_indicator_context(own: Database) -> None:
    kinds = {row["code"]: row for row in rows(own, "indicators")}
    value = next(
        row for row in rows(own, VALUE) if kinds[row["indicator"]]["kind"] == "context" and row["period"] == "2018-07"
    )
    assert bring(own, files.package({VALUE: [value | {"note": "ny anmärkning"}]})) is not None
    (mine, *_) = locked_rows(own)[VALUE]
    turned = kinds[mine["indicator"]] | {"kind": "context"}
    assert refused(own, files.package({"indicators": [turned], VALUE: [mine]})).problems[0].why is Why.LOCKED_PERIOD


def test_of_a_period_only_its_reporting_changes_and_it_is_noted(own: Database) -> None:
    period = next(row for row in rows(own, "periods") if row["opens_on"] and row["locked_at"] is None)
    bring(own, files.package({"periods": [period | {"due_on": period["due_on"] + timedelta(days=5)}]}))
    with own.reading() as session:
        line = session.execute(select(AuditLineRow).where(AuditLineRow.table_name == "periods")).scalars().all()[-1]
        assert line.deed is Deed.IMPORTED
        assert period["code"] in str(line.detail)
    for column, value in (("locked_at", LATER), ("starts_on", date(2018, 1, 2))):
        told = refused(own, files.package({"periods": [period | {column: value}]}))
        assert [problem.why for problem in told.problems] == [Why.KEPT_OF_PERIOD]
    locked = next(row for row in rows(own, "periods") if row["locked_at"])
    told = refused(own, files.package({"periods": [locked | {"due_on": date(2031, 1, 1)}]}))
    assert [problem.why for problem in told.problems] == [Why.LOCKED_PERIOD]
    told = refused(own, files.package({"periods": [locked | {"locked_at": None}]}))
    assert {problem.why for problem in told.problems} == {Why.KEPT_OF_PERIOD}


def test_another_organisation_is_refused(own: Database) -> None:
    other = rows(own, "organisations")[0] | {"code": "ANNAN"}
    assert refused(own, files.package({"organisations": [other]})).problems[0].why is Why.OTHER_ORGANISATION


SPOIL: list[Callable[[dict[str, Any]], dict[str, Any]]] = [
    lambda row: row | {"value": "tolv"},
    lambda row: row | {"indicator": "FINNS-INTE"},
    lambda row: row | {"scope": "region:ZZ"},
    lambda row: row | {"period": None},
    lambda row: row | {"quality": "prima"},
    lambda row: row | {"first_published": "i går"},
    lambda row: row | {"source": "x\x07"},
]


@pytest.fixture(scope="module")
def right(sample: Database) -> list[dict[str, Any]]:
    """5 000 values that are as they should be."""
    found = [row for row in rows(sample, VALUE) if row["value"] is not None][:5000]
    assert len(found) == 5000
    return found


@pytest.mark.parametrize("k", range(1, 51))
def test_as_many_errors_as_there_are_are_told_and_nothing_is_written(
    sample: Database, right: list[dict[str, Any]], k: int
) -> None:
    chance, values = random.Random(k), list(right)
    wrong = sorted(chance.sample(range(5000), k))
    for position in wrong:
        values[position] = chance.choice(SPOIL)(values[position])
    told = refused(sample, files.package({VALUE: values}))
    assert sorted(problem.place.row for problem in told.problems) == [position + 2 for position in wrong]
    assert all(problem.place.sheet == "observations.csv" and problem.column for problem in told.problems)


def _import_in_a_process(url: str, content: Path, ready: Any) -> None:
    database = Database(url)
    package = read(content, "mål.zip")
    ready.send(True)
    bring(database, package)
    ready.send(True)
    os._exit(0)


def test_killed_at_50_moments_leaves_no_part_of_an_import(own: Database, tmp_path: Path) -> None:
    targets = rows(own, "targets")
    chance = random.Random(57)
    fork = multiprocessing.get_context("fork")
    own.close()
    finished, longest, kills = 0, 0.5, 0
    while kills < 50:
        notes = {f"nr {kills} {finished}"}
        content = tmp_path / "mål.zip"
        content.write_bytes(files.zipped({"targets": [row | {"note": min(notes)} for row in targets]}))
        ours, theirs = fork.Pipe()
        process = fork.Process(target=_import_in_a_process, args=(own.url, content, theirs))
        process.start()
        ours.recv()
        start = time.monotonic()
        done = ours.poll(chance.uniform(0, longest))
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        if done:
            finished, longest = finished + 1, time.monotonic() - start
        else:
            kills += 1
        found = {row["note"] for row in rows(own, "targets")}
        assert len(found) == 1 or (not finished and found == {row["note"] for row in targets})
        own.close()
    assert whole(own)
    assert counts(own)["imports"] == len(_lines_of_imports(own))
    assert bring(own, read(content, "mål.zip")) is not None or found == notes


def _lines_of_imports(database: Database) -> list[AuditLineRow]:
    with database.reading() as session:
        lines = select(AuditLineRow).where(AuditLineRow.table_name == "imports")
        return list(session.execute(lines).scalars())


@pytest.mark.parametrize("name", ["allt.zip", "allt.xlsx"])
def test_what_is_exported_is_imported_into_an_empty_database_as_it_was(
    own: Database, empty: Database, tmp_path: Path, name: str
) -> None:
    some = rows(own, "settings")[0]
    open_one = next(row for row in rows(own, "periods") if row["opens_on"] and not row["locked_at"])
    with journal(own, "Controller", LATER) as writing:
        close_period(writing, str(open_one["code"]))
    bring(own, files.package({"settings": [some | {"withdrawn_at": LATER}], "targets": []}))
    with own.reading() as session:
        export(session, tmp_path / name)
    empty.upgrade()
    assert bring(empty, read(tmp_path / name)) is None  # restored with its imports, not one more
    assert whole(empty)
    with own.reading() as session, empty.reading() as other:
        for table in tables():
            assert list(Everything(other).rows(table)) == list(Everything(session).rows(table)), table
    assert bring(own, read(tmp_path / name)) is None
