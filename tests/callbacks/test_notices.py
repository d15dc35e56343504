"""Notices on their page and in the header, the mails they lead to, and what is kept between visits."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from callbacks import noticing
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from callbacks.visit import Visit, clock
from dashboard.access import READER, person
from dashboard.address import Address
from dashboard.notices import Notable
from dashboard.settings import Settings
from data.commands.journal import journal
from data.commands.meetings import publish_minutes
from data.database import Database
from data.queries.frame import frame
from tests import ledger, trees
from tests.callbacks.test_commitment import given
from tests.callbacks.test_pages import questions
from tests.callbacks.test_report import GREEN, Desk

ROUTES = Routes(PAGES)
NOW = datetime(2019, 1, 20, 9, tzinfo=UTC)
THEN = datetime(2018, 9, 25, 11, 2, tzinfo=UTC)
T2 = "?period=2018-T2"
ROLES = ["", "reporter:FOR", "head:FOR", "head:REG", "controller", "director"]


@pytest.fixture
def browser(own: Database) -> FlaskClient:
    found = create_app(Settings(own.url), warm=False).test_client()
    found.set_cookie("person", "controller")
    return found


def drawn(database: Database, role: str, path: str = "/aviseringar", search: str = T2, now: datetime = THEN) -> Any:
    return draw(database, ROUTES, menu, path, search, now, person(role))


def read(database: Database) -> tuple[Notable, Notable]:
    """What is kept, and what is there."""
    with database.reading() as session:
        found = frame(session)
        assert found is not None
        visit = Visit(session, found, ledger.seen(session, "2018-T3", None), Address("/"), READER, NOW)
        return noticing.notable(visit), noticing._made(visit)


@pytest.mark.parametrize("role", ROLES)
def test_the_header_counts_what_stands_on_the_page(sample: Database, role: str) -> None:
    there = drawn(sample, role)
    rows = [n for n in trees.every(there.page, "p") if n.props.get("className") == "list__where"]
    doors = [n for n in trees.every(there.tools, "a") if n.props.get("className") == "tool tool--notices"]
    assert [door.text.split("\u00a0")[0].split()[0] for door in doors] == ([str(len(rows))] if rows else [])


def test_they_are_of_the_day_it_is_whatever_period_is_looked_at(sample: Database) -> None:
    late = datetime(2018, 11, 10, tzinfo=UTC)
    for search in (T2, "?period=2018-T1", "?period=2018-10"):
        assert "Skulle vara klart 31 okt 2018, för 10 dagar sedan" in trees.text(
            drawn(sample, "controller", search=search, now=late).page
        )
    then = drawn(sample, "controller", search=f"{T2}&asof=2018-09-25T13:02", now=late)
    assert "för 25 dagar sedan" in trees.text(then.page)


def test_each_leads_to_its_page_and_says_why_now(sample: Database) -> None:
    told = trees.text(drawn(sample, "controller").page)
    assert "Skulle vara klart 31 aug 2018, för 25 dagar sedan" in told
    assert "Skulle följas upp 11 sep 2018" in told
    links = set(trees.links(drawn(sample, "controller").page))
    assert {f"/ataganden/%C3%85-0012{T2}", f"/beslut/B-0008{T2}", "/moten/LG-2018-10-02"} <= links
    assert f"/ataganden/%C3%85-0012{T2}#mejl" in links


def test_a_text_is_only_where_it_can_be_sent(sample: Database) -> None:
    for role in ROLES:
        for href in trees.links(drawn(sample, role).page):
            path, _, anchor = href.partition("#")
            if anchor == "mejl":
                there = drawn(sample, role, path.partition("?")[0]).page
                assert any(n.props.get("id") == "mejl" for n in trees.every(there)), href
    assert "Text att skicka" not in trees.text(drawn(sample, "controller", search=f"{T2}&asof=2018-09-24").page)
    assert "Text att skicka" not in trees.text(drawn(sample, "reporter:FOR").page)


def test_a_reader_is_told_of_minutes_only(own: Database) -> None:
    assert "Inget väntar på dig" in trees.text(drawn(own, "").page)
    with journal(own, "Controller", clock()) as writing:
        publish_minutes(writing, "GD-2018-09-28")
    week, day = timedelta(7), timedelta(1)
    there = drawn(own, "", now=writing.at + week)
    assert "/moten/GD-2018-09-28/protokoll" in trees.links(there.page)
    assert "Inget väntar på dig" in trees.text(drawn(own, "", now=writing.at + week + day).page)


def test_the_confidential_is_not_told(sample: Database) -> None:
    every, _ = read(sample)
    hidden = [one.what for one in every.agreed.commitments if one.confidential]
    hidden += [one.title for one in every.agreed.decisions if one.confidential]
    assert hidden
    for role in ("", "reporter:FOR", "reporter:VER", "head:REG"):
        told = trees.text(drawn(sample, role, now=NOW).page)
        seen = every.agreed.seen_by(person(role))
        mine = {one.what for one in seen.commitments} | {one.title for one in seen.decisions}
        assert not any(text in told for text in hidden if text not in mine)


def test_a_page_asks_nothing_more_for_its_count_when_it_has_been_read(sample: Database) -> None:
    drawn(sample, "controller")
    with questions(sample) as asked:
        drawn(sample, "controller", "/om")
    assert len(asked) == 3, asked


def test_what_is_kept_is_what_is_there_whatever_is_written(own: Database, browser: FlaskClient) -> None:
    kept, there = read(own)
    assert kept == there
    before = len(kept.agreed.commitments)
    assert browser.post("/ataganden/%C3%85-0012", data=given(own, result="Klart.")).status_code == 303
    kept, there = read(own)
    assert kept == there
    assert len(kept.agreed.commitments) == before
    assert not next(one for one in kept.agreed.commitments if one.code == "Å-0012").is_open
    planned = {"series": "LG", "held_on": "2019-01-22", "period": "2018-T2", "minutes": "30"}
    assert browser.post("/moten", data=planned).status_code == 303
    kept, there = read(own)
    assert kept == there
    assert "LG-2019-01-22" in {one.code for one in kept.meetings}
    assert browser.post("/moten/LG-2019-01-22", data={"act": "add", "title": "Nytt"}).status_code == 303
    assert read(own)[0] == read(own)[1]


def test_a_returned_report_is_told_to_its_department(own: Database) -> None:
    at = Desk(own)
    at.be("reporter:FOR").post("hand_in", **GREEN)
    at.be("head:FOR").post("return", version="1", reason="Vad gav det?")
    assert "Återlämnad" in at.be("reporter:FOR").get("/aviseringar?period=2018-T3")
    assert "Vad gav det?" in at.get("/aviseringar")
    for role in ("reporter:REG", "controller", ""):
        assert "Vad gav det?" not in at.be(role).get("/aviseringar")


@pytest.mark.parametrize("path", ["ataganden/%C3%85-0012", "beslut/B-0008", "moten/LG-2018-10-02"])
def test_a_text_is_on_the_page_and_as_mail(own: Database, browser: FlaskClient, path: str) -> None:
    answer = browser.get(f"/hamta/mejl/{path}.eml{T2}")
    assert answer.mimetype == "message/rfc822"
    mail = message_from_bytes(answer.data, policy=policy.default)
    assert mail["X-Unsent"] == "1"
    assert "To" not in mail
    body = mail.get_content().strip()
    page = drawn(own, "controller", f"/{path}", now=clock())
    (field,) = [n for n in trees.every(page.page, "textarea") if n.props.get("id") == "mejl-text"]
    assert str(field.props["defaultValue"]).strip() == body
    assert body.startswith("Till: ")


@pytest.mark.parametrize("role", ["", "reporter:FOR", "head:REG"])
@pytest.mark.parametrize("path", ["ataganden/%C3%85-0012", "beslut/B-0008", "moten/LG-2018-10-02", "moten/FINNS-INTE"])
def test_nobody_else_gets_a_text(own: Database, browser: FlaskClient, role: str, path: str) -> None:
    browser.set_cookie("person", role)
    assert browser.get(f"/hamta/mejl/{path}.eml{T2}").status_code == 404


@pytest.mark.parametrize(
    "path", ["beslut/B-0007", "ataganden/%C3%85-0001", "moten/LG-2018-06-05", "annat/x", "beslut/%00"]
)
def test_there_is_no_text_where_nothing_is_left_to_ask(browser: FlaskClient, path: str) -> None:
    assert browser.get(f"/hamta/mejl/{path}.eml{T2}").status_code == 404
