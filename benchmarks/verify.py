"""What it takes to look through a journal of 100 000 rows: recompute the chain, every row's digest and every seal."""

from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import monotonic

from sqlalchemy import select

from app import prepare
from benchmarks.tables import Figure, Table
from dashboard.indicator import IndicatorKind
from data.commands.journal import Change, Journal, journal
from data.database import Database
from data.models import IndicatorRow, ObservationRow
from data.models.base import rows_of
from data.queries.known import known
from data.queries.verify import verify

ROWS = 100_000
MOST_SECONDS = 5
RUNS = 3
_NOW = datetime(2030, 1, 1, tzinfo=UTC)


def verified(path: Path) -> Table:
    """The whole of a database looked through, the median of a few times."""
    database = Database(f"sqlite:///{path}")
    table = Table("Verify", ("Rows", "lines", "seals", "seconds"), note=f"Median of {RUNS}.")
    took = []
    for _ in range(RUNS):
        start = monotonic()
        with database.reading() as session:
            verdict = verify(session)
        took.append(monotonic() - start)
    counts = (Figure(n) for n in (verdict.lines, verdict.seals))
    table.rows.append([f"{verdict.rows}", *counts, Figure(median(took), MOST_SECONDS, 1)])
    database.close()
    return table


def build(target: Path) -> None:
    """The sample, with as many later editions of its context figures as make the rows; written as everything is."""
    database = Database(f"sqlite:///{target}")
    prepare(database)
    edition = 0
    with database.reading() as session:
        left = ROWS - verify(session).rows
    while left > 0:
        edition += 1
        with journal(database, "Controller", _NOW) as writing:
            left -= _edition(writing, f"b{edition}", left)
    database.close()


def _edition(writing: Journal, vintage: str, most: int) -> int:
    rows = writing.session.execute(
        select(*rows_of(ObservationRow).c)
        .join(IndicatorRow, IndicatorRow.id == ObservationRow.indicator_id)
        .where(IndicatorRow.kind == IndicatorKind.CONTEXT, known(IndicatorRow, None), known(ObservationRow, None))
        .where(ObservationRow.vintage.not_like("b%"))
        .limit(most)
    )
    found = [Change({**row._mapping, "vintage": f"{vintage}-{row.version}"}) for row in rows]
    writing.record_all(ObservationRow, found)
    return len(found)
