"""A CSV file as a sheet of raw cells: how letters are stored and what parts columns is found out, never guessed."""

import csv
import io
from collections.abc import Iterator

from dashboard.reasons import Why
from data.sources.contents import Refused

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SEPARATORS = ";,\t|"
_LONGEST_CELL = 1_000_000
# In cp1252 what Swedish and the signs of tables need; anything else may be another code page read as this one.
_WESTERN = set("åäöÅÄÖéÉèÈàÀüÜáÁíÍóÓúÚøØæÆßçÇñÑêÊëËôÔîÎ§°±²³·½¼¾×÷µ«»¨ªº¿¡¢£¤¥©®¬¯¶¹–—‘’“”•…‰€\u00a0\u00ad")
_SURE = set("åäöÅÄÖ")


def decode(content: bytes) -> tuple[str, str]:
    """The text and the encoding; Refused when it cannot be told."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding), encoding
    if b"\0" in content:
        encoding = _without_mark(content)
        return _decoded(content, encoding), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if (
            error.reason == "unexpected end of data"
            and error.start > len(content) - 4
            and not content[: error.start].isascii()
        ):
            raise Refused(Why.DAMAGED) from None
    return _western(content), "cp1252"


def rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows with the number of the line they begin on as a spreadsheet counts rows; Refused when the file is broken."""
    text, _ = decode(content)
    source = io.StringIO(text, newline="")
    if text.startswith("sep="):
        source.readline()
    reader = csv.reader(source, delimiter=separates(text), strict=True)
    csv.field_size_limit(_LONGEST_CELL)
    number = 0
    try:
        for cells in reader:
            number += 1
            yield number, cells
    except csv.Error as error:
        raise Refused(Why.BROKEN_CSV, detail=f"{error}, row {number + 1}") from None


def separator(content: bytes) -> str | None:
    """What parts the columns, None where it cannot be told."""
    try:
        return separates(decode(content)[0])
    except Refused:
        return None


def separates(text: str) -> str:
    """What parts the columns: the sign that the headings have outside quotes, where there is only one."""
    if text.startswith("sep=") and len(text) > 4 and text[4] in _SEPARATORS:
        return text[4]
    first = _heading(text)
    counts = {sign: len(next(csv.reader([first], delimiter=sign), [])) for sign in _SEPARATORS}
    used = [sign for sign, count in counts.items() if count > 1]
    if len(used) > 1:
        most = max(used, key=lambda sign: counts[sign])
        used = [most] if sum(counts[sign] == counts[most] for sign in used) == 1 else used
    if len(used) > 1:
        raise Refused(Why.UNKNOWN_SEPARATOR)
    return used[0] if used else ","


def _heading(text: str) -> str:
    """The first line with anything in it."""
    for line in io.StringIO(text[:_LONGEST_CELL], newline=None):
        if line.strip():
            return line.rstrip("\r\n")
    return ""


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(Why.DAMAGED) from None
    if "\0" in text:
        raise Refused(Why.UNKNOWN_ENCODING)
    return text


def _without_mark(content: bytes) -> str:
    """UTF-16 without a mark has a zero in every second byte of its headings."""
    head = content[:200]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 3 and not even:
        return "utf-16-le"
    if even > len(head) // 3 and not odd:
        return "utf-16-be"
    raise Refused(Why.UNKNOWN_ENCODING)


def _western(content: bytes) -> str:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise Refused(Why.UNKNOWN_ENCODING) from None
    beyond = {character for character in text if character > "\x7f"}
    if beyond <= _WESTERN and beyond & _SURE:
        return text
    raise Refused(Why.UNKNOWN_ENCODING)
