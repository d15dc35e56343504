from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.moment import moment, written
from dashboard.period import STOCKHOLM

LOCKED = datetime(2018, 9, 25, 11, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-09-25T13:02", LOCKED),
        ("2018-09-25 13:02", LOCKED),
        ("2018-09-25T13:02:30", LOCKED + timedelta(seconds=30)),
        ("2018-09-25T13:02:00.5", LOCKED + timedelta(milliseconds=500)),
        ("2018-09-25T11:02Z", LOCKED),
        ("2018-09-25T11:02+00:00", LOCKED),
        ("2018-09-25T11:02 00:00", LOCKED),
        ("2018-09-25T06:02-05:00", LOCKED),
        ("2018-01-25T13:02", datetime(2018, 1, 25, 12, 2, tzinfo=UTC)),
        ("2018-09-25", datetime(2018, 9, 25, 21, 59, 59, 999999, tzinfo=UTC)),
        ("2018-03-25", datetime(2018, 3, 25, 21, 59, 59, 999999, tzinfo=UTC)),
        (" 2018-09-25 ", datetime(2018, 9, 25, 21, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_as_stockholm_time_unless_it_says_another(text: str, expected: datetime) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nu",
        "2018",
        "2018-09",
        "2018-13-01",
        "2018-02-30",
        "2018-09-25T",
        "2018-09-25T24:30",
        "2018-09-25T13",
        "2018-09-25T13.02",
        "2018-09-25T13:02+25:00",
        "1218-09-25",
        "٢٠١٨-09-25",
        "2018-W39-2",
        "20180925",
    ],
)
def test_anything_else_is_not_a_moment(text: str) -> None:
    assert moment(text) is None


@given(st.text() | st.from_regex(r"(19|20)\d\d-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?([Z+-].*)?)?", fullmatch=True))
def test_no_text_breaks_the_reading_of_a_moment(text: str) -> None:
    found = moment(text)
    assert found is None or found.tzinfo is UTC


@given(st.datetimes(datetime(1900, 1, 2), datetime(2099, 12, 30), timezones=st.sampled_from([UTC, STOCKHOLM])))
def test_a_moment_that_is_written_is_read_as_the_same(at: datetime) -> None:
    assert moment(written(at)) == at.astimezone(UTC)


def test_a_moment_is_written_as_short_as_can_be() -> None:
    assert written(LOCKED) == "2018-09-25T13:02"
    assert written(LOCKED + timedelta(seconds=1)) == "2018-09-25T13:02:01"
    assert written(datetime(2018, 9, 25, 21, 59, 59, 999999, tzinfo=UTC)) == "2018-09-25"


def test_the_hour_that_comes_twice_in_autumn_is_written_with_its_offset_when_it_must() -> None:
    first, second = datetime(2018, 10, 28, 0, 30, tzinfo=UTC), datetime(2018, 10, 28, 1, 30, tzinfo=UTC)
    assert written(first) == "2018-10-28T02:30"
    assert written(second) == "2018-10-28T02:30+01:00"
