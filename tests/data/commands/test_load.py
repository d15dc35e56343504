from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from dashboard.errors import BadPackage
from data.commands.journal import journal
from data.commands.load import load
from data.database import Database
from data.format.stored import TABLES
from data.models import ActivityRow, Base, StatusReportRow
from data.sources.package import Cell, Package
from tests.factories import NOW


def spoilt(package: Package, name: str, column: str, value: Cell) -> Package:
    rows = {**package.rows, name: deepcopy(package.rows[name])}
    rows[name][-1][column] = value
    return Package(package.resources, rows, package.places)


def counts(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in Base.metadata.tables.items()
            if name != "chain_heads"
        }


def fill(database: Database, package: Package) -> None:
    with journal(database, "Controller", NOW) as writing:
        load(writing, package)


def test_every_row_of_the_package_is_in_its_table(database: Database, package: Package) -> None:
    found = counts(database)
    for name, table in TABLES.items():
        assert found[table.__tablename__] == len(package.rows[name])


@pytest.mark.parametrize(
    ("name", "column", "value", "sentence"),
    [
        ("targets", "scope", "area:NONE", "targets.csv row 140: scope is “area:NONE”, which names nothing"),
        ("targets", "scope", "activity:A-0001", "scope is “activity:A-0001”, which names nothing"),
        ("targets", "scope", "FORE", "scope is “FORE”, which names nothing"),
        ("observations", "scope", "region:99", "observations_key_figures.csv row 5223: scope is “region:99”"),
        ("budget_lines", "amount", "1.005", "budget_lines.csv row 481: amount is “1.005”, which is not whole öre"),
        (
            "appropriation_years",
            "credit",
            "0.001",
            "appropriation_years.csv row 66: credit is “0.001”, which is not whole öre",
        ),
    ],
)
def test_what_cannot_be_loaded_is_told_with_file_row_and_column_and_nothing_is_written(
    empty: Database, package: Package, name: str, column: str, value: Any, sentence: str
) -> None:
    empty.upgrade()
    with pytest.raises(BadPackage) as told:
        fill(empty, spoilt(package, name, column, value))
    assert sentence in str(told.value)
    assert set(counts(empty).values()) == {0}


def test_every_version_but_the_newest_is_superseded_when_the_next_was_recorded(database: Database) -> None:
    with database.reading() as session:
        for table, key in ((ActivityRow, ("id",)), (StatusReportRow, ("activity_id", "period_id"))):
            columns = [getattr(table, name) for name in key]
            following = func.lead(table.recorded_at).over(partition_by=columns, order_by=table.recorded_at)
            versions = select(table.superseded_at, following.label("next")).subquery()
            wrong = versions.c.superseded_at.is_distinct_from(versions.c.next)
            assert session.execute(select(func.count()).select_from(versions).where(wrong)).scalar() == 0


def test_the_order_of_the_rows_in_a_file_does_not_matter(empty: Database, package: Package) -> None:
    empty.upgrade()
    turned = Package(
        package.resources,
        {**package.rows, "status_reports": package.rows["status_reports"][::-1]},
        {**package.places, "status_reports": package.places["status_reports"][::-1]},
    )
    fill(empty, turned)
    with empty.reading() as session:
        superseded = StatusReportRow.superseded_at.is_not(None) & StatusReportRow.correction_reason.is_not(None)
        assert session.execute(select(func.count()).where(superseded)).scalar() == 0


def test_a_title_of_any_length_that_fits_has_a_key_that_fits(empty: Database, package: Package) -> None:
    empty.upgrade()
    fill(empty, spoilt(package, "activities", "title", "Å" * 300))
    with empty.reading() as session:
        assert session.execute(select(func.max(func.length(ActivityRow.title)))).scalar() == 300


def test_a_package_is_loaded_all_or_nothing(own: Database, package: Package) -> None:
    before = counts(own)
    with pytest.raises(IntegrityError):
        fill(own, package)
    assert counts(own) == before
