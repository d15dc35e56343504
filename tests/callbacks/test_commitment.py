"""What has come of a commitment is said by who answers for it, and stays with every day it has had."""

from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app import create_app
from dashboard.settings import Settings
from data.database import Database
from data.models import CommitmentRow
from data.models.base import rows_of
from data.queries.verify import verify
from tests import trees

PATH = "/ataganden/%C3%85-0012"
NEW = {
    "what": "Ringa alla som väntar",
    "responsible_role": "Enhetschef Affärsutveckling",
    "department": "FOR-AU",
    "due_on": "2018-10-31",
    "subject": "A-0114",
    "confidential": "false",
}


def said(answer: Any) -> str:
    return trees.written(answer.text)


@pytest.fixture
def browser(own: Database) -> FlaskClient:
    found = create_app(Settings(own.url), warm=False).test_client()
    found.set_cookie("person", "head:FOR")
    return found


def versions(database: Database, code: str = "Å-0012") -> list[Any]:
    columns = rows_of(CommitmentRow).c
    with database.reading() as session:
        return list(session.execute(select(*columns).where(columns.code == code).order_by(columns.version)))


def given(database: Database, code: str = "Å-0012", **more: str) -> dict[str, str]:
    return {"outcome": "kept", "due_on": "", "result": "", "version": str(versions(database, code)[-1].version)} | more


def test_a_head_says_that_it_is_kept(own: Database, browser: FlaskClient) -> None:
    answer = browser.post(PATH, data=given(own, result="Testet gick bra."))
    assert answer.status_code == 303
    row = versions(own)[-1]
    assert (row.state, row.result, row.recorded_by) == ("kept", "Testet gick bra.", "Avdelningschef FOR")
    assert "Vad blev det?" not in said(browser.get(PATH))
    with own.reading() as session:
        assert verify(session).difference is None


def test_moved_twice_it_raises_itself(own: Database, browser: FlaskClient) -> None:
    for day in ("2018-10-15", "2018-11-30"):
        assert (
            browser.post(PATH, data=given(own, outcome="moved", due_on=day, result="Leverantören.")).status_code == 303
        )
    assert [row.due_on for row in versions(own)] == [date(2018, 8, 31), date(2018, 10, 15), date(2018, 11, 30)]
    assert "Flyttat 2 gånger, först 31 aug 2018: tas upp på nästa möte" in said(browser.get(PATH))
    assert "Göra ett nytt acceptanstest" in said(browser.get("/signaler?family=due"))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"outcome": ""}, "Välj vad det blev"),
        ({"outcome": "open"}, "Välj vad det blev"),
        ({"outcome": "moved", "due_on": "2018-08-01", "result": "x"}, "senare dag"),
        ({"outcome": "moved", "due_on": "2018-12-01"}, "Skriv varför"),
        ({"outcome": "dropped"}, "Skriv varför"),
        ({"version": "1"}, "Någon annan"),
    ],
)
def test_what_is_missing_is_said(own: Database, browser: FlaskClient, wrong: dict[str, str], words: str) -> None:
    answer = browser.post(PATH, data=given(own) | wrong)
    assert answer.status_code == 422
    assert words in said(answer)
    assert len(versions(own)) == 1


@pytest.mark.parametrize("role", ["reader", "reporter:FOR", "head:REG"])
def test_others_may_not(own: Database, browser: FlaskClient, role: str) -> None:
    browser.set_cookie("person", role)
    assert browser.post(PATH, data=given(own)).status_code == 403
    assert len(versions(own)) == 1
    assert "Vad blev det?" not in said(browser.get(PATH))
    hidden = browser.post("/ataganden/%C3%85-0020", data=given(own, "Å-0020"))
    assert hidden.status_code == 404


def test_a_new_commitment_in_a_decision(own: Database, browser: FlaskClient) -> None:
    answer = browser.post("/ataganden/nytt?origin=decision:B-0010", data=NEW)
    assert answer.status_code == 303
    code = unquote(answer.location).partition("?")[0].rpartition("/")[2]
    row = versions(own, code)[-1]
    assert (row.state, row.what, row.confidential) == ("open", NEW["what"], False)
    assert NEW["what"] in said(browser.get("/beslut/B-0010"))
    assert NEW["what"] in said(browser.get("/aktiviteter/A-0114"))


@pytest.mark.parametrize("department", ["", "REG", "REG-RT", "FINNS-INTE"])
def test_a_head_promises_for_the_own_department_alone(own: Database, browser: FlaskClient, department: str) -> None:
    assert browser.post("/ataganden/nytt", data=NEW | {"department": department}).status_code == 403
    browser.set_cookie("person", "reader")
    assert browser.get("/ataganden/nytt").status_code == 403


def test_a_new_commitment_says_what_is_missing(browser: FlaskClient) -> None:
    for wrong in ({"what": ""}, {"responsible_role": ""}, {"due_on": ""}, {"due_on": "snart"}, {"subject": "X-9"}):
        assert browser.post("/ataganden/nytt", data=NEW | wrong).status_code == 422, wrong
    made = browser.post("/ataganden/nytt?origin=decision:B-0012", data=NEW)
    assert made.status_code == 303
    assert "B-0012" not in said(browser.get(made.location.partition("?")[0]))
