"""The page that teaches to read has few words, and its examples say what the pages they lead to say."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from data.database import Database
from layouts import problems
from layouts.text import LANGUAGES, speaking
from tests import trees
from tests.callbacks.test_pages import PERIODS, opened, title

ROUTES = Routes(PAGES)
MOST = 900
GUIDE = "/sa-laser-du"
NOW = f"{GUIDE}?period=2018-T2"
SECTIONS = 10
both = pytest.mark.parametrize("language", LANGUAGES)


def words(node: Any) -> Iterator[str]:
    """Everything that is drawn, word by word; what is said to those who do not see it too."""
    for found in trees.inside(node):
        yield from found.split() if isinstance(found, str) else words(found.children)


def of_class(node: trees.Node, name: str) -> list[trees.Node]:
    return [one for one in trees.every(node.children) if name in str(one.props.get("className", "")).split()]


def doors(node: trees.Node, *classes: str) -> list[str]:
    """Where the examples lead."""
    return [href for name in classes for one in of_class(node, name) for href in trees.links(one.children)]


@both
@pytest.mark.parametrize("period", [*PERIODS, "2018-T3&asof=2018-09-12T08:00", "2018-T2&asof=2018-09-12T08:00"])
def test_all_of_the_page_is_at_most_nine_hundred_words(sample: Database, period: str, language: str) -> None:
    node = opened(sample, f"{GUIDE}?period={period}&lang={language}")
    assert 500 < len(list(words(node.children))) <= MOST
    assert len(list(trees.every(node.children, "h2"))) == SECTIONS


@both
def test_a_period_shows_an_example_of_everything(sample: Database, language: str) -> None:
    node = opened(sample, f"{NOW}&lang={language}")
    assert len(of_class(node, "guide__shown")) == SECTIONS
    assert len(of_class(node, "bar")) == 1
    assert len(of_class(node, "multiple__chart")) == 2
    contradiction, *others = [len(list(trees.every(one.children, "li"))) for one in of_class(node, "list")]
    assert (contradiction, others) == (1, [4, 1])


def test_in_a_month_nobody_reports_and_what_is_told_of_status_stands_without_a_picture(sample: Database) -> None:
    node = opened(sample, f"{GUIDE}?period=2018-08")
    assert not of_class(node, "bar")
    assert len(of_class(node, "multiple__chart")) == 2


def test_the_distribution_is_that_of_the_overview(sample: Database) -> None:
    (here,), (there, *_) = (of_class(opened(sample, address), "bar") for address in (NOW, "/?period=2018-T2"))
    assert here.props["aria-label"] == there.props["aria-label"]


@both
def test_a_chart_is_a_door_to_the_indicator_it_names_which_says_the_same_of_it(sample: Database, language: str) -> None:
    node = opened(sample, f"{NOW}&lang={language}")
    shown = [one for one in of_class(node, "guide__shown") if of_class(one, "multiple")]
    assert len(shown) == 2
    for one in shown:
        href, why = trees.links(one.children)
        assert why == f"{href}#varfor"
        there = opened(sample, href)
        (name,) = of_class(one, "multiple__name")
        assert title(there) == name.text
        told = [answer.text for answer in of_class(there, "answer__told")]
        (under,) = of_class(one, "under")
        assert any(under.text.endswith(line) for line in told)


def test_the_outlook_is_that_of_the_page_it_leads_to(sample: Database) -> None:
    node = opened(sample, NOW)
    (said,) = (p.text for p in trees.every(node.children, "p") if p.text.startswith("Beslut om stöd"))
    (href,) = (h for h in doors(node, "guide__text") if h.startswith("/indikatorer/"))
    there = opened(sample, href)
    assert said.startswith(title(there))
    assert any(said.endswith(answer.text) for answer in of_class(there, "answer__told"))


@both
def test_a_signal_is_a_door_to_the_thing_it_names_which_says_the_same_of_it(sample: Database, language: str) -> None:
    node = opened(sample, f"{NOW}&lang={language}")
    rows = [row for one in of_class(node, "list") for row in trees.every(one.children, "li")]
    for row in rows:
        (href,) = trees.links(row.children)
        there = opened(sample, href)
        (name,) = of_class(row, "list__title")
        assert title(there) == name.text
        for told in of_class(row, "list__text"):
            assert told.text in trees.text(there.children)


def test_it_can_be_reached_from_every_page_and_where_there_is_much_to_read(sample: Database) -> None:
    for address, least in {"/": 1, "/signaler": 2, "/jamforelse": 2, "/om": 2, "/indikatorer/bnp": 1}.items():
        found = [href for href in trees.links(opened(sample, address).children) if href.partition("?")[0] == GUIDE]
        assert len(found) >= least, address
    (chart,) = (h for h in trees.links(opened(sample, "/indikatorer/bnp").children) if h.startswith(GUIDE) and "#" in h)
    assert chart.partition("#")[2] in {n.props.get("id") for n in trees.every(opened(sample, GUIDE).children, "h2")}


def test_the_overview_is_shown_as_it_was_when_the_period_was_locked(sample: Database) -> None:
    (then,) = (href for href in doors(opened(sample, NOW), "guide__shown") if "asof=" in href)
    assert then == "/?asof=2018-09-25&period=2018-T2"
    (earlier,) = (href for href in doors(opened(sample, f"{GUIDE}?period=2016-T1"), "guide__shown") if "asof=" in href)
    assert re.search(r"asof=2016-\d\d-\d\d&period=2016-T1$", earlier)


@both
def test_at_the_first_moment_of_all_the_texts_stand_without_signals(sample: Database, language: str) -> None:
    node = opened(sample, f"{GUIDE}?asof=2015-12-14T09:00&lang={language}")
    assert len(list(trees.every(node.children, "h2"))) == SECTIONS
    assert not of_class(node, "list")


@both
def test_an_empty_database_says_that_it_is_empty(empty: Database, language: str) -> None:
    empty.upgrade()
    drawn = draw(empty, ROUTES, menu, GUIDE, f"?lang={language}")
    with speaking(language):
        assert drawn.title.startswith(problems.no_organisation().title)
