from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.access import READER, User, person
from dashboard.errors import PeriodClosed, PeriodLocked
from dashboard.period import Period, PeriodType
from dashboard.reported import due_with, home, is_open, reported_period, require_open, takes

MOMENT = datetime(2019, 1, 10, tzinfo=UTC)
DAY = date(2019, 1, 10)
HEAD, CONTROLLER = person("head:REG"), person("controller")


def tertial(code: str, *, opens: date | None = None, locked: bool = False, closed: bool = False) -> Period:
    period = Period.parse(code)
    return replace(
        period,
        opens_on=opens or period.ends_on.replace(day=20),
        locked_at=MOMENT if locked else None,
        closed_at=MOMENT if closed else None,
    )


OPEN = tertial("2018-T3")
CLOSED = tertial("2018-T3", closed=True)
LOCKED = tertial("2018-T2", locked=True)
CALENDAR = [
    *(Period.parse(f"{year}-{month:02}") for year in (2017, 2018, 2019) for month in range(1, 13)),
    *(Period.parse(f"{year}-{part}") for year in (2017, 2018, 2019) for part in ("Q1", "Q2", "Q3", "Q4", "H1", "H2")),
    *(Period.parse(str(year)) for year in (2016, 2017, 2018, 2019)),
]


def codes(periods: Sequence[Period], kind: PeriodType) -> list[str]:
    return [p.code for p in periods if p.type is kind]


def test_reports_are_taken_from_the_opening_until_the_closing_and_of_controllers_until_the_lock() -> None:
    assert is_open(OPEN, HEAD, DAY)
    assert not is_open(OPEN, HEAD, date(2018, 12, 19))
    assert not is_open(CLOSED, HEAD, DAY)
    assert is_open(CLOSED, CONTROLLER, DAY)
    with pytest.raises(PeriodClosed):
        require_open(CLOSED, [CLOSED], HEAD, DAY)
    with pytest.raises(PeriodLocked):
        require_open(LOCKED, [LOCKED], CONTROLLER, DAY)


def test_the_open_period_is_reported_whichever_is_looked_at() -> None:
    assert reported_period([LOCKED, OPEN], LOCKED, READER, DAY) is OPEN
    assert reported_period([LOCKED, CLOSED], CLOSED, person("reporter:REG"), DAY) is None


def test_who_looks_at_a_month_reports_the_tertial_that_it_lies_in() -> None:
    second, third = tertial("2018-T2"), tertial("2018-T3")
    periods = [*CALENDAR, second, third]
    assert reported_period(periods, Period.parse("2018-06"), HEAD, DAY) is second
    assert reported_period(periods, Period.parse("2018-11"), HEAD, DAY) is third
    assert reported_period([*CALENDAR, LOCKED, third], Period.parse("2018-06"), HEAD, DAY) is third


def test_what_is_over_in_the_tertial_and_not_locked_is_reported_with_it() -> None:
    periods = [*CALENDAR, LOCKED, OPEN, tertial("2018-T1", locked=True), tertial("2017-T3", locked=True)]
    due = due_with(OPEN, periods, DAY)
    assert due[0] is OPEN
    assert codes(due, PeriodType.MONTH) == ["2018-09", "2018-10", "2018-11", "2018-12"]
    assert codes(due, PeriodType.HALF_YEAR) == ["2018-H1", "2018-H2"]
    assert codes(due, PeriodType.QUARTER) == ["2018-Q2", "2018-Q3", "2018-Q4"]
    assert codes(due, PeriodType.YEAR) == ["2018"]
    assert codes(due, PeriodType.TERTIAL) == ["2018-T3"]


def test_what_is_not_over_is_not_due() -> None:
    assert codes(due_with(OPEN, [*CALENDAR, OPEN], date(2018, 11, 1)), PeriodType.MONTH)[-2:] == ["2018-09", "2018-10"]


def test_what_is_reported_by_itself_is_not_reported_twice() -> None:
    month = tertial("2018-11")
    assert month not in due_with(OPEN, [*CALENDAR, month, OPEN], DAY)
    assert due_with(month, [*CALENDAR, month, OPEN], DAY)[0] is month


def test_a_locked_period_tells_what_it_never_got() -> None:
    assert codes(due_with(LOCKED, [*CALENDAR, LOCKED], DAY), PeriodType.MONTH)[-1] == "2018-08"


@pytest.mark.parametrize("person", [HEAD, CONTROLLER])
def test_a_month_is_taken_while_its_tertial_is_open(person: User) -> None:
    months = [*CALENDAR, LOCKED, CLOSED]
    require_open(Period.parse("2018-11"), [*CALENDAR, LOCKED, OPEN], person, DAY)
    with pytest.raises(PeriodLocked):
        require_open(Period.parse("2018-08"), months, person, DAY)
    if person is HEAD:
        with pytest.raises(PeriodClosed):
            require_open(Period.parse("2018-11"), months, person, DAY)
    with pytest.raises(PeriodClosed):
        require_open(Period.parse("2019-01"), [*CALENDAR, OPEN, tertial("2019-T1", opens=DAY)], person, DAY)


def test_a_month_whose_tertial_is_closed_is_not_taken_with_the_next_one() -> None:
    periods, now = [*CALENDAR, CLOSED, tertial("2019-T1", opens=date(2019, 4, 20))], date(2019, 5, 1)
    assert home(Period.parse("2018-11"), periods, HEAD, now) is CLOSED
    with pytest.raises(PeriodClosed):
        require_open(Period.parse("2018-11"), periods, HEAD, now)


def test_a_year_is_taken_with_the_first_open_tertial_after_it_and_is_locked_only_by_a_year() -> None:
    year, after = Period.parse("2018"), tertial("2019-T1", opens=date(2019, 4, 20))
    now = date(2019, 5, 1)
    assert home(year, [*CALENDAR, LOCKED, after], HEAD, now) is after
    require_open(year, [*CALENDAR, LOCKED, tertial("2018-T3", locked=True), after], HEAD, now)
    with pytest.raises(PeriodLocked):
        require_open(year, [*CALENDAR, tertial("2018", locked=True), after], HEAD, now)
    with pytest.raises(PeriodLocked):
        require_open(Period.parse("2018-11"), [*CALENDAR, tertial("2018", locked=True), OPEN], HEAD, now)


def test_an_activity_is_reported_for_no_month() -> None:
    month = Period.parse("2018-11")
    assert not takes(home(month, [month], CONTROLLER, DAY), month, CONTROLLER, DAY)


_CODES = st.sampled_from([p.code for p in CALENDAR] + [f"{y}-T{n}" for y in (2017, 2018, 2019) for n in (1, 2, 3)])
_REPORTED = st.dictionaries(_CODES, st.sampled_from(["open", "closed", "locked"]), max_size=8)
_DAYS = st.dates(date(2017, 1, 1), date(2020, 6, 1))


@given(reported=_REPORTED, today=_DAYS, person=st.sampled_from([HEAD, CONTROLLER]))
def test_whatever_is_due_with_an_open_period_is_over_and_taken_or_closed_by_itself(
    reported: dict[str, str], today: date, person: User
) -> None:
    own = [tertial(code, locked=how == "locked", closed=how == "closed") for code, how in reported.items()]
    periods = own + [p for p in CALENDAR if p.code not in reported]
    for period in own:
        if not is_open(period, person, today):
            continue
        for due in due_with(period, periods, today)[1:]:
            assert due.ends_on < today
            assert not any(p.is_locked and p.covers(due) and not p.covers(period) for p in own)
            its = home(due, periods, person, today)
            assert takes(its, due, person, today) or its.is_locked or not is_open(its, person, today)
