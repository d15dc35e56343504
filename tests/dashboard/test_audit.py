from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.audit import BEGINNING, Deed, Line, chained, digest
from dashboard.status import Status

MOMENT = datetime(2018, 9, 25, 11, 2, tzinfo=UTC)
LINE = Line(1, MOMENT, "Controller", Deed.EDITED, "goals", 7, 6, 3, "ny", None, None, "d" * 64, BEGINNING)
CELLS = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False) | st.dates()


@given(st.dictionaries(st.text(), CELLS))
def test_the_order_of_columns_and_the_end_of_a_row_do_not_count(row: dict[str, Any]) -> None:
    backwards = dict(reversed(row.items()))
    kept = {name: value for name, value in row.items() if name != "superseded_at"}
    assert digest(backwards) == digest(row) == digest(kept | {"superseded_at": MOMENT})


@given(st.dictionaries(st.text(min_size=1), CELLS, min_size=1), CELLS)
def test_another_value_gives_another_digest(row: dict[str, Any], value: Any) -> None:
    name = next(iter(row))
    other = row | {name: value}
    if name != "superseded_at" and repr(value) != repr(row[name]):
        assert digest(other) != digest(row)


def test_a_moment_is_the_same_in_every_zone() -> None:
    stockholm = MOMENT.astimezone(timezone(timedelta(hours=2)))
    assert digest({"at": stockholm}) == digest({"at": MOMENT})
    assert digest({"on": date(2018, 9, 25)}) != digest({"at": MOMENT})


def test_a_choice_is_its_value() -> None:
    assert digest({"status": Status.ON_TRACK}) == digest({"status": "on_track"})


@pytest.mark.parametrize("name", [field.name for field in fields(Line) if field.name != "hash"])
def test_every_part_of_a_line_is_in_its_hash(name: str) -> None:
    other: Any = {"at": MOMENT + timedelta(microseconds=1), "deed": Deed.LOCKED}.get(name, 99)
    assert chained(replace(LINE, **{name: other})) != chained(LINE)


@given(st.dictionaries(st.text(), CELLS), st.text())
def test_an_empty_column_that_comes_later_changes_no_digest(row: dict[str, Any], name: str) -> None:
    if name not in row:
        assert digest(row | {name: None}) == digest(row)


@pytest.mark.parametrize("value", ["", 0, 0.0, False])
def test_what_is_nothing_but_written_is_not_empty(value: Any) -> None:
    assert digest({"code": "A", "more": value}) != digest({"code": "A"})


def test_a_cell_that_is_emptied_changes_the_digest() -> None:
    assert digest({"code": "A", "note": "text"}) != digest({"code": "A", "note": None})
