from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Select, insert, select

from data.database import Database
from data.models import Base, ObservationRow, SettingRow, StatusReportRow
from data.models.base import ever, rows_of, versioned
from data.queries.frame import frame
from data.queries.known import known, words
from data.queries.measures import measures
from tests.queries import plan, plans

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


def _growing() -> list[type[Base]]:
    return [t for t in versioned() if any(str(index.name).endswith("_recorded") for index in rows_of(t).indexes)]


@pytest.mark.parametrize("table", versioned())
def test_what_was_known_is_never_a_stretch_of_moments_in_an_index(sample: Database, table: Any) -> None:
    # After a list of values SQLite 3.40 answers such a stretch wrongly, and alone it may be everything there is.
    for question in (
        select(table.version).where(known(table, START)),
        select(table.version).where(known(table, START)).order_by(table.recorded_at),
    ):
        assert not any("_at>" in step or "_at<" in step or "_at=" in step for step in plan(sample, question))


def test_reports_of_several_periods_are_found_by_their_periods(sample: Database) -> None:
    question = select(StatusReportRow.version).where(
        StatusReportRow.period_id.in_([1, 2]), StatusReportRow.activity_id == 3, known(StatusReportRow, START)
    )
    (step,) = plan(sample, question)
    assert "(activity_id=? AND period_id=?)" in step


@pytest.mark.parametrize("table", _growing())
def test_moments_have_an_index_that_only_who_asks_for_changes_is_given(sample: Database, table: Any) -> None:
    of = table.__tablename__
    for column, name in ((table.recorded_at, f"ix_{of}_recorded"), (table.superseded_at, f"ix_{of}_ended")):
        counted: Select[Any] = select(column).where(column > START)
        assert f"COVERING INDEX {name} " in plan(sample, counted.where(ever(table)))[0]
        assert name not in " ".join(plan(sample, counted))


def test_areas_are_counted_as_known_then_without_reading_a_row(sample: Database) -> None:
    at = datetime(2018, 6, 20, tzinfo=UTC)
    with sample.reading() as session:
        then = frame(session, at)
    assert then is not None
    periods = [p for p in then.periods if p.code in ("2017-T3", "2018-T1")]
    steps = plans(sample, lambda session: measures(session, periods, at, departments=True))
    for name in ("status_reports", "activities", "deliveries", "outcome_lines", "budget_lines"):
        found = [step for step in steps if f" {name} " in step]
        assert found, name
        assert all("USING COVERING INDEX" in step for step in found), found


def test_a_value_is_known_from_the_moment_it_was_recorded(sample: Database) -> None:
    with sample.reading() as session:
        first = session.execute(
            select(ObservationRow).order_by(ObservationRow.recorded_at, ObservationRow.version).limit(1)
        ).scalar_one()
        found = select(ObservationRow.version).where(ObservationRow.version == first.version)
        at, before = first.recorded_at, first.recorded_at - timedelta(microseconds=1)
        assert session.execute(found.where(known(ObservationRow, at))).first() is not None
        assert session.execute(found.where(known(ObservationRow, before))).first() is None
