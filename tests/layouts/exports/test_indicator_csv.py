import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicator import Observation
from dashboard.period import Period
from dashboard.reading import Reading, Stated, reading
from layouts.exports.indicator_csv import indicator_csv
from layouts.exports.spreadsheet import safe
from layouts.text import speaking
from tests.factories import description, indicator, observation, region


def read(found: list[Observation], **told: Any) -> Reading:
    day = date(2030, 1, 1)
    return reading(
        indicator(**told), description(), {region("00"): found}, Stated(), None, Period.parse("2018-T2"), day
    )


def rows(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=separator))


def test_rows_come_newest_first_with_one_head() -> None:
    head, *found = rows(indicator_csv(read([observation("2016", 1), observation("2017", 2)])), ";")
    assert [row[0] for row in found] == ["2017", "2016"]
    assert {len(row) for row in found} == {len(head)}


@pytest.mark.parametrize(("language", "separator", "decimal"), [("sv", ";", ","), ("en", ",", ".")])
@given(number=st.floats(-1e9, 1e9))
def test_a_spreadsheet_reads_the_number_of_the_page(language: str, separator: str, decimal: str, number: float) -> None:
    with speaking(language):
        _, row = rows(indicator_csv(read([observation("2016", number)], decimals=2)), separator)
    assert float(row[2].replace(decimal, ".")) == pytest.approx(number, abs=0.0051)


def test_a_sign_stays_a_sign() -> None:
    assert rows(indicator_csv(read([observation("2016", None)])), ";")[1][2] == ".."


@pytest.mark.parametrize("text", ["=1+1", "+46", "-cmd", "@sum", "\tx", "\rx"])
def test_text_is_never_a_formula(text: str) -> None:
    assert safe(text) == f"'{text}"
    told = indicator_csv(read([observation("2016", 1, source=text, note=text)]))
    assert f"'{text}".strip() in told
    assert safe("−5") == "−5"
