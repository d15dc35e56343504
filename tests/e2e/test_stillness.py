"""Nothing jumps while a page comes."""

import pytest

from tests.e2e.conftest import Opener
from tests.e2e.places import NARROW, PLACES, WIDE, drawn

pytestmark = pytest.mark.browser

_WATCH = """window.shifted = 0; window.watching = new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}); window.watching.observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", ["overview", "indicator", "area", "activities"])
def test_the_first_load_shifts_less_than_a_tenth(open_page: Opener, name: str, width: int) -> None:
    page = open_page(width)
    page.add_init_script(_WATCH)
    page.goto(PLACES[name])
    drawn(page)
    page.wait_for_load_state("networkidle")
    shifted = page.evaluate("window.watching.takeRecords().reduce((sum, one) => sum + one.value, window.shifted)")
    assert shifted < 0.1
