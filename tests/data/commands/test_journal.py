import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import ColumnElement, and_, func, select, text
from sqlalchemy.exc import DBAPIError

from dashboard.audit import Deed
from dashboard.errors import PeriodLocked, Stale
from dashboard.indicator import IndicatorKind
from dashboard.status import Status
from data.commands.journal import Change, Journal, journal
from data.commands.periods import lock_period
from data.database import Database
from data.models import (
    AuditLineRow,
    Base,
    GoalRow,
    IndicatorRow,
    ObservationRow,
    OutcomeLineRow,
    PeriodRow,
    SettingRow,
    StatusReportRow,
)
from data.models.base import rows_of, versioned
from data.queries.verify import verify

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


def test_the_lock_and_a_report_race_and_never_both_win(own: Database) -> None:
    """1 000 reports against 20 locks: what is recorded after the lock is none."""
    with journal(own, "Controller", LATER) as writing:
        report = a_report(writing, "2018-T2")
        months = list(
            writing.session.execute(
                select(PeriodRow.id, PeriodRow.code).where(PeriodRow.code.like("2018-%"), PeriodRow.opens_on.is_(None))
            )
        )[:12]
        for number, _ in months:
            writing.session.execute(
                rows_of(PeriodRow).update().where(PeriodRow.id == number).values(opens_on=date(2018, 1, 1))
            )
    refused = 0
    for number, code in months:
        tries: list[str] = []
        start = threading.Barrier(5)

        def write(number: int = number, start: threading.Barrier = start, tries: list[str] = tries) -> None:
            start.wait()
            for turn in range(21):
                try:
                    with journal(own, "Rapportör", LATER) as writing:
                        given = {"period_id": number, "comment": f"{threading.get_ident()} {turn}"}
                        writing.record(StatusReportRow, report | given)
                except PeriodLocked:
                    tries.append("refused")

        def lock(code: str = code, start: threading.Barrier = start) -> None:
            start.wait()
            with journal(own, "Controller", LATER) as writing:
                lock_period(writing, code, "test")

        threads = [threading.Thread(target=write) for _ in range(4)] + [threading.Thread(target=lock)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        refused += len(tries)
    with own.reading() as session:
        late = session.execute(
            select(func.count())
            .select_from(StatusReportRow)
            .join(PeriodRow, PeriodRow.id == StatusReportRow.period_id)
            .where(
                PeriodRow.id.in_([number for number, _ in months]), StatusReportRow.recorded_at > PeriodRow.locked_at
            )
        ).scalar_one()
        locked = session.execute(
            select(func.count())
            .select_from(PeriodRow)
            .where(PeriodRow.id.in_([n for n, _ in months]), PeriodRow.locked_at.is_not(None))
        ).scalar_one()
        assert (late, locked) == (0, len(months))
        assert verify(session).difference is None
    assert refused > 0
