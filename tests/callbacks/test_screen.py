import logging
from typing import Any

import pytest

from callbacks import activities, overview
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from data.database import Database
from layouts.text import LANGUAGES, speaking, t
from tests import trees

ROUTES = Routes(PAGES)


def opened(database: Database, path: str, search: str = "") -> tuple[str, str]:
    (node,) = trees.every(draw(database, ROUTES, menu, path, search)[0], "screen")
    return str(node.props["title"]), node.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "search", "title", "named"),
    [
        ("/saknas", "", "There is no such page", "/saknas"),
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
    _, top, tools, *_ = draw(sample, ROUTES, menu, "/aktiviteter", "?period=2018-T1")
    assert len(trees.links(top)) > 6
    assert "2018" in trees.text(tools)


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
        _, top, *_ = draw(sample, ROUTES, menu, path, "")
        marked = {a.props["href"] for a in trees.every(top, "a") if a.props.get("aria-current") == "page"}
        assert marked == {"/" + path.split("/")[1]}
