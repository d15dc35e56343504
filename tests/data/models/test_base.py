from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.exc import StatementError

from data.database import Database
from data.models import ChainHeadRow

zones = st.builds(lambda hours: timezone(timedelta(hours=hours)), st.integers(-12, 14))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=zones)


@given(moment=moments)
def test_a_moment_comes_back_as_the_same_moment_in_utc(database: Database, moment: datetime) -> None:
    with database.reading() as session:
        session.execute(update(ChainHeadRow).values(at=moment))
        found = session.execute(select(ChainHeadRow.at)).scalars().first()
    assert found == moment
    assert found.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="has no time zone"), database.reading() as session:
        session.execute(update(ChainHeadRow).values(at=datetime(2018, 9, 25, 13, 2)))
