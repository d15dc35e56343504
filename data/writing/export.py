"""The whole database in a file of the format: a workbook, a zip, or a folder of CSV files."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session
from xlsxwriter import Workbook

from dashboard.errors import FileProblem
from dashboard.words import t
from data.format.schema import Resource, every_table
from data.queries.everything import Everything
from data.sources.contents import Record
from data.writing import plain
from data.writing.sheets import LONGEST_TEXT, MOST_ROWS, OPTIONS, Styles, add, write
from data.writing.whole import written_whole


def export(session: Session, path: Path) -> None:
    """Write every version of everything; FileProblem when the file cannot hold it or cannot be written.

    The ending says what: .xlsx, .zip, or none for a folder.
    """
    ways = {".xlsx": _workbook, ".zip": _zip, "": _folder}
    if path.suffix.casefold() not in ways:
        raise FileProblem(
            t("{name} ends in {ending}. Name a .xlsx, a .zip, or a folder without an ending."),
            name=path.name,
            ending=path.suffix,
        )
    if session.get_bind().dialect.name == "postgresql" and not session.in_transaction():
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    everything = Everything(session)
    with written_whole(path) as target:
        ways[path.suffix.casefold()](everything, target)


def _folder(everything: Everything, target: Path) -> None:
    target.mkdir()
    for name, lines in plain.files(everything):
        with (target / name).open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)


def _zip(everything: Everything, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in plain.files(everything):
            with archive.open(name, "w", force_zip64=False) as file:
                file.writelines(line.encode() for line in lines)


def _workbook(everything: Everything, target: Path) -> None:
    for name, resource in every_table().items():
        if (count := everything.count(name)) >= MOST_ROWS:
            raise FileProblem(
                t(
                    "{table} has {count} rows and a sheet holds {most}. "
                    "Export to a folder or a .zip of CSV files instead, where there is no such limit."
                ),
                table=resource.title.sv,
                count=count,
                most=MOST_ROWS - 1,
            )
    with Workbook(str(target), {**OPTIONS, "constant_memory": True}) as book:
        book.set_properties({"title": "Export ur Tertial", "author": "Tertial"})
        styles = Styles(book)
        for name, resource in every_table().items():
            if everything.count(name):
                _write_sheet(book, resource, everything.whole(name), styles)


def _write_sheet(book: Workbook, resource: Resource, rows: Iterator[Record], styles: Styles) -> None:
    sheet = add(book, resource, resource.columns, styles)
    for number, record in enumerate(rows, start=1):
        for position, field in enumerate(resource.columns):
            value = record[field.name]
            if isinstance(value, str) and len(value) > LONGEST_TEXT:
                raise FileProblem(
                    t(
                        "{table}, row {row}, {column} has {count} characters and a cell holds {most}. "
                        "Export to a folder or a .zip of CSV files instead, where there is no such limit."
                    ),
                    table=resource.title.sv,
                    row=number + 1,
                    column=field.title.sv,
                    count=len(value),
                    most=LONGEST_TEXT,
                )
            write(sheet, number, position, field, value, styles)
