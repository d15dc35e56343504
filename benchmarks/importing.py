"""50 000 rows brought in: seconds and the most memory, in a process of its own."""

import json
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.tables import Cell, Figure, Table
from data.database import Database
from data.queries.everything import Everything

ROWS = 50_000
MOST_SECONDS, MOST_MEGABYTES = 30, 300
_TIMED = """
import json, re, sys, time
from datetime import UTC, datetime
from pathlib import Path
from dashboard.incoming import File
from data.commands.bring_in import bring_in
from data.commands.journal import journal
from data.database import Database
from data.sources.package import read
database = Database(sys.argv[1])
with database.reading() as session:
    session.connection()
start = time.perf_counter()
package = read(Path(sys.argv[2]))
seen = time.perf_counter()
with journal(database, "Controller", datetime.now(UTC)) as writing:
    done = bring_in(writing, package, File("file", "0" * 64))
end = time.perf_counter()
counted = [done.preview.new, done.preview.changed, done.preview.unchanged]
# What getrusage says survives exec, and would be the peak of whoever started this process.
peak = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) / 1000
print(json.dumps({"seconds": end - start, "reading": seen - start, "megabytes": peak, "counted": counted}))
"""


def importing(sample: Path) -> Table:
    """New rows, the same rows changed, and the same file again; as CSV files and as a workbook."""
    table = Table(
        f"Import of {ROWS:,} rows into the sample".replace(",", " "),
        ("What", "seconds", "of which reading", "most MB"),
        note="Outcome lines of a year that is not locked; SQLite.",
    )
    with TemporaryDirectory() as name:
        for ending in (".zip", ".xlsx"):
            database = Path(name) / f"tertial{ending}.db"
            shutil.copy(sample, database)
            new = _file(database, Path(name) / f"new{ending}", 1)
            changed = _file(database, Path(name) / f"changed{ending}", 2)
            for what, file in (("new", new), ("changed", changed), ("the same again", changed)):
                table.rows.append(_timed(f"{ending}, {what}", database, file))
    return table


def _timed(what: str, database: Path, file: Path) -> list[Cell]:
    command = [sys.executable, "-c", _TIMED, f"sqlite:///{database}", str(file)]
    told: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert ROWS in told["counted"], told
    return [
        what,
        Figure(told["seconds"], MOST_SECONDS, 1),
        Figure(told["reading"], None, 1),
        Figure(told["megabytes"], MOST_MEGABYTES),
    ]


def _file(database: Path, target: Path, amount: int) -> Path:
    """Outcome lines of 50 000 activity days."""
    from xlsxwriter import Workbook

    from tests.files import zipped

    with Database(f"sqlite:///{database}").reading() as session:
        everything = Everything(session)
        (line, *_) = [record for _, record in everything.current("outcome_lines")]
        codes = everything.codes("activities")
    days = -(-ROWS // len(codes))
    rows = [
        line | {"activity": code, "booked_on": date(2019, 1, 1) + timedelta(day), "amount": amount + day}
        for day in range(days)
        for code in codes
    ][:ROWS]
    columns = ["activity", "booked_on", "funding", "amount", "is_example"]
    if target.suffix == ".zip":
        target.write_bytes(zipped({"outcome_lines": rows}, {"outcome_lines": columns}))
        return target
    with Workbook(str(target), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("outcome_lines")
        sheet.write_row(0, 0, columns)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows, start=1):
            sheet.write_string(number, 0, row["activity"])
            sheet.write_datetime(number, 1, row["booked_on"], day)
            sheet.write_string(number, 2, str(row["funding"]))
            sheet.write_number(number, 3, row["amount"])
            sheet.write_string(number, 4, "ja")
    return target
