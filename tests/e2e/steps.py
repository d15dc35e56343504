"""What a person does in a page, and waiting until the application has answered."""

from playwright.sync_api import Locator, Page, expect

# Screen calls tertial.arrived when a page has been drawn; counting it tells when, and that nothing was reloaded.
_COUNT = """() => {
  const arrived = window.tertial.arrived;
  if (window.arrivals === undefined) {
    window.arrivals = 0;
    window.tertial.arrived = (...told) => { arrived(...told); window.arrivals++; };
  }
  return window.arrivals;
}"""


def follow(page: Page, link: Locator) -> None:
    """Click, and return when the page it leads to is drawn; a reload would never return."""
    before = page.evaluate(_COUNT)
    link.click()
    _arrived(page, before)


def press(page: Page, key: str) -> None:
    """As follow, with a key."""
    before = page.evaluate(_COUNT)
    page.keyboard.press(key)
    _arrived(page, before)


def choose(page: Page, field: Locator, value: str) -> None:
    """As follow, with a choice in a list."""
    before = page.evaluate(_COUNT)
    field.select_option(value)
    _arrived(page, before)


def back(page: Page) -> None:
    """The browser's back."""
    before = page.evaluate(_COUNT)
    page.evaluate("history.back()")
    _arrived(page, before)


def forward(page: Page) -> None:
    """The browser's forward."""
    before = page.evaluate(_COUNT)
    page.evaluate("history.forward()")
    _arrived(page, before)


def _arrived(page: Page, before: int) -> None:
    page.wait_for_function("(before) => window.arrivals > before", arg=before)
    page.wait_for_function("() => !document.body.classList.contains('is-waiting')")


def scroll_to(page: Page, place: Locator) -> float:
    """Scroll so that a place is in the middle of the window, and tell how far down the page that is."""
    place.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    return float(page.evaluate("window.scrollY"))


def expect_scroll(page: Page, y: float) -> None:
    """The page comes to rest where it was."""
    page.wait_for_function("(y) => Math.abs(window.scrollY - y) < 3", arg=y)


def at(page: Page) -> str:
    """Path and query of the address."""
    return str(page.evaluate("location.pathname + location.search"))


def heading(page: Page) -> Locator:
    """The heading of the page."""
    return page.locator("main h1")


def period_switch(page: Page, code: str) -> None:
    """Choose a period in the header."""
    page.locator(".menu--period > summary").click()
    follow(page, page.locator(f".menu--period a[href*='period={code}']"))


def menu(page: Page, path: str) -> None:
    """Choose a page in the menu, wide or narrow."""
    narrow = page.locator(".nav--narrow > summary")
    if narrow.is_visible():
        narrow.click()
        follow(page, page.locator(f".nav--narrow a[href^='{path}']").first)
    else:
        follow(page, page.locator(f".nav--wide a[href^='{path}']").first)


def expect_focus_on_heading(page: Page) -> None:
    """Somebody who does not see the screen is told where they are."""
    expect(heading(page)).to_be_focused()
