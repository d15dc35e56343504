from datetime import UTC, date, datetime

from dashboard.cycle import CycleKind, Event, Span, What, in_order, nearest, of_department, of_periods
from dashboard.period import Period, PeriodType


def event(due_on: date, starts_on: date | None = None, what: What = What.PLANNED, department: str = "") -> Event:
    key = f"{due_on}{starts_on}{what}{department}"
    return Event(key, what, CycleKind.PLANNING, due_on, starts_on=starts_on, department=department)


def test_a_period_is_open_from_its_first_to_its_last_day_and_locked_on_the_day_it_was() -> None:
    locked = datetime(2018, 9, 25, 22, 30, tzinfo=UTC)  # the 26th in Stockholm
    told = Period(
        "2018-T2", PeriodType.TERTIAL, date(2018, 5, 1), date(2018, 8, 31), date(2018, 8, 20), date(2018, 9, 14), locked
    )
    reporting, lock = of_periods([told], Span.of(2018))
    assert (reporting.begins_on, reporting.due_on, reporting.what) == (
        date(2018, 8, 20),
        date(2018, 9, 14),
        What.REPORTING,
    )
    assert (lock.due_on, lock.what, lock.is_due) == (date(2018, 9, 26), What.LOCKED, False)
    assert of_periods([told], Span.of(2019)) == []


def test_a_period_that_is_not_reported_has_no_days() -> None:
    assert of_periods([Period.parse("2018-08")], Span.of(2018)) == []


def test_what_begins_after_its_last_day_is_a_day() -> None:
    assert event(date(2018, 9, 1), date(2018, 10, 1)).begins_on == date(2018, 9, 1)
    assert not event(date(2018, 9, 1), date(2018, 9, 1)).lasts


def test_events_stand_in_the_order_they_are_to_be_ready() -> None:
    work, day, later = event(date(2018, 9, 14), date(2018, 8, 20)), event(date(2018, 9, 14)), event(date(2018, 9, 15))
    assert in_order([later, day, work]) == [work, day, later]


def test_the_nearest_is_today_or_later_and_to_be_ready() -> None:
    lock, due = event(date(2018, 9, 25), what=What.LOCKED), event(date(2018, 9, 28))
    assert nearest([due, lock, event(date(2018, 9, 24))], date(2018, 9, 25)) is due
    assert nearest([due], date(2018, 9, 28)) is due
    assert nearest([due], date(2018, 9, 29)) is None


def test_a_department_sees_its_own_and_the_agencys() -> None:
    agency, own, other = (event(date(2018, 9, 1), department=code) for code in ("", "REG", "FOR"))
    assert of_department([agency, own, other], "REG") == [agency, own]
    assert of_department([agency, own, other], "") == [agency, own, other]


def test_a_talk_stands_in_the_year_of_its_department_and_not_among_all_of_the_agency() -> None:
    talk = Event("samtal:REG.2018-T2", What.TALK, CycleKind.FOLLOW_UP, date(2018, 10, 3), department="REG")
    assert of_department([talk], "REG") == [talk]
    assert of_department([talk], "FOR") == of_department([talk], "") == []
