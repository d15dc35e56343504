"""A controller decides that limits are counted anew: who may, what is kept, and what the page then shows."""

import json
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import create_app
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import User, person
from dashboard.settings import Settings
from data.database import Database
from data.models import AuditLineRow, RebaseRow
from data.models.base import rows_of
from data.queries.verify import verify
from tests import trees

ROUTES = Routes(PAGES)
CONTROLLER = person("controller")
PATH = "/indikatorer/fakturor-i-tid/granser"
DECIDED = {"starts_on": "2017-01-01", "baseline": "", "reason": "Ny e-fakturatjänst sedan januari 2017"}


@pytest.fixture
def browser(own: Database) -> FlaskClient:
    found = create_app(Settings(own.url), warm=False).test_client()
    found.set_cookie("person", "controller")
    return found


def current(database: Database) -> list[Any]:
    columns = rows_of(RebaseRow).c
    with database.reading() as session:
        return list(session.execute(select(*columns).where(columns.superseded_at.is_(None)).order_by(columns.version)))


def lines(database: Database) -> int:
    with database.reading() as session:
        return session.execute(select(func.count()).select_from(AuditLineRow)).scalar_one()


def clean(database: Database) -> bool:
    with database.reading() as session:
        return verify(session).difference is None


def means(database: Database, code: str = "fakturor-i-tid", search: str = "") -> list[str]:
    """The means of the table under the chart, oldest first."""
    page = draw(database, ROUTES, menu, f"/indikatorer/{code}", f"?diagram=styrdiagram{search}", user=CONTROLLER).page
    (body,) = [trees.rows(t) for t in trees.every(page, "table") if "small-table" in t.props["className"]]
    return list(dict.fromkeys(row[2] for row in reversed(body)))


def said(page: Any) -> str:
    return json.dumps(page, ensure_ascii=False)


def test_a_decision_counts_the_limits_anew_and_is_kept_with_who_and_why(own: Database, browser: FlaskClient) -> None:
    before = means(own)
    assert len(before) == 1
    answer = browser.post(PATH, data=DECIDED)
    assert answer.status_code == 303
    assert answer.location == "/indikatorer/fakturor-i-tid?diagram=styrdiagram"
    after = means(own)
    assert len(after) == 2
    assert before[0] not in after
    row = current(own)[-1]
    assert (row.starts_on, row.baseline, row.recorded_by) == (date(2017, 1, 1), None, "Controller")
    with own.reading() as session:
        line = session.execute(select(AuditLineRow).order_by(AuditLineRow.number.desc()).limit(1)).scalar_one()
        kept = (line.table_name, line.actor, line.deed, line.why, line.version)
    assert kept == ("rebases", "Controller", "edited", DECIDED["reason"], row.version)
    assert clean(own)
    assert DECIDED["reason"] in trees.text(
        draw(own, ROUTES, menu, answer.location.split("?")[0], "?diagram=styrdiagram").page
    )
    assert DECIDED["reason"] in trees.text(draw(own, ROUTES, menu, PATH, "", user=CONTROLLER).page)


def test_a_fixed_baseline_gives_the_limits(own: Database, browser: FlaskClient) -> None:
    assert browser.post(PATH, data=DECIDED | {"baseline": "6"}).status_code == 303
    assert current(own)[-1].baseline == 6
    fixed = means(own)
    browser.post(PATH, data=DECIDED | {"starts_on": "2017-01-02"})
    assert clean(own)
    assert fixed[-1] != means(own)[-1]


def test_before_the_decision_the_old_limits_are_shown(own: Database, browser: FlaskClient) -> None:
    before = means(own, "helpdesk-svarstid", "&asof=2018-01-20T08:00")
    assert len(before) == 1
    assert len(means(own, "helpdesk-svarstid", "&asof=2018-09-12T08:00")) == 2
    old = means(own, search="&asof=2018-09-25T23:00")
    browser.post(PATH, data=DECIDED)
    assert means(own, search="&asof=2018-09-25T23:00") == old
    assert means(own) != old


def test_a_decision_of_one_place_leaves_the_others(own: Database, browser: FlaskClient) -> None:
    search = "&scope=VER"
    whole, place = means(own, "sjukfranvaro"), means(own, "sjukfranvaro", search)
    answer = browser.post("/indikatorer/sjukfranvaro/granser?scope=VER", data=DECIDED)
    assert "scope=VER" in answer.location
    assert means(own, "sjukfranvaro") == whole
    assert means(own, "sjukfranvaro", search) != place


@pytest.mark.parametrize("who", ["", "reporter:REG", "head:REG"])
def test_only_a_controller_decides(own: Database, browser: FlaskClient, who: str) -> None:
    before = lines(own)
    browser.set_cookie("person", who)
    assert browser.get(PATH).status_code == 403
    assert browser.post(PATH, data=DECIDED).status_code == 403
    assert lines(own) == before
    assert ways(own, "?diagram=styrdiagram", person(who)) == []


def ways(database: Database, search: str, user: User) -> list[str]:
    """Where the page of the indicator leads to the form."""
    page = draw(database, ROUTES, menu, "/indikatorer/fakturor-i-tid", search, user=user).page
    return [href for href in trees.links(page) if "/granser" in href]


def test_the_page_leads_a_controller_to_the_form(own: Database, browser: FlaskClient) -> None:
    (href,) = ways(own, "?diagram=styrdiagram", CONTROLLER)
    assert href.startswith(PATH)
    assert browser.get(href).status_code == 200
    assert ways(own, "", CONTROLLER) == []
    assert ways(own, "?diagram=styrdiagram&asof=2018-09-12T08:00", CONTROLLER) == []


WRONG = (
    ("starts_on", "", "är tom"),
    ("starts_on", "2017-02-30", "2017-02-30"),
    ("starts_on", "i våras", "i våras"),
    ("baseline", "två", "två"),
    ("baseline", "2", "3"),
    ("baseline", "-7", "3"),
    ("baseline", "7,5", "7,5"),
    ("baseline", "1001", "1000"),
    ("reason", "", "är tom"),
    ("reason", "   ", "är tom"),
)


def test_what_is_wrong_is_told_at_its_field_and_what_was_written_stays(own: Database, browser: FlaskClient) -> None:
    before = lines(own)
    for field, value, told in WRONG:
        given = {"starts_on": "2017-01-01", "baseline": "8", "reason": "Det här ska stå kvar"} | {field: value}
        answer = browser.post(PATH, data=given, headers={"Accept": "application/json"})
        assert answer.status_code == 422, (field, value)
        page = answer.get_json()["page"]
        (summary,) = (node for node in trees.every(page, "section") if node.props.get("role") == "alert")
        assert trees.links(summary.children) == [f"#{field}"], (field, value)
        (problem,) = (node.text for node in trees.every(page, "p") if node.props.get("id") == f"{field}-problem")
        assert told in problem
        fields = [*trees.every(page, "input"), *trees.every(page, "textarea")]
        kept = {node.props["name"]: node.props.get("defaultValue", "") for node in fields if "name" in node.props}
        assert {name: kept[name] for name in given} == {name: text.strip() for name, text in given.items()}
        assert lines(own) == before, (field, value)


def test_the_same_day_twice_is_told_at_the_day(own: Database, browser: FlaskClient) -> None:
    assert browser.post(PATH, data=DECIDED).status_code == 303
    again = DECIDED | {"reason": "Något annat"}
    answer = browser.post(PATH, data=again, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    page = answer.get_json()["page"]
    (summary,) = (node for node in trees.every(page, "section") if node.props.get("role") == "alert")
    assert trees.links(summary.children) == ["#starts_on"]
    assert len(summary.text) > 60
    assert "Något annat" in said(page)
    assert current(own)[-1].reason == DECIDED["reason"]


def test_a_decision_is_withdrawn_where_rows_are_edited(own: Database, browser: FlaskClient) -> None:
    before = means(own)
    browser.post(PATH, data=DECIDED)
    form = draw(own, ROUTES, menu, PATH, "", user=CONTROLLER).page
    (href,) = [href for href in trees.links(form) if href.startswith("/redigera/")]
    version = str(current(own)[-1].version)
    answer = browser.post(href, data={"act": "withdraw", "version": version, "why": "Det var fel indikator"})
    assert answer.status_code == 303
    assert means(own) == before
    assert len(current(own)) == 1
    assert clean(own)


@pytest.mark.parametrize("path", ["/indikatorer/nix/granser", "/indikatorer/%00/granser"])
def test_there_are_no_limits_of_what_does_not_exist(browser: FlaskClient, path: str) -> None:
    assert browser.get(path).status_code == 404
    assert browser.post(path, data=DECIDED).status_code == 404


ODD = ("<script>alert(1)</script>", "=1+1", "' OR 1=1 --", "å" * 4000, "{x}", "%d")


def test_any_reason_is_kept_as_it_was_written(own: Database, browser: FlaskClient) -> None:
    for year, reason in enumerate(ODD, 2012):
        decided = DECIDED | {"starts_on": f"{year}-01-01", "reason": reason}
        assert browser.post(PATH, data=decided).status_code == 303, reason
        assert current(own)[-1].reason == reason
        assert browser.get("/indikatorer/fakturor-i-tid?diagram=styrdiagram").status_code == 200, reason
    assert clean(own)
