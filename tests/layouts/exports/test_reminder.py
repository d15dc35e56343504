from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from dashboard.books import LONG_AGO, Reminder, Silent
from dashboard.period import Period
from dashboard.view import View
from dashboard.words import Words
from layouts.exports.reminder import eml, ics, reminder_text
from layouts.text import speaking
from tests.factories import frame

NOW = datetime(2019, 1, 16, 8, tzinfo=UTC)
TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=200)


def view(today: date) -> View:
    told = Period.parse("2018-T3")
    period = Period(told.code, told.type, told.starts_on, told.ends_on, date(2018, 12, 20), date(2019, 1, 15))
    return View(period, None, today)


def reminder(*titles: str) -> Reminder:
    found = [Silent(f"A-{n}", Words(title), "Projektledare", 1) for n, title in enumerate(titles)]
    return Reminder(1, "REG", Words("Regioner"), "Avdelningschef Regioner", 9, found)


def test_it_says_to_which_roles_what_is_missing_and_by_when() -> None:
    told = reminder_text(reminder("Ett", "Två"), frame(), view(date(2019, 1, 10)))
    assert told.startswith("Till: Avdelningschef Regioner, Regioner")
    assert "saknas rapport för 2 aktiviteter" in told
    assert "Lämna den senast den 15\u00a0januari\u00a02019." in told
    assert "Projektledare:\n– Ett (A-0)\n– Två (A-1)" in told


def test_when_it_is_late_it_says_how_late() -> None:
    assert "för 1 dag sedan. Lämna den i dag." in reminder_text(reminder("Ett"), frame(), view(date(2019, 1, 16)))
    assert "för 2 dagar sedan" in reminder_text(reminder("Ett"), frame(), view(date(2019, 1, 17)))


def test_what_is_long_ago_is_told_by_its_day() -> None:
    due = date(2019, 1, 15)
    assert "för 60 dagar sedan" in reminder_text(reminder("Ett"), frame(), view(due + timedelta(days=LONG_AGO)))
    told = reminder_text(reminder("Ett"), frame(), view(due + timedelta(days=LONG_AGO + 1)))
    assert "skulle ha lämnats den 15\u00a0januari\u00a02019. Lämna den i dag." in told


def test_it_is_swedish_whatever_the_reader_reads() -> None:
    with speaking("en"):
        assert "saknas rapport för 1 aktivitet." in reminder_text(reminder("Ett"), frame(), view(date(2019, 1, 10)))


@given(title=TITLES)
def test_no_title_breaks_the_mail_or_the_calendar(title: str) -> None:
    one, seen = reminder(title), view(date(2019, 1, 20))
    text = reminder_text(one, frame(), seen)
    mail = message_from_bytes(eml(one, frame(), seen), policy=policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] is None
    assert mail.get_content().rstrip("\n") == text.rstrip("\n")
    (event,) = Calendar.from_ical(ics(one, frame(), seen, NOW)).walk("VEVENT")
    assert str(event["description"]) == text
    assert event.decoded("dtstart") == date(2019, 1, 20)
