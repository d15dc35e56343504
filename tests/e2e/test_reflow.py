"""Narrow windows, larger text and more air cut nothing off and scroll nothing sideways."""

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser import chromium
from tests.e2e.application import Application
from tests.e2e.conftest import Faults, Looker, Opener
from tests.e2e.places import HEIGHT, NARROW, NARROWEST, PLACES, TABLET, WIDE, arrive, settled, viewport

pytestmark = pytest.mark.browser

_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
# Text that something hides: an element that cuts what is outside it, with more inside than it shows.
_CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one);
  if (one.closest("svg, .visually-hidden, .chart, .skip, [aria-hidden=true]") || !one.checkVisibility()) return false;
  if (style.clipPath !== "none") return false;  // hidden on purpose, for those who listen
  if (!one.innerText || !one.innerText.trim() || one.tagName === "SELECT") return false;
  const wide = style.overflowX !== "visible" && style.overflowX !== "auto" && one.scrollWidth > one.clientWidth + 1;
  const high = style.overflowY !== "visible" && style.overflowY !== "auto" && one.scrollHeight > one.clientHeight + 1;
  return wide || high;
}).map((one) => `${one.tagName}.${one.className} ${one.innerText.slice(0, 40)}`)"""
# Parts of the bar at the top that lie on each other, and texts that stick out of the window.
_COLLIDE = """() => {
  const parts = [".word", ".nav--wide a", ".nav--narrow > summary", ".search__field", ".menu--period > summary", ".tool"]
    .flatMap((one) => [...document.querySelectorAll(one)]).filter((one) => one.checkVisibility());
  const found = [];
  parts.forEach((one, index) => {
    const a = one.getBoundingClientRect();
    if (a.right > window.innerWidth + 1 || a.left < -1) found.push(`outside: ${one.className} ${one.textContent}`);
    parts.slice(index + 1).forEach((other) => {
      const b = other.getBoundingClientRect();
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
        found.push(`${one.className} ${one.textContent} / ${other.className} ${other.textContent}`);
    });
  });
  return found;
}"""
# 2.5.8: 24 by 24, save for links in a sentence, or with room for a circle of 24 px of their own, or in a drawing when the
# list beside it has the same link (the exception for equivalent controls).
_SMALL = """() => {
  const targets = [...document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden])")]
    .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, .skip"));
  const boxes = targets.map((one) => one.getBoundingClientRect());
  const inText = (one) => {
    const around = one.closest("p, dd, li, td, th");
    const rest = around ? around.textContent.trim().length - one.textContent.trim().length : 0;
    return getComputedStyle(one).display === "inline" && rest > 0;
  };
  const listed = new Set([...document.querySelectorAll("main li a[href]")].map((one) => one.href));
  const inList = (one) => one.closest("svg") !== null && listed.has(one.getAttribute("href") && new URL(one.getAttribute("href"), location.href).href);
  return targets.filter((one, index) => {
    const box = boxes[index];
    if (inList(one)) return false;
    if ((box.width >= 23.9 && box.height >= 23.9) || inText(one)) return false;
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    return boxes.some((other, at) => at !== index && !one.contains(targets[at]) && !targets[at].contains(one)
      && Math.hypot(x - Math.max(other.left, Math.min(x, other.right)), y - Math.max(other.top, Math.min(y, other.bottom))) < 12);
  }).map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`);
}"""


def _resize(page: Page, width: int) -> None:
    """Return when nothing sticks out of the window: Plotly draws to the new width a moment after the window has it."""
    page.set_viewport_size(viewport(width))
    page.wait_for_function("(width) => document.documentElement.scrollWidth <= width", arg=width)
    settled(page)


def _width(page: Page) -> int:
    settled(page)
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


WIDTHS = (NARROWEST, NARROW, TABLET, WIDE)
# English words are shorter than Swedish ones, and are the same in every view of a page: each page once.
LANGUAGES = [(name, "sv") for name in PLACES] + [(name, "en") for name in PLACES if "-" not in name]


@pytest.mark.parametrize(("name", "lang"), LANGUAGES)
def test_a_page_never_scrolls_sideways_and_its_targets_are_large_enough(
    look_at: Looker, faults: Faults, name: str, lang: str
) -> None:
    faults.allowed = lambda fault: name.startswith("unknown") and "404 (NOT FOUND)" in fault
    address = PLACES[name]
    if lang == "en":
        address += ("&" if "?" in address else "?") + "lang=en"
    page = look_at(address, NARROWEST)
    for width in WIDTHS:
        _resize(page, width)
        assert page.evaluate(_COLLIDE) == [], width
        assert page.evaluate(_SMALL) == [], width


@pytest.mark.parametrize("name", ["overview", "area", "activity", "indicator", "followup"])
def test_more_room_between_letters_and_lines_cuts_nothing(look_at: Looker, name: str) -> None:
    page = look_at(PLACES[name])
    for width in WIDTHS:
        _resize(page, width)
        assert page.evaluate(_CUT) == [], width
    page.add_style_tag(content=_SPACING)
    for width in WIDTHS:
        _resize(page, width)
        assert page.evaluate(_CUT) == [], width
        assert page.evaluate(_COLLIDE) == [], width


@pytest.mark.parametrize("name", ["overview", "area"])
def test_text_of_twice_the_size_cuts_nothing(open_page: Opener, name: str) -> None:
    """Zoom of 200 % is a window of half the size; a reader's larger letters are a larger root."""
    page = open_page(WIDE // 2, device_scale_factor=2)
    arrive(page, PLACES[name])
    assert page.evaluate(_CUT) == []
    assert page.evaluate(_COLLIDE) == []
    assert _width(page) <= WIDE // 2
    page.add_style_tag(content="html { font-size: 200% !important; }")
    assert page.evaluate(_CUT) == []
    assert page.evaluate(_COLLIDE) == []
    assert _width(page) <= WIDE // 2


def test_a_readers_own_larger_letters_turn_the_wide_page_into_the_narrow_one(
    app: Application, playwright_of: Playwright
) -> None:
    """Breakpoints in em follow the letters that the reader chose in the browser."""
    launch = chromium()
    browser = playwright_of.chromium.launch(
        executable_path=launch["executable_path"], args=[*launch["args"], "--blink-settings=defaultFontSize=32"]
    )
    page = browser.new_page(viewport={"width": WIDE, "height": HEIGHT})
    arrive(page, app.address + "/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert page.evaluate(_CUT) == []
    assert page.evaluate(_COLLIDE) == []
    assert _width(page) <= WIDE
    browser.close()
