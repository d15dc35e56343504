"""What is printed says which period it is, and leaves out what only a screen can do."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Looker, Opener
from tests.e2e.places import PLACES, arrive, drawn

pytestmark = pytest.mark.browser

INK = "rgb(29, 39, 51)"  # whatever the screen is like, paper is light
GONE = (".nav--wide", ".nav--narrow", ".search", ".tool", ".skip", ".foot")


@pytest.mark.parametrize("name", ["overview", "activity", "area", "indicator", "followup", "thread"])
def test_paper_has_the_period_and_no_controls(look_at: Looker, name: str) -> None:
    page = look_at(PLACES[name])
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".menu--period > summary b")).to_be_visible()
    expect(page.locator(".menu--period > summary b")).to_have_text("Tertial 2 2018")
    for gone in (*GONE, ".filters", ".switch", ".pager", ".contents", ".choose select"):
        for one in page.locator(gone).all():
            expect(one).to_be_hidden()
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("main h1")).to_have_css("color", INK)


@pytest.mark.parametrize("name", ["meeting-minutes", "meeting-prepared"])
def test_a_meeting_on_paper_is_what_it_takes_up_without_what_only_a_screen_can_do(open_page: Opener, name: str) -> None:
    page = open_page(color_scheme="dark")
    arrive(page, PLACES[name])
    page.emulate_media(media="print")
    for gone in (".report-head .choices", ".agenda__tools", ".more", ".closing"):
        for one in page.locator(gone).all():
            expect(one).to_be_hidden()
    expect(page.locator(".list--agenda li").first).to_be_visible()
    for minutes in page.locator(".on-paper").all():
        expect(minutes).to_be_visible()


@pytest.mark.parametrize("name", ["overview", "activity"])
def test_a_page_becomes_a_pdf(open_page: Opener, name: str) -> None:
    page = open_page()
    arrive(page, PLACES[name])
    drawn(page)
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 20_000
