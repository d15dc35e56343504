from dashboard.activity import is_planned
from dashboard.period import Period
from dashboard.reporting import Duty
from data.database import Database
from data.queries.duties import duties
from data.sources.package import Package
from tests import ledger


def found(database: Database, department: str | None = None) -> list[Duty]:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T3")
        return duties(session, view.period, view.before, department)


def test_every_activity_in_the_plan_is_to_be_reported(database: Database, package: Package) -> None:
    period = Period.parse("2018-T3")
    newest = {str(row["code"]): row for row in sorted(package.rows["activities"], key=lambda r: str(r["recorded_at"]))}
    planned = {
        code
        for code, row in newest.items()
        if is_planned(row["starts_on"], row["ends_on"], row["completed_on"], period.starts_on, period.ends_on)  # type: ignore[arg-type]
    }
    assert {d.subject.code for d in found(database) if not d.subject.is_value} == planned


def test_every_value_that_there_was_in_the_period_before_is_due_unless_it_is_derived_or_the_worlds(
    database: Database, package: Package
) -> None:
    own = {str(row["code"]) for row in package.rows["indicators"] if not row["derivation"] and row["kind"] != "context"}
    before = {
        (str(row["indicator"]), str(row["scope"]).partition(":")[2])
        for row in package.rows["observations"]
        if row["period"] == "2018-T2" and str(row["indicator"]) in own
    }
    assert {(d.subject.code, d.subject.scope) for d in found(database) if d.subject.is_value} == before


def test_a_department_has_its_own_and_that_of_its_units(database: Database) -> None:
    everything = found(database)
    for department in ("FOR", "VER", "REG"):
        assert found(database, department) == [d for d in everything if d.subject.department == department]
    assert {d.subject.department for d in everything} == {"FOR", "VER", "REG", "KUN", "GDS"}
    assert found(database, "FOR-AU") == []


def test_nothing_has_begun_in_a_period_that_nobody_has_reported(database: Database) -> None:
    assert not any(d.step or d.has_draft or d.seen or d.note for d in found(database))
