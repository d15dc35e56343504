"""The year by keyboard and pointer: the wheel in order of time, the selected event in the address, nothing reloaded."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.conftest import Opener
from tests.e2e.places import NARROW, WIDE, arrive, drawn

pytestmark = pytest.mark.browser

_SAME_DOCUMENT = "window.here = true"


def _focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent")
    return name


def test_the_wheel_is_walked_by_tab_in_order_of_time_and_opens_by_enter(open_page: Opener) -> None:
    page = open_page(WIDE)
    arrive(page, "/arsplan?department=VER&lang=en")
    page.evaluate(_SAME_DOCUMENT)
    names = page.locator(".wheel__event").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    page.locator(".wheel__event").first.focus()
    walked = []
    for _ in names:
        walked.append(_focused(page))
        page.keyboard.press("Tab")
    assert walked == names
    page.locator(".wheel__event").nth(3).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#handelse")).to_be_visible()
    assert "event=" in steps.at(page)
    assert _focused(page) == names[3]
    expect(page.locator(".wheel__event[aria-current]")).to_have_count(1)
    assert page.evaluate("window.here")
    page.go_back()
    expect(page.locator("#handelse")).to_have_count(0)


def test_a_dot_answers_to_the_pointer_and_a_diamond_leads_to_its_week(open_page: Opener) -> None:
    page = open_page(WIDE)
    arrive(page, "/arsplan?lang=en")
    page.evaluate(_SAME_DOCUMENT)
    page.locator(".wheel__event[aria-label*='Verksamhetsplan 2018, 2 Oct']").locator(".wheel__target").click()
    expect(page.locator("#handelse h2")).to_contain_text("Decision to review")
    page.locator(".wheel__week[aria-label*='Week 43'] .wheel__target").click()
    expect(page.locator("#vecka-43")).to_be_focused()
    assert "view=kalender" in steps.at(page)
    assert page.evaluate("window.here")


def test_on_a_phone_the_list_stands_alone(open_page: Opener) -> None:
    page = open_page(NARROW)
    arrive(page, "/arsplan")
    expect(page.locator(".wheel")).to_be_hidden()
    page.locator(".cycle-list a.row-title").last.click()
    drawn(page)
    expect(page.locator("#handelse")).to_be_visible()
