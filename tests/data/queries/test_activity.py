import pytest

from dashboard.errors import ThingNotFound
from dashboard.money import ore
from data.database import Database
from data.queries.activity import activity, dates, money, reports
from data.sources.package import Package
from tests import ledger


def test_every_activity_has_its_place_on_the_thread(database: Database, package: Package) -> None:
    goals = {r["code"]: r["text"] for r in ledger.rows(package, "goals")}
    deliverables = {r["code"]: r for r in ledger.rows(package, "deliverables")}
    parents = {r["code"]: r["parent"] or r["code"] for r in ledger.rows(package, "departments")}
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        for row in ledger.rows(package, "activities")[::20]:
            one = activity(session, view, row["code"])
            under = deliverables.get(row["deliverable"])
            goal = goals.get(under["goal"] if under else row["goal"], "")
            assert (one.title, one.area_code, one.department_code) == (
                row["title"],
                row["area"],
                parents[row["department"]],
            )
            assert (one.deliverable_code, one.goal.sv) == (row["deliverable"], goal)
            assert (one.starts_on, one.ends_on, one.completed_on) == (
                row["starts_on"],
                row["ends_on"],
                row["completed_on"],
            )


def test_a_code_that_names_nothing_is_not_found(database: Database) -> None:
    with database.reading() as session, pytest.raises(ThingNotFound):
        activity(session, ledger.seen(session, "2018-T2"), "A-9999")


def test_every_version_of_an_activity_is_kept_in_order(database: Database, package: Package) -> None:
    versions: dict[str, list[str]] = {}
    for row in sorted(package.rows["activities"], key=lambda r: str(r["recorded_at"])):
        versions.setdefault(str(row["code"]), []).append(str(row["ends_on"]))
    code = max(versions, key=lambda c: len(set(versions[c])))
    with database.reading() as session:
        one = activity(session, ledger.seen(session, "2018-T2"), code)
    assert [v.ends_on.isoformat() for v in one.versions] == versions[code]
    assert one.moves


def test_a_corrected_report_keeps_both_figures_and_the_reason(database: Database, package: Package) -> None:
    correction = next(r for r in package.rows["status_reports"] if r["correction_reason"])
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        one = activity(session, view, str(correction["activity"]))
        said = reports(session, view, one.id)
    newer, older = [r for r in said if r.period_code == correction["period"]]
    assert newer.correction_reason == correction["correction_reason"]
    assert newer.superseded_at is None
    assert older.superseded_at == newer.recorded_at


def test_nothing_said_after_the_period_looked_at_is_told(database: Database, package: Package) -> None:
    code = next(str(r["activity"]) for r in package.rows["status_reports"] if r["period"] == "2018-T2")
    with database.reading() as session:
        view = ledger.seen(session, "2016-T2")
        one = activity(session, view, code)
        assert {r.period_code for r in reports(session, view, one.id)} <= {"2016-T1", "2016-T2"}


def test_money_is_the_sum_of_the_lines_of_each_year(database: Database, package: Package) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        for row in ledger.rows(package, "activities")[::40]:
            found = money(session, view, activity(session, view, row["code"]).id)
            budget = [r for r in ledger.rows(package, "budget_lines") if r["activity"] == row["code"]]
            outcome = [r for r in ledger.rows(package, "outcome_lines") if r["activity"] == row["code"]]
            assert [m.year for m in found] == sorted((m.year for m in found), reverse=True)
            for one in found:
                assert one.budget == sum(ore(r["amount"]) for r in budget if r["year"] == one.year)
                booked = [
                    r for r in outcome if r["booked_on"].year == one.year and r["booked_on"] <= view.period.ends_on
                ]
                assert one.outcome == sum(ore(r["amount"]) for r in booked)
                assert one.booked_on == max((r["booked_on"] for r in booked), default=None)


def test_dates_come_in_order_of_time(database: Database, package: Package) -> None:
    code = next(str(r["activity"]) for r in package.rows["deliveries"])
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        deliveries, _ = dates(session, view, activity(session, view, code).id)
    expected = [r for r in ledger.rows(package, "deliveries") if r["activity"] == code]
    assert [d.due_on for d in deliveries] == sorted(r["due_on"] for r in expected)
    assert {(d.name, d.delivered_on) for d in deliveries} == {(r["name"], r["delivered_on"]) for r in expected}
