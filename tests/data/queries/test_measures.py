from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.measures import Measures
from dashboard.status import Distribution, Status
from dashboard.value import Sign, Value, ratio
from data.database import Database
from data.queries.measures import measures
from data.queries.thread import thread
from data.sources.package import Package
from tests import ledger
from tests.factories import TERTIALS

codes = st.sampled_from([p.code for p in TERTIALS])
moments = st.datetimes(datetime(2015, 12, 1), datetime(2018, 12, 31), timezones=st.just(UTC)) | st.none()


@settings(max_examples=25)
@given(code=codes, at=moments)
def test_areas_are_counted_as_by_hand_whatever_was_known(database: Database, code: str, at: datetime | None) -> None:
    package = ledger.sample()
    with database.reading() as session:
        view = ledger.seen(session, code, at)
        found = measures(session, [view.period], at)
        areas = thread(session, view).areas
    for area in areas:
        told = found.get((view.period.id, area.id), Measures())
        assert counted(told.statuses) == counted(ledger.statuses(package, view.period, at, area=area.code))
        assert written(told.deliveries_on_time) == written(
            ratio(*ledger.deliveries(package, view.period, at, area=area.code))
        )
        assert written(told.budget_consumed) == written(ratio(*ledger.money(package, view.period, at, area=area.code)))


def written(value: Value) -> tuple[float | None, Sign | None]:
    return value.number, value.sign


def counted(one: Distribution) -> dict[Status, int]:
    return {status: one[status] for status in Status if one[status]}


def test_a_correction_changes_what_is_known_from_its_own_moment(database: Database, package: Package) -> None:
    corrections = [r for r in package.rows["status_reports"] if r["correction_reason"]]
    assert corrections
    with database.reading() as session:
        for correction in corrections:
            view = ledger.seen(session, str(correction["period"]))
            moment = correction["recorded_at"]
            assert isinstance(moment, datetime)
            for at in (moment - timedelta(seconds=1), moment):
                found = measures(session, [view.period], at)
                whole = sum((m.statuses for m in found.values()), Distribution())
                assert counted(whole) == counted(ledger.statuses(package, view.period, at))


def test_departments_and_areas_share_the_same_activities(database: Database) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        red = thread(session, view)
        found = measures(session, [view.period], departments=True)
    by_area = sum((found[view.period.id, a.id].statuses for a in red.areas), Distribution())
    by_department = sum((found[view.period.id, d.id].statuses for d in red.departments), Distribution())
    assert counted(by_area) == counted(by_department)


@pytest.mark.parametrize("many", [1, 9])
def test_one_area_alone_has_the_figures_it_has_among_the_others(database: Database, many: int) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        periods = [p for p in ledger.framed(session).periods if p.type is view.period.type][:many]
        area = thread(session, view).areas[0].id
        everyone = measures(session, periods)
        assert measures(session, periods, only=area) == {k: v for k, v in everyone.items() if k[1] == area}


def test_what_is_in_the_plan_is_counted_in_the_periods_asked_for_alone(database: Database) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        periods = [p for p in ledger.framed(session).periods if p.type is view.period.type and p.is_reported][:9]
        everything = measures(session, periods)
        last, none = measures(session, periods, planned_in=[view.period]), measures(session, periods, planned_in=[])
    missing = {key: told.statuses[Status.NOT_REPORTED] for key, told in everything.items()}
    assert any(count for key, count in missing.items() if key[0] != view.period.id)
    for key, told in everything.items():
        if key[0] == view.period.id:
            assert last[key] == told
        else:
            assert last[key].statuses[Status.NOT_REPORTED] == 0
        for found in (last[key], none[key]):
            assert replace(found, statuses=told.statuses) == told
            assert found.statuses.share_on_track == told.statuses.share_on_track
        assert none[key].statuses[Status.NOT_REPORTED] == 0
