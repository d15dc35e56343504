from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from dashboard.filters import Filters
from dashboard.health import Care, Group, Health, Seen, health
from dashboard.view import View
from data.commands.journal import journal
from data.database import Database
from data.models import ActivityRow
from data.queries import health as asked
from data.queries.activities import counts, lines
from data.queries.known import numbered
from data.queries.thread import thread
from data.sources.package import Package
from tests import ledger

PERIODS = pytest.mark.parametrize(
    ("code", "at"),
    [("2018-T2", None), ("2017-T3", None), ("2018-T3", None), ("2018-T1", datetime(2018, 6, 1, tzinfo=UTC))],
)
WORDS = ("comment", "cause", "measure", "decision_needed", "beyond_figures")
Codes = dict[tuple[str | None, str], Health]


def summed(found: dict[tuple[str | None, str], list[Care]]) -> Codes:
    return {key: health(same) for key, same in found.items()}


def activities(package: Package, view: View) -> Codes:
    """Counted by hand."""
    at, period = view.known_at, view.period
    current = {r["activity"]: r for r in ledger.rows(package, "status_reports", at) if r["period"] == period.code}
    first: dict[str, str] = {}
    for row in package.rows["status_reports"]:
        if row["period"] == period.code and (at is None or row["recorded_at"] <= at):  # type: ignore[operator]
            first[str(row["activity"])] = min(first.get(str(row["activity"]), "9"), str(row["recorded_at"]))
    linked = {link["activity"] for link in ledger.rows(package, "indicator_links", at)}
    under = {i["deliverable"] for i in ledger.rows(package, "indicators", at)} - {None, ""}
    is_due = period.due_on is None or view.today > period.due_on
    found: dict[tuple[str | None, str], list[Care]] = {}
    for a in ledger.planned(package, period, at):
        report: Mapping[str, Any] = current.get(a["code"], {})
        said = datetime.fromisoformat(first[a["code"]]).astimezone(ZoneInfo("Europe/Stockholm")) if report else None
        care = Care(
            owned=bool(a["owner_role"]),
            on_time=not is_due or (said is not None and (period.due_on is None or said.date() <= period.due_on)),
            commented=any(report.get(name) for name in WORDS) or not (is_due or report),
            with_goal=bool(a["goal"] or a["deliverable"]),
            with_indicator=a["code"] in linked or a["deliverable"] in under,
        )
        found.setdefault((a["area"], a["department"].partition("-")[0]), []).append(care)
    return summed(found)


def coded(database: Database, view: View, found: Mapping[Group, Health]) -> Codes:
    with database.reading() as session:
        red = thread(session, view)
    areas: dict[int | None, str | None] = {a.id: a.code for a in red.areas} | {None: None}
    departments = {d.id: d.code for d in red.departments}
    return {(areas[area], departments[department or 0]): one for (area, department), one in found.items()}


@PERIODS
def test_the_care_of_activities_is_counted_as_by_hand(
    database: Database, package: Package, code: str, at: datetime | None
) -> None:
    with database.reading() as session:
        view = ledger.seen(session, code, at)
        found = asked.health(session, view, ledger.framed(session).organisation_id)
    assert coded(database, view, found.activities) == activities(package, view)


@PERIODS
def test_behind_each_number_stand_so_many_activities(database: Database, code: str, at: datetime | None) -> None:
    with database.reading() as session:
        view = ledger.seen(session, code, at)
        whole = sum(asked.health(session, view, ledger.framed(session).organisation_id).activities.values(), Health())
        for kind in Seen:
            filters = Filters(lacks=frozenset([kind]))
            assert len(lines(session, view, [view.period], filters, limit=1000)) == whole.lacking(kind)
            assert sum(one.count for one in counts(session, view, filters)) == whole.lacking(kind)
        anything = Filters(lacks=frozenset(Seen))
        assert len(lines(session, view, [view.period], anything, limit=1000)) == whole.lacking(None)


def test_indicators_are_counted_and_listed_alike(database: Database, package: Package) -> None:
    with database.reading() as session:
        view, organisation = ledger.seen(session, "2018-T2"), ledger.framed(session).organisation_id
        found = asked.health(session, view, organisation).indicators
        whole = sum(found.values(), Health())
        every = asked.indicators(session, view, organisation, frozenset(), 1000)
        own = {i["code"] for i in ledger.rows(package, "indicators") if i["kind"] != "context"}
        assert {code for code, _ in every} == own
        assert whole.followed == len(own)
        for kind in Seen:
            lacking = asked.indicators(session, view, organisation, frozenset([kind]), 1000)
            assert len(lacking) == whole.lacking(kind)
        late = asked.indicators(session, view, organisation, frozenset([Seen.ON_TIME]), 1000)
        assert {c for c, _ in late} == {
            i["code"]
            for i in ledger.rows(package, "indicators")
            if i["code"] in own and i["next_update_on"] and i["next_update_on"] < view.today
        }
        aimed = {t["indicator"] for t in ledger.rows(package, "targets")}
        without = asked.indicators(session, view, organisation, frozenset([Seen.WITH_GOAL]), 1000)
        assert {c for c, _ in without} == own - aimed


def test_the_parts_of_the_list_of_indicators_add_up(database: Database) -> None:
    with database.reading() as session:
        view, organisation = ledger.seen(session, "2018-T2"), ledger.framed(session).organisation_id
        found = asked.health(session, view, organisation).indicators
        for (area, department), one in found.items():
            listed = asked.indicators(
                session, view, organisation, frozenset(), 1000, areas=frozenset([area]), department_id=department
            )
            assert len(listed) == one.followed
        assert len(asked.indicators(session, view, organisation, frozenset(), 3)) == 3


def test_a_blank_role_is_no_owner(own: Database) -> None:
    with own.reading() as session:
        view, organisation = ledger.seen(session, "2018-T2"), ledger.framed(session).organisation_id
        (line, *_) = lines(session, view, [view.period], Filters(), limit=1)
        before = sum(asked.health(session, view, organisation).activities.values(), Health())
    with journal(own, "Controller", datetime(2018, 9, 26, tzinfo=UTC)) as writing:
        number = writing.session.execute(select(numbered("activity", line.code))).scalar_one()
        writing.record(ActivityRow, {**(writing.current(ActivityRow, {"id": number}) or {}), "owner_role": "  "})
    with own.reading() as session:
        after = sum(asked.health(session, view, organisation).activities.values(), Health())
    assert (after.followed, after.owned) == (before.followed, before.owned - 1)


def test_what_is_not_due_yet_lacks_nothing_of_a_report(database: Database) -> None:
    with database.reading() as session:
        view = replace(ledger.seen(session, "2018-T3"), today=date(2018, 12, 1))
        found = asked.health(session, view, ledger.framed(session).organisation_id)
    whole = sum(found.activities.values(), Health())
    assert (whole.on_time, whole.commented) == (whole.followed, whole.followed)
