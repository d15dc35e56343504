from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from dashboard.errors import WrongDatabase
from data.database import Database

LOCK = text("UPDATE periods SET locked_by = coalesce(locked_by, '') || 'x' WHERE code = '2018-T3'")
READ = text("SELECT locked_by FROM periods WHERE code = '2018-T3'")


def locked_by(database: Database) -> str | None:
    with database.reading() as session:
        return session.execute(READ).scalar()


def test_a_change_that_fails_halfway_leaves_nothing(own: Database) -> None:
    def lock_and_fail() -> None:
        with own.writing() as session:
            session.execute(LOCK)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        lock_and_fail()
    assert locked_by(own) is None


def test_a_session_for_questions_writes_nothing(own: Database) -> None:
    with own.reading() as session:
        session.execute(LOCK)
    assert locked_by(own) is None


def test_writers_wait_for_each_other(own: Database) -> None:
    def write(_: int) -> None:
        with own.writing() as session:
            # A transaction that has read before it writes is one that SQLite refuses unless it took the lock at once.
            session.execute(READ)
            session.execute(LOCK)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(40)))
    assert locked_by(own) == "x" * 40


def test_a_database_without_tables_is_empty_and_not_current(empty: Database) -> None:
    assert empty.is_empty()
    assert not empty.is_current()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "DATABASE_URL cannot be understood; use"),
        ("", "DATABASE_URL cannot be understood; use"),
        ("postgresql://host:port/name", "DATABASE_URL cannot be understood; use"),
        ("mysql://host/name", "DATABASE_URL names mysql; use"),
        ("oracle://host/name", "DATABASE_URL names oracle; use"),
        ("postgresql+psycopg://user:hemligt@127.0.0.1:1/name", "cannot be opened"),
        ("sqlite:////nowhere/at/all.db", "cannot be opened"),
    ],
)
def test_an_address_that_leads_nowhere_gets_one_sentence(url: str, sentence: str) -> None:
    with pytest.raises(WrongDatabase, match=sentence) as told:
        Database(url).check()
    assert "\n" not in str(told.value)
    assert "hemligt" not in str(told.value)


def test_nothing_is_opened_before_the_first_question(tmp_path: Path) -> None:
    Database(f"sqlite:///{tmp_path}/later.db")
    assert not list(tmp_path.iterdir())


def test_sqlite_checks_references_and_reads_beside_a_writer(sample: Database) -> None:
    with sample.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
