from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.workdays import at_earliest, at_latest, holiday, is_worked, monday, same_date, same_weekday, worked

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2018, 1, 1), "Nyårsdagen"),
        (date(2018, 3, 30), "Långfredagen"),
        (date(2018, 5, 10), "Kristi himmelsfärdsdag"),
        (date(2018, 6, 6), "Nationaldagen"),
        (date(2018, 6, 22), "Midsommarafton"),
        (date(2018, 12, 24), "Julafton"),
        (date(2018, 12, 31), "Nyårsafton"),
        (date(2019, 4, 22), "Annandag påsk"),
    ],
)
def test_holidays_and_the_three_eves_are_not_worked(day: date, name: str) -> None:
    assert holiday(day) == name
    assert not is_worked(day)


@pytest.mark.parametrize("day", [date(2018, 1, 5), date(2018, 4, 27), date(2018, 12, 27), date(2018, 2, 22)])
def test_other_weekdays_are(day: date) -> None:
    assert holiday(day) is None
    assert is_worked(day)


def test_a_holiday_has_a_name_in_english_too_and_any_other_language_is_swedish() -> None:
    assert holiday(date(2018, 6, 22), "en") == "Midsummer Eve"
    assert holiday(date(2018, 6, 22), "klingon") == "Midsommarafton"


def test_a_year_has_as_many_working_days_as_the_calendar_says() -> None:
    assert len(worked(date(2018, 1, 1), date(2018, 12, 31))) == 250
    assert worked(date(2018, 12, 22), date(2018, 12, 26)) == []
    assert worked(date(2018, 9, 2), date(2018, 9, 1)) == []


@given(DAYS)
def test_the_nearest_working_days_are_worked_and_nothing_between_is(day: date) -> None:
    before, after = at_latest(day), at_earliest(day)
    assert before <= day <= after
    assert is_worked(before)
    assert is_worked(after)
    assert worked(before + timedelta(days=1), after - timedelta(days=1)) in ([], [day])
    assert (before == after == day) == is_worked(day)


@given(DAYS)
def test_a_year_later_is_the_same_weekday_or_the_same_date(day: date) -> None:
    later, same = same_weekday(day), same_date(day)
    assert later.weekday() == day.weekday()
    assert abs((later - same).days) <= 3
    assert (same.year, same.month) == (day.year + 1, day.month)
    assert same.day == day.day or (day.month, day.day, same.day) == (2, 29, 28)


@given(DAYS)
def test_a_week_begins_on_monday(day: date) -> None:
    assert monday(day).weekday() == 0
    assert monday(day).isocalendar()[:2] == day.isocalendar()[:2]
