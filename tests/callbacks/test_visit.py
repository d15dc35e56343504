from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from callbacks.visit import clock, settled, view
from dashboard.address import Address
from dashboard.errors import PeriodNotFound
from tests.factories import NOW, frame


def test_a_period_is_looked_at_with_the_one_before_it() -> None:
    found = view(frame(), "2018-T2", NOW)
    assert found.before is not None
    assert (found.period.code, found.before.code, found.today) == ("2018-T2", "2018-T1", date(2018, 9, 25))
    assert view(frame(), "2016-T1", NOW).before is None


def test_without_a_period_the_one_going_on_is_looked_at() -> None:
    assert view(frame(), None, datetime(2017, 5, 2, tzinfo=UTC)).period.code == "2017-T2"


def test_a_period_that_the_organisation_lacks_is_not_found_and_its_name_is_kept_short() -> None:
    with pytest.raises(PeriodNotFound) as told:
        view(frame(), "x" * 500, NOW)
    assert told.value.name == "x" * 20


def test_the_moment_of_an_address_is_asked_about_until_it_is_still_to_come() -> None:
    address = Address("/", {"asof": "2018-09-25T13:02", "period": "2018-T2"})
    later = NOW + timedelta(seconds=1)
    assert settled(address, later) == (address, NOW)
    assert settled(address, NOW) == (Address("/", {"period": "2018-T2"}), None)
    assert settled(Address("/", {"asof": "x"}), NOW) == (Address("/", {"asof": "x"}), None)
    assert settled(Address("/"), NOW) == (Address("/"), None)


def test_the_day_of_an_earlier_moment_is_its_own_or_that_of_a_lock_before_it() -> None:
    known = frame()
    asked = datetime(2018, 9, 10, 22, 30, tzinfo=UTC)
    open_then = replace(known, known_at=asked)
    assert view(open_then, "2018-T2", NOW).today == date(2018, 9, 11)
    assert view(open_then, "2018-T2", NOW).known_at == asked
    locked = [replace(p, locked_at=asked - timedelta(days=3)) for p in known.periods]
    assert view(replace(open_then, periods=locked), "2018-T2", NOW).today == date(2018, 9, 8)


def test_without_a_period_the_one_going_on_at_the_moment_is_looked_at() -> None:
    asked = datetime(2017, 5, 2, tzinfo=UTC)
    assert view(replace(frame(), known_at=asked), None, NOW).period.code == "2017-T2"


def test_the_clock_has_a_zone() -> None:
    assert clock().tzinfo is UTC
