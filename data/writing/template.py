"""The empty workbook that a controller fills in: instructions, a sheet per table, lists to choose from, examples."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from data.format.schema import DESCRIPTOR, Resource, tables
from data.sources.cells import value as parsed
from data.sources.contents import Sheet
from data.sources.rows import EXAMPLE
from data.writing.sheets import OPTIONS, Styles, add, offer, write
from data.writing.whole import written_whole

_INSTRUCTIONS = "Läs först"
_LISTS = "Listor"
_TEXT = DESCRIPTOR.with_name("read_first.sv.txt")


def template(path: Path, codes: Mapping[str, Sequence[str]] | None = None) -> None:
    """Write the template; with `codes` (table → codes that exist) columns that refer to them have lists as well."""
    with written_whole(path) as target, Workbook(str(target), OPTIONS) as book:
        book.set_properties({"title": "Mall för uppföljningsdata", "author": "Tertial"})
        styles = Styles(book)
        _instruct(book, styles)
        known = {name: found for name, found in (codes or {}).items() if found}
        lists = {name: _list_cells(position, found) for position, (name, found) in enumerate(known.items())}
        for resource in tables().values():
            sheet = add(book, resource, resource.fields, styles)
            _give_example(sheet, resource, styles)
            offer(sheet, resource, lists)
        _write_lists(book, known)


def _instruct(book: Workbook, styles: Styles) -> None:
    sheet = book.add_worksheet(_INSTRUCTIONS)
    sheet.set_column(0, 0, 110, styles.prose)
    for row, line in enumerate(_TEXT.read_text(encoding="utf-8").splitlines()):
        sheet.write_string(row, 0, line, styles.prose if row else styles.title)
    sheet.hide_gridlines(2)


def _give_example(sheet: Worksheet, resource: Resource, styles: Styles) -> None:
    assert resource.example is not None
    plain = Sheet("", (), point=True)
    for position, field in enumerate(resource.fields):
        text = resource.example.get(field.name)
        if text is None:
            continue
        if position == 0:
            sheet.write_string(1, 0, EXAMPLE + text, styles.example)
        else:
            write(sheet, 1, position, field, parsed(text, field, plain), styles)


def _list_cells(position: int, codes: Sequence[str]) -> str:
    return f"='{_LISTS}'!{xl_range_abs(1, position, len(codes), position)}"


def _write_lists(book: Workbook, codes: Mapping[str, Sequence[str]]) -> None:
    if not codes:
        return
    sheet = book.add_worksheet(_LISTS)
    for position, (name, found) in enumerate(codes.items()):
        sheet.write_string(0, position, tables()[name].title.sv)
        for row, code in enumerate(found, start=1):
            sheet.write_string(row, position, code)
