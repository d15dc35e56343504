from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from dashboard.changes import ChangeKind
from dashboard.period import Period
from data.database import Database
from data.models import StatusReportRow
from data.queries.changes import BEGINNING, counts, recorded_since
from data.queries.frame import frame
from data.sources.package import Package
from tests import ledger
from tests.unguarded import unguard

LOCKED = datetime(2018, 9, 25, 11, 2, tzinfo=UTC)
ALL = frozenset(ChangeKind)


def period(session: Any, code: str) -> Period:
    return next(p for p in ledger.framed(session).periods if p.code == code)


def test_everything_recorded_is_counted_by_kind(database: Database, package: Package) -> None:
    for since in (BEGINNING, datetime(2018, 8, 1, tzinfo=UTC), LOCKED):
        with database.reading() as session:
            found = counts(session, since)
        recorded = {
            name: sum(row["recorded_at"] > since for row in rows)  # type: ignore[operator]
            for name, rows in package.rows.items()
            # What was seen is no change, and the notes of a talk are between two (decision 18).
            if name not in ("periods", "sightings", "talk_notes")
        }
        assert found[ChangeKind.REPORT] == recorded["status_reports"]
        assert found[ChangeKind.VALUE] == recorded["observations"]
        of_activities = ("activities", "activity_replacements", "deliveries", "reporting_dates")
        assert found[ChangeKind.ACTIVITY] == sum(recorded[name] for name in of_activities)
        assert sum(found.values()) - found[ChangeKind.LOCK] == sum(recorded.values())


def test_the_lock_itself_is_not_after_the_lock(database: Database) -> None:
    with database.reading() as session:
        assert counts(session, LOCKED)[ChangeKind.LOCK] == 0
        assert counts(session, LOCKED - timedelta(microseconds=1))[ChangeKind.LOCK] == 1


def test_the_frame_of_a_moment_counts_the_same(database: Database) -> None:
    at = datetime(2018, 9, 12, 6, tzinfo=UTC)
    with database.reading() as session:
        found = frame(session, at)
        assert found is not None
        assert found.since == counts(session, at)


def test_a_period_has_what_is_of_it_and_a_page_is_a_stretch_of_the_whole(database: Database, package: Package) -> None:
    with database.reading() as session:
        of_period = period(session, "2018-T2")
        found = recorded_since(session, BEGINNING, ALL, of_period, 10_000, 0)
        counted = counts(session, BEGINNING, of_period)
        pages = [recorded_since(session, BEGINNING, ALL, of_period, 50, first) for first in range(0, len(found), 50)]
    assert [one for page in pages for one in page] == found
    assert Counter(one.kind for one in found) == {kind: count for kind, count in counted.items() if count}
    reports = sum(row["period"] == "2018-T2" for row in package.rows["status_reports"])
    assert (counted[ChangeKind.REPORT], counted[ChangeKind.LOCK], counted[ChangeKind.STRUCTURE]) == (reports, 1, 0)
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)


def test_only_the_kinds_asked_for_are_told(database: Database) -> None:
    with database.reading() as session:
        found = recorded_since(session, BEGINNING, {ChangeKind.SETTING}, None, 100, 0)
        assert {one.table for one in found} == {"settings"}
        assert recorded_since(session, BEGINNING, {ChangeKind.SETTING}, period(session, "2018-T2"), 100, 0) == []
        assert recorded_since(session, BEGINNING, (), None, 100, 0) == []


def test_what_ended_without_anything_in_its_place_is_told_and_what_was_replaced_is_not(own: Database) -> None:
    later, last = LOCKED + timedelta(hours=1), LOCKED + timedelta(hours=2)
    with own.writing() as session:
        unguard(session)
        current = select(StatusReportRow.__table__).where(StatusReportRow.superseded_at.is_(None)).limit(2)
        ended, replaced = session.execute(current).mappings().all()
        for row, at in ((ended, later), (replaced, last)):
            which = StatusReportRow.version == row["version"]
            session.execute(update(StatusReportRow).where(which).values(superseded_at=at))
        newer = {**replaced, "recorded_at": last, "superseded_at": None, "correction_reason": "Fel"}
        del newer["version"]
        session.execute(insert(StatusReportRow).values(newer))
    with own.reading() as session:
        found = recorded_since(session, LOCKED, {ChangeKind.REPORT}, None, 10, 0)
    assert [(one.at, one.ended, one.by is None) for one in found] == [(last, False, False), (later, True, True)]
