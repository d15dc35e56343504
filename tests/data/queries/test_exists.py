import pytest

from data.database import Database
from data.queries.exists import all_exist


@pytest.mark.parametrize(
    ("codes", "period", "exist"),
    [
        ({}, None, True),
        ({"area": "DIGI"}, "2018-T2", True),
        ({"area": "digi"}, None, False),
        ({"activity": "DIGI"}, None, False),
        ({"area": "DIGI"}, "2019-T9", False),
        ({"area": "' OR 1=1 --"}, None, False),
        ({}, "1996-07", False),
    ],
)
def test_codes_and_periods_exist_or_not(
    database: Database, codes: dict[str, str], period: str | None, exist: bool
) -> None:
    with database.reading() as session:
        assert all_exist(session, codes, period) is exist
