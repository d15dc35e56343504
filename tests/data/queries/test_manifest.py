"""What a seal is made of: every row that a period shows, and nothing that is not there."""

import json

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import PeriodRow
from data.models.base import versioned
from data.queries import manifest as module
from data.queries.manifest import manifest
from tests.factories import NOW


def made(database: Database) -> str:
    with database.reading() as session:
        period = session.execute(select(PeriodRow).where(PeriodRow.code == "2018-T2")).scalar_one()
        return manifest(session, period, NOW, "1")


def test_only_tables_with_rows_are_in_it(database: Database) -> None:
    told = json.loads(made(database))
    assert all(told["tables"].values())
    known = {table.__tablename__ for table in versioned()}
    assert set(told["tables"]) < known
    assert {"observations", "status_reports", "rebases"} <= set(told["tables"])


def test_a_table_that_comes_later_changes_no_seal_while_it_is_empty(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = made(database)
    names = set(json.loads(whole)["tables"])
    earlier = [table for table in versioned() if table.__tablename__ in names]
    assert len(earlier) < len(versioned())
    monkeypatch.setattr(module, "versioned", lambda: earlier)
    assert made(database) == whole


def test_a_table_with_rows_that_is_left_out_changes_the_seal(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = made(database)
    monkeypatch.setattr(module, "versioned", lambda: [t for t in versioned() if t.__tablename__ != "rebases"])
    assert made(database) != whole
