"""A controller uploads a file, sees what it would do, confirms it and finds it in the history; or is told what is wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.incoming import Step
from data.database import Database
from data.uploads import Uploads
from tests.e2e.application import Application
from tests.e2e.conftest import Faults, Opener
from tests.e2e.looking import look
from tests.e2e.places import NARROWEST, arrive, drawn, viewport

pytestmark = pytest.mark.browser

CHANGED = "key;value;note\nraise.length;{value};Ledningsgruppen vill så\nny.inställning;1;Ny\n"
WRONG = "key;value;note\nraise.length;;x\nannan;1;=1+1\n;2;y\n"


@pytest.fixture
def controller(open_page: Opener, app: Application, faults: Faults) -> Page:
    """A controller's window at the page of import."""
    page = open_page(reduced_motion="reduce")
    page.context.add_cookies([{"name": "person", "value": "controller", "url": app.address}])
    arrive(page, "/")
    page.locator(".menu--own summary").click()
    page.get_by_role("link", name="Import", exact=True).click()
    expect(page.get_by_role("heading", name="Import", exact=True)).to_be_visible()
    return page


def upload(page: Page, text: str, name: str = "settings.csv") -> None:
    """Choose a file and have it looked through."""
    page.get_by_label("Fil", exact=True).set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text.encode("utf-8-sig")}
    )
    page.get_by_role("button", name="Granska filen").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    drawn(page)


def found(page: Page, axe: str) -> list[str]:
    """What axe finds, wide and narrow."""
    page.evaluate(axe)
    wide = look(page)
    size = page.viewport_size
    page.set_viewport_size(viewport(NARROWEST))
    page.wait_for_function("(width) => document.documentElement.scrollWidth <= width", arg=NARROWEST)
    narrow = look(page)
    if size:
        page.set_viewport_size(size)
    return wide + narrow


def test_a_file_is_looked_through_confirmed_and_found_again(controller: Page, axe: str) -> None:
    page = controller
    assert found(page, axe) == []
    upload(page, CHANGED.format(value=71))
    expect(page.get_by_text("1 ny rad, 1 ändrad, 0 oförändrade")).to_be_visible()
    expect(page.get_by_role("cell", name="71", exact=True)).to_be_visible()
    assert found(page, axe) == []
    address = page.url
    page.goto("about:blank")
    arrive(page, address)
    page.get_by_role("button", name="Importera filen").click()
    expect(page.get_by_role("status").get_by_text("Filen är importerad.")).to_be_visible()
    drawn(page)
    assert found(page, axe) == []
    page.get_by_role("link", name="Till importen").click()
    expect(page.get_by_text("Inställningar: 2")).to_be_visible()
    arrive(page, "/data/import")
    expect(page.get_by_role("link", name="settings.csv").first).to_be_visible()
    assert found(page, axe) == []


def test_what_is_wrong_is_told_and_can_be_fetched(controller: Page, axe: str, tmp_path: Path) -> None:
    page = controller
    upload(page, WRONG)
    expect(page.get_by_role("heading", name="Filen kan inte importeras")).to_be_visible()
    expect(page.get_by_text("2 saker är fel.")).to_be_visible()
    expect(page.get_by_role("button", name="Importera filen")).to_have_count(0)
    assert found(page, axe) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta raderna som inte kunde läsas in").click()
    assert download.value.suggested_filename == "settings-fel.xlsx"
    page.get_by_role("button", name="Släng filen").click()
    expect(page.get_by_role("heading", name="Import", exact=True)).to_be_visible()


def test_a_page_that_waits_shows_by_itself_when_the_work_is_done(controller: Page, app: Application) -> None:
    page = controller
    upload(page, CHANGED.format(value=72), "Inställningar.csv")
    key = page.url.rpartition("/")[2].partition("?")[0]
    uploads = Uploads.of(Database(f"sqlite:///{app.database}").engine)
    looked = uploads.found(key)
    assert looked is not None
    assert uploads.claim(key)
    uploads.tell(replace(looked, step=Step.LOOKING, preview=None))
    page.reload()
    expect(page.get_by_role("status").get_by_text("Filen granskas")).to_be_visible()
    uploads.tell(looked)
    uploads.let_go(key)
    expect(page.get_by_role("heading", name="Vad som skulle hända")).to_be_visible()
    page.get_by_role("button", name="Släng filen").click()
    expect(page.get_by_role("heading", name="Import", exact=True)).to_be_visible()


def test_a_form_without_a_file_says_so_and_keeps_the_page(controller: Page) -> None:
    page = controller
    page.get_by_role("button", name="Granska filen").click()
    expect(page.get_by_role("alert").get_by_text("Välj en fil först.")).to_be_visible()


def test_a_file_that_is_too_large_is_told_of_before_it_is_sent(controller: Page) -> None:
    page = controller
    page.get_by_label("Fil", exact=True).set_input_files(
        {"name": "stor.csv", "mimeType": "text/csv", "buffer": b"x" * 21_000_000}
    )
    said = page.get_by_label("Fil", exact=True).evaluate("(field) => field.validationMessage")
    assert said == "Filen är större än 20 MB."


def test_who_may_not_import_is_told_in_words(open_page: Opener, faults: Faults) -> None:
    faults.allowed = lambda fault: "403 (FORBIDDEN)" in fault
    page = open_page()
    arrive(page, "/data/import")
    expect(page.get_by_role("heading", level=1)).to_have_text("Du får inte göra detta")
