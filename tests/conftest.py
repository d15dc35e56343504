"""The databases of the tests: the sample loaded once per process, and copies of it to write in."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, make_url, text

from app import prepare
from data.database import Database
from data.sources.package import Package
from tests import ledger
from tests.servers import postgres

# In CI a property is tried on the same examples every time; on a desk it looks for new ones.
settings.register_profile("tertial", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("tertial")

# Where a test writes in a database of its own, or draws every page at many moments.
SLOW = (
    "callbacks/http/test_downloads.py",
    "callbacks/http/test_handouts.py",
    "data/commands",
    "data/writing",
    "data/queries/test_verify.py",
    "data/test_models.py",
    "callbacks/test_calibrating.py",
    "callbacks/test_cli.py",
    "callbacks/test_commitment.py",
    "callbacks/test_comparison.py",
    "callbacks/test_cycle.py",
    "callbacks/test_decide.py",
    "callbacks/test_decisions.py",
    "callbacks/test_edit.py",
    "callbacks/test_guide.py",
    "callbacks/test_imports.py",
    "callbacks/test_indicators.py",
    "callbacks/test_meeting.py",
    "callbacks/test_next_year.py",
    "callbacks/test_periods.py",
    "callbacks/test_plan.py",
    "callbacks/test_report.py",
    "callbacks/test_posting.py",
    "callbacks/test_rebase.py",
    "callbacks/test_screen.py",
    "callbacks/test_sight.py",
    "callbacks/test_signalled.py",
    "callbacks/test_talk.py",
    "callbacks/test_watching.py",
    "data/sources/test_archive.py",
    "layouts/components/test_answers.py",
    "layouts/components/test_choosing.py",
    "layouts/components/test_why_link.py",
    "test_app.py",
    "test_as_it_was_known.py",
    "test_pages_as_of.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is slow by where it stands is marked so."""
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).as_posix().startswith(SLOW):
            item.add_marker(pytest.mark.slow)


BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@dataclass
class Backend:
    """A kind of database: where it keeps the sample, and how a copy of it is made."""

    folder: Path
    server: str | None = None
    _opened: ExitStack = field(default_factory=ExitStack)
    _numbers: Iterator[int] = field(default_factory=count)

    def empty(self) -> Database:
        """A new database without tables."""
        return self._made(None)

    def sample(self) -> Database:
        """A copy of the sample."""
        return self._made(self._filled)

    @cached_property
    def shared(self) -> Database:
        """The copy that everybody reads."""
        return self.sample()

    @cached_property
    def _filled(self) -> str:
        """The name of a database with the sample, closed so that it can be copied."""
        database = self.empty()
        prepare(database)
        database.close()
        return str(make_url(database.url).database)

    def _made(self, template: str | None) -> Database:
        name = f"t{next(self._numbers)}"
        if self.server is None:
            file = self.folder / f"{name}.db"
            if template:
                shutil.copy(template, file)
            url = f"sqlite:///{file.as_posix()}"
        else:
            self._order(f"CREATE DATABASE {name} TEMPLATE {template or 'template1'}")
            url = make_url(self.server).set(database=name).render_as_string(hide_password=False)
        database = Database(url)
        self._opened.callback(database.close)
        return database

    def forget(self, database: Database) -> None:
        """Take a database away with every connection to it, also those of an application that a test has made."""
        database.close()
        if self.server is not None:
            self._order(f"DROP DATABASE {make_url(database.url).database} WITH (FORCE)")

    def close(self) -> None:
        """Close every connection."""
        self._opened.close()

    def _order(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(statement))

    @cached_property
    def _engine(self) -> Engine:
        assert self.server is not None
        engine = create_engine(self.server, isolation_level="AUTOCOMMIT")
        self._opened.callback(engine.dispose)
        return engine


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    backend = Backend(tmp_path_factory.mktemp("sqlite"))
    yield backend
    backend.close()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    with postgres() as server:
        backend = Backend(tmp_path_factory.mktemp("postgresql"), server)
        yield backend
        backend.close()


@pytest.fixture(scope="session", params=BOTH)
def backend(request: pytest.FixtureRequest) -> Backend:
    found: Backend = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def database(backend: Backend) -> Database:
    """The sample on SQLite and on PostgreSQL; for tests that only read."""
    return backend.shared


@pytest.fixture
def own(backend: Backend) -> Iterator[Database]:
    """A copy of the sample on both, for a test that writes."""
    database = backend.sample()
    yield database
    backend.forget(database)


@pytest.fixture
def empty(backend: Backend) -> Iterator[Database]:
    """A new database on both, without tables."""
    database = backend.empty()
    yield database
    backend.forget(database)


@pytest.fixture(scope="session")
def sample(sqlite: Backend) -> Database:
    """The sample on SQLite, for tests of what does not differ between databases."""
    return sqlite.shared


@pytest.fixture(scope="session")
def package() -> Package:
    """The sample as its files say it, to count in by hand."""
    return ledger.sample()
