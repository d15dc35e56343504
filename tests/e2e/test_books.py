"""A controller locks, corrects and looks back, in a browser: the old figure as of before, the new one with its mark."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e import steps
from tests.e2e.application import Application
from tests.e2e.looking import look
from tests.e2e.places import WIDE, arrive, drawn, viewport

pytestmark = pytest.mark.browser


def controller(browser: Browser, own: Application) -> BrowserContext:
    """A context of somebody who is a controller."""
    context = browser.new_context(
        base_url=own.address, viewport=viewport(WIDE), reduced_motion="reduce", locale="sv-SE"
    )
    context.add_cookies([{"name": "person", "value": "controller", "url": own.address}])
    context.set_default_timeout(10_000)
    return context


def press(page: Page, name: str) -> None:
    """Press a button that posts, and wait for the document that follows."""
    page.evaluate("window.isBefore = true")
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_function("() => window.isBefore === undefined")
    drawn(page)


def test_lock_correct_and_look_back(browser: Browser, own: Application) -> None:
    page = controller(browser, own).new_page()
    arrive(page, "/perioder/2018-T3")
    page.get_by_role("link", name="Lås perioden").click()
    expect(steps.heading(page)).to_have_text("Låsa tertial 3 2018?")
    expect(page.locator("main")).to_contain_text("det går inte att låsa upp")
    press(page, "Lås tertial 3 2018 för gott")
    expect(page.locator(".receipt")).to_contain_text("låst och förseglad")
    page.get_by_role("link", name="Kontrollera om sigillet håller").click()
    expect(page.locator(".receipt").first).to_contain_text("Sigillet håller")

    arrive(page, "/aktiviteter/A-0003?period=2018-T2")
    before = page.locator(".columns .status").first.inner_text()
    moment = page.evaluate("new Date().toISOString().slice(0, 19) + 'Z'")
    page.wait_for_timeout(1100)
    page.get_by_role("link", name="Rätta rapporten").click()
    page.locator("#status").select_option("paused")
    page.get_by_role("button", name="Rätta", exact=True).click()
    expect(page.locator(".problems")).to_contain_text("Ange skälet")
    expect(page.locator("#status")).to_have_value("paused")
    page.locator("#reason").fill("Arbetet vilade hela tertialet")
    press(page, "Rätta")
    expect(page.locator(".columns .status").first).to_have_text("Pausad")
    expect(page.locator("main")).to_contain_text("rättad: Arbetet vilade hela tertialet")

    arrive(page, f"/aktiviteter/A-0003?period=2018-T2&asof={moment}")
    expect(page.locator(".columns .status").first).to_have_text(before)
    expect(page.locator("main")).not_to_contain_text("Arbetet vilade")
    page.context.close()


def test_a_corrected_value_is_marked_in_the_chart(browser: Browser, own: Application) -> None:
    page = controller(browser, own).new_page()
    arrive(page, "/indikatorer/sjukfranvaro?period=2018-T2")
    page.locator(".fold > summary").click()
    page.get_by_role("link", name="Rätta Tertial 2 2018").click()
    page.locator("#value").fill("9,9")
    page.locator("#reason").fill("Fel nämnare")
    press(page, "Rätta")
    expect(page.locator("ul.marks")).to_contain_text("Fel nämnare")
    expect(page.locator(".chart .annotation", has_text="rättad")).to_be_visible()
    expect(page.locator("main h1 + .big")).to_contain_text("9,9")
    page.context.close()


def test_axe_finds_nothing_in_the_forms_of_a_controller(browser: Browser, app: Application, axe: str) -> None:
    page = controller(browser, app).new_page()
    for address in (
        "/perioder/2018-T3",
        "/perioder/2018-T3?act=lock",
        "/aktiviteter/A-0003/ratta?period=2018-T2",
        "/indikatorer/sjukfranvaro/ratta?value=2018-T2",
    ):
        arrive(page, address)
        page.evaluate(axe)
        assert look(page) == [], address
    page.context.close()
