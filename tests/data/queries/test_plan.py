from datetime import date

from sqlalchemy import select

from dashboard.plan import Deviation, differences
from data.commands.journal import journal
from data.database import Database
from data.models import ActivityReplacementRow, ActivityRow, ThingRow
from data.queries.known import numbered
from data.queries.plan import decisions, planned
from data.sources.package import Package
from tests.factories import NOW


def in_the_files(package: Package, at: str) -> set[str]:
    """The activities in the plan of 2018 as the sample's files had them at a moment."""
    newest: dict[str, dict[str, object]] = {}
    for row in sorted(package.rows["activities"], key=lambda row: str(row["recorded_at"])):
        if str(row["recorded_at"]) <= at:
            newest[str(row["code"])] = dict(row)
    return {
        code
        for code, row in newest.items()
        if str(row["starts_on"]) <= "2018-12-31"
        and str(row["ends_on"]) >= "2018-01-01"
        and (row["completed_on"] is None or str(row["completed_on"]) >= "2018-01-01")
    }


def test_the_baseline_is_what_was_known_when_the_plan_was_decided(database: Database, package: Package) -> None:
    with database.reading() as session:
        (decision,) = (one for one in decisions(session, None) if one.year == 2018)
        was = planned(session, 2018, decision.recorded_at)
        now = planned(session, 2018, None)
    before, after = in_the_files(package, str(decision.recorded_at)), in_the_files(package, "2999")
    assert {one.code for one in was.values() if one.is_in(2018)} == before
    assert {one.code for one in now.values() if one.is_in(2018)} == after
    found = differences(was, now, 2018)
    assert {d.activity.code for d in found if d.kind is Deviation.ADDED} == after - before
    assert any(d.kind is Deviation.MOVED for d in found)


def test_a_decision_is_not_known_before_it_was_made(database: Database) -> None:
    with database.reading() as session:
        assert {one.year for one in decisions(session, NOW)} == {2016, 2017, 2018}
        known = decisions(session, NOW.replace(year=2017))
    assert {one.year for one in known} == {2016, 2017}


def test_the_budget_is_that_of_the_year(database: Database, package: Package) -> None:
    current = {}
    for row in sorted(package.rows["budget_lines"], key=lambda row: str(row["recorded_at"])):
        if row["year"] == 2018:
            current[row["activity"], row["funding"]] = row["amount"]
    wanted: dict[str, int] = {}
    for (code, _), amount in current.items():
        wanted[str(code)] = wanted.get(str(code), 0) + int(float(str(amount)) * 100)
    with database.reading() as session:
        found = {one.code: one.budget for one in planned(session, 2018, None).values() if one.budget is not None}
    assert found == {code: amount for code, amount in wanted.items() if code in found}
    assert len(found) > 100


def test_an_activity_that_another_took_in_is_told_with_its_successor(own: Database) -> None:
    with journal(own, "Controller", NOW) as writing:
        ids = writing.session.execute(
            select(ThingRow.id).where(ThingRow.kind == "activity").order_by(ThingRow.code)
        ).scalars()
        first, second = list(ids)[:2]
        given = {"activity_id": second, "replaces_id": first, "manner": "merged", "is_example": True}
        writing.record(ActivityReplacementRow, given)
    with own.reading() as session:
        one = planned(session, 2018, None)[first]
    assert (one.successor, one.manner) == ("A-0002", "merged")


def test_an_activity_moved_out_of_the_year_is_dropped_from_it(own: Database) -> None:
    with journal(own, "Controller", NOW) as writing:
        number = writing.session.execute(select(numbered("activity", "A-0001"))).scalar_one()
        later = {"id": number, "starts_on": date(2019, 1, 1), "ends_on": date(2019, 12, 31)}
        writing.record(ActivityRow, later)
    with own.reading() as session:
        (decision,) = (one for one in decisions(session, None) if one.year == 2018)
        found = differences(planned(session, 2018, decision.recorded_at), planned(session, 2018, None), 2018)
    assert [d.kind for d in found if d.activity.code == "A-0001"] == [Deviation.DROPPED]
