import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.value import IMPOSSIBLE, MISSING, Sign, Value, change, ratio, suppressed

amounts = st.floats(-1e12, 1e12, allow_nan=False)
values = st.builds(Value, amounts) | st.sampled_from([MISSING, IMPOSSIBLE, Value(None, Sign.NOTHING)])


@given(amounts, amounts.filter(lambda x: abs(x) > 1e-3))
def test_a_ratio_is_per_cent_and_remembers_what_it_divided(numerator: float, denominator: float) -> None:
    share = ratio(numerator, denominator)
    assert share.number == pytest.approx(100 * numerator / denominator)
    assert (share.numerator, share.denominator) == (numerator, denominator)


@given(amounts)
def test_a_zero_denominator_cannot_occur(numerator: float) -> None:
    share = ratio(numerator, 0)
    assert share.sign is Sign.CANNOT_OCCUR
    assert not share


def test_zero_is_a_number_and_a_sign_is_none() -> None:
    assert Value(0.0)
    assert not MISSING
    assert not IMPOSSIBLE


@given(values, st.integers(0, 100) | st.none(), st.integers(0, 100))
def test_a_value_is_hidden_exactly_when_its_group_is_too_small(value: Value, group: int | None, least: int) -> None:
    shown = suppressed(value, group, least)
    if group is not None and group < least:
        assert shown is MISSING
        assert shown.numerator is None
    else:
        assert shown is value


@given(values, values | st.none())
def test_a_change_needs_two_numbers(now: Value, before: Value | None) -> None:
    difference = change(now, before)
    if before is not None and now and before:
        assert difference is not None
        assert before.number is not None
        assert before.number + difference == pytest.approx(now.number, abs=1e-3)
    else:
        assert difference is None
