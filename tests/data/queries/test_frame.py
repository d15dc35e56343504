from dashboard.period import PeriodType
from data.database import Database
from data.queries.frame import frame
from tests.ledger import framed


def test_an_empty_database_has_no_organisation(empty: Database) -> None:
    empty.upgrade()
    with empty.reading() as session:
        assert frame(session) is None


def test_periods_begin_with_the_first_that_was_reported_and_stand_in_order(database: Database) -> None:
    with database.reading() as session:
        found = framed(session)
    assert found.cycle is PeriodType.TERTIAL
    assert found.periods[0].starts_on == min(p.starts_on for p in found.periods if p.is_reported)
    assert [p.starts_on for p in found.periods] == sorted(p.starts_on for p in found.periods)
    assert {p.type for p in found.periods} == set(PeriodType)


def test_settings_of_the_organisation_are_read(database: Database) -> None:
    with database.reading() as session:
        limits = framed(session).limits
    assert (limits.staff, limits.sick_leave) == (5, 11)
