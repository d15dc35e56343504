from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete

from dashboard.period import PeriodType
from data.commands.journal import journal
from data.database import Database
from data.models import SettingRow
from data.models.base import rows_of
from data.queries.frame import frame
from data.sources.package import Package
from tests import ledger
from tests.factories import NOW
from tests.ledger import framed
from tests.unguarded import unguard


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


def test_every_setting_is_read_with_its_value(database: Database, package: Package) -> None:
    with database.reading() as session:
        found = framed(session).settings
    assert found == {row["key"]: row["value"] for row in ledger.rows(package, "settings")}


ODD = [
    "",
    " ",
    "=1+1",
    "a=b=c",
    "åäö €  – «»",
    "rad ett\nrad två\r\n\ttre",
    "' OR 1=1 --",
    "{x} %s %(y)s :z \\",
    ",;|~",
    "9" * 4000,
    "\U0001f600",
]


@pytest.mark.parametrize("value", ODD)
def test_a_setting_is_read_as_it_was_written_whatever_is_in_it(own: Database, value: str) -> None:
    keys = ("odd.key", "odd = key: 'å'", "x" * 64)
    with journal(own, "Controller", NOW) as writing:
        for key in keys:
            writing.record(SettingRow, {"key": key, "value": value, "note": "prov"})
    with own.reading() as session:
        found = framed(session).settings
    assert {key: found[key] for key in keys} == dict.fromkeys(keys, value)
    assert found["list.size"] == "50"


def test_a_setting_has_the_value_that_it_had_then(own: Database) -> None:
    with own.reading() as session:
        before = framed(session).settings["list.size"]
    with journal(own, "Controller", datetime.now(UTC)) as writing:
        at = writing.at
        writing.record(SettingRow, {"key": "list.size", "value": "7", "note": "prov"})
    with own.reading() as session:
        assert framed(session).settings["list.size"] == "7"
        then = frame(session, at - timedelta(seconds=1))
    assert then is not None
    assert then.settings["list.size"] == before


def test_an_organisation_without_settings_has_none(own: Database) -> None:
    with own.writing() as session:
        unguard(session)
        session.execute(delete(rows_of(SettingRow)))
    with own.reading() as session:
        assert framed(session).settings == {}
