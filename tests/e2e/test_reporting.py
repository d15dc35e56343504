"""A report from the first word to the approval; what is typed survives whatever happens."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.e2e import steps
from tests.e2e.application import Application
from tests.e2e.looking import look
from tests.e2e.places import NARROWEST, WIDE, arrive, drawn, viewport

pytestmark = pytest.mark.browser
FORM = "/rapportera/A-0126?period=2018-T3"
VALUE = "/rapportera/besokta-verkstadsforetag?period=2018-T3&scope=TVV"
Desk = Callable[..., Page]


@pytest.fixture
def be(own: Application, browser: Browser) -> Iterator[Desk]:
    """A browser of somebody: `be("head:FOR")`."""
    with ExitStack() as stack:

        def opened(person: str, **options: Any) -> Page:
            context = browser.new_context(base_url=own.address, viewport=viewport(WIDE), locale="sv-SE", **options)
            context.set_default_timeout(10_000)
            stack.callback(context.close)
            context.add_cookies([{"name": "person", "value": person, "url": own.address}])
            return context.new_page()

        yield opened


def press(page: Page, act: str) -> None:
    page.locator(f"button[value={act}]").click()


def status(page: Page) -> Locator:
    return page.locator(".draft-status")


def receipt(page: Page) -> Locator:
    return page.locator(".receipt")


def test_a_report_is_handed_in_returned_handed_in_again_and_approved(be: Desk) -> None:
    reporter, head, reader = be("reporter:FOR"), be("head:FOR"), be("")
    arrive(reporter, "/rapportera")
    steps.follow(reporter, reporter.locator("main a[href*='/rapportera/A-0126']"))
    reporter.locator("input[value=deviating]").check()
    reporter.locator("#comment").fill("Rådgivarna är färre än planerat.")
    press(reporter, "hand_in")
    expect(reporter.locator("main .problems")).to_be_focused()
    reporter.locator("main .problems a[href='#cause']").click()
    expect(reporter.locator("#cause")).to_be_focused()
    reporter.locator("#cause").fill("Två slutade i höstas.")
    reporter.locator("#measure").fill("Avdelningen anställer till mars.")
    press(reporter, "hand_in")
    expect(receipt(reporter)).to_contain_text("Rapporten är inlämnad.")
    expect(receipt(reporter)).to_contain_text("Nästa:")

    arrive(reader, "/aktiviteter/A-0126?period=2018-T3")
    expect(reader.locator(".report").first).to_contain_text("preliminär")

    arrive(head, "/rapportera")
    steps.follow(head, head.locator("#waiting a"))
    press(head, "return")
    expect(head.locator("main .problems")).to_be_focused()
    head.locator("#reason").fill("Skriv vad det betyder för målet.")
    press(head, "return")
    expect(receipt(head)).to_contain_text("Rapporten är återlämnad.")
    arrive(reader, "/aktiviteter/A-0126?period=2018-T3")
    expect(reader.locator("main")).not_to_contain_text("preliminär")

    arrive(reporter, FORM)
    expect(reporter.locator(".returned")).to_contain_text("Skriv vad det betyder för målet.")
    reporter.locator("#comment").fill("Rådgivarna är färre. Målet nås ändå.")
    press(reporter, "hand_in")
    expect(receipt(reporter)).to_contain_text("Rapporten är inlämnad.")

    arrive(head, FORM)
    press(head, "approve")
    expect(receipt(head)).to_contain_text("Rapporten är godkänd.")
    arrive(reader, "/aktiviteter/A-0126?period=2018-T3")
    expect(reader.locator(".report").first).to_contain_text("Målet nås ändå.")
    expect(reader.locator(".report").first).not_to_contain_text("preliminär")
    expect(reader.locator(".report .steps").first).to_contain_text("Godkänd")


def test_what_is_typed_is_saved_and_found_on_another_machine(be: Desk) -> None:
    page = be("reporter:FOR")
    arrive(page, FORM)
    page.locator("#comment").press_sequentially("Skrivet på jobbet")
    expect(status(page)).to_contain_text("Utkast sparat")
    page.locator("#comment").press_sequentially(", och mer")
    expect(status(page)).to_contain_text("Utkast sparat")
    page.wait_for_function("() => document.querySelector('form[data-draft]').elements.revision.value === '2'")
    other = be("reporter:FOR")
    arrive(other, FORM)
    expect(other.locator("#comment")).to_have_value("Skrivet på jobbet, och mer")
    press(page, "keep")
    expect(status(page)).to_contain_text("Rapportör FOR")


def test_typed_text_survives_a_dead_server_and_a_closed_tab(own: Application, be: Desk) -> None:
    page = be("reporter:FOR")
    arrive(page, FORM)
    own.stop()
    page.locator("#comment").fill("Skrivet utan server")
    page.locator("input[value=on_track]").check()
    page.locator("#beyond_figures").fill("Fler är på väg in.")
    expect(status(page)).to_contain_text("Servern svarar inte")
    press(page, "hand_in")
    expect(page.locator(".lost")).to_be_visible()
    expect(page.locator("#comment")).to_have_value("Skrivet utan server")
    context = page.context
    page.close()
    own.start()
    again = context.new_page()
    arrive(again, FORM)
    expect(again.locator("#comment")).to_have_value("Skrivet utan server")
    expect(again.locator("input[value=on_track]")).to_be_checked()
    expect(status(again)).to_contain_text("Utkast sparat")
    press(again, "hand_in")
    expect(receipt(again)).to_be_visible()
    arrive(again, FORM)
    assert again.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft|'))") == []


def test_while_a_large_file_comes_in_the_form_stands_with_what_was_typed(be: Desk) -> None:
    page = be("reporter:FOR")
    arrive(page, FORM)
    busy = "En stor fil läses in just nu"

    def wait(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=503, json={"busy": busy})
        else:
            route.continue_()

    page.route("**/rapportera/**", wait)
    page.locator("#comment").fill("Skrivet medan filen lästes in")
    page.locator("input[value=on_track]").check()
    page.locator("#beyond_figures").fill("Fler är på väg in.")
    expect(status(page)).to_contain_text(busy)
    press(page, "hand_in")
    expect(page.get_by_role("alert").get_by_text(busy)).to_be_focused()
    expect(page.locator("#comment")).to_have_value("Skrivet medan filen lästes in")
    page.unroute("**/rapportera/**")
    expect(status(page)).to_contain_text("Utkast sparat", timeout=10_000)
    press(page, "hand_in")
    expect(receipt(page)).to_be_visible()


def test_a_tab_closed_before_the_pause_loses_nothing(be: Desk) -> None:
    page = be("reporter:FOR")
    arrive(page, FORM)
    page.locator("#comment").press_sequentially("Hann inte sparas")
    context = page.context
    page.close()
    again = context.new_page()
    arrive(again, FORM)
    expect(again.locator("#comment")).to_have_value("Hann inte sparas")
    expect(status(again)).to_contain_text("Utkast sparat")


def test_the_second_of_two_sees_both_texts_and_merges_them(be: Desk) -> None:
    first, second = be("reporter:FOR"), be("head:FOR")
    for page in (first, second):
        arrive(page, FORM)
    first.locator("#comment").fill("Den första texten")
    expect(status(first)).to_contain_text("Utkast sparat")
    second.locator("#comment").fill("Den andra texten")
    expect(status(second)).to_contain_text("Någon annan har sparat")
    press(second, "keep")
    expect(second.locator("main .problems")).to_be_focused()
    expect(second.locator("#comment")).to_have_value("Den andra texten")
    expect(second.locator(".was--theirs")).to_contain_text("Den första texten")
    second.locator("[data-take=comment]").click()
    expect(second.locator("#comment")).to_have_value("Den första texten")
    second.locator("#comment").press_sequentially(" och den andra")
    second.wait_for_function("() => !Object.keys(localStorage).some((name) => name.startsWith('draft|'))")
    arrive(first, FORM)
    expect(first.locator("#comment")).to_have_value("Den första texten och den andra")


def test_a_report_is_written_and_handed_in_with_the_keyboard_alone(be: Desk) -> None:
    page = be("reporter:FOR")
    arrive(page, FORM)
    reach(page, "input[name=status]")
    page.keyboard.press("Space")
    reach(page, "#beyond_figures")
    page.keyboard.type("Fler är på väg in")
    reach(page, "#comment")
    page.keyboard.type("Går som det ska")
    reach(page, "button[value=hand_in]")
    page.keyboard.press("Enter")
    expect(receipt(page)).to_be_visible()
    drawn(page)
    reach(page, ".receipt a")
    page.keyboard.press("Enter")
    expect(page.locator("form[data-draft]")).to_be_visible()


def reach(page: Page, selector: str) -> None:
    """Press Tab until something has focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached")


def _late(page: Page) -> None:
    arrive(page, "/rapportera")


def _wrong(page: Page) -> None:
    arrive(page, FORM)
    page.locator("input[value=off_track]").check()
    press(page, "hand_in")
    expect(page.locator("main .problems")).to_be_focused()


def _asked(page: Page) -> None:
    arrive(page, FORM)
    page.locator("input[value=on_track]").check()
    press(page, "hand_in")
    expect(page.locator(".problems--asked")).to_be_focused()


def _doubted(page: Page) -> None:
    arrive(page, VALUE)
    page.locator("#figure").fill("98765")
    press(page, "hand_in")
    expect(page.locator(".problems--doubts")).to_be_focused()


def _waiting(page: Page) -> None:
    arrive(page, FORM)
    page.locator("input[value=on_track]").check()
    page.locator("#beyond_figures").fill("Fler är på väg in.")
    press(page, "hand_in")
    expect(receipt(page)).to_be_visible()
    arrive(page, FORM)
    expect(page.locator(".approval")).to_be_visible()


def _month(page: Page) -> None:
    arrive(page, "/rapportera/beslut-i-tid?period=2018-09&scope=TVV")
    page.locator("#figure").fill("8")
    press(page, "hand_in")
    expect(page.locator(".problems--doubts")).to_contain_text("sep 2017")


STATES = {
    "everything": _late,
    "what is missing": _wrong,
    "figures against": _asked,
    "doubts": _doubted,
    "approval": _waiting,
    "a month": _month,
}


def test_figures_that_say_something_else_are_answered_with_a_line_or_left(be: Desk) -> None:
    page = be("reporter:FOR")
    _asked(page)
    page.locator(".problems--asked a").click()
    expect(page.locator("#beyond_figures")).to_be_focused()
    page.locator("#beyond_figures").fill("Besluten kommer i höst.")
    press(page, "hand_in")
    expect(receipt(page)).to_be_visible()
    head = be("head:FOR")
    arrive(head, FORM)
    expect(head.locator(".approval")).to_contain_text("Besluten kommer i höst.")


def test_a_month_is_reported_and_the_next_one_is_a_click_away(be: Desk) -> None:
    page = be("reporter:FOR")
    arrive(page, "/rapportera")
    row = page.locator(".list > li", has=page.get_by_text("Beslut om stöd inom utlovad tid")).first
    row.get_by_role("link", name="sep 2018").click()
    expect(page.locator(".menu--period > summary")).to_contain_text("September 2018")
    page.locator("#figure").fill("84")
    press(page, "hand_in")
    expect(receipt(page)).to_contain_text("Beslut om stöd inom utlovad tid, sep 2018")
    expect(page.locator(".menu--period > summary")).to_contain_text("Tertial 3 2018")
    receipt(page).get_by_role("link").click()
    expect(page.locator("main h1 + .big")).to_contain_text("Rapport för oktober 2018.")


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_reporting(be: Desk, axe: str, state: str) -> None:
    page = be("head:FOR", reduced_motion="reduce")
    STATES[state](page)
    page.evaluate(axe)
    found = look(page)
    page.set_viewport_size(viewport(NARROWEST))
    page.wait_for_function("(width) => document.documentElement.scrollWidth <= width", arg=NARROWEST)
    found += look(page)
    assert not found, "\n".join(found)
