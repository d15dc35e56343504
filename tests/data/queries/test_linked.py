from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import IndicatorRow
from data.queries.known import known, numbered
from data.queries.linked import linked_to
from data.sources.package import Package
from tests import ledger


@pytest.mark.parametrize("at", [None, datetime(2017, 10, 1, tzinfo=UTC)])
def test_an_activity_is_linked_by_hand_and_by_its_deliverable(
    database: Database, package: Package, at: datetime | None
) -> None:
    by_hand: dict[str, set[str]] = {}
    for link in ledger.rows(package, "indicator_links", at):
        by_hand.setdefault(link["activity"], set()).add(link["indicator"])
    under: dict[str, set[str]] = {}
    for one in ledger.rows(package, "indicators", at):
        under.setdefault(one["deliverable"], set()).add(one["code"])
    activities = ledger.rows(package, "activities", at)
    chosen = [*activities[:40], *(a for a in activities if not a["deliverable"])]
    for activity in chosen:
        expected = by_hand.get(activity["code"], set()) | under.get(activity["deliverable"] or "-", set())
        assert found(database, activity["code"], at) == expected, activity["code"]


def found(database: Database, code: str, at: datetime | None) -> set[str]:
    with database.reading() as session:
        number = session.execute(select(numbered("activity", code))).scalar_one()
        question = select(IndicatorRow.code).where(linked_to(number, at), known(IndicatorRow, at))
        return set(session.execute(question).scalars())
