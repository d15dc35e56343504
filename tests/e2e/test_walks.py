"""The ways of the three users: a meeting, a head of department, a member of staff."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.conftest import Opener
from tests.e2e.places import NARROW, WIDE, arrive, drawn

pytestmark = pytest.mark.browser

WORDS = {
    "sv": {
        "deviating": "Avviker",
        "period": "Tertial 1 2018",
        "vision": "Vision",
        "idea": "Verksamhetsidé",
        "area": "Kompetensförsörjning",
    },
    "en": {
        "deviating": "Deviating",
        "period": "Tertial 1 2018",
        "vision": "Vision",
        "idea": "Business idea",
        "area": "Skills supply",
    },
}


def _lang(lang: str) -> str:
    return "" if lang == "sv" else "?lang=en"


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _keeps(page: Page, lang: str) -> None:
    assert _query(page).get("lang", ["sv"]) == [lang]
    expect(page.locator("html")).to_have_attribute("lang", lang)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_meeting_goes_from_overview_to_deviation_and_back(open_page: Opener, lang: str, width: int) -> None:
    page = open_page(width)
    arrive(page, "/" + _lang(lang))
    goal = steps.heading(page).inner_text()

    deviation = page.locator("#att-ta-upp .list__title, .two .list .list__title").nth(1)
    title = deviation.inner_text()
    y = steps.scroll_to(page, deviation)
    assert y > 500
    steps.follow(page, deviation)
    expect(steps.heading(page)).to_have_text(title)
    assert page.evaluate("window.scrollY") == 0
    _keeps(page, lang)
    steps.back(page)
    expect(steps.heading(page)).to_have_text(goal)
    steps.expect_scroll(page, y)

    sentence = page.locator(".summary .big")
    told = sentence.inner_text()
    steps.period_switch(page, "2018-T1")
    expect(page.locator(".menu--period > summary")).to_contain_text(WORDS[lang]["period"])
    expect(sentence).not_to_have_text(told)
    _keeps(page, lang)
    steps.period_switch(page, "2018-T2")
    expect(sentence).to_have_text(told)

    area = page.locator(".matrix__area").nth(2)
    name = area.inner_text()
    steps.follow(page, area)
    expect(steps.heading(page)).to_have_text(name)
    count = page.locator(".head .counts a[href*='status=deviating']").last
    number = int(re.sub(r"\D", "", count.inner_text()))
    steps.follow(page, count)
    assert _query(page)["status"] == ["deviating"]
    badges = page.locator(".activities .col-status .status")
    expect(badges).to_have_count(number)
    assert {told.split("\n")[0] for told in badges.all_inner_texts()} == {WORDS[lang]["deviating"]}
    _keeps(page, lang)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_back_lands_on_the_same_filter_and_place(open_page: Opener, lang: str, width: int) -> None:
    page = open_page(width)
    arrive(page, "/aktiviteter" + _lang(lang))
    steps.follow(page, page.locator(".chip[href*='status=deviating,off_track']"))
    filtered = steps.at(page)
    chosen = page.locator(".row-title").nth(9)
    title = chosen.inner_text()
    y = steps.scroll_to(page, chosen)
    steps.follow(page, chosen)
    expect(steps.heading(page)).to_have_text(title)
    steps.back(page)
    assert steps.at(page) == filtered
    expect(page.locator(".chip[aria-current]")).to_have_attribute(
        "href", re.compile("status=deviating,off_track|aktiviteter")
    )
    expect(page.locator(".row-title").nth(9)).to_have_text(title)
    steps.expect_scroll(page, y)
    steps.forward(page)
    expect(steps.heading(page)).to_have_text(title)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_head_of_department_goes_through_the_four_perspectives(open_page: Opener, lang: str, width: int) -> None:
    page = open_page(width)
    arrive(page, "/" + _lang(lang))
    steps.menu(page, "/avdelningar")
    steps.follow(page, page.locator(".area-card h2 a[href^='/avdelningar/FOR']"))
    department = steps.heading(page).inner_text()
    expect(page.locator(".perspective-card")).to_have_count(4)

    figure = page.locator(".perspective-card a[href^='/indikatorer/']").first
    name = figure.inner_text()
    y = steps.scroll_to(page, figure)
    steps.follow(page, figure)
    drawn(page)
    expect(steps.heading(page)).to_have_text(name)
    expect(page.locator("main select[name=scope]")).to_have_value("FOR")
    steps.back(page)
    expect(steps.heading(page)).to_have_text(department)
    steps.expect_scroll(page, y)

    steps.follow(page, page.locator(".chip[href*='status=deviating,off_track']"))
    assert _query(page)["status"] == ["deviating,off_track"]
    marks = page.locator(".activities .col-status .shape").evaluate_all("(all) => all.map((one) => one.classList[1])")
    assert marks
    assert set(marks) <= {"shape--deviating", "shape--off-track"}
    _keeps(page, lang)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("typed", ["kompetensforsorjning", "kompetensförsöring"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_member_of_staff_searches_and_goes_up_the_red_thread(
    open_page: Opener, lang: str, typed: str, width: int
) -> None:
    page = open_page(width)
    arrive(page, "/" + _lang(lang))
    page.locator("#search").click()
    page.keyboard.type(typed)
    suggested = page.locator(".search__panel a")
    expect(suggested.first).to_be_visible()
    expect(suggested.filter(has_text=WORDS[lang]["area"]).first).to_be_visible()
    steps.press(page, "Enter")
    expect(steps.heading(page)).to_contain_text(typed)
    expect(page.locator(".search__panel")).to_be_hidden()
    _keeps(page, lang)

    activity = page.locator("main .list a[href^='/aktiviteter/']").first
    title = activity.inner_text()
    steps.follow(page, activity)
    expect(steps.heading(page)).to_have_text(title)

    crumb = page.locator(".crumbs a[href^='/resultatomraden/']").first
    area = crumb.inner_text()
    steps.follow(page, crumb)
    expect(steps.heading(page)).to_have_text(area)
    steps.follow(page, page.locator(".crumbs a[href^='/mal']"))
    headings = page.locator("main h2").all_inner_texts()
    assert any(text.startswith(WORDS[lang]["vision"]) for text in headings)
    assert any(text.startswith(WORDS[lang]["idea"]) for text in headings)
    steps.expect_focus_on_heading(page)
    _keeps(page, lang)
