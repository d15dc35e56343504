from decimal import Decimal

from data.database import Database
from data.format.stored import TABLES
from data.queries.everything import Everything
from data.sources.contents import Package, Record


def test_every_version_of_every_row_is_told_as_the_files_say_it(database: Database, package: Package) -> None:
    with database.reading() as session:
        everything = Everything(session)
        for name in TABLES:
            assert everything.count(name) == len(package.rows[name])
            assert [plain(row) for row in everything.rows(name)] == [plain(row) for row in package.rows[name]], name


def plain(row: Record) -> Record:
    """Numbers of files are exact, those of the database are floats or whole öre."""
    return {name: float(cell) if isinstance(cell, Decimal) else cell for name, cell in row.items()}


def test_codes_are_sorted(database: Database, package: Package) -> None:
    with database.reading() as session:
        codes = Everything(session).codes("goals")
    assert codes == sorted({str(row["code"]) for row in package.rows["goals"]})
