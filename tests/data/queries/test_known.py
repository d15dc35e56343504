from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select

from data.database import Database
from data.models import SettingRow
from data.queries.known import known, words

START = datetime(2018, 1, 1, tzinfo=UTC)
# Days on which a new version of a setting was recorded.
histories = st.dictionaries(st.sampled_from("abc"), st.sets(st.integers(0, 9), min_size=1, max_size=4))


@given(history=histories, asked=st.none() | st.integers(-1, 10))
def test_what_was_known_at_a_moment_is_the_newest_version_recorded_by_then(
    database: Database, history: dict[str, set[int]], asked: int | None
) -> None:
    at = None if asked is None else START + timedelta(days=asked)
    with database.reading() as session:
        for key, days in history.items():
            following = [*sorted(days)[1:], None]
            for day, next_day in zip(sorted(days), following, strict=True):
                session.execute(
                    insert(SettingRow).values(
                        key=key,
                        value=str(day),
                        note="",
                        recorded_at=START + timedelta(days=day),
                        recorded_by="Test",
                        superseded_at=None if next_day is None else START + timedelta(days=next_day),
                    )
                )
        question = select(SettingRow.key, SettingRow.value).where(known(SettingRow, at), SettingRow.key.in_(history))
        found = [(key, int(value)) for key, value in session.execute(question)]
    expected = {
        key: max(d for d in days if asked is None or d <= asked)
        for key, days in history.items()
        if asked is None or min(days) <= asked
    }
    assert sorted(found) == sorted(expected.items())


@pytest.mark.parametrize(("sv", "en"), [(None, None), ("", "x"), ("å", None)])
def test_words_are_never_missing(sv: str | None, en: str | None) -> None:
    assert (words(sv, en).sv, words(sv, en).en) == (sv or "", en)
