"""The address is the state, and no inner link reloads."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.conftest import Opener
from tests.e2e.places import NARROW, WIDE, arrive, drawn

pytestmark = pytest.mark.browser

_STAYS = "window.stays = 'here'"


def _content(page: Page) -> str:
    drawn(page)
    return str(page.evaluate("document.querySelector('main').innerText"))


def _same_when_opened_anew(open_page: Opener, page: Page) -> None:
    """The address alone gives the same content to somebody else."""
    here = _content(page)
    other = open_page()
    arrive(other, steps.at(page))
    assert _content(other) == here


def test_inner_links_never_reload(page: Page) -> None:
    arrive(page, "/")
    page.evaluate(_STAYS)
    for path in ("/omvarld", "/resultatomraden", "/aktiviteter", "/uppfoljning", "/avdelningar"):
        steps.menu(page, path)
        assert steps.at(page).startswith(path)
    steps.follow(page, page.locator("main a[href^='/avdelningar/']").first)
    steps.follow(page, page.locator(".word"))
    steps.follow(page, page.locator(".tile a").first)
    drawn(page)
    steps.back(page)
    assert page.evaluate("window.stays") == "here"


def test_after_a_link_heading_title_language_and_announcement_follow(page: Page) -> None:
    arrive(page, "/")
    announced = page.locator("#announcement")
    assert announced.inner_text() == ""
    for path in ("/omvarld", "/aktiviteter"):
        steps.menu(page, path)
        steps.expect_focus_on_heading(page)
        told = page.title()
        assert told.endswith(" – Tertial")
        expect(announced).to_have_text(told)
    steps.follow(page, page.locator(".tool[lang=en]"))
    expect(page).to_have_title("Activities – Tertial")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(announced).to_have_text("Activities – Tertial")


def test_a_filter_keeps_focus_and_place(page: Page) -> None:
    arrive(page, "/aktiviteter")
    chip = page.locator(".chip[href*='status=on_track']")
    y = steps.scroll_to(page, chip)
    chip.focus()
    steps.press(page, "Enter")
    expect(page.locator(".chip[aria-current]", has_text="Enligt plan")).to_be_focused()
    steps.expect_scroll(page, y)


def test_a_period_chosen_in_the_header_keeps_focus_there(page: Page) -> None:
    arrive(page, "/")
    y = steps.scroll_to(page, page.locator(".matrix"))
    page.locator(".menu--period > summary").focus()
    page.keyboard.press("Enter")
    page.locator(".menu--period a[href*='period=2018-T1']").focus()
    steps.press(page, "Enter")
    expect(page.locator(".menu--period > summary")).to_be_focused()
    expect(page.locator(".menu--period > summary")).to_contain_text("Tertial 1 2018")
    steps.expect_scroll(page, y)


def test_a_turned_page_is_read_from_its_top(page: Page) -> None:
    arrive(page, "/aktiviteter")
    steps.follow(page, page.locator(".pager a").last)
    expect(page.locator(".between")).to_be_in_viewport()
    expect(page.locator(".row-title").first).to_be_in_viewport()
    assert page.evaluate("document.activeElement !== document.body")


def test_a_place_on_a_page_is_shown_and_has_focus(page: Page) -> None:
    arrive(page, "/")
    steps.follow(page, page.locator("a[href$='#avvikelser']").first)
    expect(page.locator("#avvikelser")).to_be_in_viewport()
    expect(page.locator("#avvikelser")).to_be_focused()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_filters_sort_timeline_and_pager_change_the_address_and_survive_it(open_page: Opener, width: int) -> None:
    page = open_page(width)
    arrive(page, "/aktiviteter")
    page.evaluate(_STAYS)

    if width == WIDE:
        steps.follow(page, page.locator(".activities thead a[href*='sort=title']"))
        assert "sort=title" in steps.at(page)
        expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
        _same_when_opened_anew(open_page, page)
        steps.follow(page, page.locator(".activities thead a[href*='order=desc']"))
        expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")

    first = page.locator(".row-title").first.inner_text()
    steps.follow(page, page.locator(".pager a").last)
    assert "page=2" in steps.at(page)
    expect(page.locator(".row-title").first).not_to_have_text(first)

    page.locator(".menu--filter > summary").nth(2).click()
    steps.follow(page, page.locator(".menu--filter a[href*='kind=government_assignment']"))
    assert "kind=government_assignment" in steps.at(page)
    assert "page=" not in steps.at(page)

    page.locator("#filter-words").fill("företag")
    steps.press(page, "Enter")
    assert re.search(r"q=f%C3%B6retag", steps.at(page))
    assert "kind=government_assignment" in steps.at(page)
    titles = page.locator(".row-title").all_inner_texts()
    assert titles
    assert all("företag" in title.lower() for title in titles)

    steps.follow(page, page.locator(".switch a[href*='view=timeline']"))
    expect(page.locator(".time")).to_be_visible()
    assert page.locator(".time .row-title").count() == len(titles)
    assert page.evaluate("window.stays") == "here"

    here = _content(page)
    page.reload()
    assert _content(page) == here
    if width == WIDE:
        _same_when_opened_anew(open_page, page)


def test_a_county_is_chosen_by_address(open_page: Opener, page: Page) -> None:
    arrive(page, "/omvarld")
    country = _content(page)
    steps.choose(page, page.locator("#scope"), "24")
    assert steps.at(page) == "/omvarld?scope=24"
    assert _content(page) != country
    _same_when_opened_anew(open_page, page)
    steps.follow(page, page.locator(".tile a").first)
    drawn(page)
    assert "scope=24" in steps.at(page)
    expect(page.locator("#scope")).to_have_value("24")
    steps.choose(page, page.locator("#scope"), "25")
    drawn(page)
    steps.back(page)
    drawn(page)
    expect(page.locator("#scope")).to_have_value("24")


def test_a_period_in_the_path_beats_the_one_in_the_query(page: Page) -> None:
    arrive(page, "/uppfoljning/2018-T1?period=2017-T3")
    expect(page.locator(".menu--period > summary")).to_contain_text("Tertial 1 2018")
    steps.period_switch(page, "2018-T2")
    expect(page.locator(".menu--period > summary")).to_contain_text("Tertial 2 2018")


def test_language_keeps_page_period_and_filter(page: Page) -> None:
    arrive(page, "/aktiviteter?period=2018-T1&status=deviating")
    rows = page.locator(".row-title").all_inner_texts()
    assert rows
    steps.follow(page, page.locator(".tool[lang=en]"))
    assert steps.at(page) == "/aktiviteter?lang=en&period=2018-T1&status=deviating"
    assert page.locator(".row-title").all_inner_texts() == rows
    steps.follow(page, page.locator(".tool[lang=sv]"))
    assert steps.at(page) == "/aktiviteter?period=2018-T1&status=deviating"


def test_the_chosen_colour_mode_is_remembered(open_page: Opener) -> None:
    page = open_page(color_scheme="light")
    arrive(page, "/")
    root = page.locator("html")
    expect(root).to_have_attribute("data-bs-theme", "light")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("[data-mode-switch]").click()
    expect(root).to_have_attribute("data-bs-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper
    page.reload()
    drawn(page)
    expect(root).to_have_attribute("data-bs-theme", "dark")
    page.locator("[data-mode-switch]").click()
    expect(root).to_have_attribute("data-bs-theme", "light")


def test_the_systems_colour_mode_is_followed(open_page: Opener) -> None:
    page = open_page(color_scheme="dark")
    arrive(page, "/")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")


def test_a_link_opened_in_a_new_tab_is_left_to_the_browser(page: Page) -> None:
    arrive(page, "/")
    with page.context.expect_page() as opened:
        page.locator(".matrix__area").first.click(modifiers=["Control"])
    assert opened.value.url.endswith(page.locator(".matrix__area").first.get_attribute("href") or "-")
    assert steps.at(page) == "/"


def test_suggestions_come_and_go(page: Page) -> None:
    arrive(page, "/?period=2018-T1")
    field, panel = page.locator("#search"), page.locator(".search__panel")
    field.fill("digi")
    expect(panel).to_be_visible()
    found = panel.locator("a").first
    assert "period=2018-T1" in (found.get_attribute("href") or "")
    steps.follow(page, found)
    expect(panel).to_be_hidden()
    field.fill("d")
    expect(panel).to_have_count(0)
