from datetime import UTC, date, datetime

from dashboard.agreed import Agreed
from dashboard.commitment import Commitment
from dashboard.decision import Decision
from data.database import Database
from data.queries.agreed import agreed, texts, with_words
from data.queries.concerned import choices, codes_of, concerned, found
from data.sources.package import Package
from tests import ledger


def asked(database: Database, at: datetime | None = None) -> Agreed:
    with database.reading() as session:
        return agreed(session, ledger.seen(session, "2018-T2", at))


def decision(told: Agreed, code: str) -> Decision:
    one = told.decision(code)
    assert one is not None
    return one


def commitment(told: Agreed, code: str) -> Commitment:
    one = told.commitment(code)
    assert one is not None
    return one


def test_every_decision_and_commitment_of_the_files_is_there(database: Database, package: Package) -> None:
    told = asked(database)
    assert {one.code for one in told.decisions} == {row["code"] for row in ledger.rows(package, "decisions")}
    assert {one.code for one in told.commitments} == {row["code"] for row in ledger.rows(package, "commitments")}
    links = {(row["decision"], row["subject"]) for row in ledger.rows(package, "decision_links")}
    assert {(one.code, f"{to.kind}:{to.code}") for one in told.decisions for to in one.concerns} == links


def test_fifteen_decisions_are_examples_without_numbers_and_some_wait(database: Database) -> None:
    told = asked(database)
    assert len(told.decisions) == 15
    assert all(one.is_example and not one.registry_number for one in told.decisions)
    assert all(one.is_example for one in told.commitments)
    assert any(one.confidential for one in told.decisions)
    assert len(told.commitments) >= 20


def test_a_commitment_has_every_day_it_has_been_due(database: Database) -> None:
    days = (date(2018, 3, 30), date(2018, 6, 29), date(2018, 9, 14))
    assert commitment(asked(database), "Å-0003").days == days
    then = commitment(asked(database, datetime(2018, 4, 1, tzinfo=UTC)), "Å-0003")
    assert (then.days, then.due_on) == (days[:2], days[1])


def test_a_unit_counts_in_its_department(database: Database) -> None:
    one = commitment(asked(database), "Å-0002")
    assert (one.department, one.unit, one.department_name.sv) == ("FOR", "FOR-AU", "Affärsutveckling")


def test_before_it_was_decided_it_is_not_there(database: Database) -> None:
    then = asked(database, datetime(2018, 1, 1, tzinfo=UTC))
    assert {one.code for one in then.decisions} == {"B-0001", "B-0002"}


def test_texts_and_words(database: Database) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        one = decision(agreed(session, view), "B-0003")
        assert texts(session, view, one.id).verdict.startswith("Tiden kom ned")
        assert with_words(session, view, "gemensam ko") == {one.id}
        assert with_words(session, view, "gemensam saknas") == set()


def test_names_are_as_they_were_known(database: Database) -> None:
    with database.reading() as session:
        thing = found(session, "activity:A-0006")
        assert thing is not None
        assert concerned(session, [thing], None)[thing.id].sv.startswith("En väg in")
        then = concerned(session, [thing], datetime(2018, 3, 1, tzinfo=UTC))
        assert then[thing.id].sv == "Pilot för samlad kontaktpunkt"
        assert concerned(session, [], None) == {}


def test_a_code_alone_finds_what_it_names(database: Database) -> None:
    with database.reading() as session:
        kinds = ("activity", "appropriation")
        for text in ("A-0001", "activity:A-0001", "UO24 1:5", "appropriation:UO24 1:5"):
            assert found(session, text, kinds) is not None, text
        for text in ("", ":", "A-9999", "area:FORE", "%", "activity:"):
            assert found(session, text, kinds) is None, text
        assert codes_of(session, ["appropriation:UO24 1:5", "activity:A-0001"]) == ["UO24 1:5", "A-0001"]
        assert ("A-0001", "activity") in {(code, kind) for code, kind, _ in choices(session)}
