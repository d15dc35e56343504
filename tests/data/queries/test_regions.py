from data.database import Database
from data.queries.regions import regions
from tests import ledger


def test_the_country_comes_first_and_then_twenty_one_counties(database: Database) -> None:
    with database.reading() as session:
        found = regions(session, ledger.seen(session, "2018-T2"))
    assert found[0].is_whole
    assert len(found) == 22
    assert not any(r.is_whole for r in found[1:])
    assert [r.code for r in found] == sorted(r.code for r in found)
