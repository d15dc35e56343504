import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reasons import Why
from data.sources.contents import Refused
from data.sources.numbers import kronor, number

RIGHT = [
    ("0", "0"),
    ("7", "7"),
    ("-7", "-7"),
    ("−7", "-7"),
    ("− 7", "-7"),
    ("+46", "46"),
    ("007", "7"),
    (" 7 ", "7"),
    ("1234", "1234"),
    ("1 234", "1234"),
    ("1\u00a0234", "1234"),
    ("1\u202f234", "1234"),
    ("1\u2009234", "1234"),
    ("12 345 678", "12345678"),
    ("1 234,5", "1234.5"),
    ("−1\u00a0234,50", "-1234.50"),
    ("1,5", "1.5"),
    (",5", "0.5"),
    (".5", "0.5"),
    ("1.5", "1.5"),
    ("1.25", "1.25"),
    ("1,234", "1.234"),
    ("0.123", "0.123"),
    ("0,123", "0.123"),
    ("12345.678", "12345.678"),
    ("1.2345", "1.2345"),
    ("1.234,5", "1234.5"),
    ("1,234.5", "1234.5"),
    ("1.234.567", "1234567"),
    ("1,234,567", "1234567"),
    ("1.234.567,89", "1234567.89"),
    ("1 234.567", "1234.567"),
    ("1e3", "1000"),
    ("1E-05", "0.00001"),
    ("-1.5e+10", "-15000000000"),
    ("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"),
]
WRONG = [
    ("1.234", Why.UNCLEAR_NUMBER),
    ("-12.345", Why.UNCLEAR_NUMBER),
    ("123.456", Why.UNCLEAR_NUMBER),
    ("1e400", Why.OUT_OF_RANGE),
    ("-1e400", Why.OUT_OF_RANGE),
    ("1e-400", Why.OUT_OF_RANGE),
    ("9" * 399, Why.OUT_OF_RANGE),
    ("9" * 500, Why.NOT_A_NUMBER),
    ("inf", Why.NOT_A_NUMBER),
    ("-Infinity", Why.NOT_A_NUMBER),
    ("nan", Why.NOT_A_NUMBER),
    ("1e99999999", Why.NOT_A_NUMBER),
    ("1 23", Why.NOT_A_NUMBER),
    ("1 0000", Why.NOT_A_NUMBER),
    ("12 34,5", Why.NOT_A_NUMBER),
    ("1,2,3", Why.NOT_A_NUMBER),
    ("5,", Why.NOT_A_NUMBER),
    ("5.", Why.NOT_A_NUMBER),
    ("–5", Why.NOT_A_NUMBER),
    ("5-", Why.NOT_A_NUMBER),
    ("--1", Why.NOT_A_NUMBER),
    ("(5)", Why.NOT_A_NUMBER),
    ("5 kr", Why.NOT_A_NUMBER),
    ("ca 5", Why.NOT_A_NUMBER),
    ("0x1", Why.NOT_A_NUMBER),
    ("1_000", Why.NOT_A_NUMBER),
    ("٣", Why.NOT_A_NUMBER),
    ("½", Why.NOT_A_NUMBER),
    ("1'000", Why.NOT_A_NUMBER),
    ("", Why.NOT_A_NUMBER),
    ("-", Why.NOT_A_NUMBER),
    (",", Why.NOT_A_NUMBER),
    ("e5", Why.NOT_A_NUMBER),
]


@pytest.mark.parametrize(("text", "value"), RIGHT)
def test_a_number_is_read_exactly(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(("text", "why"), WRONG)
def test_what_is_no_number_or_two_is_refused(text: str, why: Why) -> None:
    with pytest.raises(Refused) as refused:
        number(text)
    assert refused.value.why is why


def test_what_would_be_right_can_be_read() -> None:
    with pytest.raises(Refused) as refused:
        number("1.234")
    details = refused.value.details
    assert (number(str(details["one_right"])), number(str(details["other_right"]))) == (Decimal("1.234"), Decimal(1234))


def test_where_a_point_is_known_to_part_decimals_the_comma_is_unclear() -> None:
    assert number("1.234", point=True) == Decimal("1.234")
    with pytest.raises(Refused):
        number("1,234", point=True)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_comes_back_as_it_was_written(value: float) -> None:
    assert float(number(repr(value), point=True)) == value


@given(st.text() | st.from_regex(r"[-+0-9., \u00a0eE%]{1,30}", fullmatch=True))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with contextlib.suppress(Refused):
        assert number(text).is_finite()


@pytest.mark.parametrize(("value", "binary", "right"), [("1.5", False, "1.5"), ("0.30000000000000004", True, "0.3")])
def test_kronor_are_whole_ore(value: str, binary: bool, right: str) -> None:
    assert kronor(Decimal(value), binary=binary) == Decimal(right)


@pytest.mark.parametrize(("value", "binary"), [("1.005", False), ("1.005", True), ("0.30000000000000004", False)])
def test_parts_of_an_ore_are_refused(value: str, binary: bool) -> None:
    with pytest.raises(Refused):
        kronor(Decimal(value), binary=binary)
