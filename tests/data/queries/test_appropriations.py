from datetime import date

import pytest

from dashboard.view import View
from data.database import Database
from data.queries.appropriations import appropriations
from tests import ledger


@pytest.mark.parametrize(
    ("today", "year"), [(date(2018, 9, 25), 2017), (date(2018, 2, 27), 2016), (date(2019, 3, 1), 2018)]
)
def test_the_year_shown_is_the_last_one_known_to_be_closed(database: Database, today: date, year: int) -> None:
    with database.reading() as session:
        found = appropriations(session, View(ledger.seen(session, "2018-T2").period, None, today))
    assert {a.year for a in found} == {year}
    assert all(a.residual == 0 for a in found)


def test_before_the_first_closed_year_there_is_none(database: Database) -> None:
    with database.reading() as session:
        assert appropriations(session, View(ledger.seen(session, "2018-T2").period, None, date(2009, 1, 1))) == []
