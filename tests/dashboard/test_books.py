from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.books import Book, Stage, days_late
from dashboard.period import Period

DAYS = st.dates(date(2018, 1, 1), date(2019, 12, 31))
NOW = datetime(2018, 9, 25, 11, tzinfo=UTC)


def period(opens: date | None, due: date | None, locked: datetime | None = None) -> Period:
    told = Period.parse("2018-T2")
    return Period(told.code, told.type, told.starts_on, told.ends_on, opens, due, locked)


@given(opens=DAYS, length=st.integers(0, 60), today=DAYS)
def test_an_open_period_is_coming_open_or_late_by_its_days(opens: date, length: int, today: date) -> None:
    due = opens + timedelta(days=length)
    stage = Book(period(opens, due)).stage(today)
    assert (stage is Stage.COMING) == (today < opens)
    assert (stage is Stage.OPEN) == (opens <= today <= due)
    assert (stage is Stage.LATE) == (today > due)


@given(today=DAYS)
def test_a_lock_outranks_everything_and_a_closing_the_days(today: date) -> None:
    opens = date(2018, 8, 20)
    assert Book(period(opens, opens, NOW), NOW).stage(today) is Stage.LOCKED
    assert Book(period(opens, opens), NOW).stage(today) is Stage.CLOSED
    assert Book(period(None, None)).stage(today) is Stage.UNOPENED


@given(due=DAYS, today=DAYS)
def test_nobody_is_late_before_the_day_after_it_was_due(due: date, today: date) -> None:
    late = days_late(period(due, due), today)
    assert late == max(0, (today - due).days)
    assert days_late(period(due, None), today) == 0
