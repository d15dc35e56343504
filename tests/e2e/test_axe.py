"""axe-core finds nothing on any page, in any state that can be opened, in both colour modes, wide and at 320 px."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Faults, Looker, Opener
from tests.e2e.looking import look
from tests.e2e.places import NARROWEST, PLACES, WIDE, arrive, viewport

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", PLACES)
def test_axe_finds_nothing(look_at: Looker, faults: Faults, axe: str, name: str) -> None:
    faults.allowed = lambda fault: name.startswith("unknown") and "404 (NOT FOUND)" in fault
    page = look_at(PLACES[name], WIDE, stillness=True)
    page.evaluate(axe)
    found = look(page, "light", "dark")
    page.set_viewport_size(viewport(NARROWEST))
    page.wait_for_function("(width) => document.documentElement.scrollWidth <= width", arg=NARROWEST)
    found += look(page, "dark", "light")
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
