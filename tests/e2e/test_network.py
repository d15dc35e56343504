"""What is fetched, from where, and what the first load answers."""

import pytest
from playwright.sync_api import expect

from callbacks import correct_report, correct_value, edit, imports
from callbacks.pages import PAGES
from callbacks.routes import Routes
from dashboard.errors import NotFound
from tests.e2e import steps
from tests.e2e.conftest import Faults, Looker, Opener
from tests.e2e.places import BY_ROLE, CHARTS, PLACES, arrive, drawn

pytestmark = pytest.mark.browser

# Addresses that are there and that everybody may open.
OPEN = [n for n, a in PLACES.items() if not n.startswith("unknown") and not a.endswith(tuple(BY_ROLE))]
UNKNOWN = {
    "/finns/inte": "Sidan finns inte",
    "/resultatomraden/XXXX": "Det finns inget med den koden",
    "/aktiviteter/XXXX": "Det finns inget med den koden",
    "/indikatorer/xxxx": "Det finns inget med den koden",
    "/avdelningar/XXXX": "Det finns inget med den koden",
    "/uppfoljning/1790-T1": "Perioden finns inte",
    "/?period=1790-T1": "Perioden finns inte",
    "/aktiviteter?period=struntprat": "Perioden finns inte",
}
# The small bundle has 1.1 MB, the whole one 4.8.
SMALL = 1_500_000


# Looked at by somebody who may: test_edit, test_import and test_books.
OF_CONTROLLERS = {edit, imports, correct_report, correct_value}


def test_every_page_has_an_address_that_is_looked_at() -> None:
    routes, seen = Routes(PAGES), set()
    for address in PLACES.values():
        try:
            seen.add(routes.find(address.split("?")[0])[0])
        except NotFound:
            assert address == PLACES["unknown-page"]
    assert seen == set(PAGES) - OF_CONTROLLERS


@pytest.mark.parametrize("name", OPEN)
def test_a_page_answers_200_and_plotly_comes_only_where_it_draws(look_at: Looker, faults: Faults, name: str) -> None:
    look_at(PLACES[name]).wait_for_load_state("networkidle")
    document, *others = faults.answers
    assert document.url.endswith(PLACES[name])
    assert document.status == 200
    if name in CHARTS:
        (bundle,) = (answer.body() for answer in others if "plotly.min" in answer.url)
        assert len(bundle) < SMALL
    else:
        assert not [url for url in faults.requested if "plotly" in url]
    # That no request left the host is what `faults` looks for; that it saw them is looked for here.
    assert len(faults.requested) > 5


@pytest.mark.parametrize("address", UNKNOWN)
def test_an_unknown_address_answers_404_with_words_and_a_way_on(
    open_page: Opener, faults: Faults, address: str
) -> None:
    faults.allowed = lambda fault: "404 (NOT FOUND)" in fault
    page = open_page()
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 404
    drawn(page)
    expect(steps.heading(page)).to_have_text(UNKNOWN[address])
    assert len(page.locator("main .under").inner_text()) > 30
    ways = page.locator(".ways a")
    assert ways.count() > 1
    steps.follow(page, ways.last)
    assert steps.at(page) == "/"
    expect(page.locator(".matrix")).to_be_visible()


def test_an_unknown_period_is_told_inside_the_application(open_page: Opener, faults: Faults) -> None:
    faults.allowed = lambda fault: "404 (NOT FOUND)" in fault
    page = open_page()
    arrive(page, "/aktiviteter?period=1790-T1")
    steps.menu(page, "/avdelningar")
    expect(steps.heading(page)).to_have_text(UNKNOWN["/?period=1790-T1"])
    steps.follow(page, page.locator(".ways a").first)
    assert steps.at(page) == "/avdelningar"
    expect(page.locator(".area-card").first).to_be_visible()


@pytest.mark.parametrize(
    "query",
    [
        "page=-1&sort=x&order=y&status=z&view=w",
        "page=99999999999999999999&kind=,,&area=%00&department=%F0%9F%92%A9",
        "q=%25%27%3B--&strategic=&lang=xx&scope=%3Cscript%3E",
        "period=&period=2018-T1&status=deviating,&status=",
    ],
)
def test_a_bad_query_is_ignored(open_page: Opener, query: str) -> None:
    page = open_page()
    for path in ("/aktiviteter", "/resultatomraden/FORE", "/omvarld", "/"):
        answer = page.goto(f"{path}?{query}")
        assert answer is not None
        assert answer.status == 200
        drawn(page)
        expect(page.locator("main .filters, main .tiles").first).to_be_visible()
