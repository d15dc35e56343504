from calendar import monthrange
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import PeriodNotFound
from dashboard.period import STOCKHOLM, Period, PeriodType, day_of, default, latest, previous

LETTERS = {PeriodType.QUARTER: "Q", PeriodType.TERTIAL: "T", PeriodType.HALF_YEAR: "H"}


def code_of(kind: PeriodType, year: int, number: int) -> str:
    if kind is PeriodType.YEAR:
        return str(year)
    return f"{year}-{number:02}" if kind is PeriodType.MONTH else f"{year}-{LETTERS[kind]}{number}"


@st.composite
def periods(draw: st.DrawFn, first: int = 1900, last: int = 2099) -> Period:
    kind = draw(st.sampled_from(PeriodType))
    return Period.parse(
        code_of(kind, draw(st.integers(first, last)), draw(st.integers(1, 12 // kind.months))),
    )


few = st.lists(periods(2016, 2018), unique_by=lambda p: p.code)


@given(periods())
def test_a_period_is_written_as_it_was_read(period: Period) -> None:
    assert code_of(period.type, period.year, period.number) == period.code


@given(periods())
def test_a_period_is_whole_months(period: Period) -> None:
    assert period.starts_on.day == 1
    assert period.ends_on.day == monthrange(period.ends_on.year, period.ends_on.month)[1]
    assert period.ends_on.month - period.starts_on.month == period.type.months - 1
    assert period.ends_on.year == period.starts_on.year == period.year


@pytest.mark.parametrize("kind", PeriodType)
@given(year=st.integers(1900, 2099))
def test_periods_of_a_kind_fill_the_year_without_gaps(kind: PeriodType, year: int) -> None:
    days = [Period.parse(code_of(kind, year, number)) for number in range(1, 12 // kind.months + 1)]
    assert (days[0].starts_on, days[-1].ends_on) == (date(year, 1, 1), date(year, 12, 31))
    assert all(a.ends_on + timedelta(days=1) == b.starts_on for a, b in pairwise(days))


@given(st.text() | st.from_regex(r"\d{4}-?[QTH]?\d{0,2}"))
def test_other_text_names_no_period(text: str) -> None:
    with suppress(PeriodNotFound):
        period = Period.parse(text)
        assert period.code == text == code_of(period.type, period.year, period.number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018-T4",
        "2018-T0",
        "2018-13",
        "2018-00",
        "2018-Q5",
        "2018-H3",
        " 2018",
        "2018\n",
        "1899",
        "2100",
        "\uff12\uff10\uff11\uff18",
    ],
)
def test_what_the_calendar_lacks_is_refused(text: str) -> None:
    with pytest.raises(PeriodNotFound):
        Period.parse(text)


@given(periods(2016, 2018), few)
def test_the_previous_period_is_the_nearest_earlier_of_its_kind(period: Period, others: list[Period]) -> None:
    found = previous(period, others)
    earlier = [p for p in others if p.type is period.type and p.starts_on < period.starts_on]
    assert found in earlier if earlier else found is None
    assert all(p.starts_on <= found.starts_on for p in earlier if found)


@given(periods(2016, 2018), few, st.integers(1, 6))
def test_the_latest_periods_end_with_this_one(period: Period, others: list[Period], count: int) -> None:
    everyone = [*(p for p in others if p.code != period.code), period]
    found = latest(period, everyone, count)
    assert found[-1] == period
    assert len(found) <= count
    assert all(previous(b, everyone) == a for a, b in pairwise(found))
    assert len(found) == count or previous(found[0], everyone) is None


def test_the_last_locked_period_is_shown_when_none_is_asked_for() -> None:
    locked = datetime(2018, 9, 25, 11, 2, tzinfo=UTC)
    tertials = [Period.parse(f"2018-T{number}") for number in (1, 2, 3)]
    tertials[1] = replace(tertials[1], locked_at=locked)
    month = replace(Period.parse("2018-11"), locked_at=locked)
    assert default([*tertials, month], PeriodType.TERTIAL, locked + timedelta(days=90)).code == "2018-T2"


def test_without_a_lock_the_period_going_on_is_shown() -> None:
    tertials = [Period.parse(f"2018-T{number}") for number in (3, 1, 2)]
    # Eleven in the evening in London, midnight in Stockholm.
    assert default(tertials, PeriodType.TERTIAL, datetime(2018, 4, 30, 22, 30, tzinfo=UTC)).code == "2018-T2"
    assert default(tertials, PeriodType.TERTIAL, datetime(2018, 4, 30, 21, 30, tzinfo=UTC)).code == "2018-T1"
    assert default(tertials, PeriodType.TERTIAL, datetime(2010, 1, 1, tzinfo=UTC)).code == "2018-T3"


def test_an_organisation_without_periods_has_no_default() -> None:
    with pytest.raises(PeriodNotFound):
        default([Period.parse("2018")], PeriodType.TERTIAL, datetime(2018, 1, 1, tzinfo=UTC))


@given(st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
def test_today_is_the_day_in_stockholm(now: datetime) -> None:
    period = Period.parse("2018-T2")
    assert period.today(now) == now.astimezone(STOCKHOLM).date()
    assert replace(period, locked_at=now).today(now + timedelta(days=9)) == period.today(now)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2018-03-24T23:30:00+00:00", date(2018, 3, 25)),
        ("2018-10-28T22:30:00+00:00", date(2018, 10, 28)),
        ("2018-08-31T21:59:59+00:00", date(2018, 8, 31)),
        ("2018-08-31T22:00:00+00:00", date(2018, 9, 1)),
        ("2018-12-31T23:00:00+00:00", date(2019, 1, 1)),
    ],
)
def test_summer_time_moves_midnight(moment: str, day: date) -> None:
    assert Period.parse("2018-T2").today(datetime.fromisoformat(moment)) == day


def test_a_month_within_a_locked_tertial_shares_its_day() -> None:
    now, at = datetime(2019, 3, 1, 12, tzinfo=UTC), datetime(2018, 9, 25, 11, tzinfo=UTC)
    locked = replace(Period.parse("2018-T2"), locked_at=at)
    year = replace(Period.parse("2018"), locked_at=at + timedelta(days=150))
    periods = [Period.parse("2018-T1"), locked, year, Period.parse("2018-T3")]
    days = {code: day_of(Period.parse(code), periods, now) for code in ("2018-08", "2018-Q2", "2018-09", "2019-01")}
    assert days == {
        "2018-08": date(2018, 9, 25),
        "2018-Q2": date(2019, 2, 22),
        "2018-09": date(2019, 2, 22),
        "2019-01": date(2019, 3, 1),
    }
    assert day_of(locked, periods, now) == date(2018, 9, 25)


def test_a_period_is_locked_and_reported_when_it_says_so() -> None:
    period = Period.parse("2018-T2")
    assert not period.is_locked
    assert not period.is_reported
    assert replace(period, locked_at=datetime(2018, 9, 25, tzinfo=UTC)).is_locked
    assert replace(period, opens_on=date(2018, 8, 20)).is_reported


@given(st.sampled_from(PeriodType), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_the_period_around_a_day_has_the_day_in_it(kind: PeriodType, day: date) -> None:
    found = Period.around(kind, day)
    assert found.starts_on <= day <= found.ends_on
    assert found.type is kind
    assert found == Period.parse(found.code)
    assert {Period.around(kind, other) for other in (found.starts_on, found.ends_on)} == {found}


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (PeriodType.MONTH, "2018-08"),
        (PeriodType.QUARTER, "2018-Q3"),
        (PeriodType.TERTIAL, "2018-T2"),
        (PeriodType.HALF_YEAR, "2018-H2"),
        (PeriodType.YEAR, "2018"),
    ],
)
def test_the_last_of_august_lies_in_its_periods(kind: PeriodType, code: str) -> None:
    assert Period.around(kind, date(2018, 8, 31)).code == code


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2100, 1, 1)])
def test_there_is_no_period_around_a_day_that_no_code_can_name(day: date) -> None:
    with pytest.raises(PeriodNotFound):
        Period.around(PeriodType.MONTH, day)
