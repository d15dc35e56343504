from datetime import UTC, datetime

import pytest

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import person
from data.database import Database
from tests import trees

ROUTES = Routes(PAGES)
NOW = datetime(2019, 1, 10, tzinfo=UTC)
BEFORE = datetime(2018, 12, 19, tzinfo=UTC)


def links(sample: Database, who: str, search: str, now: datetime = NOW) -> list[str]:
    page = draw(sample, ROUTES, menu, "/aktiviteter/A-0001", search, now, person(who)).page
    found = [str(node.props.get("href", "")) for node in trees.every(page, "a")]
    return [href for href in found if href.startswith("/rapportera/")]


def department(sample: Database) -> str:
    found = draw(sample, ROUTES, menu, "/aktiviteter/A-0001", "", NOW, person("")).page
    hrefs = (str(node.props.get("href", "")) for node in trees.every(found, "a"))
    return next(href for href in hrefs if href.startswith("/avdelningar/")).split("/")[2].partition("?")[0]


def test_who_may_report_an_activity_is_led_to_it_while_its_period_is_open(sample: Database) -> None:
    own = department(sample)
    here = ["/rapportera/A-0001?period=2018-T3"]
    for who in ("controller", f"head:{own}", f"reporter:{own}"):
        assert links(sample, who, "?period=2018-T3") == here


@pytest.mark.parametrize("who", ["", "head:GDS", "reporter:GDS"])
def test_who_may_not_is_not(sample: Database, who: str) -> None:
    assert department(sample) != "GDS"
    assert links(sample, who, "?period=2018-T3") == []


@pytest.mark.parametrize("search", ["", "?period=2018-T2", "?period=2018-11", "?period=2018-T3&asof=2019-01-05"])
def test_nothing_is_reported_for_a_period_that_is_not_open_or_as_it_was(sample: Database, search: str) -> None:
    assert links(sample, "controller", search) == []
    assert links(sample, "controller", "?period=2018-T3", BEFORE) == []
