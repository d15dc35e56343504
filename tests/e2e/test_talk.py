"""A follow-up talk in two browsers: prepared apart, written together, without a network for a while, and closed."""

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, PdfMargins, expect

from tests.e2e import steps
from tests.e2e.application import Application, application
from tests.e2e.places import arrive

pytestmark = pytest.mark.browser

MARGIN: PdfMargins = {"top": "14mm", "bottom": "14mm", "left": "14mm", "right": "14mm"}
TALK, NEXT = "/avdelningar/REG/samtal/2018-T2", "/avdelningar/REG/samtal/2018-T3"


@pytest.fixture
def own(app: Application) -> Iterator[Application]:
    """An application to hold a talk in."""
    with application() as started:
        yield started


@pytest.fixture
def windows(browser: Browser, own: Application) -> Iterator[list[BrowserContext]]:
    """The head's browser and the Director-General's."""
    with ExitStack() as stack:
        found = []
        for who in ("head:REG", "director"):
            context = browser.new_context(base_url=own.address, locale="sv-SE")
            context.add_cookies([{"name": "person", "value": who, "url": own.address}])
            stack.callback(context.close)
            found.append(context)
        yield found


def saved(page: Page, form: str) -> None:
    """What was typed in the form has come to the server."""
    expect(page.locator(f"{form} .draft-status")).to_contain_text("Sparat", timeout=15_000)


def test_a_talk_is_prepared_held_and_carried_on_and_nothing_is_lost(windows: list[BrowserContext]) -> None:
    head, director = (context.new_page() for context in windows)
    own, both = "form:has([value=head])", "form:has([value=both])"
    arrive(head, TALK)
    head.locator(f"{own} textarea").fill("Bemanningen behöver vi tala om.")
    head.locator(f"{both} textarea").fill("Vi prövar i tolv veckor.")
    saved(head, own)
    saved(head, both)
    arrive(director, TALK)
    expect(director.locator("main")).not_to_contain_text("Bemanningen behöver vi tala om.")
    head.get_by_role("button", name="Dela").click()
    expect(head.get_by_text("Delad som den står.")).to_be_visible(timeout=15_000)

    arrive(director, TALK)
    expect(director.locator("main")).to_contain_text("Bemanningen behöver vi tala om.")
    expect(director.locator(f"{both} textarea")).to_have_value("Vi prövar i tolv veckor.")
    windows[1].set_offline(True)
    director.locator("#what1").fill("Redovisa handläggningstiderna")
    director.locator("#who1").fill("Enhetschefen")
    expect(director.locator(f"{both} .draft-status")).to_contain_text("Servern svarar inte", timeout=15_000)
    director.wait_for_timeout(10_000)
    windows[1].set_offline(False)
    saved(director, both)

    director.get_by_role("button", name="Avsluta samtalet").click()
    expect(director.locator("#problems")).to_be_visible(timeout=15_000)
    director.locator("#due1").fill("2018-11-30")
    director.get_by_role("button", name="Avsluta samtalet").click()
    expect(steps.heading(director)).to_have_text("Uppföljningssamtal, Regioner")
    expect(director.get_by_text(re.compile("^Avslutat den"))).to_be_visible(timeout=15_000)
    told = director.locator("main").inner_text()
    assert "Vi prövar i tolv veckor." in told
    assert "Enhetschefen, senast 30 nov 2018" in told

    arrive(head, NEXT)
    expect(head.get_by_role("link", name="Redovisa handläggningstiderna")).to_be_visible()


def test_two_texts_that_wait_in_a_closed_browser_are_both_found(windows: list[BrowserContext]) -> None:
    page = windows[0].new_page()
    arrive(page, TALK)
    windows[0].set_offline(True)
    page.locator("form:has([value=head]) textarea").fill("Min utan nät.")
    page.locator("form:has([value=both]) textarea").fill("Vår utan nät.")
    page.close()
    windows[0].set_offline(False)
    again = windows[0].new_page()
    arrive(again, TALK)
    for form, text in (("form:has([value=head])", "Min utan nät."), ("form:has([value=both])", "Vår utan nät.")):
        expect(again.locator(f"{form} textarea")).to_have_value(text)
        saved(again, form)


def test_every_talk_prints_on_two_sheets(browser: Browser, app: Application) -> None:
    context = browser.new_context(base_url=app.address, locale="sv-SE")
    context.add_cookies([{"name": "person", "value": "director", "url": app.address}])
    page = context.new_page()
    for department in ("REG", "FOR", "KUN", "VER", "GDS"):
        for period in ("2018-T1", "2018-T2"):
            arrive(page, f"/avdelningar/{department}/samtal/{period}")
            pdf = page.pdf(format="A4", margin=MARGIN)
            assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) <= 2, (department, period)
    context.close()
