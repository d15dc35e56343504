from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from dashboard.changes import Act, Alteration, Change, ChangeKind, Named
from dashboard.status import Status
from dashboard.value import MISSING
from dashboard.view import Limits
from data.database import Database
from data.models import ActivityRow, IndicatorRow, ObservationRow, StatusReportRow, TargetRow, ThingRow
from data.queries.alterations import TOLD, changes
from data.queries.changes import BEGINNING, TABLES, recorded_since
from data.queries.names import names
from tests import ledger
from tests.unguarded import unguard

AFTER = datetime(2026, 1, 1, tzinfo=UTC)
ALL = frozenset(ChangeKind)


def replace_one(session: Session, table: Any, where: Any, **told: Any) -> None:
    row = session.execute(select(table.__table__).where(where, table.superseded_at.is_(None)).limit(1)).mappings().one()
    session.execute(update(table).where(table.version == row["version"]).values(superseded_at=AFTER))
    newer = {**row, "recorded_at": AFTER, "recorded_by": "Controller", "superseded_at": None} | told
    del newer["version"]
    session.execute(insert(table).values(newer))


def told_after(database: Database) -> list[Change]:
    with database.reading() as session:
        found = recorded_since(session, AFTER - timedelta(microseconds=1), ALL, None, 50, 0)
        return changes(session, found, ledger.framed(session).limits)


def test_a_correction_tells_both_statuses_and_why(own: Database) -> None:
    with own.writing() as session:
        unguard(session)
        off = StatusReportRow.status == Status.OFF_TRACK
        replace_one(session, StatusReportRow, off, status=Status.DEVIATING, correction_reason="Fel ruta")
    (told,) = told_after(own)
    assert (told.kind, told.act, told.by, told.reason) == (ChangeKind.REPORT, Act.CHANGED, "Controller", "Fel ruta")
    assert told.alterations == [Alteration("status", Status.OFF_TRACK, Status.DEVIATING)]
    assert told.subject is not None
    assert told.subject.kind == "activity"
    assert told.period is not None


def test_an_activity_tells_the_names_of_what_it_moved_between(own: Database) -> None:
    with own.writing() as session:
        areas = session.execute(select(ThingRow.id).where(ThingRow.kind == "area").order_by(ThingRow.code)).scalars()
        first, second, *_ = areas
        replace_one(session, ActivityRow, ActivityRow.area_id == first, area_id=second, strategic=True)
    (told,) = told_after(own)
    moved = {one.column: (one.before, one.after) for one in told.alterations}
    before, after = moved["area_id"]
    assert isinstance(before, Named)
    assert isinstance(after, Named)
    assert (before.id, after.id) == (first, second)


def test_a_target_and_an_indicator_tell_what_differs_only(own: Database) -> None:
    with own.writing() as session:
        replace_one(session, TargetRow, TargetRow.value.is_not(None), value=12.5)
        replace_one(session, IndicatorRow, IndicatorRow.code == "bnp", name="Bruttonationalprodukten", decimals=4)
    told = {one.table: one for one in told_after(own)}
    assert [(one.column, one.after) for one in told["targets"].alterations] == [("value", 12.5)]
    assert [one.column for one in told["indicators"].alterations] == ["name", "decimals"]


def test_a_figure_about_few_persons_is_hidden_before_and_after(own: Database) -> None:
    with own.writing() as session:
        sick = select(IndicatorRow.id).where(IndicatorRow.sensitivity == "sick_leave")
        few = (
            ObservationRow.indicator_id.in_(sick) & (ObservationRow.group_size < 11) & ObservationRow.value.is_not(None)
        )
        replace_one(session, ObservationRow, few, value=99.5, note="Ny siffra")
        many = ObservationRow.indicator_id.in_(sick) & (ObservationRow.group_size >= 11)
        replace_one(session, ObservationRow, many, group_size=10)
    few_told, many_told = sorted(told_after(own), key=lambda one: len(one.alterations))
    for one in (few_told, many_told):
        assert "99.5" not in repr(one)
    values = [a for one in (few_told, many_told) for a in one.alterations if a.column == "value"]
    assert all(a.after == MISSING for a in values)
    assert len(values) == 1


def test_every_table_and_column_that_is_told_exists() -> None:
    tables: dict[str, Table] = {t.__tablename__: t.__table__ for same in TABLES.values() for t in same}  # type: ignore[misc]
    assert set(TOLD) == set(tables)
    for name, told in TOLD.items():
        assert {*told.columns, *filter(None, (told.subject, told.which))} <= set(tables[name].c.keys())


def test_everything_ever_recorded_can_be_told(database: Database) -> None:
    with database.reading() as session:
        for kind in ChangeKind:
            found = recorded_since(session, BEGINNING, {kind}, None, 300, 0)
            told = changes(session, found, Limits())
            assert [(one.table, one.at, one.by) for one in told] == [(one.table, one.at, one.by) for one in found]
            hidden = [one for one in told if TOLD[one.table].subject and not one.subject]
            # Of what is confidential it is told that it changed, and nothing more.
            assert all(one.table in ("agenda_items", "decisions", "decision_links", "commitments") for one in hidden)
            assert not any(one.alterations for one in hidden)


@pytest.mark.parametrize("kind", ["organisation", "area", "goal", "deliverable", "department", "programme", "region"])
def test_everything_with_a_code_has_a_name(database: Database, kind: str) -> None:
    with database.reading() as session:
        numbers = session.execute(select(ThingRow.id).where(ThingRow.kind == kind)).scalars().all()
        found = names(session, numbers)
        assert set(found) == set(numbers)
        assert all(one.name and one.kind == kind for one in found.values())
        assert names(session, []) == {}
    if kind in ("goal", "deliverable"):
        assert any(one.area_code for one in found.values())
