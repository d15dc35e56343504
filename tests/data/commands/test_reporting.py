import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from dashboard.access import READER, User, person
from dashboard.audit import Deed
from dashboard.errors import NotAllowed, PeriodClosed, PeriodLocked, Stale
from dashboard.filters import Filters
from dashboard.flow import Content, Step
from dashboard.indicator import Quality
from dashboard.period import Period
from dashboard.reported import due_with
from dashboard.reporting import Progress, Seen
from dashboard.view import View
from data.commands.journal import journal
from data.commands.periods import close_period, lock_period, open_period
from data.commands.reporting import Report, approve, hand_in, save_draft, send_back
from data.commands.visible import publish
from data.database import Database
from data.models import Base, DraftRow, ObservationRow, SettingRow, StatusReportRow
from data.models.base import rows_of
from data.queries.activities import lines
from data.queries.activity import activity, reports
from data.queries.books import handed_in
from data.queries.duties import duties
from data.queries.measures import measures
from data.queries.reporting import progress
from data.queries.verify import verify
from tests import ledger

NOW = datetime(2027, 1, 10, 8, tzinfo=UTC)
REPORTER, HEAD, CONTROLLER = person("reporter:FOR"), person("head:FOR"), person("controller")
GREEN = {"status": "on_track", "comment": "Går bra"}
YELLOW = {"status": "deviating", "comment": "Går trögt", "cause": "Sjukdom", "measure": "Vikarie"}


@dataclass
class Desk:
    """One thing to report of a department, and everything one can do with it."""

    database: Database
    of: Report
    period: Period

    def progress(self) -> Progress:
        with self.database.reading() as session:
            return progress(session, self.of.subject, self.period)

    def draft(self, content: Content, seen: Seen | None = None, user: User = REPORTER) -> int:
        return save_draft(self.database, user, self.of, content, seen or self.progress().seen, NOW)

    def hand_in(self, content: Content, seen: Seen | None = None, user: User = REPORTER) -> int:
        seen = seen or self.progress().seen
        with journal(self.database, user.name, NOW) as writing:
            return hand_in(writing, user, self.of, content, seen)

    def approve(self, user: User = HEAD) -> int:
        version = self.progress().seen.version
        with journal(self.database, user.name, NOW) as writing:
            return approve(writing, user, self.of, version)

    def send_back(self, note: str = "Skriv mer", user: User = HEAD) -> int:
        version = self.progress().seen.version
        with journal(self.database, user.name, NOW) as writing:
            return send_back(writing, user, self.of, version, note)

    def seen(self) -> Any:
        """What readers see: the current row, None without one."""
        table: type[Base] = ObservationRow if self.of.subject.is_value else StatusReportRow
        columns = rows_of(table).c
        thing = columns.indicator_id if self.of.subject.is_value else columns.activity_id
        found = select(*columns).where(thing == self.of.subject.thing_id, columns.period_id == self.period.id)
        if self.of.subject.is_value:
            found = found.where(columns.scope_id == self.of.subject.scope_id)
        with self.database.reading() as session:
            return session.execute(found.where(columns.superseded_at.is_(None))).one_or_none()

    def set(self, key: str, value: str) -> None:
        with journal(self.database, CONTROLLER.name, NOW) as writing:
            writing.record(SettingRow, {"key": key, "value": value, "note": ""})

    def is_whole(self) -> bool:
        with self.database.reading() as session:
            return verify(session).difference is None


def desk(database: Database, code: str = "2018-T3", *, value: bool = False) -> Desk:
    with database.reading() as session:
        periods = ledger.framed(session).periods
        tertial, period = (next(p for p in periods if p.code == one) for one in ("2018-T3", code))
        found = duties(session, due_with(tertial, periods, NOW.date()), "FOR")
    subject = next(duty.subject for duty in found if duty.subject.is_value is value and duty.period == period)
    return Desk(database, Report(subject, period.id), period)


@pytest.fixture
def at(own: Database) -> Desk:
    """An activity to report."""
    return desk(own)


@pytest.fixture
def value(own: Database) -> Desk:
    """A value to report."""
    return desk(own, value=True)


def test_what_is_handed_in_is_seen_at_once_and_is_preliminary_until_approved(at: Desk) -> None:
    reference = at.hand_in(YELLOW)
    assert at.seen().status == "deviating"
    assert at.seen().recorded_by == REPORTER.name
    assert preliminary(at) == (True, True)
    assert at.approve() > reference
    assert at.seen().cause == "Sjukdom"
    assert preliminary(at) == (False, False)
    assert [(one.step, one.by) for one in at.progress().steps] == [
        (Step.SUBMITTED, REPORTER.name),
        (Step.APPROVED, HEAD.name),
    ]
    assert at.is_whole()


def preliminary(at: Desk) -> tuple[bool, bool]:
    """Whether the mark stands on the activity's page, and in the table."""
    with at.database.reading() as session:
        view = View(at.period, None, date(2027, 1, 11))
        one = activity(session, view, at.of.subject.code)
        told = next(r for r in reports(session, view, one.id) if r.period_code == at.period.code)
        (line,) = (
            found
            for found in lines(session, view, [at.period], Filters(), limit=500)
            if found.code == at.of.subject.code
        )
        return told.is_preliminary, line.is_preliminary


def test_what_is_returned_is_seen_no_more_and_keeps_its_note(at: Desk) -> None:
    at.hand_in(GREEN)
    at.send_back("Vad har hänt?")
    assert at.seen() is None
    last = at.progress().last
    assert last is not None
    assert (last.step, last.note, last.content) == (Step.RETURNED, "Vad har hänt?", GREEN)
    at.hand_in(YELLOW)
    at.approve()
    assert at.seen().status == "deviating"
    assert at.is_whole()


def test_the_same_handed_in_twice_changes_nothing_and_has_a_reference_of_its_own(at: Desk) -> None:
    first = at.hand_in(GREEN)
    row = at.seen()
    assert at.hand_in(GREEN) == first + 1
    assert at.seen() == row
    assert len(at.progress().steps) == 1
    assert preliminary(at) == (True, True)
    assert at.is_whole()


def test_returning_needs_a_note(at: Desk) -> None:
    at.hand_in(GREEN)
    with pytest.raises(ValueError, match="note"):
        at.send_back("  ")


def test_what_was_approved_before_is_seen_again(at: Desk) -> None:
    at.hand_in(GREEN)
    at.approve()
    at.hand_in(YELLOW)
    assert at.seen().status == "deviating"
    at.send_back()
    assert at.seen().status == "on_track"
    assert preliminary(at) == (False, False)
    assert at.is_whole()


def test_an_approved_report_that_is_returned_does_not_come_back(at: Desk) -> None:
    at.hand_in(GREEN)
    at.approve()
    at.send_back()
    assert at.seen() is None
    at.hand_in(YELLOW)
    at.send_back()
    assert at.seen() is None
    assert at.is_whole()


def test_what_came_from_a_file_is_seen_again_when_a_report_over_it_is_returned(at: Desk) -> None:
    at.hand_in(GREEN)
    imported = {**at.seen()._mapping, "status": "paused", "comment": "Ur fil"}
    with journal(at.database, CONTROLLER.name, NOW) as writing:
        writing.record(StatusReportRow, imported)
    assert preliminary(at) == (False, False)
    at.hand_in(YELLOW)
    at.send_back()
    assert at.seen().comment == "Ur fil"
    assert at.is_whole()


def test_a_setting_decides_that_only_what_is_approved_is_seen(at: Desk) -> None:
    at.set("report.shown", "approved")
    at.hand_in(GREEN)
    assert at.seen() is None
    at.approve()
    assert at.seen().status == "on_track"
    at.hand_in(YELLOW)
    assert at.seen().status == "on_track"
    assert preliminary(at) == (False, False)
    at.send_back()
    assert at.seen().status == "on_track"
    assert at.is_whole()


def test_a_setting_decides_that_nobody_has_to_approve(at: Desk) -> None:
    at.set("report.approval", "skipped")
    at.hand_in(GREEN)
    assert preliminary(at) == (False, False)
    assert [one.step for one in at.progress().steps] == [Step.APPROVED]
    assert at.is_whole()


def test_a_value_is_preliminary_until_it_is_approved_and_stays_one_edition(value: Desk) -> None:
    value.hand_in({"figure": "1 234,5", "note": "Ny metod"})
    row = value.seen()
    assert (row.value, row.quality, row.sign, row.note) == (1234.5, Quality.PRELIMINARY, None, "Ny metod")
    value.approve()
    assert (value.seen().quality, value.seen().vintage) == (Quality.FINAL, row.vintage)
    value.hand_in({"sign": ".."})
    assert (value.seen().value, value.seen().sign) == (None, "..")
    value.send_back()
    assert value.seen().value == 1234.5
    assert value.is_whole()


def test_shares_count_preliminary_reports_as_others_and_drafts_never(at: Desk) -> None:
    def counted() -> Any:
        with at.database.reading() as session:
            return measures(session, [at.period], None)

    nothing = counted()
    at.draft(GREEN)
    assert counted() == nothing
    at.hand_in(GREEN)
    handed_in = counted()
    assert handed_in != nothing
    at.approve()
    assert counted() == handed_in
    at.draft(YELLOW)
    assert counted() == handed_in


@pytest.mark.parametrize("user", [READER, person("reporter:REG"), person("head:REG")])
def test_nobody_outside_the_department_reports_or_approves(at: Desk, user: User) -> None:
    with pytest.raises(NotAllowed):
        at.draft(GREEN, user=user)
    with pytest.raises(NotAllowed):
        at.hand_in(GREEN, user=user)
    at.hand_in(GREEN)
    with pytest.raises(NotAllowed):
        at.approve(user=user)
    with pytest.raises(NotAllowed):
        at.send_back(user=user)


def test_a_reporter_does_not_approve_and_a_controller_does_both(at: Desk) -> None:
    at.hand_in(GREEN, user=CONTROLLER)
    with pytest.raises(NotAllowed):
        at.approve(user=REPORTER)
    at.approve(user=CONTROLLER)


def test_a_closed_period_takes_reports_of_controllers_alone_and_a_locked_one_none(at: Desk) -> None:
    with journal(at.database, CONTROLLER.name, NOW) as writing:
        close_period(writing, at.period.code)
    for act in (at.draft, at.hand_in):
        with pytest.raises(PeriodClosed):
            act(GREEN)
    at.draft(GREEN, user=CONTROLLER)
    at.hand_in(GREEN, user=CONTROLLER)
    with pytest.raises(PeriodClosed):
        at.approve()
    with journal(at.database, CONTROLLER.name, NOW) as writing:
        open_period(writing, at.period.code, date(2018, 12, 20), date(2019, 1, 15))
        lock_period(writing, at.period.code, "Test")
    calls: list[Callable[[], int]] = [lambda: at.draft(GREEN), lambda: at.hand_in(GREEN, user=CONTROLLER)]
    for call in (*calls, at.approve, at.send_back):
        with pytest.raises(PeriodLocked):
            call()
    assert at.is_whole()


def test_whoever_comes_second_is_told_and_nothing_is_overwritten(at: Desk) -> None:
    first = at.progress().seen
    at.draft(GREEN, first)
    for act in (at.draft, at.hand_in):
        with pytest.raises(Stale):
            act(YELLOW, first)
    assert at.progress().content == GREEN
    at.hand_in(GREEN)
    for act in (at.draft, at.hand_in):
        with pytest.raises(Stale):
            act(YELLOW, Seen(1, 0))
    version = at.progress().seen.version
    at.approve()
    with pytest.raises(Stale), journal(at.database, HEAD.name, NOW) as writing:
        send_back(writing, HEAD, at.of, version, "för sent")


def test_a_draft_is_used_up_when_it_is_handed_in(at: Desk) -> None:
    at.draft(GREEN)
    at.hand_in(YELLOW)
    assert at.progress().draft is None
    with at.database.reading() as session:
        assert session.execute(select(func.count()).select_from(DraftRow)).scalar() == 0


def test_of_500_savings_by_two_in_any_order_none_is_lost(at: Desk) -> None:
    """Each adds a word to what it last saw; whoever is told to be late reads again and adds then."""
    chance, added = random.Random(3), set[str]()
    screens = [(at.progress().seen, ""), (at.progress().seen, "")]
    refused = 0
    for number in range(500):
        who = chance.randrange(2)
        if chance.random() < 0.3:
            screens[who] = opened(at)
        seen, text = screens[who]
        word = f"w{number}"
        try:
            revision = at.draft({"comment": f"{text} {word}".strip()}, seen)
            screens[who] = (Seen(revision, seen.version), f"{text} {word}".strip())
        except Stale:
            refused += 1
            screens[who] = opened(at)
            seen, text = screens[who]
            revision = at.draft({"comment": f"{text} {word}".strip()}, seen)
            screens[who] = (Seen(revision, seen.version), f"{text} {word}".strip())
        added.add(word)
    assert refused > 50
    assert set(at.progress().content["comment"].split()) == added


def opened(at: Desk) -> tuple[Seen, str]:
    found = at.progress()
    return found.seen, found.content.get("comment", "")


def test_writers_at_once_lose_nothing(at: Desk) -> None:
    """Eight at once, some of which hand in; every word is in what stands at last."""

    def work(who: int) -> None:
        for number in range(8):
            while True:
                found = at.progress()
                text = f"{found.content.get('comment', '')} w{who}-{number}".strip()
                try:
                    if number % 4 == 3:
                        at.hand_in({"status": "on_track", "comment": text}, found.seen)
                    else:
                        at.draft({"comment": text}, found.seen)
                    break
                except Stale:
                    continue
                except Exception as error:
                    failures.append(error)
                    return

    failures: list[Exception] = []
    threads = [threading.Thread(target=work, args=(who,)) for who in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    expected = {f"w{who}-{number}" for who in range(8) for number in range(8)}
    assert set(at.progress().content["comment"].split()) == expected
    assert at.is_whole()


@pytest.mark.parametrize("code", ["2018-11", "2018"])
def test_a_value_of_a_month_or_a_year_goes_the_same_way_as_that_of_a_tertial(own: Database, code: str) -> None:
    at = desk(own, code, value=True)
    at.draft({"figure": "7"})
    at.hand_in({"figure": "12,5", "note": "Ny metod"})
    assert (at.seen().value, at.seen().quality, at.seen().period_id) == (12.5, Quality.PRELIMINARY, at.period.id)
    assert standing(at) is Step.SUBMITTED
    at.send_back()
    assert (at.seen(), standing(at)) == (None, Step.RETURNED)
    at.hand_in({"figure": "13"})
    at.approve()
    assert (at.seen().value, at.seen().quality, standing(at)) == (13, Quality.FINAL, Step.APPROVED)
    assert at.is_whole()


def standing(at: Desk) -> Step | None:
    """Where the value stands among what there is to report for the tertial."""
    with at.database.reading() as session:
        periods = ledger.framed(session).periods
        due = due_with(next(p for p in periods if p.code == "2018-T3"), periods, NOW.date())
        return next(d.step for d in duties(session, due, "FOR") if (d.subject, d.period) == (at.of.subject, at.period))


def test_a_month_is_closed_and_locked_with_its_tertial_and_waits_for_approval_with_it(own: Database) -> None:
    at, tertial = desk(own, "2018-11", value=True), desk(own, value=True).period
    at.hand_in({"figure": "12,5"})
    with own.reading() as session:
        assert handed_in(session, tertial) == 1
    with journal(own, CONTROLLER.name, NOW) as writing:
        close_period(writing, "2018-T3")
    for user, may in ((REPORTER, False), (HEAD, False), (CONTROLLER, True)):
        if may:
            at.hand_in({"figure": "12,6"}, user=user)
        else:
            with pytest.raises(PeriodClosed):
                at.hand_in({"figure": "12,6"}, user=user)
    with journal(own, CONTROLLER.name, NOW) as writing:
        lock_period(writing, "2018-T3", "Test")
    calls: list[Callable[[], int]] = [lambda: at.draft({"figure": "1"}), lambda: at.approve(CONTROLLER), at.send_back]
    for call in calls:
        with pytest.raises(PeriodLocked):
            call()
    assert at.seen().value == 12.6
    assert at.is_whole()


def test_the_database_itself_refuses_the_value_of_a_month_in_a_locked_tertial(own: Database) -> None:
    at = desk(own, "2018-11", value=True)
    with journal(own, CONTROLLER.name, NOW) as writing:
        lock_period(writing, "2018-T3", "Test")
    with pytest.raises(PeriodLocked), journal(own, CONTROLLER.name, NOW) as writing:
        publish(writing, at.of.subject, at.period.id, {"figure": "1"}, Deed.REPORTED, preliminary=False)


@pytest.mark.parametrize(("code", "error"), [("2018-08", PeriodLocked), ("2019-06", PeriodClosed)])
def test_a_value_of_a_period_that_is_not_open_is_refused(own: Database, code: str, error: type[Exception]) -> None:
    at = desk(own, value=True)
    with own.reading() as session:
        period = next(p for p in ledger.framed(session).periods if p.code == code)
    with pytest.raises(error):
        Desk(own, Report(at.of.subject, period.id), period).hand_in({"figure": "1"})


@pytest.mark.parametrize("code", ["2018-11", "2018", "2018-Q4"])
def test_the_status_of_an_activity_is_reported_for_no_month(at: Desk, code: str) -> None:
    with at.database.reading() as session:
        period = next(p for p in ledger.framed(session).periods if p.code == code)
    with pytest.raises(PeriodClosed):
        Desk(at.database, Report(at.of.subject, period.id), period).hand_in(GREEN)
