"""The controller's books at the server: who may do what, what is told when it is refused, and that all stays whole."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import select
from werkzeug.test import TestResponse

from app import create_app
from dashboard.errors import ThingNotFound
from dashboard.indicator import Sensitivity
from dashboard.settings import Settings
from dashboard.view import Limits
from data.commands.journal import journal
from data.database import Database
from data.models import ObservationRow, PeriodRow, SettingRow, StatusReportRow, ThingRow
from data.queries.corrections import standing_value
from data.queries.known import known
from data.queries.verify import verify
from tests.conftest import Backend

CONTROLLER = "controller"
OTHERS = ["", "reporter:REG", "head:REG"]
OPEN = {"act": "open", "opens_on": "2018-12-20", "due_on": "2019-01-20"}


@pytest.fixture
def mine(sqlite: Backend) -> Iterator[Database]:
    database = sqlite.sample()
    yield database
    with database.reading() as session:
        assert verify(session).difference is None
    database.close()


@pytest.fixture
def browser(mine: Database) -> FlaskClient:
    client = create_app(Settings(mine.url), warm=False).test_client()
    client.set_cookie("person", CONTROLLER)
    return client


def said(answer: TestResponse) -> str:
    """What a document says, with the letters that its JSON writes as numbers."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), answer.text)


def version(database: Database, activity: str = "A-0001", period: str = "2018-T2") -> int:
    with database.reading() as session:
        return session.execute(
            select(StatusReportRow.version)
            .join(ThingRow, ThingRow.id == StatusReportRow.activity_id)
            .join(PeriodRow, PeriodRow.id == StatusReportRow.period_id)
            .where(ThingRow.code == activity, PeriodRow.code == period, known(StatusReportRow, None))
        ).scalar_one()


def value(database: Database, indicator: str = "medarbetare", period: str = "2018-T2") -> tuple[str, str, int]:
    """An indicator, the department it is measured for, and the version."""
    with database.reading() as session:
        scope = select(ThingRow).where(ThingRow.kind == "department").subquery()
        row = session.execute(
            select(ThingRow.code, scope.c.code, ObservationRow.version)
            .join(ObservationRow, ObservationRow.indicator_id == ThingRow.id)
            .join(scope, scope.c.id == ObservationRow.scope_id)
            .join(PeriodRow, PeriodRow.id == ObservationRow.period_id)
            .where(PeriodRow.code == period, known(ObservationRow, None), ObservationRow.group_size.is_(None))
            .order_by(ObservationRow.version)
        ).first()
        assert row is not None
        return row[0], row[1], row[2]


def report(database: Database, **given: str) -> dict[str, str]:
    return {
        "version": str(version(database)),
        "status": "paused",
        "comment": "Väntar",
        "reason": "Fel i underlaget",
        **given,
    }


@pytest.mark.parametrize("person", OTHERS)
def test_only_a_controller_changes_the_books(mine: Database, person: str) -> None:
    client = create_app(Settings(mine.url), warm=False).test_client()
    client.set_cookie("person", person)
    indicator, scope, number = value(mine)
    figure = {"version": str(number), "value": "1", "quality": "final", "reason": "x"}
    posts: list[tuple[str, dict[str, str]]] = [
        ("/perioder/2018-T3", OPEN),
        ("/perioder/2018-T3", {"act": "close"}),
        ("/perioder/2018-T3", {"act": "lock"}),
        ("/aktiviteter/A-0001/ratta?period=2018-T2", report(mine)),
        (f"/indikatorer/{indicator}/ratta?value=2018-T2&scope={scope}", figure),
    ]
    for path, form in posts:
        assert client.post(path, data=form).status_code == 403, path
    for path in ("/aktiviteter/A-0001/ratta", f"/indikatorer/{indicator}/ratta?value=2018-T2&scope={scope}"):
        assert client.get(path).status_code == 403, path
    told = said(client.get("/perioder/2018-T3?lang=en"))
    assert "Lock the period" not in told
    assert "Correct the report" not in said(client.get("/aktiviteter/A-0001?period=2018-T2&lang=en"))


def test_a_controller_opens_closes_and_locks(browser: FlaskClient, mine: Database) -> None:
    for form, words in (
        (OPEN, "is open for reporting"),
        ({"act": "close"}, "is closed"),
        ({"act": "lock"}, "is locked and sealed"),
    ):
        answer = browser.post("/perioder/2018-T3?lang=en", data=form)
        assert answer.status_code == 303
        assert words in said(browser.get(answer.location))
    with mine.reading() as session:
        assert session.execute(select(PeriodRow.locked_by).where(PeriodRow.code == "2018-T3")).scalar() == "Controller"
    assert "The seal holds." in said(browser.get("/perioder/2018-T3?check=1&lang=en"))


@pytest.mark.parametrize(
    ("form", "status_code", "words"),
    [
        (OPEN | {"due_on": "2018-12-01"}, 409, "due before reporting opens"),
        (OPEN | {"due_on": ""}, 409, "Say which day reporting is due"),
        (OPEN | {"opens_on": "i morgon"}, 409, "Say which day reporting opens"),
        ({"act": "open"}, 409, "Say which day reporting opens"),
        ({"act": "unlock"}, 404, "There is no such page"),
        ({}, 404, "There is no such page"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    browser: FlaskClient, form: dict[str, str], status_code: int, words: str
) -> None:
    answer = browser.post("/perioder/2018-T3?lang=en", data=form)
    assert answer.status_code == status_code
    assert words in said(answer)


@pytest.mark.parametrize("act", ["open", "close", "lock"])
def test_a_locked_period_takes_no_act(browser: FlaskClient, act: str) -> None:
    answer = browser.post("/perioder/2018-T2?lang=en", data=OPEN | {"act": act})
    assert answer.status_code == 409
    assert "The period is locked" in said(answer)
    assert "for ever" not in said(browser.get("/perioder/2018-T2?act=lock&lang=en"))


def test_a_period_that_was_never_opened_is_not_locked(browser: FlaskClient) -> None:
    answer = browser.post("/perioder/2018?lang=en", data={"act": "lock"})
    assert answer.status_code == 409
    assert "never been opened" in said(answer)


def test_locking_says_first_what_it_means(browser: FlaskClient) -> None:
    told = said(browser.get("/perioder/2018-T3?act=lock&lang=en"))
    for words in ("there is no unlock", "226 activities in the plan have not been reported", "No report waits"):
        assert words in told


def test_a_report_is_corrected_and_both_are_seen(browser: FlaskClient, mine: Database) -> None:
    answer = browser.post("/aktiviteter/A-0001/ratta?period=2018-T2&lang=en", data=report(mine))
    assert answer.status_code == 303
    told = said(browser.get(answer.location))
    assert "corrected: Fel i underlaget" in told
    assert "Replaced" in told
    for path in ("/rattelser?lang=en", "/perioder/2018-T2?lang=en", "/historik/aktiviteter/A-0001?lang=en"):
        assert "Fel i underlaget" in said(browser.get(path)), path
    assert "Fel i underlaget" not in said(browser.get("/rattelser?of=2018-T1"))


@pytest.mark.parametrize(
    ("given", "status_code", "words"),
    [
        ({"reason": " "}, 409, "Say why"),
        ({"status": "not_reported"}, 404, "There is nothing with that code"),
        ({"version": "x"}, 404, "There is nothing with that code"),
        ({"version": "999999999"}, 409, "Somebody else has changed this"),
    ],
)
def test_a_correction_that_cannot_be_made_is_told(
    browser: FlaskClient, mine: Database, given: dict[str, str], status_code: int, words: str
) -> None:
    answer = browser.post("/aktiviteter/A-0001/ratta?period=2018-T2&lang=en", data=report(mine, **given))
    assert answer.status_code == status_code
    assert words in said(answer)


RED = {"status": "off_track", "comment": "Går inte", "cause": "Sjukdom", "measure": "Vikarie"}


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"status": "deviating"}, ["cause", "measure"]),
        ({"status": "deviating", "cause": "Sjukdom", "measure": " "}, ["measure"]),
        (RED, ["decision_needed"]),
        (RED | {"reason": ""}, ["decision_needed", "reason"]),
        ({"status": "paused", "comment": ""}, ["comment"]),
        ({"status": "on_track", "comment": "x" * 4001}, ["comment"]),
    ],
)
def test_a_correction_says_what_a_report_must_say(
    browser: FlaskClient, mine: Database, given: dict[str, str], missing: list[str]
) -> None:
    before = version(mine)
    answer = browser.post("/aktiviteter/A-0001/ratta?period=2018-T2&lang=en", data=report(mine, **given))
    assert answer.status_code == 409
    told = said(answer)
    assert sorted(set(re.findall(r'"href": ?"#(\w+)", ?"className": ?"link"', told))) == sorted(missing)
    assert ("demands this: " in told) == ("x" * 4001 not in given.values())
    assert version(mine) == before


def test_the_settings_decide_what_a_correction_must_say(browser: FlaskClient, mine: Database) -> None:
    with journal(mine, "Controller", datetime(2030, 1, 1, tzinfo=UTC)) as writing:
        writing.record(SettingRow, {"key": "report.required", "value": "on_track: forecast", "note": ""})
    where = "/aktiviteter/A-0001/ratta?period=2018-T2&lang=en"
    assert "Demanded when the status is: on track." in said(browser.get(where))
    assert browser.post(where, data=report(mine, status="on_track", forecast="")).status_code == 409
    assert browser.post(where, data=report(mine, status="deviating", cause="", measure="")).status_code == 303


def test_a_correction_is_held_against_the_figures_where_a_line_is_demanded(
    browser: FlaskClient, mine: Database
) -> None:
    where = "/aktiviteter/A-0126/ratta?period=2018-T2&lang=en"
    with journal(mine, "Controller", datetime(2030, 1, 1, tzinfo=UTC)) as writing:
        writing.record(SettingRow, {"key": "report.beyond_figures", "value": "demanded", "note": ""})
    green = report(mine, status="on_track", comment="Nytt") | {"version": str(version(mine, "A-0126"))}
    answer = browser.post(where, data=green)
    assert answer.status_code == 409
    assert "write a line about what they do not show" in said(answer)
    assert browser.post(where, data=green | {"beyond_figures": "Det vänder"}).status_code == 303
    assert "Det vänder" in said(browser.get("/aktiviteter/A-0126?period=2018-T2"))
    assert "Det vänder" in said(browser.get("/historik/aktiviteter/A-0126"))


def test_what_was_typed_is_kept_when_the_reason_is_missing(browser: FlaskClient, mine: Database) -> None:
    form = report(mine, reason="", comment="En text som inte får gå förlorad")
    assert "En text som inte får gå förlorad" in said(
        browser.post("/aktiviteter/A-0001/ratta?period=2018-T2", data=form)
    )


def test_a_value_is_corrected_and_marked(browser: FlaskClient, mine: Database) -> None:
    indicator, scope, number = value(mine)
    form = {"version": str(number), "value": "123,4", "quality": "final", "reason": "Dubbelräknat"}
    where = f"/indikatorer/{indicator}/ratta?value=2018-T2&scope={scope}&period=2018-T2"
    bad = browser.post(f"{where}&lang=en", data=form | {"value": "1.234"})
    assert bad.status_code == 409
    assert "can only mean one thing" in said(bad)
    slip = browser.post(f"{where}&lang=en", data=form | {"value": "1000000000000001"})
    assert slip.status_code == 409
    assert "more digits than can be kept" in said(slip)
    answer = browser.post(where, data=form)
    assert answer.status_code == 303
    told = said(browser.get(answer.location))
    assert "rättad" in told
    assert "diamond-open" in told
    assert "1 värde är rättat" in told
    path, _, search = answer.location.partition("?")
    file = browser.get(f"/hamta{path}.csv?{search}").text
    assert "Rättelse" in file.splitlines()[0]
    assert "Dubbelräknat" in file


def test_a_sign_is_a_value_too(browser: FlaskClient, mine: Database) -> None:
    indicator, scope, number = value(mine)
    form = {"version": str(number), "value": "..", "quality": "uncertain", "reason": "Går inte att lita på"}
    assert browser.post(f"/indikatorer/{indicator}/ratta?value=2018-T2&scope={scope}", data=form).status_code == 303


def test_a_reminder_is_text_mail_and_a_day_in_the_calendar(browser: FlaskClient) -> None:
    page = said(browser.get("/saknas/2018-T3"))
    assert "Påminnelse att skicka" in page
    mail = browser.get("/hamta/saknas/2018-T3/REG.eml")
    assert mail.mimetype == "message/rfc822"
    assert b"X-Unsent: 1" in mail.data
    assert b"@" not in mail.data
    (event,) = Calendar.from_ical(browser.get("/hamta/saknas/2018-T3/REG.ics").data).walk("VEVENT")
    assert event["summary"] == "Rapportera tertial 3 2018"
    assert re.search("saknas rapport för .* aktiviteter", str(event["description"]))
    for path in ("/hamta/saknas/2018-T3/REG.exe", "/hamta/saknas/2018-T9/REG.eml", "/hamta/saknas/2018-T3/XYZ.ics"):
        assert browser.get(path).status_code == 404, path


def test_the_edition_that_is_shown_is_the_one_that_is_corrected(mine: Database) -> None:
    with mine.reading() as session:
        one = session.execute(
            select(ObservationRow, PeriodRow.code)
            .join(PeriodRow, PeriodRow.id == ObservationRow.period_id)
            .where(known(ObservationRow, None))
            .order_by(ObservationRow.first_published.desc())
        ).first()
        assert one is not None
        told = one[0].indicator_id, one[0].scope_id, one.code
        day = one[0].first_published
        assert standing_value(session, *told, day, Limits(), Sensitivity.NONE).version >= one[0].version
        try:
            before = standing_value(session, *told, day - timedelta(days=1), Limits(), Sensitivity.NONE)
        except ThingNotFound:
            return
        assert before.version != one[0].version
