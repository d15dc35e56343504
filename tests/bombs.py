"""Workbooks and zips that want too much: made small, so that a test makes them when it needs them."""

import io
import struct
import zipfile
from collections.abc import Callable

from data.sources.scan import letters

_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_NAMES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOOK = (
    f'<?xml version="1.0"?><workbook xmlns="{_NAMES}" xmlns:r="{_LINKS}"><sheets>'
    '<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    b'Target="worksheets/sheet1.xml"/></Relationships>'
)
_ROOT = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="xl/workbook.xml"/></Relationships>'
)


def workbook(sheet: bytes, name: str = "Program", **parts: bytes) -> bytes:
    """A workbook of one sheet, with its XML as given; `parts` beside it (xl_styles_xml)."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _ROOT)
        archive.writestr("xl/workbook.xml", _BOOK.format(name=name))
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for part, content in parts.items():
            archive.writestr(part.replace("__", ".").replace("_", "/"), content)
    return made.getvalue()


def sheet(rows: bytes, after: bytes = b"", before: bytes = b"") -> bytes:
    """The XML of a sheet around its rows."""
    start = f'<?xml version="1.0"?><worksheet xmlns="{_NAMES}">'.encode()
    return start + before + b"<sheetData>" + rows + b"</sheetData>" + after + b"</worksheet>"


def rows(*lines: tuple[str, ...]) -> bytes:
    """Rows of text."""
    return b"".join(
        f'<row r="{number}">{"".join(_text(number, nth, text) for nth, text in enumerate(line))}</row>'.encode()
        for number, line in enumerate(lines, start=1)
    )


def _text(row: int, column: int, text: str) -> str:
    return f'<c r="{chr(65 + column)}{row}" t="inlineStr"><is><t>{text}</t></is></c>' if text else ""


def padded(megabytes: int) -> bytes:
    """A workbook with an enormous part of blanks."""
    made = io.BytesIO(workbook(sheet(rows(("Kod", "Namn")))))
    with (
        zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/pad.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(megabytes):
            part.write(bytes(1 << 20))
    return made.getvalue()


def long(count: int) -> bytes:
    """A sheet of very many rows."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", _BOOK.format(name="Program"))
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(sheet(b"").partition(b"</sheetData>")[0])
            for start in range(1, count, 10_000):
                part.write(b"".join(b'<row r="%d"><c><v>1</v></c></row>' % n for n in range(start, start + 10_000)))
            part.write(b"</sheetData></worksheet>")
    return made.getvalue()


def crowded(count: int) -> bytes:
    """A zip of very many parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.csv", b"")
    return made.getvalue()


def nested(depth: int) -> bytes:
    """A zip in a zip in a zip."""
    content = b"code\n" * 1000
    name = "programmes.csv"
    for _ in range(depth):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
        content, name = made.getvalue(), "inner.zip"
    return content


def lying(megabytes: int) -> bytes:
    """A zip whose directory says that a part is small."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("programmes.csv", bytes(megabytes << 20))
    content = bytearray(made.getvalue())
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", content, content.find(sign) + at, 100)
    return bytes(content)


def overlapping(count: int) -> bytes:
    """A zip whose parts all lie in the same place."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("000.csv", bytes(1 << 18))
    content = made.getvalue()
    at, end = content.find(b"PK\x01\x02"), content.find(b"PK\x05\x06")
    entry = content[at:end]
    entries = b"".join(entry.replace(b"000.csv", b"%03d.csv" % number) for number in range(count))
    tail = bytearray(content[end:])
    struct.pack_into("<HHII", tail, 8, count, count, len(entries), at)
    return content[:at] + entries + bytes(tail)


def _cell(column: bytes, row: int) -> bytes:
    return b'<row r="%d"><c r="%s%d"><v>1</v></c></row>' % (row, column, row)


def _wide(columns: int) -> bytes:
    cells = b"".join(b'<c r="%s1"><v>1</v></c>' % letters(number).encode() for number in range(columns))
    return workbook(sheet(b'<row r="1">' + cells + b"</row>"))


def _styled(count: int) -> bytes:
    styles = b'<styleSheet xmlns="x"><cellXfs>' + b'<xf numFmtId="9"/>' * count + b"</cellXfs></styleSheet>"
    return workbook(sheet(rows(("Kod",))), xl_styles__xml=styles)


def _merged(count: int) -> bytes:
    merged = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (number, number) for number in range(1, count + 1))
    return workbook(sheet(rows(("Kod",)), b"<mergeCells>" + merged + b"</mergeCells>"))


def _wordy(count: int) -> bytes:
    return workbook(sheet(rows(("Kod",))), xl_sharedStrings__xml=b'<sst xmlns="x">' + b"<si/>" * count + b"</sst>")


# What is wrong with a file → its name and how it is made.
EVERY: dict[str, Callable[[], tuple[str, bytes]]] = {
    "512 MB of padding": lambda: ("a.xlsx", padded(512)),
    "3 million rows": lambda: ("a.xlsx", long(3_000_000)),
    "100 000 parts": lambda: ("a.zip", crowded(100_000)),
    "zip in zip in zip": lambda: ("a.zip", nested(5)),
    "lying sizes": lambda: ("a.zip", lying(300)),
    "overlapping parts": lambda: ("a.zip", overlapping(150)),
    "sparse XFD1048576": lambda: ("a.xlsx", workbook(sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))),
    "sparse row": lambda: ("a.xlsx", workbook(sheet(b'<row r="1"><c r="A1048576"><v>1</v></c></row>'))),
    "far corners": lambda: ("a.xlsx", workbook(sheet(_cell(b"A", 1) + _cell(b"CV", 50_001)))),
    "16 384 columns": lambda: ("a.xlsx", _wide(16_384)),
    "a million styles": lambda: ("a.xlsx", _styled(1_000_000)),
    "a million merged cells": lambda: ("a.xlsx", _merged(1_000_000)),
    "nine million texts": lambda: ("a.xlsx", _wordy(9_000_000)),
    "a tag without end": lambda: ("a.xlsx", workbook(sheet(b"<c " + b's="5" ' * 7_000_000))),
    "tags that never end": lambda: ("a.xlsx", workbook(sheet(b'<row r="1"><c <c ' * 3_000_000))),
    "a formula without end": lambda: ("a.xlsx", workbook(sheet(b'<row r="1"><c r="A1"><f>' * 2_000_000))),
    "blanks without end": lambda: ("a.xlsx", workbook(sheet(b'<row r="1"><c r="A1">' + b" " * 40_000_000))),
}
