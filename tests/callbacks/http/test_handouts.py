"""The minutes as files: the figures that were seen, for those who see the page, and a sentence when there is no file."""

import io
import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from docx import Document
from flask.testing import FlaskClient
from sqlalchemy import select

from app import create_app
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import person
from dashboard.settings import Settings
from dashboard.status import Status
from data.commands.journal import journal
from data.database import Database
from data.models import ActivityRow, StatusReportRow
from data.models.base import rows_of
from data.queries.meetings import held, meeting
from tests import handouts, trees

ROUTES = Routes(PAGES)
HELD, UNPUBLISHED, COMING = "LG-2018-06-05", "GD-2018-09-28", "LG-2018-10-02"
SECRET = "Ingen extra ersättning"


@pytest.fixture
def browser(own: Database) -> FlaskClient:
    return create_app(Settings(own.url), warm=False).test_client()


def bare(text: str) -> str:
    return "".join(text.split())


def taken(client: FlaskClient, code: str, kind: str, who: str = "controller", search: str = "") -> Any:
    reader = client.application.test_client()  # the one that is given is everybody's
    reader.set_cookie("person", who)
    return reader.get(f"/moten/{code}/protokoll.{kind}{search}")


def said(answer: Any) -> str:
    """What a file says, without spaces."""
    if answer.mimetype == "application/pdf":
        return handouts.text(answer.data)
    return bare("".join(handouts.lines(answer.data)))


def page_of(answer: Any) -> str:
    """What a page that came in place of a file says."""
    found = re.search(r'id="brought">(.*?)</script>', answer.get_data(as_text=True), re.S)
    assert found
    return json.dumps(json.loads(found.group(1)), ensure_ascii=False)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize(("code", "search"), [(HELD, ""), (UNPUBLISHED, "?lang=en"), (COMING, "")])
def test_the_file_says_what_the_page_says(
    client: FlaskClient, sample: Database, code: str, search: str, kind: str
) -> None:
    answer = taken(client, code, kind, search=search)
    assert answer.status_code == 200
    page = draw(sample, ROUTES, menu, f"/moten/{code}/protokoll", search, user=person("controller")).page
    texts = [one.text for tag in ("h1", "h2", "h3", "dd", "dt") for one in trees.every(page, tag)]
    texts += [
        one.text
        for one in trees.every(page, "p")
        if set(one.props.get("className", "").split()) & {"list__text", "under"}
    ]
    texts += [one.text.replace("exempel", "").replace("example", "") for one in trees.every(page, "p")][:1]
    assert len(texts) > 10
    found = said(answer)
    assert [text for text in texts if bare(text) not in found] == []


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_figures_are_exactly_those_that_were_seen(client: FlaskClient, sample: Database, kind: str) -> None:
    with sample.reading() as session:
        kept = held(session, meeting(session, HELD, None).id, None, None)
    figures = [kept.seen[one.id].figure for one in kept.items]
    seen = [(one.value.number, one.unit.sv, one.decimals, one.period) for one in figures if one]
    assert seen
    told = [
        f"{number:.{decimals}f}{unit}".removesuffix("antal").replace(".", ",") for number, unit, decimals, _ in seen
    ]
    periods = [f"T{period[-1]}{period[:4]}" for *_, period in seen]
    found = re.findall(r"(\d+(?:,\d+)?%?)(T\d\d{4})", said(taken(client, HELD, kind)))
    assert found == list(zip(told, periods, strict=True))


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_who_did_not_attend_gets_what_is_published_without_what_is_confidential(client: FlaskClient, kind: str) -> None:
    for who, is_told in (("", False), ("reporter:FOR", False), ("controller", True)):
        found = said(taken(client, HELD, kind, who))
        assert (bare(SECRET) in found) is is_told
        assert (bare("1 punkt med sekretess är utelämnad.") in found) is not is_told
    assert "Sekretess" in said(taken(client, HELD, kind))
    for code in (UNPUBLISHED, COMING):
        refused = taken(client, code, kind, "reporter:FOR")
        assert (refused.status_code, refused.mimetype) == (403, "text/html")
        assert "Protokollet läses här när det är publicerat." in page_of(refused)
        assert "Snabbspår" not in page_of(refused)


def test_minutes_of_a_meeting_that_is_not_closed_say_so_on_every_page(client: FlaskClient) -> None:
    answer = taken(client, COMING, "pdf")
    pages = [bare(page.extract_text()) for page in handouts.reader(answer.data).pages]
    assert len(pages) > 1
    assert all("Exempel·Inteavslutat" in page for page in pages)
    assert all(f"Sida{at}av{len(pages)}" in page for at, page in enumerate(pages, start=1))


def test_what_is_corrected_afterwards_changes_no_byte(own: Database, browser: FlaskClient) -> None:
    before = [taken(browser, HELD, kind).data for kind in ("pdf", "docx")]
    with own.reading() as session:
        columns = rows_of(StatusReportRow).c
        row = session.execute(
            select(*columns)
            .join(ActivityRow, ActivityRow.id == columns.activity_id)
            .where(ActivityRow.code == "A-0088", ActivityRow.superseded_at.is_(None), columns.superseded_at.is_(None))
            .order_by(columns.period_id)
        ).all()[-2]
    with journal(own, "Controller", datetime.now(UTC)) as writing:
        writing.correct([StatusReportRow], row.period_id, "Fel färg")
        values = {**row._mapping, "status": Status.DEVIATING, "correction_reason": "Fel färg"}
        writing.record(StatusReportRow, values)
    now = draw(own, ROUTES, menu, f"/moten/{HELD}", "", user=person("controller")).page
    assert "Status är nu: avviker (var: avviker stort)" in trees.text(now)
    assert [taken(browser, HELD, kind).data for kind in ("pdf", "docx")] == before


def test_the_moment_and_the_language_of_the_address_are_those_of_the_file(client: FlaskClient) -> None:
    then = taken(client, HELD, "docx", search="?asof=2018-07-01T12:00&lang=en")
    assert "asof-2018-07-01T1200" in then.headers["Content-Disposition"]
    assert Document(io.BytesIO(then.data)).core_properties.language == "en-GB"
    assert "Whatwastakenup" in said(then)
    assert taken(client, HELD, "pdf", search="?asof=2018-01-01").status_code == 404


@pytest.mark.parametrize(
    "path", ["NIX/protokoll.pdf", f"{HELD}/protokoll.odt", f"{HELD}/protokoll.pdf?asof=1990-01-01"]
)
def test_what_there_is_no_file_of_is_answered_with_a_page(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/moten/{path}")
    assert answer.status_code == (200 if "1990" in path else 404)
    assert answer.mimetype == "text/html"


def test_a_file_that_cannot_be_made_is_told_with_a_reference(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("layouts.exports.handout_pdf._setting", lambda: b"#panic()")
    answer = taken(client, HELD, "pdf")
    assert answer.status_code == 500
    told = page_of(answer)
    (reference,) = re.findall(r"reference (\w{8}):", caplog.text)
    assert "Dokumentet kunde inte skapas" in told
    assert reference in told
    assert f"/moten/{HELD}/protokoll" in told
