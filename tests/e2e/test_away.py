"""When the server goes away nothing is silent, and nothing that is on screen is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import steps
from tests.e2e.application import Application
from tests.e2e.places import WIDE, arrive, viewport

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(browser: Browser, own: Application) -> Iterator[Page]:
    """A page of it; errors belong to the test."""
    context = browser.new_context(base_url=own.address, viewport=viewport(WIDE))
    yield context.new_page()
    context.close()


def test_a_click_while_the_server_is_away_says_so_and_the_next_one_works(own: Application, visit: Page) -> None:
    arrive(visit, "/")
    goal = steps.heading(visit).inner_text()
    message = visit.locator(".lost")
    expect(message).to_be_hidden()
    own.stop()
    visit.locator(".nav--wide a[href^='/omvarld']").click()
    expect(message).to_be_visible()
    expect(message).to_contain_text("Servern svarar inte")
    expect(steps.heading(visit)).to_have_text(goal)
    expect(visit.locator(".matrix")).to_be_visible()
    assert not visit.evaluate("document.body.classList.contains('is-waiting')")
    own.start()
    visit.locator(".nav--wide a[href^='/resultatomraden']").click()
    expect(steps.heading(visit)).to_have_text("Resultatområden")
    expect(message).to_be_hidden()


def test_the_same_click_again_works_when_the_server_is_back(own: Application, visit: Page) -> None:
    arrive(visit, "/")
    own.stop()
    link = visit.locator(".nav--wide a[href^='/omvarld']")
    link.click()
    expect(visit.locator(".lost")).to_be_visible()
    link.click()
    expect(visit.locator(".matrix")).to_be_visible()
    own.start()
    link.click()
    expect(steps.heading(visit)).to_have_text("Läget i Sverige")
    expect(visit.locator(".lost")).to_be_hidden()
