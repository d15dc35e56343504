"""axe-core finds nothing on any page, in any state that can be opened, in both colour modes, wide and at 320 px."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Faults, Opener
from tests.e2e.places import NARROWEST, PLACES, WIDE, arrive, settled, viewport

pytestmark = pytest.mark.browser

_RUN = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations", "incomplete"] });

  // Where something overlaps a text axe does not decide. The text's own colour on the first opaque background
  // around it is then what counts, and is computed here.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  function rgba(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }
  function luminance([r, g, b]) {
    const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  }
  function contrast(element) {
    const style = getComputedStyle(element);
    let around = element;
    while (around && rgba(getComputedStyle(around).backgroundColor)[3] < 255) around = around.parentElement;
    const behind = getComputedStyle(around || document.body).backgroundColor;
    const text = rgba(element.closest("svg") ? style.fill : style.color);
    const [low, high] = [luminance(text), luminance(rgba(behind))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  const told = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => {
    const reason = [...node.any, ...node.all, ...node.none][0];
    const place = document.querySelector(node.target[node.target.length - 1]);
    const ratio = rule.id === "color-contrast" && place ? contrast(place) : 0;
    return { decided: ratio >= 4.5, told: `${rule.id}: ${node.target.join(" ")}: ${reason ? reason.message : ""} (${ratio.toFixed(2)})` };
  }));
  return {
    violations: told(found.violations).map((one) => one.told),
    incomplete: told(found.incomplete).filter((one) => !one.decided).map((one) => one.told),
  };
}"""


def look(page: Page) -> list[str]:
    found: list[str] = []
    modes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for mode in modes:
        page.emulate_media(color_scheme=mode)
        expect(page.locator("html")).to_have_attribute("data-bs-theme", mode)
        settled(page)
        # A colour on its way to another has a contrast that nobody is left with.
        page.evaluate("document.getAnimations().forEach((one) => one.finish())")
        settled(page)
        seen = page.evaluate(_RUN)
        found += [f"{mode}: {told}" for told in seen["violations"]]
        found += [f"{mode}, undecided: {told}" for told in seen["incomplete"]]
    return found


@pytest.mark.parametrize("name", PLACES)
def test_axe_finds_nothing(open_page: Opener, faults: Faults, axe: str, name: str) -> None:
    faults.allowed = lambda fault: name.startswith("unknown") and "404 (NOT FOUND)" in fault
    page = open_page(WIDE, reduced_motion="reduce")
    arrive(page, PLACES[name])
    page.evaluate(axe)
    found = look(page)
    page.set_viewport_size(viewport(NARROWEST))
    page.wait_for_function("(width) => document.documentElement.scrollWidth <= width", arg=NARROWEST)
    found += look(page)
    assert not found, "\n".join(found)


def _open_period(page: Page) -> None:
    page.locator(".menu--period > summary").click()
    expect(page.locator(".menu--period nav")).to_be_visible()


def _open_filter(page: Page) -> None:
    page.locator(".menu--filter > summary").first.click()
    expect(page.locator(".menu--filter nav").first).to_be_visible()


def _open_suggestions(page: Page) -> None:
    page.locator("#search").fill("företag")
    expect(page.locator(".search__panel a").first).to_be_visible()


def _open_table(page: Page) -> None:
    page.locator(".fold > summary").click()
    expect(page.locator(".fold table")).to_be_visible()


def _open_menu(page: Page) -> None:
    page.set_viewport_size(viewport(NARROWEST))
    page.locator(".nav--narrow > summary").click()
    expect(page.locator(".nav--narrow nav")).to_be_visible()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "period menu": ("overview", _open_period),
    "filter menu": ("activities", _open_filter),
    "suggestions": ("overview", _open_suggestions),
    "figures as a table": ("indicator", _open_table),
    "figures of a county": ("indicator-county", _open_table),
    "menu": ("overview", _open_menu),
}


@pytest.mark.parametrize("width", [WIDE, NARROWEST])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_what_opens(open_page: Opener, axe: str, state: str, width: int) -> None:
    page = open_page(width, reduced_motion="reduce")
    name, opened = STATES[state]
    arrive(page, PLACES[name])
    opened(page)
    page.evaluate(axe)
    found = look(page)
    assert not found, "\n".join(found)
