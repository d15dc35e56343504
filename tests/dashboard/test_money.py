from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.money import AppropriationYear, ore

amounts = st.integers(-(10**14), 10**14)


@given(amounts)
def test_kronor_become_ore_without_loss(number: int) -> None:
    assert ore(Decimal(number).scaleb(-2)) == number


@pytest.mark.parametrize("text", ["0.001", "-1.999", "1e-3", "NaN"])
def test_less_than_an_ore_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="decimals"):
        ore(Decimal(text))


@given(amounts, amounts, amounts, amounts, amounts, amounts)
def test_an_account_closes_when_what_is_left_goes_out(
    incoming: int, allotted: int, changes: int, withdrawal: int, excess: int, outcome: int
) -> None:
    disposable = incoming + allotted + changes + withdrawal + excess
    year = AppropriationYear(
        "1:1",
        "Anslag",
        2018,
        False,
        incoming,
        allotted,
        changes,
        withdrawal,
        excess,
        outcome,
        0,
        disposable - outcome,
        "",
    )
    assert year.disposable == disposable
    assert year.residual == 0
