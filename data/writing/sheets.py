"""How a table of the format looks in a workbook: headings with notes, formats, drop-down lists."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, SupportsFloat

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.format.schema import Field, Resource
from data.sources.contents import Cell
from data.writing.plain import as_text

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
_FILLED = 10_000
_FIRST_DAY = date(1900, 3, 1)
_WIDTHS = {"string": 22, "date": 13, "datetime": 22, "boolean": 10, "integer": 10, "number": 16}
_LONG = 60


class Exact(float):
    """A number that is written with all its digits; XlsxWriter would keep sixteen."""

    def __format__(self, specification: str) -> str:
        return repr(float(self))


class Styles:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        self.required: Format = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "text_wrap": True})
        self.optional: Format = book.add_format({"bg_color": "#F2F2F2", "bottom": 1, "text_wrap": True})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        self.text: Format = book.add_format({"num_format": "@"})
        self.money: Format = book.add_format({"num_format": "#,##0.00"})
        self.example: Format = book.add_format({"italic": True, "font_color": "#595959", "num_format": "@"})
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.prose: Format = book.add_format({"text_wrap": True, "valign": "top"})

    def of(self, field: Field) -> Format | None:
        """The format of a column: codes stay text (01), dates and kronor look as such."""
        if field.type == "date":
            return self.day
        if field.money:
            return self.money
        return self.text if field.type in ("string", "datetime") else None


def add(book: Workbook, resource: Resource, columns: Sequence[Field], styles: Styles) -> Worksheet:
    """A sheet with headings, what is compulsory marked with * and in bold, and what each column means as a note."""
    sheet: Worksheet = book.add_worksheet(resource.title.sv)
    for position, field in enumerate(columns):
        width = max(_WIDTHS[field.type], len(field.title.sv) + 3)
        sheet.set_column(position, position, min(width, _LONG), styles.of(field))
        heading = f"{field.title.sv} *" if field.required else field.title.sv
        sheet.write_string(0, position, heading, styles.required if field.required else styles.optional)
        sheet.write_comment(0, position, note(field), {"x_scale": 2, "author": "Tertial"})
    sheet.freeze_panes(1, 1)
    return sheet


def note(field: Field) -> str:
    """What a column means, and how it is written."""
    said = [field.description.sv, "Obligatorisk." if field.required else ""]
    if field.choices:
        said.append("Ett av: " + ", ".join(words.sv for words in field.choices.values()) + ".")
    if field.longest:
        said.append(f"Högst {field.longest} tecken.")
    return " ".join(part for part in said if part)


def offer(sheet: Worksheet, resource: Resource, lists: Mapping[str, str]) -> None:
    """Drop-down lists: choices, yes or no, and codes where a list of them is in the workbook (table → cells)."""
    for position, field in enumerate(resource.fields):
        source: Any = None
        if field.choices:
            source = [words.sv for words in field.choices.values()]
        elif field.type == "boolean":
            source = ["ja", "nej"]
        elif field.reference in lists:
            source = lists[field.reference or ""]
        if source is not None:
            kind = "warning" if field.reference else "stop"
            sheet.data_validation(
                1, position, _FILLED, position, {"validate": "list", "source": source, "error_type": kind}
            )


def write(sheet: Worksheet, row: int, position: int, field: Field, value: Cell, styles: Styles) -> None:
    """One cell: numbers stay numbers, days days, and text text."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_string(row, position, "ja" if value else "nej")
    elif field.type in ("integer", "number") and isinstance(value, SupportsFloat):
        sheet.write_number(row, position, Exact(value))
    elif field.type == "date" and isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, position, value, styles.day)
    elif field.choices and isinstance(value, str):
        sheet.write_string(row, position, field.choices[value].sv)
    else:
        sheet.write_string(row, position, value if isinstance(value, str) else as_text(value))
