"""A large import beside people who report: nobody loses anything, nobody is turned away, and what is seen is what is written."""

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from dashboard.access import person
from dashboard.errors import BadPackage, Busy, Stale
from dashboard.flow import Content
from dashboard.incoming import File
from dashboard.reasons import Why
from data import database as databases
from data.commands.bring_in import Outcome
from data.commands.comparing import checked
from data.commands.in_turn import ATTEMPTS, bring
from data.commands.journal import journal
from data.commands.periods import lock_period
from data.commands.reporting import Report, hand_in
from data.database import Database
from data.models import OutcomeLineRow, SettingRow
from data.queries.duties import duties
from data.queries.everything import Everything
from data.queries.reporting import progress
from data.queries.verify import verify
from data.sources.package import Package, read
from tests import files, ledger
from tests.data.commands.test_bring_in import rows

NOW = datetime(2027, 1, 10, 8, tzinfo=UTC)
WRITERS = 8
A_FILE = File("fil.zip", "a" * 64)
COLUMNS = {"outcome_lines": ["activity", "booked_on", "funding", "amount", "is_example"]}


def lines(database: Database, count: int) -> bytes:
    """Outcome lines of so many activity days of a year that is not locked."""
    with database.reading() as session:
        everything = Everything(session)
        (line, *_) = [record for _, record in everything.current("outcome_lines")]
        codes = everything.codes("activities")
    made = [
        line | {"activity": code, "booked_on": date(2019, 1, 1) + timedelta(day), "amount": day}
        for day in range(-(-count // len(codes)))
        for code in codes
    ]
    return files.zipped({"outcome_lines": made[:count]}, COLUMNS)


class Reporter(threading.Thread):
    """Hands in reports of one activity, one after the other, until told to stop; remembers the longest wait."""

    def __init__(self, database: Database, of: Report, period: Any, done: Any) -> None:
        super().__init__()
        self.database, self.of, self.period, self.done = database, of, period, done
        self.handed_in, self.longest, self.failed = 0, 0.0, list[BaseException]()

    def run(self) -> None:
        while not self.done.is_set():
            begun = time.monotonic()
            try:
                self.hand_in({"status": "on_track", "comment": f"nr {self.handed_in}"})
            except BaseException as error:
                self.failed.append(error)
                return
            self.longest = max(self.longest, time.monotonic() - begun)
            time.sleep(0.05)

    def hand_in(self, content: Content) -> None:
        with self.database.reading() as session:
            seen = progress(session, self.of.subject, self.period).seen
        with journal(self.database, "Rapportör", NOW) as writing:
            hand_in(writing, person("controller"), self.of, content, seen)
        self.handed_in += 1


@contextmanager
def reporting(database: Database) -> Iterator[list[Reporter]]:
    """Eight who report, each something of their own."""
    with database.reading() as session:
        periods = ledger.framed(session).periods
        period = next(p for p in periods if p.code == "2018-T3")
        subjects = [one.subject for one in duties(session, [period], "FOR")]
    done = threading.Event()
    some = [subject for subject in subjects if not subject.is_value][:WRITERS]
    reporters = [Reporter(database, Report(subject, period.id), period, done) for subject in some]
    assert len(reporters) == WRITERS
    for reporter in reporters:
        reporter.start()
    try:
        yield reporters
    finally:
        done.set()
        for reporter in reporters:
            reporter.join()


def _import(url: str, content: Path, told: Any) -> None:
    database = Database(url)
    begun = time.monotonic()
    bring(database, read(content, "rader.zip"), A_FILE, "Controller", NOW)
    told.send(time.monotonic() - begun)
    database.close()


def imported_beside_reporters(database: Database, content: Path) -> tuple[list[Reporter], float]:
    """A file brought in by a process of its own while eight report."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    with reporting(database) as reporters:
        process = spawn.Process(target=_import, args=(database.url, content, theirs))
        process.start()
        seconds = ours.recv()
        process.join()
    return reporters, seconds


@pytest.mark.parametrize("count", [4_000, pytest.param(50_000, marks=pytest.mark.long)])
def test_who_reports_while_a_large_file_comes_in_waits_and_loses_nothing(
    own: Database, tmp_path: Path, count: int
) -> None:
    content = tmp_path / "rader.zip"
    content.write_bytes(lines(own, count))
    reporters, seconds = imported_beside_reporters(own, content)
    longest = max(reporter.longest for reporter in reporters)
    handed_in = sum(reporter.handed_in for reporter in reporters)
    print(f"{count} rows in {seconds:.1f} s; {handed_in} reports, the longest wait {longest:.1f} s")
    assert [reporter.failed for reporter in reporters] == [[]] * WRITERS
    assert longest < databases.PATIENCE
    with own.reading() as session:
        found = select(func.count()).select_from(OutcomeLineRow).where(OutcomeLineRow.booked_on >= date(2019, 1, 1))
        assert session.execute(found).scalar_one() >= count
        for reporter in reporters:
            last = progress(session, reporter.of.subject, reporter.period).last
            assert last is not None
            assert (last.version > 0, last.content["comment"]) == (True, f"nr {reporter.handed_in - 1}")
        assert verify(session).difference is None


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """What happens after each comparison, one thing at a time."""
    happens: list[Callable[[], None]] = []

    def comparing(*given: Any) -> Any:
        found = checked(*given)
        if happens:
            happens.pop(0)()
        return found

    monkeypatch.setattr("data.commands.in_turn.checked", comparing)
    return happens


def set_to(database: Database, key: str, value: str) -> None:
    with journal(database, "Någon annan", NOW) as writing:
        writing.record(SettingRow, {"key": key, "value": value, "note": "meanwhile"})


def said(database: Database, value: str) -> Package:
    setting = next(row for row in rows(database, "settings") if row["key"] == "raise.length")
    return files.package({"settings": [setting | {"value": value}]})


def brought(database: Database, package: Package, seen: str | None = None) -> Outcome:
    return bring(database, package, A_FILE, "Controller", NOW, seen)


def test_what_somebody_wrote_since_the_comparison_is_compared_again(
    own: Database, counted: list[Callable[[], None]]
) -> None:
    package = said(own, "77")
    counted += [lambda: set_to(own, "raise.length", "66"), lambda: set_to(own, "raise.length", "67")]
    alteration, *_ = brought(own, package).preview.alterations
    assert (alteration.before.sv, alteration.after.sv) == ("67", "77")
    with own.reading() as session:
        assert verify(session).difference is None


def test_what_was_seen_and_is_not_so_any_more_is_not_written(own: Database, counted: list[Callable[[], None]]) -> None:
    package = said(own, "77")
    with own.reading() as session:
        seen = checked(session, package).preview().fingerprint
    counted.append(lambda: set_to(own, "raise.length", "66"))
    with pytest.raises(Stale):
        brought(own, package, seen)
    assert {row["value"] for row in rows(own, "settings") if row["key"] == "raise.length"} == {"66"}


def test_a_period_that_is_locked_meanwhile_refuses_the_file(own: Database, counted: list[Callable[[], None]]) -> None:
    report = next(row for row in rows(own, "status_reports") if row["period"] == "2018-T2")
    report = report | {"period": "2018-T3"}

    def lock() -> None:
        with journal(own, "Controller", NOW) as writing:
            lock_period(writing, "2018-T3", "test")

    counted.append(lock)
    with pytest.raises(BadPackage) as told:
        brought(own, files.package({"status_reports": [report]}))
    assert [problem.why for problem in told.value.problems] == [Why.LOCKED_PERIOD]


def test_what_does_not_concern_the_file_does_not_have_it_compared_again(
    own: Database, counted: list[Callable[[], None]]
) -> None:
    package = files.package({"targets": [rows(own, "targets")[0] | {"note": "ändrad"}]})
    counted += [lambda: set_to(own, "raise.length", "66"), pytest.fail]
    assert brought(own, package).number == 1


def test_somebody_who_writes_all_the_time_does_not_keep_a_file_out(
    own: Database, counted: list[Callable[[], None]]
) -> None:
    counted += [partial(set_to, own, "raise.length", str(value)) for value in range(ATTEMPTS)]
    assert brought(own, said(own, "77")).number == 1
    assert not counted


def test_who_has_waited_long_enough_is_told_and_nothing_is_written(
    own: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "PATIENCE", 1)
    other = Database(own.url)
    with journal(own, "Controller", NOW) as writing:
        writing.record(SettingRow, {"key": "raise.length", "value": "5"})
        begun = time.monotonic()
        with pytest.raises(Busy):
            set_to(other, "raise.length", "6")
        assert 0.5 < time.monotonic() - begun < 5
    other.close()
    assert {row["value"] for row in rows(own, "settings") if row["key"] == "raise.length"} == {"5"}
