"""All that can be clicked can be reached, seen and used from the keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e import steps
from tests.e2e.conftest import Opener
from tests.e2e.places import NARROW, PLACES, WIDE, arrive

pytestmark = pytest.mark.browser

# Everything that takes focus, in the order of the document, numbered so that a stop can be recognised.
_NUMBER = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.type !== "hidden" && !one.disabled
      && one.tabIndex >= 0);
  all.forEach((one, number) => { one.dataset.stop = number; });
  return all.length;
}"""
_STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const boxes = [...one.getClientRects()];
  const line = boxes[0] || box;
  const x = line.left + Math.min(line.width / 2, 12), y = line.top + line.height / 2;
  const on = document.elementFromPoint(x, y);
  return {
    stop: one.dataset.stop === undefined ? -1 : Number(one.dataset.stop),
    told: `${one.tagName}.${one.className} ${(one.textContent || "").slice(0, 40)}`,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    seen: on !== null && (one === on || one.contains(on) || on.contains(one)),
  };
}"""


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", ["overview", "area", "area-answers", "comparison", "indicator", "thread"])
def test_tab_reaches_everything_in_order_with_focus_in_sight(open_page: Opener, name: str, width: int) -> None:
    page = open_page(width)
    arrive(page, PLACES[name])
    count = page.evaluate(_NUMBER)
    assert count > 20
    stops: list[dict[str, Any]] = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        assert stop is not None, f"Focus is nowhere after {stops[-1:]}"
        stops.append(stop)
    assert [stop["stop"] for stop in stops] == list(range(count))
    assert [stop["told"] for stop in stops if stop["outline"] < 2] == []
    assert [stop["told"] for stop in stops if not (stop["inside"] and stop["seen"])] == []
    # Beyond the last one focus leaves the page, and comes back to its beginning.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    after = page.evaluate(_STOP)
    assert after is None or after["stop"] in (0, 1)


@pytest.mark.parametrize("name", ["overview", "area"])
def test_shift_tab_goes_back_without_moving_what_is_read(open_page: Opener, name: str) -> None:
    page = open_page()
    arrive(page, PLACES[name])
    page.locator("main a").first.focus()
    y = page.evaluate("window.scrollY")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('.top') !== null")
    assert page.evaluate("window.scrollY") == y


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_skip_link_comes_first_and_leads_past_the_menu(open_page: Opener, width: int) -> None:
    page = open_page(width)
    arrive(page, "/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(
    ("name", "menu", "width"),
    [
        ("overview", ".menu--period", WIDE),
        ("overview", ".menu--period", NARROW),
        ("overview", ".nav--narrow", NARROW),
        ("activities", ".menu--filter >> nth=0", WIDE),
    ],
)
def test_a_menu_opens_with_enter_and_closes_with_escape(open_page: Opener, name: str, menu: str, width: int) -> None:
    page = open_page(width)
    arrive(page, PLACES[name])
    summary = page.locator(menu).locator("> summary")
    links = page.locator(menu).locator("nav a")
    summary.focus()
    expect(links.first).to_be_hidden()
    page.keyboard.press("Enter")
    expect(links.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(summary).to_be_focused()
    page.keyboard.press("Space")
    expect(links.first).to_be_visible()
    page.mouse.click(3, 800)
    expect(links.first).to_be_hidden()


def test_a_suggestion_is_reached_from_the_field_and_opened_with_enter(page: Page) -> None:
    arrive(page, "/")
    page.locator("#search").focus()
    page.keyboard.type("digitalisering")
    found = page.locator(".search__panel a").first
    expect(found).to_be_visible()
    page.keyboard.press("Tab")
    expect(found).to_be_focused()
    title = found.locator("span").inner_text()
    steps.press(page, "Enter")
    expect(steps.heading(page)).to_have_text(title)
    steps.expect_focus_on_heading(page)


def test_an_answer_that_comes_late_takes_nobody_out_of_the_suggestions(page: Page) -> None:
    arrive(page, "/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        is_last = '"digitalisering"' in (route.request.post_data or "")
        held.append(route) if is_last else route.continue_()

    page.route("**/_dash-update-component*", hold)
    found = page.locator(".search__panel a")
    page.locator("#search").focus()
    page.keyboard.insert_text("digital")
    expect(found).to_have_count(8)
    page.keyboard.insert_text("isering")
    page.keyboard.press("Tab")
    expect(found.first).to_be_focused()
    with page.expect_response("**/_dash-update-component*"):
        held.pop().continue_()
    expect(found).not_to_have_count(8)
    expect(found.first).to_be_focused()
    steps.press(page, "Enter")
    expect(steps.heading(page)).to_have_text("Digitalisering")


def test_the_table_of_a_chart_unfolds_from_the_keyboard(page: Page) -> None:
    arrive(page, PLACES["indicator"])
    page.locator(".fold > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".fold table")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".fold a[download]")).to_be_focused()


def test_indicators_are_put_in_order_without_losing_focus(open_page: Opener) -> None:
    page = open_page()
    arrive(page, PLACES["department"])
    page.locator(".choosing a[href*='rank=change']").press("Enter")
    expect(page.locator(".answered th[aria-sort='descending']")).to_have_count(1)
    assert page.evaluate("document.activeElement.textContent") == "förändring"
    page.locator(".answered th[aria-sort] a").press("Enter")
    expect(page.locator(".answered th[aria-sort='ascending']")).to_have_count(1)
    assert page.evaluate("document.activeElement.closest('th').getAttribute('aria-sort')") == "ascending"
    page.go_back()
    expect(page.locator(".answered th[aria-sort='descending']")).to_have_count(1)


def test_why_a_figure_of_the_comparison_answers_so_is_read_where_it_opens(open_page: Opener) -> None:
    page = open_page()
    arrive(page, PLACES["comparison"])
    page.locator(".compare__why").nth(8).press("Enter")
    expect(page.locator("#varfor")).to_be_focused()
    expect(page.locator("#varfor")).to_be_in_viewport()
    page.locator("#varfor a", has_text="Stäng").press("Enter")
    expect(page.locator("#varfor")).to_have_count(0)
