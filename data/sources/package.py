"""A package: the rows of a file or folder in the application's own format, read and checked."""

from collections.abc import Iterator, Set
from pathlib import Path

from dashboard.errors import BadPackage
from dashboard.problem import Place, Problem
from dashboard.reasons import Why
from data.format.schema import Field as Field
from data.format.schema import Resource as Resource
from data.format.schema import books, every_table, tables
from data.sources import files
from data.sources.cells import shown
from data.sources.contents import LOCAL as LOCAL
from data.sources.contents import UPLOAD as UPLOAD
from data.sources.contents import Cell as Cell
from data.sources.contents import Limits as Limits
from data.sources.contents import Package as Package
from data.sources.contents import Record as Record
from data.sources.contents import Refused, Sheet, Source
from data.sources.contents import Written as Written
from data.sources.contents import refuse as refuse
from data.sources.headings import INSTRUCTIONS, all_tables, folded, table_of
from data.sources.rows import Reader


def read(source: Source, name: str = "", limits: Limits = LOCAL) -> Package:
    """The package in a folder, zip, workbook or CSV file (`name` is the name of a stream), with all its problems.

    BadPackage when nothing of it can be read (damaged, encrypted, a bomb, another kind of file).
    """
    shown_name = name or (source.name if isinstance(source, Path) else "")
    reader = Reader(limits)
    try:
        for sheet in files.sheets(source, shown_name, limits):
            _read_sheet(sheet, reader)
    except Refused as refused:
        raise BadPackage([refused.at(Place(), value=shown_name)]) from None
    if not reader.tables:
        reader.problems.append(Problem(Why.NO_TABLES, value=shown_name, details={"tables": all_tables()}))
    return package(reader)


def written(source: Source, places: Set[Place], name: str = "", limits: Limits = LOCAL) -> list[Written]:
    """The rows at some places once more, word for word."""
    return list(_written(source, places, name or (source.name if isinstance(source, Path) else ""), limits))


def _written(source: Source, places: Set[Place], name: str, limits: Limits) -> Iterator[Written]:
    wanted = {place.sheet for place in places}
    for sheet in files.sheets(source, name, limits):
        headings: tuple[str, ...] = ()
        for number, row in sheet.rows if sheet.name in wanted else ():
            cells = tuple(shown(cell) for cell in row)
            if not headings:
                headings = cells if any(cell.strip() for cell in cells) else ()
            elif Place(sheet.name, number) in places:
                yield Written(Place(sheet.name, number), headings, cells)


def _read_sheet(sheet: Sheet, reader: Reader) -> None:
    resource = _resource(sheet)
    if resource is not None and resource.name in books() and not reader.reads_books:
        reader.leave(resource)
    elif resource is not None:
        reader.problems.extend(sheet.problems)
        if sheet.rows:
            reader.read(sheet, resource)
    elif folded(sheet.name) not in INSTRUCTIONS:
        reader.problems.append(
            Problem(Why.UNKNOWN_TABLE, Place(sheet.name), value=sheet.name, details={"tables": all_tables()})
        )


def _resource(sheet: Sheet) -> Resource | None:
    return every_table().get(sheet.table) if sheet.table is not None else table_of(sheet.name)


def package(reader: Reader) -> Package:
    """Everything that has been read, with what was wrong."""
    read_ = reader.tables
    order = [name for name in tables() if name in read_]
    return Package(
        tables(),
        {name: read_[name].rows for name in order},
        {name: read_[name].places for name in order},
        tuple(reader.problems),
        {name: read_[name].written for name in order},
        {name: read_[name].spoilt for name in order},
        frozenset(place for table in read_.values() for place in table.percents),
        {name: read_[name].rows for name in books() if name in read_},
    )
