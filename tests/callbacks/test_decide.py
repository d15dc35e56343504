"""Decisions are written and judged by those who may decide, and by nobody else; numbers are never made."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app import create_app
from dashboard.settings import Settings
from data.database import Database
from data.models import DecisionLinkRow, DecisionRow, SearchRow, ThingRow
from data.models.base import rows_of
from data.queries.verify import verify
from tests import trees

NEW = {
    "title": "Ny rutin för utbetalningar",
    "type": "OMPRIO",
    "state": "decided",
    "decided_on": "2018-09-20",
    "text": "Rutinen gäller från den 1 oktober.",
    "concern-1": "utbetalningstid-regionalfond",
    "concern-2": "UO24 1:5",
    "effect_indicator": "utbetalningstid-regionalfond",
    "effect_value": "58,5",
    "effect_on": "2018-12-31",
    "review_on": "2019-01-20",
    "confidential": "false",
}
JUDGED = {"verdict": "partly", "verdict_text": "Det blev lite bättre.", "review_on": ""}


def said(answer: Any) -> str:
    return trees.written(answer.text)


@pytest.fixture
def browser(own: Database) -> FlaskClient:
    found = create_app(Settings(own.url), warm=False).test_client()
    found.set_cookie("person", "director")
    return found


def current(database: Database, code: str) -> Any:
    columns = rows_of(DecisionRow).c
    with database.reading() as session:
        question = select(*columns).where(columns.code == code, columns.superseded_at.is_(None))
        return session.execute(question).one()


def concerns(database: Database, code: str) -> set[str]:
    link, decision, thing = DecisionLinkRow, ThingRow.__table__.alias(), ThingRow.__table__.alias()
    question = (
        select(thing.c.kind, thing.c.code)
        .select_from(link)
        .join(decision, decision.c.id == link.decision_id)
        .join(thing, thing.c.id == link.subject_id)
        .where(decision.c.code == code, link.superseded_at.is_(None))
    )
    with database.reading() as session:
        return {f"{kind}:{code}" for kind, code in session.execute(question)}


def clean(database: Database) -> bool:
    with database.reading() as session:
        return verify(session).difference is None


def test_a_new_decision_gets_the_next_code_and_no_number(own: Database, browser: FlaskClient) -> None:
    answer = browser.post("/beslut/nytt", data=NEW)
    assert (answer.status_code, answer.location) == (303, "/beslut/B-0016?done=saved")
    row = current(own, "B-0016")
    assert (row.title, row.registry_number, row.effect_value, row.recorded_by) == (
        NEW["title"],
        None,
        58.5,
        "Generaldirektör",
    )
    assert concerns(own, "B-0016") == {"indicator:utbetalningstid-regionalfond", "appropriation:UO24 1:5"}
    assert not row.is_example
    assert NEW["title"] in said(browser.get("/beslut"))
    assert NEW["title"] in said(browser.get("/sok?q=rutin%20utbetalningar"))
    assert clean(own)


def test_what_is_missing_is_said_and_nothing_is_written(own: Database, browser: FlaskClient) -> None:
    for wrong, words in (
        ({"title": ""}, "med några ord"),
        ({"type": ""}, "Välj en typ"),
        ({"decided_on": ""}, "vilken dag"),
        ({"decided_on": "2018-13-01"}, "datum"),
        ({"concern-1": "FINNS-INTE"}, "FINNS-INTE"),
        ({"effect_indicator": ""}, "Välj indikatorn"),
        ({"effect_indicator": "finns-inte"}, "finns-inte"),
        ({"review_on": "2018-09-01"}, "före beslutet"),
        ({"effect_value": "många"}, "många"),
    ):
        answer = browser.post("/beslut/nytt", data=NEW | wrong)
        assert answer.status_code == 422, wrong
        assert words in said(answer), wrong
        assert NEW["text"] in said(answer), wrong
    with own.reading() as session:
        assert session.execute(select(ThingRow.id).where(ThingRow.code == "B-0016")).first() is None


def test_a_decision_that_is_changed_keeps_what_the_form_does_not_ask_for(own: Database, browser: FlaskClient) -> None:
    was = current(own, "B-0003")
    given = {
        "title": was.title,
        "type": "OMPRIO",
        "state": "decided",
        "decided_on": "2018-01-16",
        "registry_number": "2018/41",
        "confidential": "false",
        "concern-1": "A-0106",
        "effect_indicator": "handlaggningstid-checkar",
        "effect_scope": "organisation:TVV",
        "effect_value": "30",
        "version": str(was.version),
    }
    assert browser.post("/beslut/B-0003/andra", data=given).status_code == 303
    row = current(own, "B-0003")
    assert (row.registry_number, row.verdict, row.is_example) == ("2018/41", was.verdict, True)
    assert concerns(own, "B-0003") == {"activity:A-0106"}
    assert clean(own)
    again = browser.post("/beslut/B-0003/andra", data=given | {"title": "Annat"})
    assert again.status_code == 422
    assert "Någon annan har ändrat" in said(again)
    assert current(own, "B-0003").title == was.title


@pytest.mark.parametrize("role", ["", "reporter:FOR", "head:FOR"])
def test_others_may_neither_write_nor_judge(own: Database, browser: FlaskClient, role: str) -> None:
    browser.set_cookie("person", role)
    assert browser.get("/beslut/nytt").status_code == 403
    assert browser.get("/beslut/B-0003/andra").status_code == 403
    was = current(own, "B-0008")
    for path, data in (("/beslut/nytt", NEW), ("/beslut/B-0008", JUDGED | {"version": str(was.version)})):
        assert browser.post(path, data=data).status_code == 403
    assert current(own, "B-0008").version == was.version
    assert "Nytt beslut" not in said(browser.get("/beslut"))


def test_the_verdict_is_asked_for_after_the_day_and_kept(own: Database, browser: FlaskClient) -> None:
    assert "Vad blev det av beslutet?" in said(browser.get("/beslut/B-0008"))
    assert "Vad blev det av beslutet?" not in said(browser.get("/beslut/B-0009"))
    was = current(own, "B-0008")
    given = JUDGED | {"version": str(was.version)}
    assert browser.post("/beslut/B-0008", data=given | {"verdict": ""}).status_code == 422
    assert browser.post("/beslut/B-0008", data=given | {"verdict_text": ""}).status_code == 422
    too_early = browser.post("/beslut/B-0008", data=given | {"verdict": "too_early"})
    assert too_early.status_code == 422
    assert "ny dag" in said(too_early)
    assert browser.post("/beslut/B-0008", data=given).status_code == 303
    row = current(own, "B-0008")
    assert (row.verdict, row.verdict_text, row.text, row.review_on) == (
        "partly",
        JUDGED["verdict_text"],
        was.text,
        was.review_on,
    )
    assert concerns(own, "B-0008") >= {"area:REGI"}
    assert "Vad blev det av beslutet?" not in said(browser.get("/beslut/B-0008"))
    assert browser.post("/beslut/B-0008", data=given).status_code == 422
    assert clean(own)


def test_too_early_waits_for_its_new_day(own: Database, browser: FlaskClient) -> None:
    was = current(own, "B-0008")
    given = {"verdict": "too_early", "verdict_text": "Vänta.", "review_on": "2099-01-01", "version": str(was.version)}
    assert browser.post("/beslut/B-0008", data=given).status_code == 303
    assert "Följs upp 1 jan 2099" in said(browser.get("/beslut/B-0008"))


def test_a_decision_made_confidential_is_found_no_longer(own: Database, browser: FlaskClient) -> None:
    browser.post("/beslut/nytt", data=NEW)
    was = current(own, "B-0016")
    given = NEW | {"confidential": "true", "version": str(was.version)}
    assert browser.post("/beslut/B-0016/andra", data=given).status_code == 303
    with own.reading() as session:
        assert session.execute(select(SearchRow.code).where(SearchRow.code == "B-0016")).first() is None
    browser.set_cookie("person", "reader")
    assert browser.get("/beslut/B-0016").status_code == 404
    for address in ("/beslut", "/andringar?asof=2020-01-01", "/sok?q=rutin%20utbetalningar", "/historik/beslut/B-0016"):
        assert NEW["title"] not in said(browser.get(address)), address


def test_arriving_from_a_thing_it_is_filled_in(browser: FlaskClient) -> None:
    text = said(browser.get("/beslut/nytt?subject=indicator:helpdesk-svarstid"))
    assert text.count('"helpdesk-svarstid"') >= 2
    assert browser.get("/beslut/nytt?subject=finns:inte&origin=%00").status_code == 200
