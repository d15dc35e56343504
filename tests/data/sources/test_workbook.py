import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from xlsxwriter import Workbook

from dashboard.problem import Place, Problem
from dashboard.reasons import Why
from data.sources.contents import Package
from data.sources.package import read
from tests import bombs

HEADINGS = ["Indikator", "Avser", "Period", "Utgåva", "Publicerad", "Värde", "Kvalitet", "Källa"]
GOOD = ["ind", "region:00", "2018", "2019-01", "2019-01-15", "12,5", "slutlig", "SCB"]


def made(fill: Callable[[Workbook, Any], None], **options: Any) -> Package:
    """What is read of a workbook with a good row and whatever `fill` adds."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_urls": False, **options}) as book:
        sheet = book.add_worksheet("Mätvärden")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, GOOD)
        fill(book, sheet)
    return read(file, "a.xlsx")


def told(package: Package) -> list[tuple[Why, int, str]]:
    return [(p.why, p.place.row, p.column) for p in package.problems]


def numbers(package: Package) -> list[Any]:
    return [row["value"] for row in package.rows["observations"]]


def test_rows_have_the_numbers_of_the_spreadsheet() -> None:
    found = made(lambda book, sheet: sheet.write_row(6, 0, [*GOOD[:2], "2017", *GOOD[3:]]))
    assert found.problems == ()
    assert found.places["observations"] == [Place("Mätvärden", 2), Place("Mätvärden", 7)]


def test_a_table_may_begin_anywhere_in_the_sheet() -> None:
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Program")
        sheet.write_row(3, 2, ["Kod", "Namn"])
        sheet.write_row(4, 2, ["PRG", "Ett"])
    found = read(file, "a.xlsx")
    assert (told(found), found.places["programmes"]) == ([], [Place("Program", 5)])


@pytest.mark.parametrize("mac", [False, True])
def test_days_are_days_in_both_ways_of_counting(mac: bool) -> None:
    def fill(book: Workbook, sheet: Any) -> None:
        sheet.write_datetime(1, 4, date(2019, 1, 15), book.add_format({"num_format": "d mmm yy"}))
        sheet.write_row(2, 0, [*GOOD[:2], "2017", *GOOD[3:]])
        sheet.write_number(2, 4, 43480 - (1462 if mac else 0))

    found = made(fill, date_1904=mac)
    assert told(found) == []
    assert {row["first_published"] for row in found.rows["observations"]} == {date(2019, 1, 15)}


@pytest.mark.parametrize(("form", "value"), [("0%", "12"), ("0.0 %", "12"), ('0.00" %"', "0.12"), ("0.00", "0.12")])
def test_a_share_is_read_as_it_is_shown(form: str, value: str) -> None:
    found = made(lambda book, sheet: sheet.write_number(1, 5, 0.12, book.add_format({"num_format": form})))
    assert numbers(found) == [Decimal(value)]
    assert bool(found.percents) == (value == "12")


def test_a_long_number_keeps_every_digit() -> None:
    assert float(numbers(made(lambda book, sheet: sheet.write_number(1, 5, 0.125)))[0]) == 0.125


FORMULAS: list[tuple[str, Any, list[tuple[Why, int, str]]]] = [
    ("=5+7", 12, []),
    ("=1/0", "#DIV/0!", [(Why.ERROR_CELL, 2, "Värde")]),
    ("=NA()", "#N/A", [(Why.ERROR_CELL, 2, "Värde")]),
]


@pytest.mark.parametrize(("formula", "result", "problems"), FORMULAS)
def test_a_formula_has_its_result_or_is_told(formula: str, result: Any, problems: list[Any]) -> None:
    assert told(made(lambda book, sheet: sheet.write_formula(1, 5, formula, None, result))) == problems


@pytest.mark.parametrize("cell", [b"<f>1+1</f>", b"<f>1+1</f><v></v>", b"<f>1+1</f><v/>", b'<f t="shared" si="0"/>'])
def test_a_formula_that_was_never_counted_is_told(cell: bytes) -> None:
    heads = bombs.rows(("Kod", "Namn"))
    row = b'<row r="2"><c r="A2" t="inlineStr"><is><t>P</t></is></c><c r="B2">' + cell + b"</c></row>"
    found = read(io.BytesIO(bombs.workbook(bombs.sheet(heads + row))), "a.xlsx")
    assert told(found) == [(Why.NOT_COUNTED, 2, "Namn")]


def test_a_result_that_is_the_empty_text_has_been_counted() -> None:
    row = b'<row r="2"><c r="A2" t="inlineStr"><is><t>P</t></is></c><c r="B2" t="str"><f>""</f><v></v></c></row>'
    found = read(io.BytesIO(bombs.workbook(bombs.sheet(bombs.rows(("Kod", "Namn")) + row))), "a.xlsx")
    assert told(found) == [(Why.EMPTY, 2, "Namn")]


def hide_sheet(book: Workbook, sheet: Any) -> None:
    book.add_worksheet("Läs först").activate()
    sheet.hide()


def filter_rows(book: Workbook, sheet: Any) -> None:
    sheet.autofilter(0, 0, 1, 7)
    sheet.set_row(1, None, None, {"hidden": True})


WARNINGS: list[tuple[Callable[[Workbook, Any], Any], Why]] = [
    (hide_sheet, Why.HIDDEN_SHEET),
    (filter_rows, Why.HIDDEN_ROWS),
    (lambda book, sheet: sheet.set_column(2, 3, None, None, {"hidden": True}), Why.HIDDEN_COLUMNS),
    (lambda book, sheet: book.add_worksheet("Diagramunderlag").write(0, 0, "x"), Why.UNKNOWN_TABLE),
]


@pytest.mark.parametrize(("fill", "why"), WARNINGS, ids=[why.name for _, why in WARNINGS])
def test_what_is_hidden_or_unknown_is_told_and_the_rest_read(fill: Callable[[Workbook, Any], None], why: Why) -> None:
    found = made(fill)
    assert [p.why for p in found.problems] == [why]
    assert found.errors == []
    assert len(found.rows["observations"]) == 1


@pytest.mark.parametrize("name", ["Läs först", "Instruktion", "Listor", "Read first"])
def test_a_sheet_that_is_named_as_instructions_is_passed_over(name: str) -> None:
    assert told(made(lambda book, sheet: book.add_worksheet(name).write(0, 0, "x"))) == []


def test_comments_and_formats_do_no_harm() -> None:
    assert told(made(lambda book, sheet: sheet.write_comment(1, 5, "Kolla!"))) == []


ERRORS: list[tuple[Callable[[Workbook, Any], Any], list[tuple[Why, int, str]]]] = [
    (lambda b, s: s.merge_range(1, 6, 2, 6, "slutlig"), [(Why.MERGED, 0, "")]),
    (lambda b, s: s.write(0, 8, "Värde"), [(Why.COLUMN_TWICE, 1, "Värde")]),
    (lambda b, s: s.write(0, 8, "Vrde"), [(Why.UNKNOWN_COLUMN, 1, "Vrde")]),
    (lambda b, s: s.write(1, 8, "utan rubrik"), [(Why.BLANK_HEADING, 2, "I")]),
    (lambda b, s: s.write(1, 6, " "), [(Why.EMPTY, 2, "Kvalitet")]),
    (lambda b, s: s.write(0, 6, "Anmärkning"), [(Why.MISSING_COLUMN, 1, "Kvalitet")]),
    (lambda b, s: s.write(2, 2, "x"), [(Why.EMPTY, 3, name) for name in HEADINGS if name not in ("Period", "Värde")]),
    (lambda b, s: s.write_row(2, 0, GOOD), [(Why.SAME_KEY, 3, "")]),
    (lambda b, s: s.write_row(0, 8, ["Tecken"]) or s.write_row(1, 8, [".."]), [(Why.SIGN_AND_VALUE, 2, "Värde")]),
]


@pytest.mark.parametrize(("fill", "problems"), ERRORS, ids=[problems[0][0].name for _, problems in ERRORS])
def test_what_is_wrong_with_a_sheet_is_told_with_its_place(
    fill: Callable[[Workbook, Any], Any], problems: list[tuple[Why, int, str]]
) -> None:
    found = made(fill)
    assert sorted(told(found), key=str) == sorted(problems, key=str)
    assert all(isinstance(p, Problem) and str(p) for p in found.problems)


@pytest.mark.parametrize("written", ["..", ".", "–"])
def test_a_sign_in_the_column_of_the_value_is_the_sign(written: str) -> None:
    def fill(book: Workbook, sheet: Any) -> None:
        sheet.write_row(0, 8, ["Tecken"])
        sheet.write(1, 5, written)

    (row,) = made(fill).rows["observations"]
    assert (row["sign"], row["value"]) == (written, None)
