"""The year plan copied to the year after, by those who may change it."""

import json
from datetime import date

import pytest
from flask.testing import FlaskClient

from app import create_app
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import person
from dashboard.cycle import Event, Span
from dashboard.settings import Settings
from data.database import Database
from data.models import AuditLineRow
from data.queries.cycle import planned
from data.queries.verify import verify
from layouts.components.plan_forms import TAKE
from tests import trees

ROUTES = Routes(PAGES)
PATH = "/arsplan/kopiera"


def browser(database: Database, role: str) -> FlaskClient:
    found = create_app(Settings(database.url), warm=False).test_client()
    found.set_cookie("person", role)
    return found


def form(database: Database, role: str = "controller", year: int = 2018) -> dict[str, str]:
    """What a browser would send of the form, with everything ticked as it is proposed."""
    page = draw(database, ROUTES, menu, PATH, f"?year={year}", user=person(role)).page
    inputs = [node.props for node in trees.every(page, "input") if str(node.props.get("name", "")).partition("-")[2]]
    return {props["name"]: str(props.get("defaultValue", props.get("value"))) for props in inputs}


def copied(database: Database) -> dict[str, Event]:
    with database.reading() as session:
        return {event.continues: event for event in planned(session, Span.of(2019), None) if event.continues}


def lines(database: Database) -> int:
    with database.reading() as session:
        return session.query(AuditLineRow).count()


def test_all_of_a_year_is_copied_as_proposed_in_one_go_and_once(own: Database) -> None:
    controller, given = browser(own, "controller"), form(own)
    before = lines(own)
    answer = controller.post(f"{PATH}?year=2018", data=given)
    assert (answer.status_code, answer.location) == (303, "/arsplan?year=2019")
    found = copied(own)
    assert len(found) == 41
    assert found["2018-UPPF-T2"].code == "2019-UPPF-T2"
    assert lines(own) == before + 41
    assert controller.post(f"{PATH}?year=2018", data=given).status_code == 303
    assert copied(own) == found
    assert lines(own) == before + 41
    assert form(own) == {}
    with own.reading() as session:
        assert verify(session).difference is None


def test_what_is_left_unticked_stays_and_days_that_are_changed_are_kept(own: Database) -> None:
    given = {
        f"{TAKE}2018-LON": "1",
        "due-2018-LON": "2019-11-04",
        "starts-2018-LON": "2019-09-02",
        "due-2018-RISK": "2019-01-01",
    }
    browser(own, "controller").post(f"{PATH}?year=2018", data=given)
    (event,) = copied(own).values()
    assert (event.code, event.starts_on, event.due_on) == ("2019-LON", date(2019, 9, 2), date(2019, 11, 4))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"due-2018-LON": ""}, "Dagen saknas eller är inget datum"),
        ({"due-2018-LON": "i morgon"}, "Dagen saknas eller är inget datum"),
        ({"starts-2018-LON": "2030-01-01"}, "Den börjar efter sin sista dag."),
    ],
)
def test_a_day_that_is_wrong_keeps_everything_out_and_is_asked_for_again(
    own: Database, days: dict[str, str], told: str
) -> None:
    answer = browser(own, "controller").post(f"{PATH}?year=2018", data=form(own) | days)
    assert answer.status_code == 422
    assert json.dumps(told)[1:-1] in answer.text
    assert copied(own) == {}


def test_a_head_copies_the_departments_own_and_nothing_else(own: Database) -> None:
    given = form(own, "head:VER")
    assert {name for name in given if name.startswith(TAKE)} == {
        f"{TAKE}{event.code}" for event in _events(own) if event.department == "VER"
    }
    browser(own, "head:VER").post(f"{PATH}?year=2018", data=form(own))
    assert {event.department for event in copied(own).values()} == {"VER"}


@pytest.mark.parametrize("role", ["reader", "reporter:VER", "director"])
def test_nobody_else_copies(own: Database, role: str) -> None:
    assert draw(own, ROUTES, menu, PATH, "?year=2018", user=person(role)).status_code == 403
    assert browser(own, role).post(f"{PATH}?year=2018", data=form(own)).status_code == 403
    assert copied(own) == {}


def test_a_year_without_a_plan_has_nothing_to_copy(own: Database) -> None:
    page = draw(own, ROUTES, menu, PATH, "?year=2031", user=person("controller")).page
    assert any("Det finns inget kvar att kopiera." in node.text for node in trees.every(page, "screen"))


def _events(database: Database) -> list[Event]:
    with database.reading() as session:
        return [event for event in planned(session, Span.of(2018), None) if event.due_on.year == 2018]
