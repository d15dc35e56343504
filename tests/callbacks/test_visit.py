from datetime import UTC, date, datetime

import pytest

from callbacks.visit import view
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
