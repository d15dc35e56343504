"""A controller edits the plan in a browser: what is wrong stands at its field, what is saved is seen at once."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e import steps
from tests.e2e.application import Application
from tests.e2e.looking import look
from tests.e2e.places import NARROWEST, arrive, viewport
from tests.e2e.test_books import controller, press

pytestmark = pytest.mark.browser


def test_an_activity_is_moved_and_the_plan_says_so(browser: Browser, own: Application) -> None:
    page = controller(browser, own).new_page()
    arrive(page, "/redigera")
    page.get_by_role("link", name="Aktiviteter", exact=True).last.click()
    expect(steps.heading(page)).to_have_text("Aktiviteter")
    page.locator("#words").fill("A-0002")
    page.locator("#words").press("Enter")
    page.locator(".edit-rows a").first.click()
    expect(page.locator("#title")).not_to_have_value("")
    page.locator("#area").fill("FINNS-INTE")
    page.locator("#description").fill("Det här ska stå kvar")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".problems")).to_contain_text("FINNS-INTE")
    expect(page.locator("#description")).to_have_value("Det här ska stå kvar")
    page.locator("#area").fill("FORE")
    page.locator("#ends_on").fill("2021-06-30")
    press(page, "Spara")
    expect(page.locator(".receipt")).to_contain_text("Sparat")
    arrive(page, "/plan/2018?kind=moved")
    expect(page.locator(".plan")).to_contain_text("30 juni 2021")
    page.context.close()


@pytest.mark.parametrize(
    "path", ["/redigera", "/redigera/malvarden", "/redigera/aktiviteter/A-0002", "/plan/2019", "/vem"]
)
def test_axe_finds_nothing_where_is_edited(browser: Browser, app: Application, axe: str, path: str) -> None:
    page = controller(browser, app).new_page()
    arrive(page, path)
    page.evaluate(axe)
    found = look(page)
    page.set_viewport_size(viewport(NARROWEST))
    page.wait_for_function("(width) => document.documentElement.scrollWidth <= width", arg=NARROWEST)
    found += look(page)
    page.context.close()
    assert not found, "\n".join(found)
