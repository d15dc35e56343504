import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks import activity, areas, followup, overview
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from dashboard.errors import PageNotFound

ROUTES = Routes(PAGES)


def test_a_path_leads_to_its_page_with_its_codes() -> None:
    assert ROUTES.find("/") == (overview, {})
    assert ROUTES.find("/aktiviteter/A-0001") == (activity, {"code": "A-0001"})
    assert ROUTES.find("/resultatomraden/") == (areas, {})
    assert ROUTES.find("/uppfoljning/2018-T2") == (followup, {"period": "2018-T2"})


@pytest.mark.parametrize(
    "path", ["/finns-inte", "/om/mer", "/aktiviteter/a/b", "/aktiviteter/" + "a" * 65, "/aktiviteter/\0"]
)
def test_no_other_path_leads_to_a_page(path: str) -> None:
    with pytest.raises(PageNotFound):
        ROUTES.find(path)


@given(st.text())
def test_any_path_is_found_or_not(path: str) -> None:
    try:
        page, _ = ROUTES.find(path)
    except PageNotFound:
        return
    assert page in PAGES


def test_the_menu_leads_to_pages_in_their_order() -> None:
    places = [PAGES.index(ROUTES.find(item.path)[0]) for item in menu()]
    assert places == sorted(places)
