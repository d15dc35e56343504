"""What a page costs as it was known at an earlier moment, beside the same page as it is now."""

from pathlib import Path
from statistics import median

from benchmarks.pages import MOST_QUERIES
from benchmarks.tables import Figure, Table
from benchmarks.visits import Page, Visitor, asking

RUNS = 11
THEN = "2018-06-20T10:00"  # after the first tertial of the year was reported, some months before the newest change
PAGES = (
    Page("overview", "/", aimed=True),
    Page("one area", "/resultatomraden/FORE", aimed=True),
    Page("activities", "/aktiviteter"),
    Page("activities by money", "/aktiviteter?sort=consumed&page=2"),
    Page("one activity", "/aktiviteter/A-0001"),
    Page("indicator of context", "/indikatorer/brp-per-invanare"),
    Page("indicator derived", "/indikatorer/andel-enligt-plan"),
    Page("follow-up", "/uppfoljning"),
    Page("one department", "/avdelningar/REG"),
    Page("who has not reported", "/saknas"),
    Page("search", "/sok?q=kompetens"),
    Page("what has changed since", "/andringar"),
    Page("… in the period", "/andringar?only=period"),
)


def known(title: str, database: Path, most_milliseconds: float, most_of_others: float) -> Table:
    """Every page as it was known then; the first aim is for the overview and an area, the second for the others."""
    visitor = Visitor(database)
    table = Table(
        title,
        ("Page", "load ms", "the same now, ms", "times", "queries"),
        note=f"As known at {THEN}; median of {RUNS}.",
    )
    for page in PAGES:
        table.rows.append([page.name, *_measured(visitor, page, most_milliseconds if page.aimed else most_of_others)])
    return table


def _measured(visitor: Visitor, page: Page, most: float) -> list[Figure]:
    then = Page(page.name, f"{page.address}{'&' if '?' in page.address else '?'}asof={THEN}")
    visitor.draw(then)  # signals and notices of the moment are made once
    with asking() as asked:
        visitor.draw(then)
        queries = len(asked)
    visitor.visit(page)
    load, now = (median(visitor.visit(one).load for _ in range(RUNS)) for one in (then, page))
    return [Figure(load, most, 1), Figure(now, None, 1), Figure(load / now, None, 1), Figure(queries, MOST_QUERIES)]
