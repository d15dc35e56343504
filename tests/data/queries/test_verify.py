"""Tampering: what somebody with the database's own rights changes past the application is found, row by row."""

import random
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from dashboard.differences import Verdict
from data.commands.journal import journal
from data.commands.load import load
from data.database import Database
from data.models.base import rows_of, versioned
from data.queries.verify import verify
from data.sources.package import Package
from tests.factories import NOW
from tests.unguarded import unguard

SEEDS = range(200)
# Tables without rows in the small sample.
EMPTY = ("submissions", "observations")


def tamper(session: Session, seed: int) -> None:
    """Change, remove or add one row of a table that keeps versions, or of the journal or the seals."""
    chance = random.Random(seed)
    rows = [t.__tablename__ for t in versioned() if t.__tablename__ not in EMPTY]
    table = chance.choice([*rows, *["audit_lines"] * 8, *["seals"] * 2])
    key = {"audit_lines": "number", "seals": "id"}.get(table, "version")
    number = chance.choice(session.execute(text(f"SELECT {key} FROM {table} ORDER BY {key}")).scalars().all())
    at = {"number": number}
    match table, chance.randrange(3):
        case "audit_lines", 0:
            session.execute(text(f"DELETE FROM {table} WHERE {key} = :number"), at)
        case "audit_lines", 1:
            session.execute(text(f"UPDATE {table} SET actor = actor || '.' WHERE {key} = :number"), at)
        case "audit_lines", _:
            session.execute(text(f"UPDATE {table} SET digest = 'x' || substr(digest, 2) WHERE {key} = :number"), at)
        case "seals", _:
            session.execute(text(f"UPDATE {table} SET manifest = manifest || ' ' WHERE {key} = :number"), at)
        case _, 0:
            session.execute(text(f"DELETE FROM {table} WHERE {key} = :number"), at)
        case _, 1:
            moment = datetime(2017, 3, 3, 3, chance.randrange(60), tzinfo=UTC)
            session.execute(
                rows_of(next(t for t in versioned() if t.__tablename__ == table))
                .update()
                .where(text(f"{key} = :number").bindparams(**at))
                .values(superseded_at=moment)
            )
        case _, _:
            session.execute(text(f"UPDATE {table} SET recorded_by = recorded_by || '.' WHERE {key} = :number"), at)


def told(session: Session) -> Verdict:
    session.expire_all()
    return verify(session)


def test_what_nobody_touched_is_whole(database: Database) -> None:
    with database.reading() as session:
        verdict = verify(session)
    assert verdict.difference is None
    # Eight locked periods, which have a line of their own each, two closed meetings and seven closed talks.
    assert (verdict.lines, verdict.seals) == (verdict.rows + 8, 17)
    assert verdict.rows > 12_000


@pytest.fixture
def small(empty: Database, package: Package) -> Database:
    """The sample with fewer reports and months and no observations, so that it is looked through 200 times in seconds."""
    few = {"observations": 0, "outcome_lines": 50, "deliveries": 50, "budget_lines": 50, "status_reports": 200}
    rows = {name: same[: few.get(name, len(same))] for name, same in package.rows.items()}
    rows["periods"] = [row for row in rows["periods"] if str(row["code"]) >= "2016"]
    empty.upgrade()
    with journal(empty, "Controller", NOW) as writing:
        places = {name: package.places[name][: len(same)] for name, same in rows.items()}
        load(writing, Package(package.resources, rows, places))
    return empty


def test_every_tampering_is_found(small: Database) -> None:
    found = []
    for seed in SEEDS:
        with small.engine.connect() as connection, Session(connection) as session:
            unguard(session)
            tamper(session, seed)
            session.flush()
            found.append(told(session).difference)
            session.rollback()
    assert None not in found
    assert len(found) == 200


def test_a_row_put_in_past_the_journal_is_found(own: Database) -> None:
    with own.writing() as session:
        unguard(session)
        session.execute(
            text(
                "INSERT INTO settings (key, value, note, recorded_at, recorded_by) "
                "VALUES ('ny', '1', '', '2018-01-01 00:00:00', 'Controller')"
            )
        )
        difference = told(session).difference
        session.rollback()
    assert difference is not None
    assert difference.table == "settings"


@pytest.mark.parametrize("last", [True, False])
def test_a_journal_cut_short_is_found(own: Database, last: bool) -> None:
    with own.writing() as session:
        unguard(session)
        edge = "max" if last else "min"
        session.execute(text(f"DELETE FROM audit_lines WHERE number = (SELECT {edge}(number) FROM audit_lines)"))
        difference = told(session).difference
        session.rollback()
    assert difference is not None
    assert difference.table == "audit_lines"
