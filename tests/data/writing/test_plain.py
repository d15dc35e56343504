import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format.schema import tables
from data.sources.cells import value
from data.sources.contents import Sheet
from data.writing.plain import as_text

CSV = Sheet("fil.csv", (), point=True, escaped=True)
LIVE = [
    "=1+1",
    "+46 8 681 91 00",
    "-5 grader",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "=cmd|'/c calc'!A0",
    "\uff1d1",
    "'=1",
    "''-1",
]


@pytest.mark.parametrize("text", LIVE)
def test_text_that_looks_like_a_formula_is_never_live_and_comes_back(text: str) -> None:
    written = as_text(text)
    assert written.startswith("'")
    assert value(written, tables()["programmes"].field("name"), CSV) == text


@pytest.mark.parametrize("text", ["plain", "'s-Gravenhage", "'quoted'", "a=b", "–5", "−5"])
def test_other_text_is_written_as_it_is(text: str) -> None:
    assert as_text(text) == text


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
        | st.sampled_from("'=+-@\t\n\r \""),
        min_size=1,
    )
)
def test_every_text_comes_back_letter_by_letter(text: str) -> None:
    made = io.StringIO(newline="")
    csv.writer(made).writerow([as_text(text), "x"])
    ((read, _),) = csv.reader(io.StringIO(made.getvalue(), newline=""))
    found = value(read, tables()["goals"].field("source"), CSV)
    assert found == text or (found is None and not text.strip())


WRITTEN: list[tuple[Any, str]] = [
    (None, ""),
    (True, "true"),
    (-5.0, "-5"),
    (0.1 + 0.2, "0.30000000000000004"),
    (1e16, "1e+16"),
    (Decimal("-11584110.18"), "-11584110.18"),
    (date(2018, 9, 25), "2018-09-25"),
    (datetime(2018, 9, 25, 11, 2, 0, 1, UTC), "2018-09-25T11:02:00.000001Z"),
    (7, "7"),
]


@pytest.mark.parametrize(("raw", "text"), WRITTEN, ids=str)
def test_a_number_stays_a_number(raw: Any, text: str) -> None:
    assert as_text(raw) == text
