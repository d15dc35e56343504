from datetime import date

from dashboard.activity import is_planned
from dashboard.period import Period
from dashboard.reported import due_with
from dashboard.reporting import Duty
from data.database import Database
from data.queries.duties import duties
from data.sources.package import Package
from tests import ledger


def found(database: Database, department: str | None = None) -> list[Duty]:
    with database.reading() as session:
        return duties(session, [ledger.seen(session, "2018-T3").period], department)


def test_every_activity_in_the_plan_is_to_be_reported(database: Database, package: Package) -> None:
    period = Period.parse("2018-T3")
    newest = {str(row["code"]): row for row in sorted(package.rows["activities"], key=lambda r: str(r["recorded_at"]))}
    planned = {
        code
        for code, row in newest.items()
        if is_planned(row["starts_on"], row["ends_on"], row["completed_on"], period.starts_on, period.ends_on)  # type: ignore[arg-type]
    }
    assert {d.subject.code for d in found(database) if not d.subject.is_value} == planned


def test_every_value_that_there_was_in_the_year_before_is_due_unless_it_is_derived_or_the_worlds(
    database: Database, package: Package
) -> None:
    own = {str(row["code"]) for row in package.rows["indicators"] if not row["derivation"] and row["kind"] != "context"}
    values = {
        (str(row["indicator"]), str(row["scope"]).partition(":")[2], Period.parse(str(row["period"])))
        for row in package.rows["observations"]
        if str(row["indicator"]) in own
    }
    due, told = with_months(database)
    wanted = {(code, scope, p) for p in due for code, scope, then in values if _is_near(then, p)}
    assert {(d.subject.code, d.subject.scope, Period.parse(d.period.code)) for d in told} == {
        (code, scope, Period.parse(p.code)) for code, scope, p in wanted
    }
    assert {d.period.code for d in told} == {"2018-T3", "2018-09", "2018-10", "2018-11", "2018-12", "2018"}
    assert {(d.subject.code, d.subject.scope, Period.parse(d.period.code)) for d in told if d.seen} == {
        value for value in values if value[2].code in {p.code for p in due}
    }


def with_months(database: Database) -> tuple[list[Period], list[Duty]]:
    """What is reported with the open tertial when it is over, and the values that are due."""
    with database.reading() as session:
        periods = ledger.framed(session).periods
        due = due_with(ledger.seen(session, "2018-T3").period, periods, date(2019, 1, 10))
        return due, [duty for duty in duties(session, due, None) if duty.subject.is_value]


def _is_near(then: Period, now: Period) -> bool:
    first = now.starts_on.replace(year=now.year - 1)
    return then.type is now.type and first <= then.starts_on <= now.starts_on


def test_what_has_come_for_an_earlier_period_is_not_told_again(database: Database) -> None:
    with database.reading() as session:
        now = ledger.seen(session, "2018-T3").period
        before = next(p for p in ledger.framed(session).periods if p.code == "2018-08")
        assert {d.period.code for d in duties(session, [now, before], None)} == {"2018-T3"}
        assert {d.period.code for d in duties(session, [before], None) if d.subject.is_value} == {"2018-08"}


def test_a_department_has_its_own_and_that_of_its_units(database: Database) -> None:
    everything = found(database)
    for department in ("FOR", "VER", "REG"):
        assert found(database, department) == [d for d in everything if d.subject.department == department]
    assert {d.subject.department for d in everything} == {"FOR", "VER", "REG", "KUN", "GDS"}
    assert found(database, "FOR-AU") == []


def test_nothing_has_begun_in_a_period_that_nobody_has_reported(database: Database) -> None:
    assert not any(d.step or d.has_draft or d.seen or d.note for d in found(database))
