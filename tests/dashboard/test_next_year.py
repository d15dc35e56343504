from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.cycle import CycleKind, Event, What
from dashboard.next_year import later, moved_due, moved_start, proposals
from dashboard.words import Words
from dashboard.workdays import is_worked, same_weekday

DAYS = st.dates(date(1990, 1, 1), date(2088, 12, 31))


def event(code: str = "2018-A", due_on: date = date(2018, 9, 14), **given_: object) -> Event:
    told = {"kind": CycleKind.PLANNING, "name": Words("Något 2018"), "code": code} | given_
    return Event(f"plan:{code}", What.PLANNED, due_on=due_on, **told)  # type: ignore[arg-type]


@given(DAYS, st.booleans())
def test_a_last_day_is_never_on_a_weekend_or_holiday_and_stays_in_the_year_after(day: date, fixed: bool) -> None:
    moved = moved_due(day, fixed=fixed)
    assert is_worked(moved)
    assert moved.year == day.year + 1
    assert abs((moved - same_weekday(day)).days) <= 12


@given(DAYS, DAYS, st.booleans())
def test_the_order_of_last_days_is_kept(one: date, other: date, fixed: bool) -> None:
    first, second = sorted([one, other])
    if first.year == second.year:
        assert moved_due(first, fixed=fixed) <= moved_due(second, fixed=fixed)


@given(DAYS, DAYS)
def test_work_never_begins_after_its_last_day_nor_on_a_day_off(one: date, other: date) -> None:
    first, last = sorted([one, other])
    due_on = moved_due(last)
    start = moved_start(first, due_on)
    assert start <= due_on
    assert is_worked(start)


def test_a_weekday_is_kept_where_it_is_worked() -> None:
    assert moved_due(date(2018, 9, 14)) == date(2019, 9, 13)
    assert moved_due(date(2018, 6, 21)) == date(2019, 6, 20)


def test_eves_and_holidays_become_the_working_day_before() -> None:
    assert moved_due(date(2018, 6, 22)) == date(2019, 6, 20)  # midsommarafton 21 June, a Friday
    assert moved_due(date(2018, 12, 25)) == date(2019, 12, 23)  # julafton, a Tuesday
    assert moved_due(date(2017, 5, 11)) == date(2018, 5, 9)  # Ascension Day, a Thursday


def test_the_first_days_of_a_year_stay_in_it() -> None:
    assert moved_due(date(2018, 1, 1)) == date(2019, 1, 2)


def test_what_is_reported_to_the_government_keeps_its_date() -> None:
    assert moved_due(date(2018, 2, 22), fixed=True) == date(2019, 2, 22)
    assert moved_due(date(2018, 3, 1), fixed=True) == date(2019, 3, 1)
    assert moved_due(date(2019, 8, 15), fixed=True) == date(2020, 8, 14)  # a Saturday
    assert moved_due(date(2016, 2, 29), fixed=True) == date(2017, 2, 28)


def test_years_in_names_and_codes_are_the_ones_after() -> None:
    assert later("Budgetunderlag 2019–2021") == "Budgetunderlag 2020–2022"
    assert later("2018-UPPF-T2") == "2019-UPPF-T2"
    assert later("Diarienummer 120187") == "Diarienummer 120187"


def test_a_code_that_is_taken_gets_a_number() -> None:
    (one, two) = proposals([event("A"), event("2018-B")], {"A", "A-2", "2019-B"})
    assert (one.code, two.code) == ("A-3", "2019-B-2")
    assert one.name.sv == "Något 2019"


@given(st.lists(st.text(min_size=1, max_size=64), unique=True, max_size=8))
def test_new_codes_are_of_their_own_and_no_longer_than_a_code_may_be(codes: list[str]) -> None:
    found = [one.code for one in proposals([event(code) for code in codes], codes)]
    assert len(set(found)) == len(found)
    assert not set(found) & set(codes)
    assert all(len(code) <= 64 for code in found)


def test_a_day_stays_a_day_and_work_stays_work() -> None:
    (day, work) = proposals([event(), event("2018-B", starts_on=date(2018, 9, 3))], ())
    assert (day.starts_on, day.due_on) == (None, date(2019, 9, 13))
    assert (work.starts_on, work.due_on) == (date(2019, 9, 2), date(2019, 9, 13))
