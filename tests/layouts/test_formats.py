import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.period import Period
from dashboard.value import IMPOSSIBLE, MISSING, Sign, Value
from layouts import formats
from layouts.text import LANGUAGES, speaking

SPACE, MINUS = formats.NBSP, formats.MINUS


@pytest.fixture(params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(request.param):
        yield request.param


@pytest.mark.parametrize(
    ("value", "decimals", "sv", "en"),
    [
        (0, 0, "0", "0"),
        (-0.04, 1, "0,0", "0.0"),
        (1234567.891, 2, f"1{SPACE}234{SPACE}567,89", "1,234,567.89"),
        (-1234.5, 1, f"{MINUS}1{SPACE}234,5", f"{MINUS}1,234.5"),
        (2.5, 0, "3", "3"),
        (-2.5, 0, f"{MINUS}3", f"{MINUS}3"),
        (0.285, 2, "0,29", "0.29"),
        (90.65, 1, "90,7", "90.7"),
    ],
)
def test_a_number_is_rounded_half_up_and_written_as_the_language_does(
    value: float, decimals: int, sv: str, en: str
) -> None:
    for code, text in (("sv", sv), ("en", en)):
        with speaking(code):
            assert formats.number(value, decimals) == text


@given(st.floats(allow_nan=False), st.integers(0, 3))
def test_every_number_that_can_be_kept_can_be_written(value: float, decimals: int) -> None:
    text = formats.number(value, decimals)
    assert ("∞" in text) is (abs(value) == float("inf"))
    assert formats.signed(value, decimals).lstrip("+") == text


@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_a_written_number_reads_back_as_itself(value: float, decimals: int) -> None:
    with speaking("sv"):
        text = formats.number(value, decimals)
    read = float(text.replace(SPACE, "").replace(MINUS, "-").replace(",", "."))
    assert abs(read - value) <= 0.5 * 10**-decimals * (1 + 1e-9) + abs(value) * 1e-15
    assert "-" not in text
    assert " " not in text


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 10), st.sampled_from(LANGUAGES))
def test_every_finite_number_can_be_written(value: float, decimals: int, language: str) -> None:
    with speaking(language):
        text = formats.number(value, decimals)
    plain = re.sub(r"[^0-9\-]", "", text.replace(formats.MINUS, "-"))
    half = Decimal(5).scaleb(-decimals - 1)
    with localcontext(prec=1000):
        assert abs(Decimal(plain).scaleb(-decimals) - Decimal(repr(value))) <= half


@given(st.floats(-1e6, 1e6), st.integers(0, 2))
def test_a_change_has_its_sign_and_nothing_has_none(value: float, decimals: int) -> None:
    text = formats.signed(value, decimals)
    if not text.strip("0.,"):
        assert text == formats.number(0, decimals)
    else:
        assert text[0] == ("+" if value > 0 else MINUS)


@pytest.mark.parametrize(("figure", "text"), [(MISSING, ".."), (IMPOSSIBLE, "."), (Value(None, Sign.NOTHING), "–")])
def test_a_sign_stands_as_it_is_and_takes_no_unit(figure: Value, text: str, language: str) -> None:
    assert formats.value(figure, 2) == text
    assert formats.percent(figure) == text


def test_a_number_and_its_unit_stay_on_one_line(language: str) -> None:
    assert formats.percent(Value(12.34), 1) == f"12{',' if language == 'sv' else '.'}3{SPACE}%"
    assert formats.with_unit("5", "") == "5"


def test_money_is_written_in_thousands_and_millions() -> None:
    with speaking("sv"):
        assert formats.kronor(123_456_789).startswith(f"1{SPACE}235{SPACE}")
        assert formats.millions(123_456_789).startswith(f"1,2{SPACE}")


def test_days_are_written_without_full_stops() -> None:
    days = [date(2018, month, 25) for month in range(1, 13)]
    with speaking("sv"):
        assert formats.day(date(2018, 9, 25)) == "25 sep 2018"
        assert formats.short_day(date(2018, 12, 1)) == "1 dec"
        assert not any("." in formats.day(day) for day in days)
    with speaking("en"):
        assert formats.day(date(2018, 3, 5)) == "5 Mar 2018"


@pytest.mark.parametrize(
    ("at", "sv", "en"),
    [
        (datetime(2018, 9, 25, 11, 2, tzinfo=UTC), "25 sep 2018 13.02", "13:02"),
        (datetime(2018, 3, 25, 0, 59, tzinfo=UTC), "25 mars 2018 01.59", "01:59"),
        (datetime(2018, 3, 25, 1, 0, tzinfo=UTC), "25 mars 2018 03.00", "03:00"),
        (datetime(2018, 10, 28, 0, 30, tzinfo=UTC), "28 okt 2018 02.30", "02:30"),
        (datetime(2018, 10, 28, 1, 30, tzinfo=UTC), "28 okt 2018 02.30", "02:30"),
        (datetime(2018, 12, 31, 23, 0, tzinfo=UTC), "1 jan 2019 00.00", "00:00"),
    ],
)
def test_a_moment_is_told_in_stockholm_time(at: datetime, sv: str, en: str) -> None:
    with speaking("sv"):
        assert formats.moment(at) == sv
    with speaking("en"):
        assert formats.moment(at).endswith(f" {en}")


@pytest.mark.parametrize(
    ("code", "sv", "en", "short"),
    [
        ("2018-T2", "Tertial 2 2018", "Tertial 2 2018", "T2 2018"),
        ("2018-08", "Augusti 2018", "August 2018", "aug 2018"),
        ("2018", "2018", "2018", "2018"),
    ],
)
def test_a_period_has_a_name_in_both_languages(code: str, sv: str, en: str, short: str) -> None:
    period = Period.parse(code)
    with speaking("sv"):
        assert (formats.period(period), formats.short_period(period)) == (sv, short)
    with speaking("en"):
        assert formats.period(period) == en


@pytest.mark.parametrize("code", ["2018-Q3", "2018-H1", "2018-T2", "2018-08", "2018"])
def test_every_kind_of_period_has_names_of_its_own(code: str, language: str) -> None:
    period = Period.parse(code)
    for name in (formats.period(period), formats.short_period(period)):
        assert "2018" in name
        assert "{" not in name
    if code != "2018":
        assert "2018" not in formats.short_period(period, year=False)


def test_a_stretch_of_days_says_the_month_once_where_it_is_the_same() -> None:
    assert formats.span(date(2018, 8, 20), date(2018, 9, 14)) == "20 aug–14 sep"
    assert formats.span(date(2018, 9, 17), date(2018, 9, 23)) == "17–23 sep"
    assert formats.span(date(2018, 9, 17), date(2018, 9, 17)) == "17 sep"
    with speaking("en"):
        assert formats.span(date(2018, 9, 17), date(2018, 9, 23)) == "17–23 Sept"


def test_a_weekday_is_written_as_in_running_text() -> None:
    assert formats.weekday(date(2018, 9, 14)) == "fredag 14 september"
    assert (formats.month_name(date(2018, 9, 1)), formats.month_name(date(2018, 9, 1), short=True)) == (
        "september",
        "sep",
    )
    assert formats.weekday_name(date(2018, 9, 14)) == "fre"


@pytest.mark.parametrize(("unit", "told"), [("antal", "19"), ("number", "19"), ("%", "19\xa0%"), ("", "19")])
def test_what_is_only_counted_has_no_unit_after_the_figure(unit: str, told: str) -> None:
    assert formats.with_unit("19", unit) == told
