"""Signals are kept between visits; whatever is written, the next visit sees the signals of what is there now."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from callbacks import keeping, looking, watching
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.access import READER
from dashboard.address import Address
from dashboard.patterns import Variation
from dashboard.signals import Signal, SignalKind
from dashboard.status import SAID, Status
from dashboard.watch import Watch
from data.commands.journal import Journal, journal
from data.database import Database
from data.models import (
    ActivityRow,
    CommitmentRow,
    DecisionLinkRow,
    DecisionRow,
    DeliveryRow,
    IndicatorRow,
    ObservationRow,
    PeriodRow,
    ReportingDateRow,
    SettingRow,
    StatusReportRow,
    TargetRow,
)
from data.models.base import rows_of
from data.queries.frame import frame
from tests import ledger

OPEN = "2018-T3"
NOW = datetime(2019, 1, 20, 9, tzinfo=UTC)


@contextmanager
def visiting(database: Database, code: str = OPEN, at: datetime | None = None) -> Iterator[Visit]:
    with database.reading() as session:
        found = frame(session, at)
        assert found is not None
        yield Visit(session, found, ledger.seen(session, code, at), Address("/"), READER, NOW)


def kept(database: Database, code: str = OPEN, at: datetime | None = None) -> Watch:
    with visiting(database, code, at) as visit:
        return watch(visit)


def anew(database: Database, code: str = OPEN, at: datetime | None = None) -> Watch:
    with visiting(database, code, at) as visit:
        return watching.made(visit)


def told(found: Watch) -> list[Signal]:
    return [signal for number in sorted(found.things) for signal in found.things[number].signals]


def some_row(journal: Journal, table: Any, chance: random.Random, **which: Any) -> dict[str, Any]:
    columns = rows_of(table).c
    question = select(*columns).where(columns.superseded_at.is_(None)).order_by(columns.version)
    for name, value in which.items():
        question = question.where(columns[name] == value)
    return dict(chance.choice(journal.session.execute(question).all())._mapping)


def period(journal: Journal, code: str = OPEN) -> int:
    return journal.session.execute(select(PeriodRow.id).where(PeriodRow.code == code)).scalar_one()


def report(journal: Journal, chance: random.Random, status: Status | None = None, **which: Any) -> None:
    one = some_row(journal, ActivityRow, chance, **which)
    shared = {name: one[name] for name in ("area_id", "department_id", "is_example")}
    said = dict.fromkeys(("comment", "cause", "measure", "decision_needed", "forecast", "correction_reason"))
    key = {"activity_id": one["id"], "period_id": period(journal), "status": status or chance.choice(SAID)}
    journal.record(StatusReportRow, shared | said | key)


def move(journal: Journal, chance: random.Random) -> None:
    one = some_row(journal, ActivityRow, chance)
    other = some_row(journal, ActivityRow, chance)["deliverable_id"]
    later = one["ends_on"] + timedelta(days=chance.randint(-200, 200))
    change = chance.choice([{"owner_role": " "}, {"ends_on": later}, {"deliverable_id": other}, {"strategic": True}])
    journal.record(ActivityRow, {"id": one["id"]} | change)


def measure(journal: Journal, chance: random.Random, *numbers: float) -> int | None:
    indicator = some_row(journal, IndicatorRow, chance, kind="thematic", frequency="tertial")
    one = some_row(journal, ObservationRow, chance, indicator_id=indicator["id"], period_id=period(journal, "2018-T2"))
    fresh = {"period_id": period(journal), "vintage": OPEN, "first_published": date(2018, 9, 10), "sign": None}
    number = chance.choice(numbers or (-5000.0, 50.0, 5000.0))
    return journal.record(ObservationRow, one | fresh | {"value": number, "numerator": None, "denominator": None})


def aim(journal: Journal, chance: random.Random) -> None:
    one = some_row(journal, TargetRow, chance)
    journal.record(TargetRow, one | {"value": one["value"] * chance.choice([0.1, 2, 10])})


def describe(journal: Journal, chance: random.Random) -> None:
    one = some_row(journal, IndicatorRow, chance)
    name, value = chance.choice([("owner_role", None), ("next_update_on", date(2018, 10, 1)), ("deliverable_id", None)])
    journal.record(IndicatorRow, {"id": one["id"], name: value})


def deliver(journal: Journal, chance: random.Random) -> None:
    one = some_row(journal, DeliveryRow, chance)
    journal.record(DeliveryRow, one | {"due_on": date(2018, 11, 1), "delivered_on": date(2018, 12, 1)})


def expect(journal: Journal, chance: random.Random) -> None:
    one = some_row(journal, ActivityRow, chance)
    day = {"due_on": date(2019, 1, 25), "is_final": True, "source": None, "is_example": True}
    journal.record(ReportingDateRow, {"activity_id": one["id"]} | day)


def settle(journal: Journal, chance: random.Random) -> None:
    key = chance.choice(["signal.stuck_periods", "raise.length", "raise.severity.late", "signal.watermelon_share"])
    journal.record(SettingRow, {"key": key, "value": str(chance.randint(2, 60)), "note": ""})


def promise(journal: Journal, chance: random.Random) -> None:
    one = some_row(journal, CommitmentRow, chance)
    later = one["due_on"] + timedelta(days=chance.randint(-300, 300))
    change = chance.choice([{"due_on": later}, {"state": "kept"}, {"state": "open"}, {"confidential": True}])
    journal.record(CommitmentRow, {"id": one["id"]} | change)


def decide(journal: Journal, chance: random.Random) -> None:
    one = some_row(journal, DecisionRow, chance)
    review = one["decided_on"] and one["decided_on"] + timedelta(days=chance.randint(0, 600))
    change = chance.choice([{"review_on": review}, {"verdict": None}, {"verdict": "met"}, {"state": "rejected"}])
    journal.record(DecisionRow, {"id": one["id"]} | change)


def unlink(journal: Journal, chance: random.Random) -> None:
    journal.withdraw(DecisionLinkRow, some_row(journal, DecisionLinkRow, chance)["version"])


CHANGES: list[Callable[[Journal, random.Random], object]] = [
    report,
    move,
    measure,
    aim,
    describe,
    deliver,
    expect,
    settle,
    promise,
    decide,
    unlink,
]


@pytest.mark.parametrize("seed", range(2))
def test_after_any_change_the_kept_signals_are_those_of_the_database_as_it_is(own: Database, seed: int) -> None:
    chance = random.Random(seed)
    kept(own)
    for nth in range(15):
        with journal(own, "Controller", NOW) as writing:
            for _ in range(chance.randint(1, 3)):
                (CHANGES[nth % len(CHANGES)] if nth < len(CHANGES) else chance.choice(CHANGES))(writing, chance)
        found, whole = kept(own), anew(own)
        assert told(found) == told(whole)
        assert found == whole


def test_a_report_is_followed_without_looking_at_everything_again(
    own: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(own)
    asked: list[Any] = []

    def activities(visit: Visit, only: Any = None) -> Any:
        asked.append(only)
        return looking.activities(visit, only)

    monkeypatch.setattr(watching, "activities", activities)
    with journal(own, "Controller", NOW) as writing:
        report(writing, random.Random(1))
    kept(own)
    assert [len(only) for only in asked] == [1]
    kept(own)
    assert len(asked) == 1


def test_a_value_that_is_withdrawn_takes_its_signal_with_it(own: Database) -> None:
    before = told(kept(own))
    with journal(own, "Controller", NOW) as writing:
        version = measure(writing, random.Random(3), -5000.0)
        assert version is not None
    assert told(kept(own)) != before
    with journal(own, "Controller", NOW) as writing:
        writing.withdraw(ObservationRow, version)
    assert told(kept(own)) == before


def test_reports_of_activities_are_held_against_the_indicator_that_they_answer_for(own: Database) -> None:
    worse = "andel-exporterande-deltagare"
    kept(own)
    with journal(own, "Controller", NOW) as writing:
        under = writing.session.execute(select(IndicatorRow.deliverable_id).where(IndicatorRow.code == worse)).scalar()
        of = select(ActivityRow.id).where(ActivityRow.deliverable_id == under, ActivityRow.superseded_at.is_(None))
        for number in writing.session.execute(of).scalars().all():
            report(writing, random.Random(1), id=number, status=Status.ON_TRACK)
    kinds = {signal.kind for signal in told(kept(own)) if signal.about.code == worse}
    assert SignalKind.WATERMELON in kinds
    assert told(kept(own)) == told(anew(own))


def test_another_database_behind_the_same_address_is_looked_at_from_the_beginning(own: Database) -> None:
    with visiting(own) as visit:
        found = watch(visit)
        assert found.head is not None
        assert keeping.since(visit.session, found.head) is not None
        stranger = type(found.head)(found.head.number, "0" * 64)
        assert keeping.since(visit.session, stranger) is None
        ahead = type(found.head)(found.head.number + 1, found.head.hash)
        assert keeping.since(visit.session, ahead) is None


def test_without_a_journal_nothing_is_kept(own: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with visiting(own) as visit:
        bare = replace(visit, frame=replace(visit.frame, head=None))
        assert watch(bare) == watch(bare)
        assert watch(bare) is not watch(bare)
        assert watch(visit) is watch(visit)


def test_only_the_latest_views_are_kept(own: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching._shelf, "most", 8)
    with own.reading() as session:
        codes = [p.code for p in ledger.framed(session).periods][-12:]
    for code in codes:
        kept(own, code)
    with own.reading() as session:
        shelf = watching._shelf.kept[session.get_bind()]
    assert [key[0] for key in shelf] == codes[-8:]
    kept(own, codes[-8])
    kept(own, codes[0])
    assert [key[0] for key in shelf] == [*codes[-6:], codes[-8], codes[0]]


def test_as_it_was_known_the_signals_are_those_of_that_moment(own: Database) -> None:
    at = datetime(2018, 9, 25, 12, tzinfo=UTC)
    then = told(kept(own, "2018-T2", at))
    with journal(own, "Controller", NOW) as writing:
        settle(writing, random.Random(2))
        describe(writing, random.Random(2))
    assert told(kept(own, "2018-T2", at)) == then == told(anew(own, "2018-T2", at))


def test_both_databases_give_the_same_signals(database: Database) -> None:
    found = kept(database, "2018-T2")
    kinds = {signal.kind for signal in told(found)}
    assert {SignalKind.SUDDEN, SignalKind.OFF_TRACK, SignalKind.WATERMELON, SignalKind.NOT_REPORTED} <= kinds
    assert len(found.raised.items) == 9
    signs = [brief.variation for seen in found.things.values() for brief in seen.answers]
    assert found.raised.looks.unchanged == signs.count(Variation.COMMON)


def test_statuses_of_a_signal_are_those_that_were_reported(database: Database) -> None:
    with database.reading() as session:
        view = ledger.seen(session, "2018-T2")
    package = ledger.sample()
    said = ledger.statuses(package, view.period)
    found = kept(database, "2018-T2")
    red = [signal for signal in told(found) if signal.kind is SignalKind.OFF_TRACK]
    silent = [signal for signal in told(found) if signal.kind is SignalKind.NOT_REPORTED]
    assert len(red) == said[Status.OFF_TRACK]
    assert len(silent) == said[Status.NOT_REPORTED]


def test_of_a_month_only_the_figures_signal(database: Database) -> None:
    found = kept(database, "2018-08")
    families = {item.about.place for item in found.raised.all}
    assert "activity" not in families
