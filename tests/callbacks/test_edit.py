import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, select

from app import create_app
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import person
from dashboard.settings import Settings
from data.commands.edit import EDITED
from data.database import Database
from data.format.schema import tables
from data.models import ActivityRow, AuditLineRow, CycleEventRow, GoalRow, SearchRow, TargetRow
from data.models.base import rows_of
from data.queries.everything import Everything
from data.queries.verify import verify
from layouts.edit import slug
from tests import trees

ROUTES = Routes(PAGES)
CONTROLLER = person("controller")


@pytest.fixture
def browser(own: Database) -> FlaskClient:
    found = create_app(Settings(own.url), warm=False).test_client()
    found.set_cookie("person", "controller")
    return found


def form(database: Database, path: str) -> dict[str, str]:
    """What a browser would send back of the form on a page, unchanged."""
    page = draw(database, ROUTES, menu, path, "", user=CONTROLLER).page
    (posted,) = (node for node in trees.every(page, "form") if node.props.get("method") == "post")
    given: dict[str, str] = {}
    for kind in ("input", "textarea", "select"):
        for node in trees.every(posted.children, kind):
            if node.props.get("type") == "radio" and not node.props.get("defaultChecked"):
                continue
            given[node.props["name"]] = str(node.props.get("defaultValue", node.props.get("value", "")))
    return given


def current(database: Database, table: Any, **key: Any) -> list[Any]:
    columns = rows_of(table).c
    with database.reading() as session:
        found = select(*columns).where(columns.superseded_at.is_(None))
        return list(session.execute(found.where(*(columns[name] == value for name, value in key.items()))))


def clean(database: Database) -> bool:
    with database.reading() as session:
        return verify(session).difference is None


def test_a_row_that_is_saved_as_it_stands_changes_nothing(own: Database, browser: FlaskClient) -> None:
    with own.reading() as session:
        before = session.execute(select(AuditLineRow.number)).all()
    for name in EDITED:
        listed = draw(own, ROUTES, menu, f"/redigera/{slug(tables()[name].title)}", "", user=CONTROLLER).page
        hrefs = [href for href in trees.links(listed) if href.count("/") == 3 and not href.endswith("%2B")]
        answer = browser.post(hrefs[0], data=form(own, hrefs[0]) | {"why": "ingenting"})
        assert answer.status_code == 303, (name, trees.text(answer.text))
        assert answer.location.endswith("done=same"), name
    with own.reading() as session:
        assert session.execute(select(AuditLineRow.number)).all() == before


def test_a_changed_row_is_a_new_version_with_who_and_why(own: Database, browser: FlaskClient) -> None:
    path = "/redigera/aktiviteter/A-0001"
    given = form(own, path) | {"title": "Nytt namn på gammalt", "ends_on": "2019-12-31", "why": "Flyttat av ledningen"}
    assert browser.post(path, data=given).location.endswith("done=saved")
    (row,) = current(own, ActivityRow, code="A-0001")
    assert (row.title, str(row.ends_on), row.recorded_by) == ("Nytt namn på gammalt", "2019-12-31", "Controller")
    with own.reading() as session:
        line = session.execute(select(AuditLineRow).order_by(AuditLineRow.number.desc()).limit(1)).scalar_one()
        assert (line.deed, line.why, line.version) == ("edited", "Flyttat av ledningen", row.version)
        found = select(SearchRow.title).where(SearchRow.kind == "activity", SearchRow.code == "A-0001")
        assert session.execute(found).scalar_one() == "Nytt namn på gammalt"
    assert clean(own)
    assert json.dumps("Sparat.")[1:-1] in browser.get(f"{path}?done=saved").text


def test_a_new_thing_has_its_page_at_once(own: Database, browser: FlaskClient) -> None:
    given = form(own, "/redigera/aktiviteter/A-0001") | {"code": "NY-1", "title": "Något nytt", "version": ""}
    answer = browser.post("/redigera/aktiviteter/%2B", data=given)
    assert answer.location == "/redigera/aktiviteter/NY-1?done=saved"
    assert json.dumps("Något nytt")[1:-1] in browser.get("/aktiviteter/NY-1").text
    assert clean(own)


def test_a_code_that_is_taken_is_not_taken_twice(own: Database, browser: FlaskClient) -> None:
    given = form(own, "/redigera/aktiviteter/A-0001") | {"title": "Något annat", "version": ""}
    answer = browser.post("/redigera/aktiviteter/%2B", data=given)
    assert answer.status_code == 422
    assert current(own, ActivityRow, code="A-0001")[0].title != "Något annat"


WRONG = [
    ("title", ""),
    ("title", "x" * 301),
    ("starts_on", "2018-13-01"),
    ("area", "NIX"),
    ("kind", "nonsens"),
    ("strategic", "kanske"),
]


def test_what_is_wrong_is_told_at_its_field_and_what_was_written_stays(own: Database, browser: FlaskClient) -> None:
    path = "/redigera/aktiviteter/A-0001"
    given = form(own, path) | {"description": "Det här ska stå kvar"}
    for field, value in WRONG:
        answer = browser.post(path, data=given | {field: value}, headers={"Accept": "application/json"})
        assert answer.status_code == 422, (field, value)
        page = answer.get_json()["page"]
        (summary,) = (node for node in trees.every(page, "section") if node.props.get("role") == "alert")
        assert f"#{field}" in trees.links(summary.children), (field, value)
        assert "Det här ska stå kvar" in json.dumps(page, ensure_ascii=False), (field, value)
    assert clean(own)


def test_what_others_judge_by_needs_a_reason(own: Database, browser: FlaskClient) -> None:
    with own.reading() as session:
        version, target = next(Everything(session).current("targets"))
    path = f"/redigera/malvarden/{target['indicator']}~{target['scope']}~{target['due_on']}"
    given = form(own, path) | {"value": "12,5"}
    assert browser.post(path, data=given).status_code == 422
    assert browser.post(path, data=given | {"why": "Ny nivå efter beslut"}).status_code == 303
    (row,) = (row for row in current(own, TargetRow) if row.recorded_by == "Controller" and row.value == 12.5)
    assert row.version != version


def test_two_people_editing_the_same_row_both_see_the_other_and_nothing_is_lost(
    own: Database, browser: FlaskClient
) -> None:
    path = "/redigera/aktiviteter/A-0001"
    opened = form(own, path)
    assert browser.post(path, data=opened | {"title": "Den första"}).status_code == 303
    answer = browser.post(path, data=opened | {"title": "Den andra"}, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    text = json.dumps(answer.get_json()["page"], ensure_ascii=False)
    assert "Den första" in text
    assert "Den andra" in text
    assert current(own, ActivityRow, code="A-0001")[0].title == "Den första"
    (now,) = re.findall(r'"name": "version", "defaultValue": "(\d+)"|"name": "version", "value": "(\d+)"', text) or [
        ("", "")
    ]
    version = "".join(now) or str(current(own, ActivityRow, code="A-0001")[0].version)
    assert browser.post(path, data=opened | {"title": "Den andra", "version": version}).status_code == 303
    assert current(own, ActivityRow, code="A-0001")[0].title == "Den andra"


def test_a_row_that_is_withdrawn_is_gone_but_not_forgotten(own: Database, browser: FlaskClient) -> None:
    (first, *_) = current(own, GoalRow)
    path = f"/redigera/mal/{first.code}"
    given = form(own, path) | {"act": "withdraw", "why": "Ersatt"}
    assert browser.post(path, data=given).status_code == 303
    assert current(own, GoalRow, code=first.code) == []
    assert clean(own)
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/redigera", "/redigera/aktiviteter", "/redigera/aktiviteter/A-0001", "/redigera/mal/%2B"]
)
def test_a_page_of_editing_asks_few_questions(own: Database, path: str) -> None:
    draw(
        own, ROUTES, menu, "/aviseringar", "", user=CONTROLLER
    )  # what is told of has been read, as for every reader but the first
    asked: list[str] = []
    event.listen(own.engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: asked.append(statement))
    draw(own, ROUTES, menu, path, "", user=CONTROLLER)
    assert len([statement for statement in asked if not statement.startswith("BEGIN")]) <= 6


@pytest.mark.parametrize("who", ["", "reporter:REG", "head:REG"])
def test_only_a_controller_edits(own: Database, browser: FlaskClient, who: str) -> None:
    path = "/redigera/aktiviteter/A-0001"
    given = form(own, path)
    browser.set_cookie("person", who)
    for address in ("/redigera", "/redigera/aktiviteter", path):
        assert browser.get(address).status_code == 403
    assert browser.post(path, data=given | {"title": "Något annat"}).status_code == 403
    assert current(own, ActivityRow, code="A-0001")[0].title != "Något annat"


@pytest.mark.parametrize(
    "path", ["/redigera/nix", "/redigera/aktiviteter/NIX", "/redigera/perioder", "/redigera/lagesrapporter"]
)
def test_what_has_another_way_in_is_not_edited_here(browser: FlaskClient, path: str) -> None:
    assert browser.get(path).status_code == 404
    assert browser.post(path, data={"act": "save"}).status_code in (404, 422)


def test_no_version_breaks_it(own: Database, browser: FlaskClient) -> None:
    path = "/redigera/aktiviteter/A-0001"
    given = form(own, path) | {"title": "Något annat"}
    for version in ("", "0", "-1", "x", "9" * 40, "1"):
        answer = browser.post(path, data=given | {"version": version})
        assert answer.status_code in (303, 409, 422), version
    assert clean(own)


EVENT = "/redigera/arsplan/2018-RAMAR"


def test_a_head_changes_the_departments_own_part_of_the_year_plan(own: Database, browser: FlaskClient) -> None:
    given = form(own, EVENT)
    browser.set_cookie("person", "head:VER")
    assert browser.get(EVENT).status_code == 200
    assert browser.post(EVENT, data=given | {"due_on": "2018-09-19"}).location.endswith("done=saved")
    (row,) = current(own, CycleEventRow, code="2018-RAMAR")
    assert (str(row.due_on), row.recorded_by) == ("2018-09-19", "Avdelningschef VER")
    new = given | {"code": "2018-NY", "department": "VER-HR", "continues": ""}
    del new["version"]
    assert browser.post("/redigera/arsplan/+", data=new).status_code == 303
    listed = draw(own, ROUTES, menu, "/redigera/arsplan", "", user=person("head:VER")).page
    assert "2018-AR" not in " ".join(trees.links(listed))
    assert "/redigera/arsplan/2018-NY" in trees.links(listed)
    assert clean(own)


@pytest.mark.parametrize(
    "change",
    [
        {"department": "REG"},
        {"department": ""},
        {"department": "FINNS-INTE"},
        {"code": "2018-AR"},
        {"act": "withdraw", "code": "2018-AR", "department": ""},
    ],
)
def test_a_head_changes_nobody_elses(own: Database, browser: FlaskClient, change: dict[str, str]) -> None:
    given = form(own, EVENT)
    browser.set_cookie("person", "head:VER")
    assert browser.post(EVENT, data=given | change).status_code == 403
    browser.set_cookie("person", "head:REG")
    assert browser.get(EVENT).status_code == 403
    assert browser.post(EVENT, data=given | {"department": "REG", "act": "withdraw"}).status_code == 403
    for role in ("reader", "reporter:VER", "head:VER"):
        browser.set_cookie("person", role)
        assert browser.get("/redigera/installningar").status_code == 403
    (row,) = current(own, CycleEventRow, code="2018-RAMAR")
    assert row.recorded_by == "Controller"
