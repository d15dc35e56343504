import json
import logging
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from callbacks import activities, overview
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from data.database import Database
from layouts.text import LANGUAGES, speaking, t
from tests import trees

ROUTES = Routes(PAGES)


def opened(database: Database, path: str, search: str = "") -> tuple[str, str]:
    (node,) = trees.every(draw(database, ROUTES, menu, path, search).page, "screen")
    return str(node.props["title"]), node.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "search", "title", "named"),
    [
        ("/finns-inte", "", "There is no such page", "/finns-inte"),
        ("/aktiviteter/A-9999", "", "There is nothing with that code", "A-9999"),
        ("/resultatomraden/NIX", "", "There is nothing with that code", "NIX"),
        ("/avdelningar/NIX", "", "There is nothing with that code", "NIX"),
        ("/indikatorer/nix", "", "There is nothing with that code", "nix"),
        ("/", "period=2018-T9", "There is no such period", "2018-T9"),
        ("/uppfoljning/1996-07", "", "There is no such period", "1996-07"),
        ("/uppfoljning/igår", "", "There is no such period", "igår"),
    ],
)
def test_what_does_not_exist_is_told_by_its_name(
    sample: Database, language: str, path: str, search: str, title: str, named: str
) -> None:
    with speaking(language):
        expected = t(title)
    found, text = opened(sample, path, f"?lang={language}&{search}")
    assert found == f"{expected} – Tertial"
    assert named in text


def test_a_fault_is_logged_under_the_reference_that_the_reader_sees(
    sample: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("hemligheten")

    monkeypatch.setattr(overview, "page", fail)
    with caplog.at_level(logging.ERROR):
        _, text = opened(sample, "/")
    (record,) = caplog.records
    reference = str(record.args[0]) if isinstance(record.args, tuple) else ""
    assert reference
    assert reference in text
    assert "hemligheten" not in text
    assert record.exc_info


def test_a_fault_of_one_page_leaves_menu_and_tools(sample: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activities, "page", None)
    drawn = draw(sample, ROUTES, menu, "/aktiviteter", "?period=2018-T1")
    assert len(trees.links(drawn.top)) > 6
    assert "2018" in trees.text(drawn.tools)


def test_an_empty_database_says_so(empty: Database) -> None:
    empty.upgrade()
    title, _ = opened(empty, "/")
    assert title == f"{t('There is no organisation yet')} – Tertial"


def test_a_database_that_is_gone_is_a_fault_and_not_a_crash(caplog: pytest.LogCaptureFixture) -> None:
    title, text = opened(Database("sqlite:////nowhere/gone.db"), "/")
    assert title == f"{t('The page could not be drawn')} – Tertial"
    assert "nowhere" not in text


def test_a_code_with_a_space_or_an_accent_is_read_as_it_was_written(sample: Database) -> None:
    _, text = opened(sample, "/aktiviteter/A%201%20%C3%A5")
    assert "A 1 å" in text


def test_the_language_of_one_page_does_not_stay(sample: Database) -> None:
    english, _ = opened(sample, "/om", "?lang=en")
    swedish, _ = opened(sample, "/om")
    assert english != swedish


def test_the_menu_marks_the_page_shown(sample: Database) -> None:
    for path in ("/", "/omvarld", "/aktiviteter/A-0001"):
        top = draw(sample, ROUTES, menu, path, "").top
        marked = {a.props["href"] for a in trees.every(top, "a") if a.props.get("aria-current") == "page"}
        assert marked == {"/" + path.split("/")[1]}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?period=2018-T3",
        "/om",
        "/aktiviteter/A-0001?period=2018-08",
        "/resultatomraden/DIGI?page=-1&status=xyz",
        "/indikatorer/bnp",
        "/avdelningar/REG-RT",
        "/uppfoljning/2018-T2",
        "/aktiviteter?q=finnsinte",
    ],
)
def test_a_page_that_exists_is_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/finns-inte",
        "/om/mer",
        "/resultatomraden/NIX",
        "/resultatomraden/digi",
        "/aktiviteter/A-9999",
        "/aktiviteter/DIGI",
        "/indikatorer/nix",
        "/avdelningar/NIX",
        "/uppfoljning/2018-T9",
        "/?period=2018-T9",
        "/om?period=1996-07",
        "/aktiviteter/%00",
        "/aktiviteter/' OR 1=1 --",
        "/_mcp",
        "/console",
    ],
)
def test_what_does_not_exist_is_404_and_still_a_page(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert path.startswith("/_") or b"<html" in answer.data


def test_without_the_database_a_page_still_opens_to_say_so(lost: FlaskClient) -> None:
    for path in ("/", "/aktiviteter/A-0001", "/?period=2018-T2"):
        answer = lost.get(path)
        assert answer.status_code == 500
        assert "</html>" in answer.text


def brought(client: FlaskClient, address: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="brought">(.*?)</script>', client.get(address).text, re.S)
    assert found
    return dict(json.loads(found[1]))


@pytest.mark.parametrize("address", ["/", "/aktiviteter?q=<%2Fscript>", "/resultatomraden/DIGI?lang=en"])
def test_the_document_brings_its_page(client: FlaskClient, sample: Database, address: str) -> None:
    layout = brought(client, address)["_dash-layout"]
    (node,) = trees.every(layout, "screen")
    path, _, search = address.partition("?")
    assert node.text == opened(sample, path, search)[1]
    (location,) = trees.every(layout, "location")
    assert (location.props["pathname"], location.props["search"]) == (path, f"?{search}" if search else "")


def test_the_document_brings_what_dash_asks_for(client: FlaskClient) -> None:
    assert brought(client, "/")["_dash-dependencies"] == client.get("/_dash-dependencies").get_json()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_is_in_the_language_of_its_page(client: FlaskClient, language: str) -> None:
    text = client.get(f"/om?lang={language}").text
    assert f'<html lang="{language}"' in text
    with speaking(language):
        assert f"<title>{t('About the figures')} – Tertial</title>" in text


def test_nothing_in_an_address_becomes_markup(client: FlaskClient) -> None:
    hostile = "</script><script>alert(1)</script>"
    for address in (f"/aktiviteter/{hostile}", f"/sok?q={hostile}", f"/?period={hostile}"):
        assert "<script>alert" not in client.get(address).text


def test_scripts_that_no_page_uses_are_left_out(client: FlaskClient) -> None:
    scripts = re.findall(r'<script src="([^"]+)"', client.get("/").text)
    assert any("react-dom" in address for address in scripts)
    assert not any("polyfill" in address or "dash_table" in address for address in scripts)
