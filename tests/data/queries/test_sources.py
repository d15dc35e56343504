from data.database import Database
from data.queries.sources import last_recorded, sources
from data.sources.package import Package
from tests import ledger


def test_every_context_indicator_names_its_publisher(database: Database, package: Package) -> None:
    with database.reading() as session:
        found = sources(session, ledger.seen(session, "2018-T2"))
    rows = [r for r in ledger.rows(package, "indicators") if r["kind"] == "context"]
    assert {(s.code, s.source, s.source_url) for s in found} == {
        (r["code"], r["source"], r["source_url"]) for r in rows
    }


def test_the_last_report_of_a_period_is_the_newest_recorded(database: Database, package: Package) -> None:
    with database.reading() as session:
        reported, _ = last_recorded(session, ledger.seen(session, "2018-T2"))
        nothing, _ = last_recorded(session, ledger.seen(session, "2018-T3"))
    moments = [r["recorded_at"] for r in package.rows["status_reports"] if r["period"] == "2018-T2"]
    assert str(reported) == max(map(str, moments))
    assert nothing is None
