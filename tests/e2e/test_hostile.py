"""Text that wants to be markup, and addresses that want to be scripts, stay text."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.application import Application, application, copy
from tests.e2e.places import WIDE, arrive, viewport

pytestmark = pytest.mark.browser

EVIL = "<img src=x onerror=window.__xss=1>"
SCRIPT = "javascript:window.__xss=2"
ACTIVITY, INDICATOR = "A-0003", "oppet-arbetslosa"


@pytest.fixture(scope="module")
def hostile(app: Application, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """An application whose texts are hostile."""
    database: Path = tmp_path_factory.mktemp("hostile") / "tertial.db"
    copy(app.database, database)
    with closing(sqlite3.connect(database)) as connection:
        # The database itself refuses to change what was recorded; here somebody has found a way.
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        changed = connection.execute(
            "UPDATE activities SET title = ?, title_key = '', description = ?, source = ?, source_url = ? WHERE code = ?",
            (EVIL, EVIL, EVIL, SCRIPT, ACTIVITY),
        ).rowcount
        # That text is found by the folded words it was stored with.
        found = connection.execute(
            "UPDATE search_entries SET folded = 'img onerror', title = ?, title_en = NULL "
            "WHERE thing_id = (SELECT id FROM activities WHERE code = ? LIMIT 1)",
            (EVIL, ACTIVITY),
        )
        assert found.rowcount > 0
        assert changed > 0
        assert connection.execute("UPDATE indicators SET source_url = ? WHERE code = ?", (SCRIPT, INDICATOR)).rowcount
        connection.commit()
    with application(database) as started:
        yield started


@pytest.fixture
def visit(browser: Browser, hostile: Application) -> Iterator[Page]:
    """A page of it; a failed request for the picture would be a console error."""
    context = browser.new_context(base_url=hostile.address, viewport=viewport(WIDE))
    page = context.new_page()
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    yield page
    assert page.evaluate("window.__xss") is None
    assert found == []
    context.close()


def _inert(page: Page) -> None:
    assert page.locator("main img").count() == 0
    assert page.locator("[href^='javascript:' i], [src^='javascript:' i], [action^='javascript:' i]").count() == 0
    assert page.evaluate("window.__xss") is None


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_hostile_title_is_text(visit: Page, lang: str) -> None:
    arrive(visit, f"/aktiviteter/{ACTIVITY}?lang={lang}")
    expect(visit.locator("main h1")).to_have_text(EVIL)
    assert EVIL in visit.title()
    _inert(visit)
    for text in visit.locator("main .facts-list a, main .facts-list dd", has_text=EVIL).all():
        text.click()
    _inert(visit)
    for address in ("/aktiviteter?sort=title", "/aktiviteter?view=timeline&sort=title", "/resultatomraden/FORE"):
        arrive(visit, address)
        expect(visit.locator(".row-title", has_text=EVIL)).to_have_count(1)
        _inert(visit)


def test_a_hostile_source_is_inert_also_beside_a_chart(visit: Page) -> None:
    arrive(visit, f"/indikatorer/{INDICATOR}")
    _inert(visit)
    assert visit.locator(".facts-list--wide a[href]").count() == 0


def test_a_hostile_suggestion_is_text(visit: Page) -> None:
    arrive(visit, "/")
    visit.locator("#search").fill("onerror")
    expect(visit.locator(".search__panel a", has_text=EVIL)).to_be_visible()
    _inert(visit)


@pytest.mark.parametrize(
    "address", [f"/sok?q={quote(EVIL)}", f"/aktiviteter?q={quote(EVIL)}", f"/omvarld?scope={quote(EVIL)}"]
)
def test_a_hostile_address_is_text(visit: Page, address: str) -> None:
    arrive(visit, address)
    _inert(visit)
    for href in visit.locator("a[href]").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))"):
        assert href.startswith(("/", "#", "?", "http"))
        assert not href.startswith("//")
