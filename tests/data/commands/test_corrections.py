"""Corrections: what a locked period shows changes only with a reason, both figures are kept, and all stays whole."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from dashboard.audit import Deed
from dashboard.errors import CorrectionRefused, PeriodRefused, Refusal, Stale
from dashboard.indicator import IndicatorKind
from dashboard.status import Status
from dashboard.view import Limits
from data.commands.corrections import correct_report, correct_value
from data.commands.journal import journal
from data.commands.periods import lock_period, open_period
from data.database import Database
from data.models import IndicatorRow, ObservationRow, PeriodRow, StatusReportRow
from data.queries.corrections import corrected_values, corrections
from data.queries.history import history
from data.queries.known import known
from data.queries.verify import verify, verify_seal
from tests.ledger import framed

LATER = datetime(2030, 1, 1, tzinfo=UTC)
WHY = "Fel i underlaget"


def a_report(database: Database, code: str = "2018-T2") -> Any:
    with database.reading() as session:
        return session.execute(
            select(StatusReportRow.version, StatusReportRow.status, StatusReportRow.activity_id)
            .join(PeriodRow, PeriodRow.id == StatusReportRow.period_id)
            .where(PeriodRow.code == code, known(StatusReportRow, None), StatusReportRow.status == Status.ON_TRACK)
            .order_by(StatusReportRow.version)
        ).first()


def a_value(database: Database, code: str = "2018-T2") -> Any:
    with database.reading() as session:
        return session.execute(
            select(ObservationRow.version, ObservationRow.value, ObservationRow.indicator_id)
            .join(PeriodRow, PeriodRow.id == ObservationRow.period_id)
            .join(IndicatorRow, IndicatorRow.id == ObservationRow.indicator_id)
            .where(PeriodRow.code == code, known(ObservationRow, None), ObservationRow.value.is_not(None))
            .where(IndicatorRow.kind == IndicatorKind.KEY_FIGURE, ObservationRow.group_size.is_(None))
            .order_by(ObservationRow.version)
        ).first()


def corrected(database: Database, version: int, reason: str = WHY, **values: Any) -> int:
    with journal(database, "Controller", LATER) as writing:
        return correct_report(writing, version, values, reason)


def assert_whole(database: Database) -> None:
    with database.reading() as session:
        assert verify(session).difference is None


def test_a_corrected_report_stands_beside_the_one_it_replaced(own: Database) -> None:
    was = a_report(own)
    version = corrected(own, was.version, status=Status.DEVIATING)
    with own.reading() as session:
        before, after = session.execute(
            select(StatusReportRow)
            .where(StatusReportRow.version.in_([was.version, version]))
            .order_by(StatusReportRow.version)
        ).scalars()
        assert (before.status, after.status) == (Status.ON_TRACK, Status.DEVIATING)
        assert before.superseded_at == after.recorded_at
        assert after.correction_reason == WHY
        told, total = corrections(session, None, None, Limits(), 50)
        assert total == 1
        assert [(a.column, a.before, a.after) for a in told[0].alterations] == [
            ("status", Status.ON_TRACK, Status.DEVIATING)
        ]
        assert (told[0].reason, told[0].by) == (WHY, "Controller")
    assert_whole(own)


def test_a_corrected_value_keeps_both_figures_and_the_seal_still_holds(own: Database) -> None:
    was = a_value(own)
    with journal(own, "Controller", LATER) as writing:
        correct_value(writing, was.version, {"value": was.value + 0.2}, WHY)
    with own.reading() as session:
        (one,) = corrected_values(session, was.indicator_id, None, Limits(staff=0, sick_leave=0))
        assert (one.before.number, one.after.number) == (was.value, was.value + 0.2)
        assert (one.reason, one.by, one.period_code) == (WHY, "Controller", "2018-T2")
        assert corrected_values(session, was.indicator_id, datetime(2029, 1, 1, tzinfo=UTC), Limits()) == []
        period = next(p for p in framed(session).periods if p.code == "2018-T2")
        assert verify_seal(session, period.id) is None
        assert corrections(session, period, None, Limits(), 50)[1] == 1
    assert_whole(own)


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_a_correction_without_a_reason_is_refused(own: Database, reason: str) -> None:
    was = a_report(own)
    with pytest.raises(CorrectionRefused) as told:
        corrected(own, was.version, reason, status=Status.DEVIATING)
    assert told.value.refusal is Refusal.NO_REASON
    assert a_report(own).version == was.version


def test_a_correction_to_what_stands_already_is_refused(own: Database) -> None:
    was = a_report(own)
    with pytest.raises(CorrectionRefused) as told:
        corrected(own, was.version, status=Status.ON_TRACK)
    assert told.value.refusal is Refusal.SAME


def test_what_somebody_else_corrected_meanwhile_is_not_overwritten(own: Database) -> None:
    was = a_report(own)
    corrected(own, was.version, status=Status.DEVIATING)
    for version in (was.version, 999_999_999):
        with pytest.raises(Stale):
            corrected(own, version, status=Status.OFF_TRACK)
    assert_whole(own)


def test_what_is_not_locked_is_reported_and_not_corrected(own: Database) -> None:
    with journal(own, "Controller", LATER) as writing:
        was = dict(
            writing.session.execute(select(*StatusReportRow.__table__.c).where(known(StatusReportRow, None)).limit(1))
            .one()
            ._mapping
        )
        open_id = writing.session.execute(select(PeriodRow.id).where(PeriodRow.code == "2018-T3")).scalar_one()
        version = writing.record(StatusReportRow, {**was, "period_id": open_id})
    assert version is not None
    with pytest.raises(PeriodRefused) as told:
        corrected(own, version, status=Status.PAUSED)
    assert told.value.refusal is Refusal.NOT_LOCKED


def test_a_correction_reaches_every_locked_period_around(own: Database) -> None:
    was = a_report(own)
    with journal(own, "Controller", LATER) as writing:
        open_period(writing, "2018", LATER.date(), LATER.date())
        lock_period(writing, "2018", "test")
    corrected(own, was.version, status=Status.DEVIATING)
    with own.reading() as session:
        for code in ("2018", "2018-T2"):
            period = next(p for p in framed(session).periods if p.code == code)
            assert corrections(session, period, None, Limits(), 50)[1] == 1
    assert_whole(own)


def test_the_history_of_an_activity_tells_of_its_correction(own: Database) -> None:
    was = a_report(own)
    with own.reading() as session:
        from data.models import ThingRow

        code = session.execute(select(ThingRow.code).where(ThingRow.id == was.activity_id)).scalar_one()
        before = history(session, "activity", code, None, Limits(), 50)[1]
    corrected(own, was.version, status=Status.DEVIATING)
    with own.reading() as session:
        entries, total = history(session, "activity", code, None, Limits(), 50)
        assert total == before + 1
        assert (entries[0].deed, entries[0].why) == (Deed.CORRECTED, WHY)
        assert entries[0].change is not None
        assert [a.column for a in entries[0].change.alterations] == ["status"]
        assert history(session, "activity", code, datetime(2029, 1, 1, tzinfo=UTC), Limits(), 50)[1] == before
        page, _ = history(session, "activity", code, None, Limits(), 2, 1)
        assert [e.number for e in page] == [e.number for e in entries[1:3]]
