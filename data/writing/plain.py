"""CSV files with a descriptor: text that no spreadsheet takes for a formula, and that comes back letter by letter."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

from data.format.schema import Resource, every_table, whole_descriptor
from data.queries.everything import Everything
from data.sources.contents import Cell

_NAME = "tertial-export"
_TITLE = "Export from Tertial"
_ABOUT = "The whole database, every version, with its journal; made by the export command and read back by import."
# A spreadsheet calculates what begins so, also after blanks; one apostrophe before it keeps it text, and is taken away
# when the file is read. What has apostrophes already gets one more, so that nothing is lost.
_LIVE = re.compile("'*\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")


def files(everything: Everything) -> Iterator[tuple[str, Iterator[str]]]:
    """Every file with its lines: the descriptor, and a CSV file per table that has rows."""
    names = [name for name in every_table() if everything.count(name)]
    about = whole_descriptor(_NAME, _TITLE, _ABOUT, names)
    yield "datapackage.json", iter([json.dumps(about, ensure_ascii=False, indent=1) + "\n"])
    for name in names:
        yield f"{name}.csv", _lines(every_table()[name], everything)


def as_text(value: Cell) -> str:
    """A value as the descriptor says it is written."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return repr(value).removesuffix(".0")
        case Decimal():
            return f"{value:f}"
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case str():
            return f"'{value}" if _LIVE.match(value) else value
    return str(value)


def _lines(resource: Resource, everything: Everything) -> Iterator[str]:
    names = [field.name for field in resource.columns]
    yield _line(names)
    for record in everything.whole(resource.name):
        yield _line([as_text(record[name]) for name in names])


def _line(cells: list[str]) -> str:
    written = io.StringIO(newline="")
    # Python before 3.13 only quotes a lone \r where the end of a line has one.
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
