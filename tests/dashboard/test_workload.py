from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cycle import CycleKind, Event, What
from dashboard.workdays import monday
from dashboard.workload import Pace, weeks

DAYS = st.dates(date(2017, 1, 1), date(2019, 12, 31))
WEEK_38 = date(2018, 9, 17)


def event(due_on: date, starts_on: date | None = None, **given_: object) -> Event:
    told = {"what": What.PLANNED, "kind": CycleKind.PLANNING} | given_
    return Event(f"plan:{due_on}{given_}", due_on=due_on, starts_on=starts_on, **told)  # type: ignore[arg-type]


def test_the_days_of_an_event_are_spread_over_its_working_days() -> None:
    found = weeks([event(date(2018, 9, 25), date(2018, 9, 10), days=24)], Pace())
    assert {week.number: week.load for week in found.values()} == {37: 10, 38: 10, 39: 4}


def test_a_holiday_takes_its_part_of_the_week() -> None:
    found = weeks([event(date(2018, 6, 29), date(2018, 6, 18), days=9)], Pace())  # midsommarafton on the first Friday
    assert [week.load for week in found.values()] == pytest.approx([4, 5])


def test_work_on_days_off_alone_falls_on_the_last_of_them() -> None:
    found = weeks([event(date(2018, 9, 23), date(2018, 9, 22), days=3)], Pace())
    assert found[WEEK_38].load == 3


@given(
    st.lists(st.tuples(DAYS, st.integers(0, 300), st.integers(0, 200)), max_size=12),
)
def test_no_day_of_work_is_lost(told: list[tuple[date, int, int]]) -> None:
    events = [event(due, date.fromordinal(due.toordinal() - before), days=days) for due, before, days in told]
    found = weeks(events, Pace())
    assert sum(week.load for week in found.values()) == pytest.approx(sum(one.days for one in events))
    assert all(day == monday(day) == week.monday for day, week in found.items())


def test_work_that_is_said_to_last_a_thousand_years_is_spread_over_the_last_of_them() -> None:
    found = weeks([event(date(2018, 9, 25), date(1018, 9, 25), days=250)], Pace())
    assert len(found) == 53
    assert sum(week.load for week in found.values()) == pytest.approx(250)


def test_two_last_days_of_the_same_owner_in_a_week_clash() -> None:
    found = weeks([event(date(2018, 9, 17)), event(date(2018, 9, 21)), event(date(2018, 9, 24))], Pace())
    (clash,) = found[WEEK_38].clashes
    assert (clash.department, clash.count) == ("", 2)
    assert not found[date(2018, 9, 24)].is_clashing


def test_those_of_different_departments_do_not_nor_does_what_is_only_told_of() -> None:
    day = date(2018, 9, 20)
    events = [
        event(day),
        event(day, department="REG"),
        event(day, department="FOR"),
        event(day, what=What.LOCKED),
        event(day, what=What.REVIEW),
    ]
    assert not weeks(events, Pace())[WEEK_38].is_clashing


def test_several_reports_told_as_one_clash_with_each_other() -> None:
    one = event(date(2018, 9, 21), department="FOR", what=What.REPORTS, count=7)
    assert weeks([one], Pace())[WEEK_38].things == 7


def test_more_work_than_the_setting_allows_is_too_much_as_it_is_told() -> None:
    pace = Pace.of({"cycle.load": "10"})
    assert not weeks([event(date(2018, 9, 20), days=10)], pace)[WEEK_38].is_heavy
    assert weeks([event(date(2018, 9, 20), days=11)], pace)[WEEK_38].is_heavy


def test_the_work_of_a_department_is_its_own_while_the_agencys_last_days_clash_for_it_too() -> None:
    events = [
        event(date(2018, 9, 20), days=9),
        event(date(2018, 9, 21)),
        event(date(2018, 9, 18), department="REG", days=2),
    ]
    found = weeks(events, Pace(), "REG")[WEEK_38]
    assert found.load == 2
    assert [clash.department for clash in found.clashes] == [""]


@pytest.mark.parametrize("text", ["", "0", "-3", "många", "1e9"])
def test_a_setting_that_says_nothing_counts_for_nothing(text: str) -> None:
    assert Pace.of({"cycle.load": text}) == Pace()
