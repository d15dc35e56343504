"""The rows that were not let in, as a workbook to correct and hand in again: as they were written, with why beside."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.problem import Place
from data.sources.contents import Written
from data.sources.headings import table_of
from data.writing.sheets import LONGEST_TEXT, OPTIONS

WHY = "Fel"
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def rejected(rows: Sequence[Written], reasons: Mapping[Place, str]) -> bytes:
    """A sheet for each table; every cell is text, so that nothing in it is calculated."""
    content = BytesIO()
    with Workbook(content, {**OPTIONS, "in_memory": True}) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        for name, some in _by_table(rows).items():
            sheet: Worksheet = book.add_worksheet(name)
            headings = [
                *dict.fromkeys(heading for row in some for heading in row.headings if heading not in ("", WHY)),
                WHY,
            ]
            sheet.set_column(0, len(headings) - 1, 18)
            sheet.set_column(len(headings) - 1, len(headings) - 1, 80)
            for position, heading in enumerate(headings):
                sheet.write_string(0, position, heading, head)
            for number, row in enumerate(some, start=1):
                for position, text in _cells(row, headings, reasons):
                    sheet.write_string(number, position, text[:LONGEST_TEXT])
    return content.getvalue()


def _cells(row: Written, headings: Sequence[str], reasons: Mapping[Place, str]) -> Iterator[tuple[int, str]]:
    for heading, cell in zip(row.headings, row.cells, strict=False):
        if heading and cell and heading != WHY:
            yield headings.index(heading), cell
    yield len(headings) - 1, reasons.get(row.place, "")


def _by_table(rows: Sequence[Written]) -> dict[str, list[Written]]:
    """The rows of each table under the name of its sheet."""
    found: dict[str, list[Written]] = {}
    for row in rows:
        table = table_of(row.place.sheet)
        stem = row.place.sheet.rpartition("/")[2].removesuffix(".csv")
        name = _NOT_IN_A_NAME.sub(" ", table.title.sv if table else stem)[:_LONGEST_NAME].strip("' ") or "Blad"
        found.setdefault(name, []).append(row)
    return found
