from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.problem import Place
from dashboard.reasons import Why
from data.format.schema import Field, tables
from data.sources.cells import value
from data.sources.contents import Broken, Cell, Raw, Refused, Sheet
from data.sources.dates import EPOCH_1900, EPOCH_1904

BOOK = Sheet("Blad", (), epoch=EPOCH_1900)
OLD_MAC = Sheet("Blad", (), epoch=EPOCH_1904)
CSV = Sheet("fil.csv", (), escaped=True)


def column(name: str) -> Field:
    table, _, field = name.partition(".")
    return tables()[table].field(field)


RIGHT: list[tuple[Raw, str, Cell]] = [
    ("Namn", "programmes.name", "Namn"),
    ("  Namn med blanksteg ", "programmes.name", "  Namn med blanksteg "),
    ("två\nrader", "programmes.name", "två\nrader"),
    ("=1+1", "programmes.name", "=1+1"),
    ("   ", "programmes.name_en", None),
    ("\u00a0", "programmes.name_en", None),
    (None, "programmes.name_en", None),
    (" A-0001\u00a0", "programmes.code", "A-0001"),
    (7.0, "programmes.code", "7"),
    ("01", "regions.code", "01"),
    (2018.0, "observations.period", "2018"),
    ("UO24  1:5", "appropriations.code", "UO24 1:5"),
    ("on_track", "status_reports.status", "on_track"),
    ("enligt plan", "status_reports.status", "on_track"),
    (" Enligt Plan ", "status_reports.status", "on_track"),
    ("on track", "status_reports.status", "on_track"),
    ("Avviker stort", "status_reports.status", "off_track"),
    ("ja", "status_reports.forecast", "yes"),
    ("..", "observations.sign", ".."),
    ("–", "observations.sign", "–"),
    ("12 %", "observations.value", Decimal(12)),
    ("12,5%", "observations.value", Decimal("12.5")),
    ("−0,5 %", "targets.value", Decimal("-0.5")),
    (12.5, "observations.value", Decimal("12.5")),
    ("ja", "activities.strategic", True),
    ("JA", "activities.strategic", True),
    ("sant", "activities.strategic", True),
    ("true", "activities.strategic", True),
    ("yes", "activities.strategic", True),
    ("1", "activities.strategic", True),
    (1.0, "activities.strategic", True),
    (True, "activities.strategic", True),
    ("nej", "activities.strategic", False),
    ("falskt", "activities.strategic", False),
    ("FALSE", "activities.strategic", False),
    (0.0, "activities.strategic", False),
    (False, "activities.strategic", False),
    (None, "activities.strategic", False),
    (3.0, "goals.position", 3),
    ("3", "goals.position", 3),
    ("1 000", "goals.position", 1000),
    (2147483647.0, "goals.position", 2147483647),
    ("465000", "budget_lines.amount", Decimal(465000)),
    ("465 000,50", "budget_lines.amount", Decimal("465000.50")),
    (0.1 + 0.2, "budget_lines.amount", Decimal("0.30")),
    (154586000.29, "budget_lines.amount", Decimal("154586000.29")),
    (date(2018, 9, 25), "activities.starts_on", date(2018, 9, 25)),
    (datetime(2018, 9, 25), "activities.starts_on", date(2018, 9, 25)),
    (43368.0, "activities.starts_on", date(2018, 9, 25)),
    (20180925.0, "activities.starts_on", date(2018, 9, 25)),
    (datetime(2018, 9, 25, 13, 2), "activities.recorded_at", datetime(2018, 9, 25, 11, 2, tzinfo=UTC)),
]
WRONG: list[tuple[Raw, str, Why]] = [
    (None, "programmes.name", Why.EMPTY),
    (" ", "programmes.name", Why.EMPTY),
    ("x" * 201, "programmes.name", Why.TOO_LONG),
    ("x" * 65, "programmes.code", Why.TOO_LONG),
    ("a\x00b", "programmes.name", Why.BAD_CHARACTER),
    ("a\x1bb", "programmes.name", Why.BAD_CHARACTER),
    ("a\ud800b", "programmes.name", Why.BAD_CHARACTER),
    ("a\uffffb", "programmes.name", Why.BAD_CHARACTER),
    (date(2018, 8, 1), "observations.period", Why.NOT_TEXT),
    (time(1, 5), "appropriations.code", Why.NOT_TEXT),
    (timedelta(1), "appropriations.code", Why.NOT_TEXT),
    (1.5, "programmes.code", Why.NOT_TEXT),
    (True, "programmes.name", Why.NOT_TEXT),
    ("grönt", "status_reports.status", Why.NOT_A_CHOICE),
    ("not_reported", "status_reports.status", Why.NOT_A_CHOICE),
    ("...", "observations.sign", Why.NOT_A_CHOICE),
    ("kanske", "activities.strategic", Why.NOT_A_BOOLEAN),
    ("2", "activities.strategic", Why.NOT_A_BOOLEAN),
    (2.0, "activities.strategic", Why.NOT_A_BOOLEAN),
    ("1,5", "goals.position", Why.NOT_WHOLE),
    (1.5, "goals.position", Why.NOT_WHOLE),
    ("2147483648", "goals.position", Why.OUT_OF_RANGE),
    ("-2147483649", "goals.position", Why.OUT_OF_RANGE),
    ("1e300", "goals.position", Why.OUT_OF_RANGE),
    ("1899", "budget_lines.year", Why.OUT_OF_RANGE),
    ("1e15", "budget_lines.amount", Why.OUT_OF_RANGE),
    ("1000000000000001", "observations.value", Why.OUT_OF_RANGE),
    ("-1e28", "observations.numerator", Why.OUT_OF_RANGE),
    ("1e300", "observations.denominator", Why.OUT_OF_RANGE),
    ("1000000000000000,5", "targets.value", Why.OUT_OF_RANGE),
    ("1,005", "budget_lines.amount", Why.TOO_PRECISE),
    (1.005, "budget_lines.amount", Why.TOO_PRECISE),
    ("12 %", "budget_lines.amount", Why.NOT_IN_PERCENT),
    ("12 %", "observations.numerator", Why.NOT_IN_PERCENT),
    ("12 %%", "observations.value", Why.NOT_A_NUMBER),
    (True, "observations.value", Why.NOT_A_NUMBER),
    (date(2018, 1, 2), "observations.value", Why.NOT_A_NUMBER),
    (float("inf"), "observations.value", Why.NOT_A_NUMBER),
    (2018.0, "activities.starts_on", Why.NOT_A_DATE),
    (43368.5, "activities.starts_on", Why.NOT_A_DATE),
    (datetime(2018, 9, 25, 13, 2), "activities.starts_on", Why.NOT_A_DATE),
    (time(13, 2), "activities.starts_on", Why.NOT_A_DATE),
    (True, "activities.starts_on", Why.NOT_A_DATE),
    (date(2018, 9, 25), "activities.recorded_at", Why.NOT_A_MOMENT),
    (datetime(2018, 10, 28, 2, 30), "activities.recorded_at", Why.UNCLEAR_MOMENT),
    (Broken(Why.ERROR_CELL), "observations.value", Why.ERROR_CELL),
    (Broken(Why.NOT_COUNTED), "programmes.name_en", Why.NOT_COUNTED),
]


@pytest.mark.parametrize(("raw", "name", "right"), RIGHT, ids=str)
def test_a_cell_has_its_value(raw: Raw, name: str, right: Cell) -> None:
    found = value(raw, column(name), BOOK)
    assert found == right
    assert type(found) is type(right)


@pytest.mark.parametrize(("raw", "name", "why"), WRONG, ids=str)
def test_a_cell_that_has_none_says_why(raw: Raw, name: str, why: Why) -> None:
    with pytest.raises(Refused) as refused:
        value(raw, column(name), BOOK)
    assert refused.value.why is why


def test_day_numbers_are_counted_as_the_workbook_counts() -> None:
    assert value(41906.0, column("activities.starts_on"), OLD_MAC) == date(2018, 9, 25)


def test_a_csv_file_has_no_day_numbers() -> None:
    with pytest.raises(Refused):
        value("43368", column("activities.starts_on"), CSV)


def test_one_apostrophe_before_what_looks_like_a_formula_is_taken_away_in_a_csv_file() -> None:
    name = column("programmes.name")
    assert [value(t, name, CSV) for t in ("'=1", "''=1", "'n", "'s-Gravenhage", "'-5")] == [
        "=1",
        "'=1",
        "'n",
        "'s-Gravenhage",
        "-5",
    ]
    assert value("'=1", name, BOOK) == "'=1"


ANY: Any = st.one_of(
    st.text(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas(), st.none()
)


@given(ANY, st.sampled_from([f for r in tables().values() for f in r.fields]), st.sampled_from([BOOK, OLD_MAC, CSV]))
def test_any_cell_has_a_value_or_says_why(raw: Raw, field: Field, sheet: Sheet) -> None:
    said = None
    try:
        value(raw, field, sheet)
    except Refused as refused:
        said = str(refused.at(Place("Blad", 7), "Kolumn", "x"))
    assert said is None or said.startswith("Blad row 7: Kolumn ")
