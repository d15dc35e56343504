"""What kind of file it is, told by its content, and the sheets in it."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from dashboard.problem import Place, Problem
from dashboard.reasons import Kind, Why
from data.sources import delimited, workbook
from data.sources.archive import Archive
from data.sources.contents import Limits, Refused, Sheet, Source

DESCRIPTOR = "datapackage.json"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECRET = "EncryptedPackage".encode("utf-16-le")
_MACROS = (".xlsm", ".xltm", ".xlam", ".xlsb")
_WORKBOOKS = (".xlsx", ".xls", ".xltx", *_MACROS)
_TEXTS = (".csv", ".txt", ".tsv")
_NESTED = (".zip", ".xlsx", ".xls", ".7z", ".gz")


def sheets(source: Source, name: str, limits: Limits) -> Iterator[Sheet]:
    """The sheets of a folder, zip, workbook or CSV file; Refused when it is none of them."""
    if isinstance(source, Path):
        if source.is_dir():
            yield from _folder(source, limits)
            return
        try:
            with source.open("rb") as opened:
                yield from _stream(opened, name or source.name, limits)
        except FileNotFoundError:
            raise Refused(Why.NO_FILE) from None
        except OSError:
            raise Refused(Why.UNREADABLE) from None
    else:
        yield from _stream(source, name, limits)


def _stream(source: BinaryIO, name: str, limits: Limits) -> Iterator[Sheet]:
    ending = PurePosixPath(name).suffix.casefold()
    source.seek(0)
    head = source.read(4096)
    _check_kind(source, head, ending)
    if head.startswith(b"PK"):
        archive = Archive(source, limits)
        names = {part.name for part in archive.parts}
        if "xl/workbook.bin" in names or ending in _MACROS:
            raise Refused(Why.HAS_MACROS)
        if "xl/workbook.xml" in names or ending in _WORKBOOKS:
            yield from workbook.sheets(source, archive, limits)
        else:
            yield from _zip(archive)
        return
    if source.seek(0, 2) > limits.megabytes << 20:
        raise Refused(Why.TOO_LARGE, most=limits.megabytes)
    source.seek(0)
    yield _text(name, source.read())


def _check_kind(source: BinaryIO, head: bytes, ending: str) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not head:
        raise Refused(Why.EMPTY_FILE)
    if head.startswith(_OLE):
        source.seek(0)
        raise Refused(Why.ENCRYPTED if _SECRET in source.read(4 << 20) else Why.OLD_WORKBOOK)
    if head.startswith(b"PK"):
        if ending in _TEXTS:
            raise Refused(Why.NOT_WHAT_IT_SAYS, ending=ending, content=Kind.WORKBOOK)
        return
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta")):
        raise Refused(Why.NOT_WHAT_IT_SAYS, ending=ending, content=Kind.WEB_PAGE)
    if start.startswith(b"%pdf"):
        raise Refused(Why.NOT_WHAT_IT_SAYS, ending=ending, content=Kind.PDF)
    if ending in (*_WORKBOOKS, ".zip"):
        content = Kind.TEXT if head.isascii() and b"\0" not in head else Kind.BINARY
        raise Refused(Why.NOT_WHAT_IT_SAYS, ending=ending, content=content)
    if ending not in _TEXTS:
        raise Refused(Why.UNKNOWN_KIND)


def _folder(folder: Path, limits: Limits) -> Iterator[Sheet]:
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    yield from _listed(list(files), lambda name: files[name].read_bytes())


def _zip(archive: Archive) -> Iterator[Sheet]:
    parts = {part.name: part for part in archive.parts}
    yield from _listed(list(parts), lambda name: archive.content(parts[name]))


def _listed(names: list[str], content: Callable[[str], bytes]) -> Iterator[Sheet]:
    """The CSV files of a folder, of which a descriptor may say what tables they hold."""
    own = min((name for name in names if PurePosixPath(name).name == DESCRIPTOR), key=len, default=None)
    tables: dict[str, str] = {}
    if own is not None:
        tables = _described(content(own), PurePosixPath(own).parent)
        for missing in sorted(set(tables) - set(names)):
            yield Sheet(missing, (), tables[missing], problems=(Problem(Why.NO_FILE, value=missing),))
    for name in [name for name in tables if name in names]:
        yield _text(name, content(name), table=tables[name], described=True)
    for name in [name for name in names if name not in tables]:
        if name.casefold().endswith(_TEXTS) and own is None and not PurePosixPath(name).name.startswith("."):
            yield _text(name, content(name))
        elif name.casefold().endswith((*_TEXTS, *_NESTED)):
            yield Sheet(name, ())


def _described(content: bytes, folder: PurePosixPath) -> dict[str, str]:
    """File → table, as a descriptor says."""
    try:
        found: dict[str, str] = {}
        resources: Iterable[Any] = json.loads(content.decode("utf-8-sig"))["resources"]
        for item in resources:
            paths = item["path"] if isinstance(item["path"], list) else [item["path"]]
            found.update({(folder / str(path)).as_posix(): str(item["name"]) for path in paths})
        return found
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        detail = str(error) if isinstance(error, ValueError) else "resources, name, path"
        raise Refused(Why.BAD_DESCRIPTOR, detail=detail) from None


def _text(name: str, content: bytes, table: str | None = None, *, described: bool = False) -> Sheet:
    if not content and not described:
        return Sheet(name, (), table, problems=(Problem(Why.EMPTY_FILE, Place(name)),))
    # As the descriptor says numbers are written, unless somebody has saved the file again in a program that writes ;.
    point = described and delimited.separator(content) == ","
    return Sheet(name, delimited.rows(content), table, point=point, escaped=True)
