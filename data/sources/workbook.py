"""An Excel workbook (.xlsx) as sheets of raw cells."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum, load_workbook

from dashboard.problem import Place, Problem
from dashboard.reasons import Kind, Why
from data.sources.archive import Archive, Part
from data.sources.contents import Broken, Limits, Raw, Refused, Sheet
from data.sources.dates import EPOCH_1900, EPOCH_1904
from data.sources.scan import Findings, letters, scan

_SMALL = 8 << 20
_MOST_STYLES = 70_000
_MOST_TEXTS = 2_000_000
_MOST_MERGED = 20
_OUTSIDE = (b"<!DOCTYPE", b"<!ENTITY", b"<\0!\0D\0O\0C\0", b"\0<\0!\0D\0O\0C")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PERCENT_FORMATS = {9, 10}


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is known of a workbook before its cells are read."""

    findings: dict[str, Findings]
    epoch_1904: bool


def sheets(source: BinaryIO, archive: Archive, limits: Limits) -> Iterator[Sheet]:
    """Every sheet that can hold a table, after all parts have been looked through."""
    parts = _look_through(archive, limits)
    with _damage():
        source.seek(0)
        book = load_workbook(source)
        named = [item for item in book.sheets_metadata if item.name in parts.findings]
    for item in named:
        yield _sheet(book, item.name, item.visible != SheetVisibleEnum.Visible, parts)


@contextmanager
def _damage() -> Iterator[None]:
    """Whatever calamine stumbles over is a damaged file."""
    try:
        yield
    except (CalamineError, OSError, ValueError, EOFError, OverflowError):
        raise Refused(Why.DAMAGED) from None
    except BaseException as error:
        # What goes wrong inside its Rust is no Exception, and the type cannot be imported.
        if type(error).__name__ == "PanicException":
            raise Refused(Why.DAMAGED) from None
        raise


def _sheet(book: CalamineWorkbook, name: str, hidden: bool, parts: _Parts) -> Sheet:
    with _damage():
        found = book.get_sheet_by_name(name)
    findings = parts.findings[name]
    place = Place(name)
    problems = [Problem(Why.HIDDEN_SHEET, place)] if hidden else []
    if findings.hidden_rows:
        problems.append(Problem(Why.HIDDEN_ROWS, place, details={"count": findings.hidden_rows}))
    if findings.hidden_columns:
        problems.append(Problem(Why.HIDDEN_COLUMNS, place, value=", ".join(findings.hidden_columns[:_MOST_MERGED])))
    problems.extend(_merged(found, place))
    epoch = EPOCH_1904 if parts.epoch_1904 else EPOCH_1900
    return Sheet(name, _rows(found, findings), point=False, epoch=epoch, problems=tuple(problems))


def _merged(sheet: CalamineSheet, place: Place) -> Iterator[Problem]:
    ranges = sheet.merged_cell_ranges or []
    for (top, left), (bottom, right) in ranges[:_MOST_MERGED]:
        yield Problem(Why.MERGED, place, value=f"{letters(left)}{top + 1}:{letters(right)}{bottom + 1}")
    if len(ranges) > _MOST_MERGED:
        yield Problem(Why.MERGED, place, value=f"… (+{len(ranges) - _MOST_MERGED})")


def _rows(sheet: CalamineSheet, findings: Findings) -> Iterator[tuple[int, Sequence[Raw]]]:
    if sheet.start is None:
        return
    # calamine gives the rows above the first one as well, but not the columns before it.
    margin: list[Raw] = [None] * sheet.start[1]
    marked: dict[int, list[tuple[int, Why | None]]] = {}
    for cells, why in (
        (findings.errors, Why.ERROR_CELL),
        (findings.uncounted, Why.NOT_COUNTED),
        (findings.percents, None),
    ):
        for at, column in cells:
            marked.setdefault(at, []).append((column, why))
    for number, found in enumerate(_each(sheet.iter_rows)):
        row: list[Raw] = [*margin, *found]
        for column, why in marked.get(number, ()):
            row.extend([None] * (column + 1 - len(row)))
            row[column] = Broken(why) if why else _percent(row[column])
        yield number + 1, row


def _each(rows: Callable[[], Iterator[Sequence[Any]]]) -> Iterator[Sequence[Any]]:
    """The rows one by one, so that they are not all there at once."""
    with _damage():
        found = rows()
    while True:
        with _damage():
            row = next(found, None)
        if row is None:
            return
        yield row


def _percent(raw: Raw) -> Raw:
    """12 % as a person sees it, where the workbook has 0.12."""
    if isinstance(raw, bool) or not isinstance(raw, float | int):
        return raw
    return f"{(Decimal(repr(raw)) * 100).normalize():f} %".replace(".", ",")


def _look_through(archive: Archive, limits: Limits) -> _Parts:
    by_name = {part.name.lstrip("/"): part for part in archive.parts}
    lowered = {name.casefold() for name in by_name}
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in lowered):
        raise Refused(Why.HAS_MACROS)
    if "xl/workbook.xml" not in by_name:
        raise Refused(Why.NOT_WHAT_IT_SAYS, ending=".xlsx", content=Kind.ZIP)
    small = {name: _small(archive, by_name.get(name)) for name in _NEEDED}
    styles = _percent_styles(small["xl/styles.xml"])
    named = _sheet_parts(small["xl/workbook.xml"], small["xl/_rels/workbook.xml.rels"])
    findings = {
        name: scan(_safe(archive.chunks(by_name[part]), part), styles, limits)
        for name, part in named.items()
        if part in by_name
    }
    read = {*_NEEDED, *named.values()}
    for name, part in by_name.items():
        if name not in read:
            _count(archive, part)
    book = small["xl/workbook.xml"]
    return _Parts(findings, re.search(rb"""date1904=["'](1|true)["']""", book) is not None)


_NEEDED = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")


def _count(archive: Archive, part: Part) -> None:
    texts = sum(chunk.count(b"<si") + chunk.count(b":si") for chunk in _safe(archive.chunks(part), part.name))
    if texts > _MOST_TEXTS:
        raise Refused(Why.TOO_PACKED, most=100)


def _small(archive: Archive, part: Part | None) -> bytes:
    if part is None:
        return b""
    if part.size > _SMALL:
        raise Refused(Why.TOO_PACKED, most=100)
    return b"".join(_safe(archive.chunks(part), part.name))


def _safe(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """No part may name another document, or define words that grow when they are read."""
    tail = b""
    for chunk in chunks:
        if name.endswith((".xml", ".rels")) and any(sign in tail + chunk for sign in _OUTSIDE):
            raise Refused(Why.UNSAFE, part=name)
        tail = chunk[-16:]
        yield chunk


def _percent_styles(styles: bytes) -> frozenset[int]:
    """The numbers of the cell formats that show a share as per cent."""
    if styles.count(b"<xf") > _MOST_STYLES:
        raise Refused(Why.TOO_PACKED, most=100)
    root = _tree(styles)
    if root is None:
        return frozenset()
    own = {
        int(item.get("numFmtId") or 0): item.get("formatCode") or ""
        for item in root.iter()
        if _local(item) == "numFmt" and (item.get("numFmtId") or "").isdecimal()
    }
    percents = _PERCENT_FORMATS | {number for number, code in own.items() if "%" in _QUOTED.sub("", code)}
    formats = next((item for item in root if _local(item) == "cellXfs"), ())
    return frozenset(nth for nth, item in enumerate(formats) if item.get("numFmtId", "0") in map(str, percents))


def _sheet_parts(book: bytes, relations: bytes) -> dict[str, str]:
    """Name of a sheet → its part."""
    tree, links = _tree(book), _tree(relations)
    if tree is None or links is None:
        raise Refused(Why.DAMAGED)
    targets = {item.get("Id"): item.get("Target") or "" for item in links}
    found = {}
    for item in tree.iter():
        if _local(item) == "sheet":
            link = next((text for key, text in item.items() if key.endswith("}id")), None)
            target = targets.get(link, "")
            found[item.get("name") or ""] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _tree(text: bytes) -> ElementTree.Element | None:
    with suppress(ElementTree.ParseError, ValueError, LookupError):
        return ElementTree.fromstring(text)
    return None


def _local(item: ElementTree.Element) -> str:
    return str(item.tag).rpartition("}")[2]
