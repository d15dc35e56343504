"""The XML of a sheet, looked through for what a reader of values does not tell: errors, uncounted formulas, what is hidden."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dashboard.reasons import Why
from data.sources.contents import Limits, Refused

_ROW = b"<row"
_LONGEST_ROW = 8 << 20
_MOST_CELLS = 10_000_000
_MOST_ROWS = 1_048_576
_MOST_AREA = 20_000_000
_SPARSE_AREA, _SPARSEST = 2_000_000, 50
# No pattern may try to match something after what it has found, so that none takes longer than the text is long.
_TAG = rb"<(?:\w+:)?"
_ERROR = re.compile(_TAG + rb"""c\b[^<>]*?\bt=["']e["'][^<>]*""")
_HIDDEN_ROW = re.compile(_TAG + rb"""row\b[^<>]*?\bhidden=["'](?:1|true)["']""")
_HIDDEN_COLUMN = re.compile(_TAG + rb"""col\b[^<>]*?\bhidden=["'](?:1|true)["'][^<>]*""")
_FORMULA = re.compile(
    _TAG
    + rb"c\b[^<>]*>\s*"
    + _TAG
    + rb"f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:"
    + _TAG
    + rb"v\s*/>\s*|<v></v>\s*)?</(?:\w+:)?c>"
)
# A formula whose result is the empty text has been counted.
_EMPTY_TEXT = b't="str"'
_FAR_COLUMN = re.compile(rb"""\br=["']([A-Z]{2,})[0-9]""")
_FAR_ROW = re.compile(rb"""\br=["'][A-Z]*([0-9]{5,})["']""")
_LAST_ROW = re.compile(_TAG + rb"""row\b[^<>]*?\br=["']([0-9]+)["']""")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_SPAN = re.compile(rb"""\b(min|max)=["']([0-9]{1,5})["']""")


@dataclass(slots=True)
class Findings:
    """What was seen in a sheet; cells by (row, column), both from 0."""

    errors: set[tuple[int, int]] = field(default_factory=set)
    uncounted: set[tuple[int, int]] = field(default_factory=set)
    percents: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: int = 0
    hidden_columns: list[str] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0
    cells: int = 0
    rows: int = 0


def scan(chunks: Iterable[bytes], percent_styles: frozenset[int], limits: Limits) -> Findings:
    """Look through a sheet piece by piece; Refused when it is wider, longer or fuller than it may be."""
    found = Findings()
    percent = _percent_pattern(percent_styles)
    for piece in _pieces(chunks):
        found.cells += piece.count(b"<c ") + piece.count(b":c ")
        found.rows += piece.count(_ROW) + piece.count(b":row")
        _check(found, limits)
        found.hidden_rows += sum(1 for _ in _HIDDEN_ROW.finditer(piece))
        found.hidden_columns += [_span(match[0]) for match in _HIDDEN_COLUMN.finditer(piece)]
        found.errors.update(_places(_ERROR, piece))
        found.uncounted.update(_places(_FORMULA, piece, but=_EMPTY_TEXT))
        if percent:
            found.percents.update(_places(percent, piece))
        _measure(found, piece)
        _check(found, limits)
    _check_density(found)
    return found


def _check_density(found: Findings) -> None:
    """Two cells in far corners would become millions: calamine lays out everything between."""
    area = found.last_row * (found.last_column + 1)
    if area > _SPARSE_AREA and found.cells * _SPARSEST < area:
        raise Refused(Why.FAR_AWAY, row=found.last_row, letter=letters(found.last_column))


def letters(column: int) -> str:
    """A column as a spreadsheet names it, from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def number(name: bytes) -> int:
    """The number of a column, from 0."""
    total = 0
    for letter in name:
        total = total * 26 + letter - 64
    return total - 1


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The text in pieces of whole rows."""
    pending = b""
    for chunk in chunks:
        pending += chunk
        if len(pending) < 1 << 19:
            continue
        cut = pending.rfind(_ROW)
        cut = cut if cut > 0 else pending.rfind(b":row") - 8
        if cut > 0:
            yield pending[:cut]
            pending = pending[cut:]
        elif len(pending) > _LONGEST_ROW:
            raise Refused(Why.TOO_PACKED, most=100)
    yield pending


def _percent_pattern(styles: frozenset[int]) -> re.Pattern[bytes] | None:
    if not styles:
        return None
    numbers = b"|".join(str(style).encode() for style in sorted(styles))
    return re.compile(_TAG + rb"""c\b[^<>]*?\bs=["'](?:""" + numbers + rb""")["'][^<>]*""")


def _places(pattern: re.Pattern[bytes], piece: bytes, but: bytes = b"<<") -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(piece):
        if (place := _PLACE.search(match[0])) and but not in match[0]:
            yield int(place[2]) - 1, number(place[1])


def _span(tag: bytes) -> str:
    ends = {name: int(text) - 1 for name, text in _SPAN.findall(tag)}
    first, last = letters(ends.get(b"min", 0)), letters(ends.get(b"max", 0))
    return first if first == last else f"{first}–{last}"


def _measure(found: Findings, piece: bytes) -> None:
    far = {match[1] for match in _FAR_COLUMN.finditer(piece)}
    found.last_column = max((found.last_column, 25, *(number(name[:4]) for name in far)))
    rows = [int(match[1][:9]) for match in _LAST_ROW.finditer(piece)]
    far_rows = {match[1] for match in _FAR_ROW.finditer(piece)}
    found.last_row = max((found.last_row, *rows, *(int(text[:9]) for text in far_rows)))


def _check(found: Findings, limits: Limits) -> None:
    if found.last_column >= limits.columns:
        raise Refused(Why.TOO_MANY_COLUMNS, most=limits.columns)
    most = _MOST_ROWS if limits.rows is None else limits.rows + 1
    if max(found.last_row, found.rows) > most:
        raise Refused(Why.TOO_MANY_ROWS, most=most - 1)
    if found.cells > _MOST_CELLS or found.last_row * (found.last_column + 1) > 4 * _MOST_AREA:
        raise Refused(Why.TOO_LARGE, most=limits.megabytes)
