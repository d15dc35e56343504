from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.activity import Money, Version, is_planned
from dashboard.status import Status
from dashboard.value import Sign
from tests.factories import detail, line

days = st.dates(date(2018, 1, 1), date(2018, 3, 1))


@given(days, days, days | st.none(), days, days)
def test_in_the_plan_is_active_on_any_day_and_not_completed_before(
    start: date, end: date, completed: date | None, first: date, last: date
) -> None:
    start, end = sorted((start, end))
    first, last = sorted((first, last))
    period = {first + timedelta(days=n) for n in range((last - first).days + 1)}
    active = {start + timedelta(days=n) for n in range((end - start).days + 1)}
    expected = bool(period & active) and not (completed and completed < first)
    assert is_planned(start, end, completed, first, last) is expected


def test_a_row_shows_the_last_period_and_the_one_before() -> None:
    assert line(Status.OFF_TRACK, Status.ON_TRACK).status is Status.ON_TRACK
    assert line(Status.OFF_TRACK, Status.ON_TRACK).before is Status.OFF_TRACK
    assert line(Status.ON_TRACK).before is None


def test_money_without_a_budget_cannot_be_consumed() -> None:
    assert Money(2018, 0, 100, None, True).consumed.sign is Sign.CANNOT_OCCUR
    assert Money(2018, 400, 100, None, True).consumed.number == 25


def test_a_move_is_two_versions_with_different_end_dates() -> None:
    ends = [date(2018, 6, 30), date(2018, 6, 30), date(2018, 12, 31)]
    versions = [
        Version(datetime(2018, nth, 1, tzinfo=UTC), "Projektledare", f"Titel {nth}", date(2018, 1, 1), end)
        for nth, end in enumerate(ends, start=1)
    ]
    assert detail(versions=tuple(versions)).moves == [(versions[1], versions[2])]
