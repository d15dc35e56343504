import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import ColumnElement, and_, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from dashboard.audit import Deed
from dashboard.errors import PeriodLocked, Stale
from dashboard.indicator import IndicatorKind
from dashboard.period import PeriodType
from dashboard.status import Status
from data.commands.journal import Change, Journal, journal
from data.commands.load import load
from data.commands.periods import lock_period
from data.database import Database
from data.models import (
    ActivityRow,
    AuditLineRow,
    Base,
    GoalRow,
    IndicatorRow,
    ObservationRow,
    OutcomeLineRow,
    PeriodRow,
    SealRow,
    SettingRow,
    StatusReportRow,
)
from data.models.base import rows_of, versioned
from data.queries.verify import verify
from data.sources.package import Package

LATER = datetime(2030, 1, 1, tzinfo=UTC)


def setting(database: Database, key: str = "raise.length") -> list[Any]:
    with database.reading() as session:
        found = select(*rows_of(SettingRow).c).where(SettingRow.key == key).order_by(SettingRow.version)
        return list(session.execute(found))


def lines(database: Database) -> int:
    with database.reading() as session:
        return session.execute(select(func.count()).select_from(AuditLineRow)).scalar_one()


def a_report(writing: Journal, period: str) -> dict[str, Any]:
    """The current report of some activity for a period."""
    row = writing.session.execute(
        select(*rows_of(StatusReportRow).c)
        .join(PeriodRow, PeriodRow.id == StatusReportRow.period_id)
        .where(PeriodRow.code == period, StatusReportRow.superseded_at.is_(None))
        .limit(1)
    ).one()
    return dict(row._mapping)


def test_a_change_is_a_new_version_with_a_line(own: Database) -> None:
    was = lines(own)
    with journal(own, "Controller", LATER) as writing:
        version = writing.record(SettingRow, {"key": "raise.length", "value": "7"}, why="Ledningsgruppen vill så")
    *_, before, after = setting(own)
    assert (after.version, after.value, after.recorded_by, after.recorded_at) == (version, "7", "Controller", LATER)
    assert before.superseded_at == LATER
    assert after.note == before.note
    assert lines(own) == was + 1
    with own.reading() as session:
        line = session.execute(select(AuditLineRow).order_by(AuditLineRow.number.desc()).limit(1)).scalar_one()
        assert (line.table_name, line.version, line.replaced) == ("settings", version, before.version)
        assert line.why == "Ledningsgruppen vill så"
        assert verify(session).difference is None


def test_nothing_new_writes_nothing(own: Database) -> None:
    was, before = lines(own), setting(own)
    with journal(own, "Controller", LATER) as writing:
        assert writing.record(SettingRow, {"key": "raise.length", "value": before[-1].value}) is None
    assert lines(own) == was


def test_a_change_that_fails_half_way_leaves_nothing(own: Database) -> None:
    was = lines(own)

    def fail() -> None:
        with journal(own, "Controller", LATER) as writing:
            writing.record(SettingRow, {"key": "raise.length", "value": "7"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert lines(own) == was
    assert setting(own)[-1].superseded_at is None


def test_time_only_goes_forward(own: Database) -> None:
    for clock in (LATER, LATER - timedelta(days=400), LATER):
        with journal(own, "Controller", clock) as writing:
            writing.record(SettingRow, {"key": "raise.length", "value": str(clock.timestamp() + lines(own))})
    moments = [row.recorded_at for row in setting(own)]
    assert moments == sorted(set(moments))


def test_a_version_that_is_not_current_any_more_is_not_replaced_again(own: Database) -> None:
    with journal(own, "Controller", LATER) as writing:
        was = writing.current(SettingRow, {"key": "raise.length"})
        assert was is not None
        writing.record(SettingRow, {"key": "raise.length", "value": "7"})
        values = {"key": "raise.length", "value": "8", "note": ""}
        with pytest.raises(Stale):
            writing.record_all(SettingRow, [Change(values, was["version"])])


def test_what_is_withdrawn_is_known_to_have_been(own: Database) -> None:
    with journal(own, "Controller", LATER) as writing:
        was = writing.current(SettingRow, {"key": "raise.length"})
        assert was is not None
        writing.withdraw(SettingRow, was["version"], "behövs inte")
    assert setting(own)[-1].superseded_at == LATER
    with own.reading() as session:
        assert verify(session).difference is None


def test_every_loaded_row_has_a_line(database: Database) -> None:
    with database.reading() as session:
        told = session.execute(
            select(AuditLineRow.table_name, func.count())
            .where(AuditLineRow.version.is_not(None))
            .group_by(AuditLineRow.table_name)
        )
        counted = {name: number for name, number in told}
        for table in versioned():
            held = session.execute(select(func.count()).select_from(table)).scalar_one()
            assert counted.get(table.__tablename__, 0) == held


@pytest.mark.parametrize("table", [StatusReportRow, ObservationRow, OutcomeLineRow])
def test_a_locked_period_is_kept_by_the_database_itself(own: Database, table: type[Base]) -> None:
    columns = rows_of(table).c
    within: ColumnElement[bool]
    if table is OutcomeLineRow:
        within = columns.booked_on.between(date(2018, 5, 1), date(2018, 8, 31))
    else:
        codes = ["2018-T2", "2018-08"]
        within = columns.period_id.in_(select(PeriodRow.id).where(PeriodRow.code.in_(codes)))
    if table is ObservationRow:
        context = select(IndicatorRow.id).where(IndicatorRow.kind == IndicatorKind.CONTEXT)
        within = and_(within, columns.indicator_id.not_in(context))
    with own.writing() as session:
        row = dict(
            session.execute(select(*columns).where(within, columns.superseded_at.is_(None)).limit(1)).one()._mapping
        )
        again = {name: value for name, value in row.items() if name != "version"} | {"superseded_at": LATER}
        for statement in (
            rows_of(table).insert().values(again),
            rows_of(table).update().where(columns.version == row["version"]).values(superseded_at=LATER),
            rows_of(table).delete().where(columns.version == row["version"]),
        ):
            with pytest.raises(DBAPIError), session.begin_nested():
                session.execute(statement)


def test_context_is_not_ours_to_lock(own: Database) -> None:
    with journal(own, "Controller", LATER) as writing:
        row = writing.session.execute(
            text(
                "SELECT o.version FROM observations o JOIN indicators i ON i.id = o.indicator_id "
                "JOIN periods p ON p.id = o.period_id WHERE i.kind = 'context' AND p.code = '2018-08' "
                "AND o.superseded_at IS NULL AND i.superseded_at IS NULL"
            )
        ).first()
        assert row is not None
        columns = rows_of(ObservationRow).c
        was = dict(writing.session.execute(select(*columns).where(columns.version == row.version)).one()._mapping)
        assert writing.record(ObservationRow, was | {"vintage": "2031-01", "value": 1.0}) is not None


def test_a_locked_period_changes_by_a_correction_with_a_reason(own: Database) -> None:
    with journal(own, "Controller", LATER) as writing:
        report = a_report(writing, "2018-T2")
        with pytest.raises(PeriodLocked), writing.session.begin_nested():
            writing.record(StatusReportRow, report | {"status": Status.OFF_TRACK, "comment": "nytt"})
        writing.correct([StatusReportRow], report["period_id"], "Fel färg rapporterades")
        changed = {"status": Status.OFF_TRACK, "comment": "nytt", "correction_reason": "Fel färg rapporterades"}
        assert writing.record(StatusReportRow, report | changed, Deed.CORRECTED) is not None
    with own.reading() as session:
        assert verify(session).difference is None
    with journal(own, "Controller", LATER) as writing, pytest.raises(PeriodLocked):
        writing.record(StatusReportRow, a_report(writing, "2018-T2") | {"comment": "en gång till"})


@pytest.mark.parametrize("table", ["audit_lines", "corrections", "imports", "seals", "periods", "submissions", "goals"])
def test_what_has_been_written_down_stays(own: Database, table: str) -> None:
    with journal(own, "Controller", LATER) as writing:
        period = writing.session.execute(select(PeriodRow.id).where(PeriodRow.code == "2018-T2")).scalar_one()
        writing.correct([GoalRow], period, "skäl")
        writing.session.execute(
            text(
                "INSERT INTO imports (name, sha256, recorded_at, recorded_by, new, changed, unchanged) "
                "VALUES ('a', 'b', '2018-01-01', 'c', 1, 2, 3)"
            )
        )
        activity = a_report(writing, "2018-T2")["activity_id"]
        writing.session.execute(
            text(
                "INSERT INTO submissions (thing_id, scope_id, period_id, step, content, recorded_at, recorded_by) "
                "VALUES (:thing, :thing, :period, 'submitted', '{}', '2018-01-01', 'c')"
            ),
            {"thing": activity, "period": period},
        )
    statements = [f"DELETE FROM {table}"]
    if table not in ("goals", "submissions"):
        column = {"audit_lines": "actor", "periods": "code", "seals": "software", "imports": "name"}.get(
            table, "reason"
        )
        statements.append(f"UPDATE {table} SET {column} = 'x'")
    if own.engine.dialect.name == "postgresql":
        statements.append(f"TRUNCATE {table} CASCADE")
    else:
        statements.append(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")
    with own.writing() as session:
        for statement in statements:
            with pytest.raises(DBAPIError), session.begin_nested():
                session.execute(text(statement))


def test_many_writers_wait_for_each_other_and_lose_nothing(own: Database) -> None:
    failed: list[BaseException] = []

    def write(name: int) -> None:
        for turn in range(25):
            try:
                with journal(own, f"Controller {name}", LATER) as writing:
                    was = writing.current(SettingRow, {"key": "raise.length"})
                    assert was is not None
                    value = str(int(was["value"]) + 1)
                    writing.record(SettingRow, {"key": "raise.length", "value": value}, why=str(turn))
            except BaseException as error:
                failed.append(error)

    before = int(setting(own)[-1].value)
    threads = [threading.Thread(target=write, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert int(setting(own)[-1].value) == before + 8 * 25
    with own.reading() as session:
        assert verify(session).difference is None


RACES = 1_000
STRUCTURE = ("organisations", "result_areas", "goals", "deliverables", "departments", "programmes")


@pytest.fixture
def tiny(empty: Database, package: Package) -> Database:
    """The structure of the sample with two activities: a seal of it is made in milliseconds."""
    rows = {name: package.rows[name] for name in STRUCTURE} | {"activities": package.rows["activities"][:2]}
    places = {name: package.places[name][: len(same)] for name, same in rows.items()}
    empty.upgrade()
    with journal(empty, "Tertial", datetime(2020, 1, 1, tzinfo=UTC)) as writing:
        load(writing, Package(package.resources, rows, places))
    return empty


def reports_of_both(database: Database) -> list[dict[str, Any]]:
    with database.reading() as session:
        found = session.execute(select(ActivityRow.id, ActivityRow.area_id, ActivityRow.department_id))
        said = {name: None for name in ("cause", "measure", "decision_needed", "forecast", "correction_reason")}
        same = {**said, "status": Status.ON_TRACK, "comment": "Går bra", "is_example": True}
        return [same | {"activity_id": id_, "area_id": area, "department_id": unit} for id_, area, unit in found]


def a_thousand_days(database: Database) -> list[tuple[int, str]]:
    """Periods of one day each, open, long before all others: their numbers and codes."""
    days = [date(1990, 1, 1) + timedelta(day) for day in range(RACES)]
    given = [
        {"code": f"D{number:04}", "type": PeriodType.MONTH, "starts_on": day, "ends_on": day, "opens_on": day}
        for number, day in enumerate(days)
    ]
    with database.writing() as session:
        session.execute(insert(PeriodRow), given)
        found = select(PeriodRow.id, PeriodRow.code).where(PeriodRow.code.like("D%")).order_by(PeriodRow.code)
        return [(number, code) for number, code in session.execute(found)]


class Racer(threading.Thread):
    """Does its part of every race at the same time as the others, a little early or late."""

    def __init__(self, act: Callable[[int, str], None], days: list[tuple[int, str]], start: threading.Barrier) -> None:
        super().__init__(daemon=True)
        self.act, self.days, self.start_of = act, days, start
        self.late, self.failed = 0, list[BaseException]()

    def run(self) -> None:
        chance = random.Random(id(self))
        for number, code in self.days:
            self.start_of.wait()
            time.sleep(chance.random() / 500)
            try:
                self.act(number, code)
            except PeriodLocked:
                self.late += 1
            except BaseException as error:
                self.failed.append(error)


def test_a_thousand_locks_race_against_reports_and_never_both_win(tiny: Database) -> None:
    """Each period is locked while two report for it: nothing is recorded after its lock, and its seal is what it shows."""
    days = a_thousand_days(tiny)
    one, other = reports_of_both(tiny)

    def lock(_: int, code: str) -> None:
        with journal(tiny, "Controller", LATER) as writing:
            lock_period(writing, code, "test")

    def reporting(report: dict[str, Any]) -> Callable[[int, str], None]:
        def write(number: int, _: str) -> None:
            with journal(tiny, "Rapportör", LATER) as writing:
                writing.record(StatusReportRow, report | {"period_id": number})

        return write

    start = threading.Barrier(3)
    racers = [Racer(act, days, start) for act in (lock, reporting(one), reporting(other))]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert [racer.failed for racer in racers] == [[], [], []]
    late = sum(racer.late for racer in racers)
    assert_no_anomaly(tiny, days, 2 * RACES - late)
    assert 0 < late < 2 * RACES  # both have won


def assert_no_anomaly(database: Database, days: list[tuple[int, str]], recorded: int) -> None:
    numbers = [number for number, _ in days]
    with database.reading() as session:
        seals = session.execute(select(SealRow).where(SealRow.period_id.in_(numbers))).scalars().all()
        assert len(seals) == RACES
        shown = {seal.period_id: len(json.loads(seal.manifest)["tables"].get("status_reports", [])) for seal in seals}
        moments = select(StatusReportRow.period_id, StatusReportRow.recorded_at, PeriodRow.locked_at).join(
            PeriodRow, PeriodRow.id == StatusReportRow.period_id
        )
        reports = session.execute(moments.where(StatusReportRow.period_id.in_(numbers))).all()
        assert [row for row in reports if row.recorded_at > row.locked_at] == []
        assert len(reports) == recorded
        assert Counter(row.period_id for row in reports) == Counter(
            {number: count for number, count in shown.items() if count}
        )
        assert verify(session).difference is None
