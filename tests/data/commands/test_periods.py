"""Opening, closing and locking: what is done, what is refused, and that the journal tells of it and stays whole."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from dashboard.audit import Deed
from dashboard.errors import PeriodLocked, PeriodNotFound, PeriodRefused, Refusal, UserError
from data.commands.journal import Journal, journal
from data.commands.periods import close_period, lock_period, open_period
from data.database import Database
from data.models import AuditLineRow, PeriodRow
from data.queries.verify import verify, verify_seal
from tests.conftest import Backend

LATER = datetime(2030, 1, 1, tzinfo=UTC)
OPENS, DUE = date(2019, 1, 2), date(2019, 1, 20)


def done(database: Database, act: Callable[[Journal], object], at: datetime = LATER) -> None:
    with journal(database, "Controller", at) as writing:
        act(writing)


def period(database: Database, code: str) -> PeriodRow:
    with database.reading() as session:
        found = session.execute(select(PeriodRow).where(PeriodRow.code == code)).scalar_one()
        session.expunge(found)
        return found


def whole(database: Database) -> bool:
    with database.reading() as session:
        return verify(session).difference is None


def deeds(database: Database) -> list[Deed]:
    with database.reading() as session:
        return list(session.execute(select(AuditLineRow.deed).order_by(AuditLineRow.number.desc()).limit(2)).scalars())


def test_a_period_is_opened_closed_opened_again_and_locked(own: Database) -> None:
    done(own, lambda w: open_period(w, "2018-T3", OPENS, DUE))
    assert (period(own, "2018-T3").opens_on, period(own, "2018-T3").due_on) == (OPENS, DUE)
    done(own, lambda w: close_period(w, "2018-T3"))
    assert period(own, "2018-T3").closed_at is not None
    done(own, lambda w: open_period(w, "2018-T3", OPENS, DUE + timedelta(days=7)))
    assert period(own, "2018-T3").closed_at is None
    done(own, lambda w: lock_period(w, "2018-T3", "test"))
    found = period(own, "2018-T3")
    assert found.locked_by == "Controller"
    assert found.locked_at is not None
    assert deeds(own) == [Deed.LOCKED, Deed.LOCKED]
    assert whole(own)
    with own.reading() as session:
        assert verify_seal(session, found.id) is None


@pytest.mark.parametrize(
    ("code", "act", "refusal"),
    [
        ("2018-T3", lambda w: open_period(w, "2018-T3", DUE, OPENS), Refusal.DUE_FIRST),
        ("2018", lambda w: close_period(w, "2018"), Refusal.NOT_OPENED),
        ("2018", lambda w: lock_period(w, "2018", "test"), Refusal.NOT_OPENED),
    ],
)
def test_what_makes_no_sense_is_refused(
    own: Database, code: str, act: Callable[[Journal], object], refusal: Refusal
) -> None:
    before = period(own, code).opens_on
    with pytest.raises(PeriodRefused) as told:
        done(own, act)
    assert told.value.refusal is refusal
    assert period(own, code).opens_on == before
    assert whole(own)


def test_what_is_closed_is_not_closed_again(own: Database) -> None:
    done(own, lambda w: close_period(w, "2018-T3"))
    with pytest.raises(PeriodRefused):
        done(own, lambda w: close_period(w, "2018-T3"))


def test_a_period_is_not_locked_before_the_day_after_its_last(own: Database) -> None:
    def locked_at(moment: datetime) -> None:
        with journal(own, "Controller", LATER) as writing:
            writing.at = moment
            lock_period(writing, "2018-T3", "test")

    # Half past ten in Stockholm on the last day; the year has a new number in UTC an hour later.
    with pytest.raises(PeriodRefused) as told:
        locked_at(datetime(2018, 12, 31, 21, 30, tzinfo=UTC))
    assert told.value.refusal is Refusal.NOT_OVER
    locked_at(datetime(2018, 12, 31, 23, 30, tzinfo=UTC))
    assert period(own, "2018-T3").locked_at is not None


@pytest.mark.parametrize(
    "act",
    [
        lambda w: open_period(w, "2018-T2", OPENS, DUE),
        lambda w: close_period(w, "2018-T2"),
        lambda w: lock_period(w, "2018-T2", "test"),
    ],
)
def test_a_locked_period_stays_as_it_is(own: Database, act: Callable[[Journal], object]) -> None:
    with pytest.raises(PeriodLocked):
        done(own, act)
    assert whole(own)


def test_a_period_that_does_not_exist_is_told(own: Database) -> None:
    with pytest.raises(PeriodNotFound):
        done(own, lambda w: lock_period(w, "2018-T9", "test"))


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("open"), st.dates(date(2018, 9, 1), date(2019, 3, 1)), st.dates(date(2018, 9, 1))),
        st.tuples(st.just("close")),
        st.tuples(st.just("lock")),
    ),
    max_size=6,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_is_tried_a_locked_period_never_changes_and_due_never_comes_first(
    sqlite: Backend, acts: list[tuple[object, ...]]
) -> None:
    database = sqlite.sample()
    locked: tuple[object, ...] | None = None
    for what, *days in acts:
        try:
            match what:
                case "open":
                    done(database, lambda w, d=days: open_period(w, "2018-T3", *d))  # type: ignore[misc]
                case "close":
                    done(database, lambda w: close_period(w, "2018-T3"))
                case _:
                    done(database, lambda w: lock_period(w, "2018-T3", "test"))
        except UserError:
            pass
        now = period(database, "2018-T3")
        assert now.opens_on is not None
        assert now.due_on is not None
        assert now.opens_on <= now.due_on
        told = (now.opens_on, now.due_on, now.closed_at, now.locked_at)
        assert locked in (None, told)
        locked = told if now.locked_at else None
    assert whole(database)
    database.close()
