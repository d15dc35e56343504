"""A mark leads to why: the address says so, and the page is opened there, with or without a reload."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.places import arrive

pytestmark = pytest.mark.browser

PERIOD = "?period=2018-T2"


def _is_open(page: Page, which: str) -> bool:
    return bool(page.locator(which).evaluate("(folded) => folded.open"))


def test_a_mark_in_a_table_opens_why_on_the_page_of_the_activity(page: Page) -> None:
    arrive(page, f"/aktiviteter{PERIOD}")
    steps.follow(page, page.locator(".activities tbody .status").first)
    assert page.url.endswith("#varfor")
    assert _is_open(page, "#varfor")
    expect(page.locator("#varfor > summary")).to_be_focused()
    expect(page.locator("#varfor > summary")).to_be_in_viewport()
    steps.back(page)
    assert steps.at(page) == f"/aktiviteter{PERIOD}"


def test_the_address_alone_opens_why(page: Page) -> None:
    arrive(page, f"/aktiviteter/A-0001{PERIOD}")
    assert not _is_open(page, "#varfor")
    arrive(page, f"/aktiviteter/A-0001{PERIOD}&lang=en#varfor")
    assert _is_open(page, "#varfor")
    expect(page.locator("#varfor p").first).to_be_in_viewport()


def test_the_three_signs_of_a_cell_open_all_three_answers(page: Page) -> None:
    arrive(page, f"/{PERIOD}")
    steps.follow(page, page.locator(".matrix .trio").first)
    folded = page.locator("#varfor details")
    expect(folded).to_have_count(3)
    assert folded.evaluate_all("(all) => all.every((one) => one.open)")
    expect(page.locator("#varfor")).to_be_focused()


def test_a_door_to_the_page_one_is_on_opens_it_without_asking_the_server(page: Page) -> None:
    arrive(page, f"/aktiviteter/A-0001{PERIOD}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".history a").last.click()
    expect(page.locator("#varfor > summary")).to_be_focused()
    assert _is_open(page, "#varfor")
    page.locator("#varfor > summary").click()
    assert not _is_open(page, "#varfor")
    page.locator(".history a").last.click()
    page.wait_for_function("document.querySelector('#varfor').open")
    page.evaluate("history.back()")
    page.wait_for_function("location.hash === ''")
    page.wait_for_timeout(300)
    assert asked == []
    assert "is-waiting" not in str(page.locator("body").get_attribute("class"))
    steps.follow(page, page.locator(".history a").first)
    assert "2017-T1" in steps.at(page)
    assert _is_open(page, "#varfor")


def test_other_places_on_a_page_open_nothing(page: Page) -> None:
    arrive(page, f"/resultatomraden/DIGI{PERIOD}#aktiviteter")
    assert not page.locator("details.why").evaluate_all("(all) => all.some((one) => one.open)")
    page.evaluate("location.hash = '#%E5%'")
    page.wait_for_timeout(100)
    assert not _is_open(page, "#varfor")
