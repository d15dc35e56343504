from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from dashboard.cycle import CycleKind, Span, What, of_department
from dashboard.words import Words
from dashboard.workdays import monday
from data.commands.edit import withdraw
from data.commands.journal import journal
from data.database import Database
from data.models import ActivityRow, CycleEventRow, DecisionRow, MeetingSeriesRow
from data.queries.cycle import (
    assignments,
    codes,
    continued,
    folded,
    governed,
    newest_year,
    planned,
    reported,
    week_key,
)
from data.queries.known import numbered
from data.sources.package import Package
from tests import ledger
from tests.factories import NOW
from tests.unguarded import unguard

YEAR = Span.of(2018)


def test_the_plan_of_a_year_is_what_the_files_say_of_it(database: Database, package: Package) -> None:
    newest = {row["code"]: row for row in sorted(ledger.rows(package, "cycle_events"), key=lambda r: r["recorded_at"])}
    with database.reading() as session:
        found = {event.code: event for event in planned(session, YEAR, None)}
    assert set(found) == {code for code in newest if code.startswith("2018-")}
    for code, event in found.items():
        row = newest[code]
        assert (event.due_on, event.starts_on, event.days) == (row["due_on"], row["starts_on"], row["days"] or 0)
        assert (event.unit, event.continues) == (row["department"] or "", row["continues"] or "")
        assert (event.name.sv, event.name.en, event.owner_role) == (row["title"], row["title_en"], row["owner_role"])
        assert (event.key, event.what, event.is_example) == (f"plan:{code}", What.PLANNED, True)


def test_work_that_goes_over_new_year_is_of_both_years(database: Database) -> None:
    with database.reading() as session:
        found = planned(session, Span(date(2018, 1, 3), date(2018, 1, 3)), None)
    assert [event.code for event in found] == ["2018-BOKSLUT"]


def test_the_plan_is_as_it_was_known(database: Database) -> None:
    with database.reading() as session:
        before = {one.code: one for one in planned(session, YEAR, datetime(2018, 5, 1, tzinfo=UTC))}
        now = {one.code: one for one in planned(session, YEAR, None)}
        assert planned(session, YEAR, datetime(2017, 12, 1, tzinfo=UTC)) == []
        assert newest_year(session, datetime(2017, 12, 1, tzinfo=UTC)) == 2017
        assert newest_year(session, None) == 2018
    assert before["2018-STYR-3"].due_on == date(2018, 9, 21)
    assert now["2018-STYR-3"].due_on == date(2018, 9, 28)


def test_a_department_is_that_of_the_unit(own: Database) -> None:
    with own.writing() as session:
        unguard(session)
        unit = numbered("department", "VER-HR")
        session.execute(update(CycleEventRow).where(CycleEventRow.code == "2018-SAM").values(department_id=unit))
    with own.reading() as session:
        (event,) = (one for one in planned(session, YEAR, None) if one.code == "2018-SAM")
    assert (event.department, event.unit) == ("VER", "VER-HR")


def test_assignments_are_reported_on_the_days_of_the_files(database: Database, package: Package) -> None:
    told = {(row["activity"], row["due_on"]): row["is_final"] for row in ledger.rows(package, "reporting_dates")}
    with database.reading() as session:
        found = assignments(session, YEAR, None)
        counted = reported(session, YEAR, None)
        own = assignments(session, YEAR, None, department="FOR")
        page = assignments(session, YEAR, None, limit=2, offset=1)
    assert {(e.code, e.due_on): e.what is What.FINAL_REPORT for e in found} == {
        key: final for key, final in told.items() if key[1].year == 2018
    }
    assert sum(one.count for one in counted) == len(found)
    assert own == [event for event in found if event.department == "FOR"]
    assert page == found[1:3]
    assert all(event.kind is CycleKind.REPORT for event in found)


def test_what_is_confidential_can_be_left_out(own: Database) -> None:
    with own.reading() as session:
        first = assignments(session, YEAR, None)[0].code
    with own.writing() as session:
        unguard(session)
        session.execute(update(ActivityRow).where(ActivityRow.code == first).values(confidentiality="confidential"))
    with own.reading() as session:
        assert first in {event.code for event in assignments(session, YEAR, None)}
        assert first not in {event.code for event in assignments(session, YEAR, None, is_open=True)}


def test_reports_of_a_week_are_told_as_one_within_what_is_asked_about(database: Database) -> None:
    with database.reading() as session:
        counted = reported(session, YEAR, None)
    events = folded(counted, YEAR)
    assert [event.count for event in events] == [one.count for one in counted]
    assert all(YEAR.holds(event.due_on) for event in events)
    assert all(event.key == week_key(monday(event.due_on), event.department) for event in events)
    assert len({event.key for event in events}) == len(events)


def test_a_decision_is_reviewed_on_its_day_and_nothing_is_told_of_a_confidential_one(own: Database) -> None:
    with own.reading() as session:
        found = {event.key: event for event in governed(session, YEAR, None)}
        assert governed(session, YEAR, datetime(2017, 1, 1, tzinfo=UTC)) == []
    assert found["beslut:B-0001"].due_on == date(2018, 10, 2)
    with own.writing() as session:
        unguard(session)
        session.execute(update(DecisionRow).values(confidential=True))
    with own.reading() as session:
        assert {event.what for event in governed(session, YEAR, None)} == {What.MEETING, What.TALK}
        then = governed(session, YEAR, datetime(2018, 9, 1, tzinfo=UTC))
    assert {event.code for event in then if event.what is not What.TALK} == {"LG-2018-06-05"}


def test_meetings_planned_and_held_stand_on_their_days(database: Database, package: Package) -> None:
    told = {row["code"]: row for row in ledger.rows(package, "meetings")}
    with database.reading() as session:
        found = [event for event in governed(session, YEAR, None) if event.what is What.MEETING]
        before = [event for event in governed(session, YEAR, datetime(2018, 6, 1, tzinfo=UTC)) if event.name.sv]
    assert [(e.code, e.due_on) for e in found] == sorted(
        ((code, row["held_on"]) for code, row in told.items()), key=lambda one: (one[1], one[0])
    )
    assert all((e.key, e.kind, e.is_due) == (f"mote:{e.code}", CycleKind.GOVERNANCE, False) for e in found)
    assert found[-1].name == Words("Ledningsgruppen", "Management group")
    assert [e.code for e in before if e.what is What.MEETING] == ["LG-2018-06-05"]


def test_talks_that_have_a_day_stand_on_it_at_their_department(database: Database, package: Package) -> None:
    told = {row["code"]: row for row in ledger.rows(package, "talks")}
    with database.reading() as session:
        found = [event for event in governed(session, YEAR, None) if event.what is What.TALK]
    assert {e.code: (e.due_on, e.department) for e in found} == {
        code: (row["held_on"], row["department"]) for code, row in told.items()
    }
    assert all((e.key, e.is_due) == (f"samtal:{e.code}", False) for e in found)


def test_a_meeting_of_a_unit_is_its_departments(own: Database) -> None:
    with own.writing() as session:
        unguard(session)
        unit = numbered("department", "VER-HR")
        session.execute(update(MeetingSeriesRow).where(MeetingSeriesRow.code == "LG").values(department_id=unit))
    with own.reading() as session:
        every = of_department(governed(session, YEAR, None), "VER")
        others = of_department(governed(session, YEAR, None), "FOR")
    assert {(e.department, e.unit) for e in every if e.code.startswith("LG")} == {("VER", "VER-HR")}
    assert not any(e.code.startswith("LG") for e in others)


def test_what_has_been_withdrawn_leaves_its_code_taken_and_continues_nothing(own: Database) -> None:
    with own.reading() as session:
        assert "2017-AR" in continued(session)
        version = session.query(CycleEventRow).filter_by(code="2018-AR", superseded_at=None).one().version
    with journal(own, "Controller", NOW) as writing:
        withdraw(writing, "cycle_events", "2018-AR", version, None)
    with own.reading() as session:
        assert "2017-AR" not in continued(session)
        assert "2018-AR" in codes(session)
        assert "2018-AR" not in {event.code for event in planned(session, YEAR, None)}


@pytest.mark.parametrize("span", [Span.of(1901), Span.of(2099), Span(date(2018, 6, 1), date(2018, 5, 1))])
def test_a_year_without_anything_is_empty(database: Database, span: Span) -> None:
    with database.reading() as session:
        assert planned(session, span, None) == assignments(session, span, None) == governed(session, span, None) == []
        assert reported(session, span, None) == []
