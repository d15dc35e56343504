import contextlib
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reasons import Why
from data.sources.contents import Refused
from data.sources.dates import EPOCH_1900, EPOCH_1904, day, moment, serial

SEPTEMBER = date(2018, 9, 25)
DAYS = [
    ("2018-09-25", SEPTEMBER),
    ("2018-9-25", SEPTEMBER),
    ("2018/09/25", SEPTEMBER),
    ("2018.09.25", SEPTEMBER),
    ("20180925", SEPTEMBER),
    (" 2018-09-25 ", SEPTEMBER),
    ("25.9.2018", SEPTEMBER),
    ("25.09.2018", SEPTEMBER),
    ("25. 9. 2018", SEPTEMBER),
    ("25/9 2018", SEPTEMBER),
    ("25/9/2018", SEPTEMBER),
    ("25-9-2018", SEPTEMBER),
    ("25 september 2018", SEPTEMBER),
    ("25 September 2018", SEPTEMBER),
    ("25 sep 2018", SEPTEMBER),
    ("25 sept. 2018", SEPTEMBER),
    ("den 25 september 2018", SEPTEMBER),
    ("den 25:e september 2018", SEPTEMBER),
    ("25\u00a0september\u00a02018", SEPTEMBER),
    ("1/2 2018", date(2018, 2, 1)),
    ("1.2.2018", date(2018, 2, 1)),
    ("3 maj 2018", date(2018, 5, 3)),
    ("3 May 2018", date(2018, 5, 3)),
    ("5/5/2018", date(2018, 5, 5)),
    ("2016-02-29", date(2016, 2, 29)),
]
NO_DAYS = [
    ("01/02/2018", Why.UNCLEAR_DATE),
    ("1-2-2018", Why.UNCLEAR_DATE),
    ("2018-13-01", Why.NOT_A_DATE),
    ("2018-02-30", Why.NOT_A_DATE),
    ("2017-02-29", Why.NOT_A_DATE),
    ("9/25/2018", Why.NOT_A_DATE),
    ("25/9 18", Why.NOT_A_DATE),
    ("18-09-25", Why.NOT_A_DATE),
    ("september 2018", Why.NOT_A_DATE),
    ("25 hösten 2018", Why.NOT_A_DATE),
    ("2018", Why.NOT_A_DATE),
    ("2018-09", Why.NOT_A_DATE),
    ("2018-T2", Why.NOT_A_DATE),
    ("0000-01-01", Why.NOT_A_DATE),
    ("10000-01-01", Why.NOT_A_DATE),
    ("i morgon", Why.NOT_A_DATE),
    ("2018-09-25 13:02", Why.NOT_A_DATE),
    ("43368", Why.NOT_A_DATE),
    ("٢٠١٨-٠٩-٢٥", Why.NOT_A_DATE),
]
NOON = datetime(2018, 9, 25, 11, 2, tzinfo=UTC)
MOMENTS = [
    ("2018-09-25 13:02", NOON),
    ("2018-09-25T13:02", NOON),
    ("2018-09-25 13.02", NOON),
    ("25.9.2018 kl. 13.02", NOON),
    ("25 september 2018 kl 13:02", NOON),
    ("2018-09-25T11:02:00Z", NOON),
    ("2018-09-25T11:02:00+00:00", NOON),
    ("2018-09-25 13:02 +0200", NOON),
    ("2018-09-25T11:02:00.000001Z", NOON + timedelta(microseconds=1)),
    ("2018-09-25T11:02:00,5Z", NOON + timedelta(milliseconds=500)),
    ("2018-01-25 13:02", datetime(2018, 1, 25, 12, 2, tzinfo=UTC)),
    ("2018-10-28 02:30+01:00", datetime(2018, 10, 28, 1, 30, tzinfo=UTC)),
    ("2018-10-28 03:00", datetime(2018, 10, 28, 2, 0, tzinfo=UTC)),
]
NO_MOMENTS = [
    ("2018-10-28 02:30", Why.UNCLEAR_MOMENT),
    ("2026-10-25 02:00", Why.UNCLEAR_MOMENT),
    ("2018-03-25 02:30", Why.NO_SUCH_MOMENT),
    ("01/02/2018 13:02", Why.UNCLEAR_DATE),
    ("2018-09-25", Why.NOT_A_MOMENT),
    ("2018-09-25 24:00", Why.NOT_A_MOMENT),
    ("2018-09-25 13:60", Why.NOT_A_MOMENT),
    ("2018-13-25 13:00", Why.NOT_A_MOMENT),
    ("13:02", Why.NOT_A_MOMENT),
    ("2018-09-25 13:02+25:00", Why.NOT_A_MOMENT),
    ("0001-01-01 00:00", Why.NOT_A_MOMENT),
    ("9999-12-31 23:59-23:00", Why.NOT_A_MOMENT),
]


@pytest.mark.parametrize(("text", "value"), DAYS)
def test_a_date_is_read(text: str, value: date) -> None:
    assert day(text) == value


@pytest.mark.parametrize(("text", "why"), NO_DAYS)
def test_what_is_no_date_or_two_is_refused(text: str, why: Why) -> None:
    with pytest.raises(Refused) as refused:
        day(text)
    assert refused.value.why is why


@pytest.mark.parametrize(("text", "value"), MOMENTS)
def test_a_moment_is_read_with_its_zone_or_as_the_clocks_showed(text: str, value: datetime) -> None:
    assert moment(text) == value


@pytest.mark.parametrize(("text", "why"), NO_MOMENTS)
def test_what_is_no_moment_or_two_is_refused(text: str, why: Why) -> None:
    with pytest.raises(Refused) as refused:
        moment(text)
    assert refused.value.why is why


def test_the_two_moments_that_would_be_right_can_be_read() -> None:
    with pytest.raises(Refused) as refused:
        moment("2018-10-28 02:30")
    one, other = (moment(str(refused.value.details[name])) for name in ("one", "other"))
    assert other - one == timedelta(hours=1)


@pytest.mark.parametrize(("number", "epoch"), [(43368.0, EPOCH_1900), (41906.0, EPOCH_1904)])
def test_the_day_numbers_of_spreadsheets_are_days(number: float, epoch: date) -> None:
    assert serial(number, epoch) == datetime(2018, 9, 25)


@pytest.mark.parametrize("number", [0.0, 1.0, 2018.0, 201809.0, -5.0, 1e300])
def test_a_number_that_is_hardly_a_day_is_refused(number: float) -> None:
    with pytest.raises(Refused):
        serial(number, EPOCH_1900)


@given(st.dates())
def test_every_day_comes_back(value: date) -> None:
    assert day(value.isoformat()) == value


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))
def test_every_moment_comes_back_to_the_microsecond(value: datetime) -> None:
    assert moment(value.isoformat()) == value


@given(st.text() | st.from_regex(r"[0-9a-z:./ TZ+-]{1,30}", fullmatch=True))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    for read in (day, moment):
        with contextlib.suppress(Refused):
            read(text)
