from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from dashboard.activity import ActivityKind, Line
from dashboard.filters import Filters, Sort
from dashboard.folding import folded, sort_key
from dashboard.period import Period, latest
from dashboard.status import Status
from data.database import Database
from data.queries.activities import counts, lines
from data.queries.indicator import indicator
from data.queries.thread import thread
from data.sources.package import Package
from tests import ledger

ALL = Filters()


def everything(
    session: Session, code: str = "2018-T2", filters: Filters = ALL, at: datetime | None = None
) -> list[Line]:
    view = ledger.seen(session, code, at)
    return lines(session, view, history(session, code), filters, Sort.TITLE, limit=1000)


def history(session: Session, code: str) -> list[Period]:
    return latest(ledger.seen(session, code).period, ledger.framed(session).periods, 5)


@settings(max_examples=15)
@given(
    code=st.sampled_from(["2018-T2", "2017-T3", "2016-T1"]),
    at=st.datetimes(datetime(2016, 5, 1), datetime(2018, 12, 31), timezones=st.just(UTC)) | st.none(),
)
def test_the_rows_are_the_plan_and_what_was_said_as_known_then(
    database: Database, code: str, at: datetime | None
) -> None:
    package = ledger.sample()
    with database.reading() as session:
        found = everything(session, code, at=at)
        periods = history(session, code)
    expected = {a["code"]: a for a in ledger.planned(package, periods[-1], at)}
    assert {row.code for row in found} == set(expected)
    said = {(r["activity"], r["period"]): r for r in ledger.rows(package, "status_reports", at)}
    for row in found:
        assert row.title == expected[row.code]["title"]
        assert row.ends_on == expected[row.code]["ends_on"]
        for period, status in zip(periods, row.statuses, strict=True):
            report = said.get((row.code, period.code))
            assert status in (None, Status(str(report["status"])) if report else Status.NOT_REPORTED)
        now: dict[str, Any] = said.get((row.code, code), {})
        assert (row.cause, row.measure) == (now.get("cause"), now.get("measure"))


def test_a_correction_replaces_what_was_said_from_its_own_moment(database: Database, package: Package) -> None:
    corrections = [r for r in package.rows["status_reports"] if r["correction_reason"]]
    assert corrections
    with database.reading() as session:
        for correction in corrections:
            moment = correction["recorded_at"]
            assert isinstance(moment, datetime)
            for at in (moment - timedelta(seconds=1), moment):
                (said,) = [
                    r
                    for r in ledger.rows(package, "status_reports", at)
                    if (r["activity"], r["period"]) == (correction["activity"], correction["period"])
                ]
                (row,) = [
                    r for r in everything(session, str(correction["period"]), at=at) if r.code == correction["activity"]
                ]
                assert (row.status, row.comment) == (said["status"], said["comment"])


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_are_the_whole_list_cut_in_pieces(database: Database, sort: Sort, descending: bool) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        whole = lines(session, view, [view.period], ALL, sort, descending=descending, limit=1000)
        pieces = [
            lines(session, view, [view.period], ALL, sort, descending=descending, limit=50, offset=offset)
            for offset in range(0, 250, 50)
        ]
    assert [row for piece in pieces for row in piece] == whole
    assert len({row.code for row in whole}) == len(whole) == 216


def test_every_order_is_what_its_name_says(database: Database) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        positions = {d.name.sv: n for n, d in enumerate(thread(session, view).departments)}

        def ordered(sort: Sort, descending: bool = False) -> list[Line]:
            return lines(session, view, [view.period], ALL, sort, descending=descending, limit=1000)

        keys: dict[Sort, Any] = {
            Sort.TITLE: lambda r: sort_key(r.title),
            Sort.DEPARTMENT: lambda r: positions[r.department.sv],
            Sort.KIND: lambda r: r.kind.value,
            Sort.END: lambda r: r.ends_on,
            Sort.CONSUMED: lambda r: -1.0 if r.consumed.number is None else r.consumed.number,
        }
        for sort, key in keys.items():
            assert [key(r) for r in ordered(sort)] == sorted(key(r) for r in ordered(sort))
            assert [key(r) for r in ordered(sort, True)] == sorted((key(r) for r in ordered(sort)), reverse=True)
        grave = [r.status for r in ordered(Sort.STATUS)]
    assert grave[:6] == [Status.OFF_TRACK] * 6
    assert grave[6:18] == [Status.DEVIATING] * 12
    assert grave[18] is Status.NOT_REPORTED


def test_each_filter_leaves_exactly_what_it_asks_for(database: Database) -> None:
    with database.reading() as session:
        whole = everything(session)
        red = thread(session, ledger.seen(session, "2018-T2"))
        for status in Status:
            asked = Filters(statuses=frozenset({status}))
            assert everything(session, filters=asked) == [r for r in whole if r.status is status]
        for kind in ActivityKind:
            assert everything(session, filters=Filters(kinds=frozenset({kind}))) == [r for r in whole if r.kind is kind]
        for area in red.areas:
            expected = [r for r in whole if r.area_code == area.code]
            assert everything(session, filters=Filters(areas=frozenset({area.id}))) == expected
            assert everything(session, filters=Filters(area_id=area.id)) == expected
        for department in red.departments:
            asked = Filters(departments=frozenset({department.id}))
            expected = [r for r in whole if r.department == department.name]
            assert everything(session, filters=asked) == expected
            by_unit = [everything(session, filters=replace(asked, units=frozenset({u.id}))) for u in department.units]
            assert sum(map(len, by_unit)) <= len(expected)
        assert everything(session, filters=Filters(strategic=True)) == [r for r in whole if r.strategic]


@pytest.mark.parametrize("text", ["företag", "FORETAG", "kommun", "dialog företag", "100%", "a_b", "'; drop", "zzzz"])
def test_words_are_found_wherever_they_stand_in_a_title(database: Database, text: str) -> None:
    with database.reading() as session:
        whole = everything(session)
        found = everything(session, filters=Filters(words=text))
    asked = folded(text).split()
    assert found == [r for r in whole if all(word in folded(r.title) for word in asked)]


def test_the_counts_are_the_rows(database: Database) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        for filters in (ALL, Filters(words="företag"), Filters(strategic=True)):
            found = counts(session, view, filters)
            rows = everything(session, filters=filters)
            assert sum(c.count for c in found) == len(rows)
            for status in Status:
                assert sum(c.count for c in found if c.status is status) == sum(r.status is status for r in rows)


def test_activities_that_an_indicator_follows_are_found(database: Database, package: Package) -> None:
    links = ledger.rows(package, "indicator_links")
    chosen = links[0]["indicator"]
    with database.reading() as session:
        number = indicator(session, ledger.seen(session, "2018-T2"), chosen)[0].id
        found = {r.code for r in everything(session, filters=Filters(indicator_id=number))}
        plan = {r.code for r in everything(session)}
    assert found == {link["activity"] for link in links if link["indicator"] == chosen} & plan


def test_a_row_carries_its_reporting_dates_in_order(database: Database, package: Package) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
        found = lines(session, view, [view.period], Filters(), limit=1000)
    told = ledger.rows(package, "reporting_dates")
    for row in found:
        assert list(row.reporting_on) == sorted(r["due_on"] for r in told if r["activity"] == row.code)
