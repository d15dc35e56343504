"""The one door to the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from dashboard.errors import Busy, WrongDatabase
from dashboard.words import t

MIGRATIONS = Path(__file__).parent / "migrations"
# Seconds that one who writes waits for others: an import of 50 000 rows is written in fewer.
PATIENCE = 20
_LOCK_NOT_AVAILABLE = "55P03"


class Database:
    """An engine that is made when first used, so that nothing is open before a server forks."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """The engine; WrongDatabase when the address cannot be understood."""
        if self._engine is None:
            self._engine = _engine(self.url)
        return self._engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for questions; nothing is written through it."""
        with Session(self.engine) as session:
            yield session
            session.rollback()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session for changes: all of them or none; Busy when others have written for longer than one waits.

        SQLite takes its write lock at once: a deferred transaction that upgrades fails when another one writes.
        """
        try:
            with Session(self.engine.execution_options(writes=True)) as session, session.begin():
                yield session
        except OperationalError as error:
            if _is_waiting(error):
                raise Busy() from error
            raise

    def upgrade(self) -> None:
        """Create or update the schema."""
        with self.engine.connect() as connection:
            command.upgrade(_alembic(connection), "head")
            connection.commit()

    def is_current(self) -> bool:
        """Whether the schema is the one this version of the application expects."""
        with self.engine.connect() as connection:
            heads = MigrationContext.configure(connection).get_current_heads()
        return set(heads) == set(ScriptDirectory(str(MIGRATIONS)).get_heads())

    def is_empty(self) -> bool:
        """Whether no organisation has been loaded; true also before there are any tables."""
        with self.engine.connect() as connection:
            if not inspect(connection).has_table("organisations"):
                return True
            return connection.execute(text("SELECT 1 FROM organisations LIMIT 1")).first() is None

    def check(self) -> None:
        """WrongDatabase, in one sentence, when the database cannot be reached."""
        try:
            with self.engine.connect():
                pass
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
            raise WrongDatabase(
                t("The database at {database} cannot be opened: {reason}. Check DATABASE_URL."),
                database=self.shown,
                reason=reason,
            ) from error

    @property
    def shown(self) -> str:
        """The address without its password."""
        return shown_address(self.url)

    def close(self) -> None:
        """Close what is open."""
        if self._engine is not None:
            self._engine.dispose()


def shown_address(url: str) -> str:
    """An address of a database without its password."""
    return make_url(url).render_as_string(hide_password=True)


def _alembic(connection: Any) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
        if address.get_backend_name() not in ("sqlite", "postgresql"):
            raise WrongDatabase(
                t("DATABASE_URL names {name}; use sqlite:///file.db or postgresql://user:password@host/name."),
                name=address.get_backend_name(),
            )
        engine = create_engine(address, pool_pre_ping=address.get_backend_name() == "postgresql")
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise WrongDatabase(
            t("DATABASE_URL cannot be understood; use sqlite:///file.db or postgresql://user:password@host/name.")
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def _is_waiting(error: OperationalError) -> bool:
    return "database is locked" in str(error.orig) or getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        f"busy_timeout={PATIENCE * 1000}",
        "synchronous=NORMAL",
        "cache_size=-64000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Any) -> None:
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
