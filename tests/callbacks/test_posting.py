import json

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboard.settings import Settings
from data.database import Database


@pytest.fixture
def browser(sample: Database) -> FlaskClient:
    """A browser of one's own: what it is told to remember is nobody else's."""
    return create_app(Settings(sample.url)).test_client()


def test_a_role_is_chosen_and_remembered(browser: FlaskClient) -> None:
    answer = browser.post("/vem?period=2018-T1", data={"person": "head:REG"})
    assert (answer.status_code, answer.location) == (303, "/?period=2018-T1")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Avdelningschef" in browser.get("/").text


def test_who_is_not_known_is_a_reader(browser: FlaskClient) -> None:
    for person in ("minister", "director:REG", "head:", "controller:REG", "", "x" * 500):
        browser.post("/vem", data={"person": person})
        assert json.dumps("Läsare") in browser.get("/").text


def test_on_a_network_everybody_is_a_reader(sample: Database) -> None:
    browser = create_app(Settings(sample.url, host="0.0.0.0")).test_client()
    answer = browser.post("/vem", data={"person": "controller"})
    assert "Set-Cookie" not in answer.headers
    browser.set_cookie("person", "controller")
    assert "Controller" not in browser.get("/").text


def test_a_form_of_another_site_changes_nothing(browser: FlaskClient) -> None:
    answer = browser.post("/vem", data={"person": "controller"}, headers={"Origin": "https://example.org"})
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_a_page_that_changes_nothing_takes_no_form(browser: FlaskClient) -> None:
    for path in ("/", "/om", "/saknas", "/aktiviteter/A-0001"):
        answer = browser.post(path, data={"status": "on_track"})
        assert answer.status_code == 404
        assert "</html>" in answer.text


def test_a_script_is_told_where_to_go(browser: FlaskClient) -> None:
    answer = browser.post("/vem", data={"person": "controller"}, headers={"Accept": "application/json"})
    assert answer.get_json() == {"go": "/"}


def test_too_much_is_refused(browser: FlaskClient) -> None:
    assert browser.post("/vem", data={"person": "x" * 21_000_000}).status_code == 413
