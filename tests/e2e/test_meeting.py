"""A whole meeting by keyboard, with a second window for the secretary and a network that is away for ten seconds."""

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e import steps
from tests.e2e.application import Application
from tests.e2e.places import arrive

pytestmark = pytest.mark.browser

MEETING = "/moten/LG-2018-10-02"
_SMALL_TEXT = """() => {
  const small = [];
  const walk = document.createTreeWalker(document.querySelector(".podium"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const of = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !of.checkVisibility() || of.closest(".visually-hidden, option")) continue;
    if (parseFloat(getComputedStyle(of).fontSize) < 28) small.push(walk.currentNode.textContent.slice(0, 30));
  }
  return small;
}"""


@pytest.fixture
def windows(browser: Browser, own: Application) -> Iterator[list[BrowserContext]]:
    """The presenter's browser and the secretary's, on machines of their own."""
    with ExitStack() as stack:
        found = []
        for _ in range(2):
            context = browser.new_context(base_url=own.address, viewport={"width": 1280, "height": 720}, locale="sv-SE")
            context.add_cookies([{"name": "person", "value": "controller", "url": own.address}])
            stack.callback(context.close)
            found.append(context)
        yield found


def at(page: Page, item: int) -> None:
    """The window is at an item."""
    expect(page.locator(".podium__foot nav")).to_contain_text(f"{item} av 12 punkter", timeout=15_000)


def test_a_meeting_is_held_by_keyboard_followed_and_closed_and_nothing_is_lost(windows: list[BrowserContext]) -> None:
    presenter, secretary = (context.new_page() for context in windows)
    arrive(presenter, MEETING)
    presenter.get_by_role("link", name="Visa i helskärm").focus()
    presenter.keyboard.press("Enter")
    at(presenter, 1)
    arrive(secretary, f"{MEETING}/visa?folj=1")
    presenter.keyboard.press("ArrowRight")
    at(presenter, 2)
    at(secretary, 2)
    assert presenter.evaluate(_SMALL_TEXT) == []

    note = secretary.locator(".podium textarea[name=note]")
    note.focus()
    secretary.keyboard.type("Direktupphandlingen görs.")
    expect(secretary.locator(".draft-status")).to_contain_text("Sparat", timeout=15_000)
    presenter.keyboard.press("PageDown")
    at(secretary, 3)

    windows[1].set_offline(True)
    note.focus()
    secretary.keyboard.type("Hävning förbereds.")
    secretary.locator("[name=what1]").focus()
    secretary.keyboard.type("Ta fram underlag")
    presenter.keyboard.press("ArrowRight")
    at(presenter, 4)
    secretary.wait_for_timeout(10_000)
    expect(secretary.locator(".draft-status")).to_contain_text("Servern svarar inte")
    at(secretary, 3)
    secretary.locator("[name=who1]").focus()
    secretary.keyboard.type("Enhetschef Juridik")
    secretary.locator("[name=due1]").fill("2018-10-31")
    windows[1].set_offline(False)
    at(secretary, 4)

    presenter.keyboard.press("Escape")
    expect(steps.heading(presenter)).to_have_text("Ledningsgruppen 2 oktober 2018")
    presenter.get_by_role("button", name="Avsluta mötet").focus()
    presenter.keyboard.press("Enter")
    expect(presenter.get_by_role("link", name="Protokoll")).to_be_visible(timeout=15_000)
    arrive(presenter, f"{MEETING}/protokoll")
    told = presenter.locator("main").inner_text()
    for said in (
        "Direktupphandlingen görs.",
        "Hävning förbereds.",
        "Ta fram underlag",
        "Enhetschef Juridik, senast 31 okt 2018",
    ):
        assert said in told


def test_what_was_typed_when_the_browser_closed_is_there_when_it_opens(windows: list[BrowserContext]) -> None:
    page = windows[0].new_page()
    arrive(page, f"{MEETING}/visa?punkt=5")
    windows[0].set_offline(True)
    page.locator(".podium textarea[name=note]").fill("Skrivet utan nät.")
    page.close()
    windows[0].set_offline(False)
    again = windows[0].new_page()
    arrive(again, f"{MEETING}/visa?punkt=5")
    expect(again.locator(".podium textarea[name=note]")).to_have_value("Skrivet utan nät.")
    expect(again.locator(".draft-status")).to_contain_text("Sparat", timeout=15_000)


def test_what_waits_of_another_item_is_sent_when_the_server_answers(windows: list[BrowserContext]) -> None:
    page = windows[0].new_page()
    arrive(page, f"{MEETING}/visa?punkt=6")
    page.route("**/visa*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.locator(".podium textarea[name=note]").fill("Lämnat i bråttom.")
    page.locator("[data-key=on]").focus()
    page.keyboard.press("Enter")
    at(page, 7)
    page.unroute("**/visa*")
    other = windows[1].new_page()
    for _ in range(15):
        arrive(other, f"{MEETING}/visa?punkt=6")
        if other.locator(".podium textarea[name=note]").input_value() == "Lämnat i bråttom.":
            break
        other.wait_for_timeout(500)
    expect(other.locator(".podium textarea[name=note]")).to_have_value("Lämnat i bråttom.")


def test_the_clock_runs_when_it_is_started(windows: list[BrowserContext]) -> None:
    page = windows[0].new_page()
    arrive(page, f"{MEETING}/visa")
    page.get_by_role("button", name="Starta klockan").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".podium__clock")).to_have_text("45 min kvar · punkten 0 av 5 min", timeout=15_000)
    expect(page.get_by_role("button", name="Starta klockan")).to_be_hidden()


def test_an_arrow_typed_in_a_note_stays_in_the_note(windows: list[BrowserContext]) -> None:
    page = windows[0].new_page()
    arrive(page, f"{MEETING}/visa?punkt=2")
    note = page.locator(".podium textarea[name=note]")
    note.fill("ab")
    note.press("ArrowLeft")
    page.keyboard.type("x")
    expect(note).to_have_value("axb")
    at(page, 2)


@pytest.mark.parametrize("item", [6, 7, 8])
def test_a_figure_has_its_chart_with_words_that_are_read_from_the_end_of_the_table(
    windows: list[BrowserContext], item: int
) -> None:
    page = windows[0].new_page()
    arrive(page, f"{MEETING}/visa?punkt={item}")
    assert page.evaluate(_SMALL_TEXT) == []
    field = page.locator(".plot__field").bounding_box()
    words = [one.bounding_box() for one in page.locator(".plot__label").all()]
    shown = page.locator(".podium__item").bounding_box()
    assert field
    assert shown
    assert field["height"] >= 150
    assert field["y"] + field["height"] < shown["y"] + shown["height"]
    tops = sorted((box["y"], box["height"]) for box in words if box)
    assert len(tops) > 1
    assert all(upper + height <= lower + 1 for (upper, height), (lower, _) in itertools.pairwise(tops))
    assert all(box["x"] + box["width"] <= shown["x"] + shown["width"] + 1 for box in words if box)


@pytest.mark.parametrize("item", [1, 2, 6])
def test_meeting_mode_has_no_fault_that_axe_finds(windows: list[BrowserContext], axe: str, item: int) -> None:
    page = windows[0].new_page()
    arrive(page, f"{MEETING}/visa?punkt={item}")
    page.evaluate("document.querySelectorAll('.podium details').forEach((one) => { one.open = true; })")
    page.evaluate(axe)
    found: Any = page.evaluate(
        "axe.run().then((told) => told.violations.map((one) => `${one.id}: ${one.nodes[0].html}`))"
    )
    assert found == []
