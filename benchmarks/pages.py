"""What a page costs the server: time of a visit, questions to the database, bytes of the answer."""

from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from benchmarks.tables import Figure, Table
from benchmarks.visits import PAGES, Page, Visitor, asking

RUNS = 31
FEWER = 3  # of a page that takes long
_LONG = 1.0
MOST_QUERIES = 6


def pages(title: str, database: Path, most_milliseconds: float) -> Table:
    """Every page visited `RUNS` times in this process; the aim is for the overview and an area."""
    visitor = Visitor(database)
    columns = ("Page", "load ms", "p95", "click ms", "processor ms", "queries", "kB", "kB sent")
    table = Table(
        title,
        columns,
        note=f"A load is the document with its page, a click the page alone; median of {RUNS}, or of {FEWER} where one takes more than a second.",
    )
    for page in PAGES:
        table.rows.append([page.name, *_measured(visitor, page, most_milliseconds if page.aimed else None)])
    return table


def _measured(visitor: Visitor, page: Page, most: float | None) -> list[Figure]:
    visitor.draw(page)
    start = perf_counter()
    with asking() as asked:
        raw = len(visitor.draw(page))
        queries = len(asked)
    visits = [visitor.visit(page) for _ in range(RUNS if perf_counter() - start < _LONG else FEWER)]
    loads = [visit.load for visit in visits]
    return [
        Figure(median(loads), most, 1),
        Figure(quantiles(loads, n=20)[-1], decimals=1),
        Figure(median(visit.click for visit in visits), decimals=1),
        Figure(median(visit.processor for visit in visits), decimals=1),
        Figure(queries, MOST_QUERIES),
        Figure(raw / 1000, decimals=1),
        Figure(visits[-1].sent / 1000, decimals=1),
    ]
