import pytest
from sqlalchemy import Table, insert, null, select, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from dashboard.flow import Step
from dashboard.plan import Manner
from data.commands.journal import journal
from data.commands.load import load
from data.database import Database
from data.models import ActivityReplacementRow, Base, GoalRow, PeriodRow, StatusReportRow, SubmissionRow, ThingRow
from data.sources.package import Package
from tests.conftest import Backend
from tests.factories import NOW

TABLES = [table for table in Base.metadata.sorted_tables if "superseded_at" in table.columns]
versioned = pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))


def refused(session: Session, statement: str) -> bool:
    """Whether the database itself says no."""
    try:
        with session.begin_nested():
            session.execute(text(statement))
    except DatabaseError as error:
        return "recorded rows are never changed" in str(error.orig)
    return False


def version(session: Session, table: Table, where: str) -> int | None:
    found: int | None = session.execute(text(f"SELECT version FROM {table.name} WHERE {where} LIMIT 1")).scalar()
    return found


@pytest.fixture(scope="module")
def unlocked(backend: Backend, package: Package) -> Database:
    """The sample on both with no period locked, and something handed in, so that every table has rows to try."""
    rows = {**package.rows, "periods": [{**row, "locked_at": None} for row in package.rows["periods"]]}
    database = backend.empty()
    database.upgrade()
    with journal(database, "Controller", NOW) as writing:
        load(writing, Package(package.resources, rows, package.places))
        activity = writing.session.execute(select(ThingRow.id).where(ThingRow.kind == "activity").limit(1)).scalar_one()
        period = writing.session.execute(select(PeriodRow.id).limit(1)).scalar_one()
        of = {"thing_id": activity, "scope_id": activity, "period_id": period}
        first, second = writing.session.execute(
            select(ThingRow.id).where(ThingRow.kind == "activity").limit(2)
        ).scalars()
        taken = {"activity_id": second, "replaces_id": first, "manner": Manner.MERGED, "is_example": True}
        writing.record(ActivityReplacementRow, taken)
        writing.record(SubmissionRow, of | {"step": Step.RETURNED, "content": "{}", "note": "Mer om orsaken"})
    return database


def test_everything_recorded_is_versioned() -> None:
    unversioned = {"periods", "things", "search_entries", "chain_heads", "audit_lines", "corrections"}
    unversioned |= {"drafts", "imports", "seals"}
    assert {table.name for table in TABLES} == {*Base.metadata.tables} - unversioned


@versioned
def test_no_column_of_a_recorded_row_can_be_changed(unlocked: Database, table: Table) -> None:
    with unlocked.reading() as session:
        for column in (c for c in table.columns if c.name != "superseded_at"):
            if row := version(session, table, f'"{column.name}" IS NOT NULL'):
                changed = "version + 1000000" if column.name == "version" else "NULL"
                statement = f'UPDATE {table.name} SET "{column.name}" = {changed} WHERE version = {row}'
                assert refused(session, statement), column.name


@versioned
def test_a_recorded_row_cannot_be_deleted(unlocked: Database, table: Table) -> None:
    with unlocked.reading() as session:
        row = version(session, table, "superseded_at IS NULL")
        assert refused(session, f"DELETE FROM {table.name} WHERE version = {row}")


@versioned
def test_a_row_is_superseded_once(unlocked: Database, table: Table) -> None:
    with unlocked.reading() as session:
        row = version(session, table, "superseded_at IS NULL")
        supersede = f"UPDATE {table.name} SET superseded_at = '2018-10-0%d 00:00:00' WHERE version = {row}"
        assert not refused(session, supersede % 1)
        assert refused(session, supersede % 2)
        assert refused(session, f"UPDATE {table.name} SET superseded_at = NULL WHERE version = {row}")


@versioned
def test_two_versions_of_a_row_are_never_current_at_once(unlocked: Database, table: Table) -> None:
    columns = [c for c in table.columns if c.name != "version"]
    current = select(*columns).where(table.c.superseded_at.is_(None)).limit(1)
    with unlocked.reading() as session:
        again = insert(table).from_select([c.name for c in columns], current)
        with pytest.raises(IntegrityError), session.begin_nested():
            session.execute(again)
        row = version(session, table, "superseded_at IS NULL")
        session.execute(update(table).where(table.c.version == row).values(superseded_at=table.c.recorded_at))
        same = select(*[null() if c.name == "superseded_at" else c for c in columns]).where(table.c.version == row)
        session.execute(insert(table).from_select([c.name for c in columns], same))


def test_a_reference_to_nothing_is_refused(own: Database) -> None:
    given = {c.name: c for c in GoalRow.__table__.columns if c.name not in ("version", "id")}
    copied = select(text("987654321"), *given.values()).limit(1)
    with pytest.raises(IntegrityError), own.writing() as session:
        session.execute(insert(GoalRow).from_select(["id", *given], copied))


def test_a_status_that_does_not_exist_is_refused(unlocked: Database) -> None:
    columns = [c.name for c in StatusReportRow.__table__.columns if c.name not in ("version", "status")]
    names = ", ".join(columns)
    with pytest.raises(IntegrityError), unlocked.writing() as session:
        session.execute(
            text(f"INSERT INTO status_reports (status, {names}) SELECT 'purple', {names} FROM status_reports LIMIT 1")
        )
