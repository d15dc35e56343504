"""What is compared is kept between visits; whatever is written, the next visit sees what a new comparison would give."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from callbacks import calibrating
from callbacks.calibrating import Calibrated, calibrated
from dashboard.calibration import Side
from dashboard.status import Status
from data.commands.journal import Journal, journal
from data.database import Database
from data.models import ActivityRow, IndicatorLinkRow, IndicatorRow, TargetRow
from data.queries import judgements
from tests.callbacks import test_watching
from tests.callbacks.test_watching import NOW, OPEN, report, some_row, visiting


def kept(database: Database, code: str = OPEN, at: datetime | None = None) -> Calibrated:
    with visiting(database, code, at) as visit:
        return calibrated(visit)


def anew(database: Database, code: str = OPEN, at: datetime | None = None) -> Calibrated:
    with visiting(database, code, at) as visit:
        return calibrating.made(visit)


def link(journal: Journal, chance: random.Random) -> None:
    activity, indicator = some_row(journal, ActivityRow, chance), some_row(journal, IndicatorRow, chance)
    journal.record(IndicatorLinkRow, {"activity_id": activity["id"], "indicator_id": indicator["id"]})


def move_indicator(journal: Journal, chance: random.Random) -> None:
    one = some_row(journal, IndicatorRow, chance, kind="thematic")
    other = some_row(journal, IndicatorRow, chance, kind="thematic")
    journal.record(IndicatorRow, {"id": one["id"], "deliverable_id": other["deliverable_id"]})


CHANGES: list[Callable[[Journal, random.Random], object]] = [
    *test_watching.CHANGES,
    link,
    move_indicator,
    lambda journal, chance: test_watching.measure(journal, chance, -5000.0),
]


@pytest.mark.parametrize("seed", range(2))
def test_after_any_change_what_is_kept_is_what_would_be_made_anew(own: Database, seed: int) -> None:
    chance = random.Random(seed)
    kept(own)
    for nth in range(len(CHANGES)):
        with journal(own, "Controller", NOW) as writing:
            for _ in range(chance.randint(1, 3)):
                (CHANGES[nth] if nth < len(CHANGES) else chance.choice(CHANGES))(writing, chance)
        assert kept(own) == anew(own), CHANGES[nth]


def test_a_report_is_followed_by_looking_at_its_activity_alone(own: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(own)
    asked: list[Any] = []

    def counted(session: Any, window: Any, at: Any, only: Any = None) -> Any:
        asked.append(only)
        return judgements.judgements(session, window, at, only)

    monkeypatch.setattr(calibrating, "judgements", counted)
    with journal(own, "Controller", NOW) as writing:
        report(writing, random.Random(1))
    kept(own)
    kept(own)
    assert [len(only) for only in asked] == [1]


def test_a_value_that_turns_moves_the_activities_it_is_held_against(own: Database) -> None:
    before = kept(own, "2018-T2")
    calm = next(one for one in before.compared if one.side is Side.NEITHER and one.period_id == before.window[-1].id)
    with journal(own, "Controller", NOW) as writing:
        rows = writing.session.execute(
            select(TargetRow.version).where(TargetRow.indicator_id == calm.indicator_id)
        ).scalars()
        for version in rows.all():
            writing.withdraw(TargetRow, version)
    after = kept(own, "2018-T2")
    assert after == anew(own, "2018-T2")
    assert after.told != before.told


def test_a_status_that_turns_is_counted_on_the_other_side(own: Database) -> None:
    with journal(own, "Controller", NOW) as writing:
        report(writing, random.Random(5), status=Status.ON_TRACK)
    before = kept(own)
    one = before.compared[-1]
    with journal(own, "Controller", NOW) as writing:
        report(writing, random.Random(1), status=Status.OFF_TRACK, id=one.activity_id)
    after = next(
        found
        for found in kept(own).compared
        if found.activity_id == one.activity_id and found.period_id == one.period_id
    )
    assert after.side is not one.side
    total = sum(found.compared for found in kept(own).agreements.values())
    assert total == len(kept(own).compared)


def test_an_earlier_moment_is_compared_as_it_was_known(own: Database) -> None:
    at = datetime(2018, 9, 20, 12, tzinfo=UTC)
    then = kept(own, "2018-T2", at)
    with journal(own, "Controller", NOW) as writing:
        test_watching.settle(writing, random.Random(2))
        report(writing, random.Random(2))
    assert replace_head(kept(own, "2018-T2", at)) == replace_head(then) == replace_head(anew(own, "2018-T2", at))


def replace_head(found: Calibrated) -> tuple[Any, ...]:
    return (found.window, found.told, found.indicators, found.compared, found.agreements, found.foretold)


def test_so_many_changes_that_no_question_can_name_them_are_made_anew(
    own: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(own)
    monkeypatch.setattr(calibrating, "_MOST_CHANGED", 0)
    with journal(own, "Controller", NOW) as writing:
        report(writing, random.Random(1))
    assert kept(own) == anew(own)


def test_both_databases_compare_the_same(database: Database) -> None:
    found = kept(database, "2018-T2")
    assert found.compared
    assert {one.side for one in found.compared} == set(Side)
    assert found.foretold
    assert len(found.window) > 3
