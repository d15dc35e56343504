from typing import Any

import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st

from layouts import nodes as h
from tests import trees

words = st.text(min_size=1)
still = st.recursive(
    words,
    lambda inner: st.builds(
        lambda tag, children: h.element(tag, *children), st.sampled_from(["p", "div", "b"]), st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)
islands = st.just(0).map(lambda _: html.B("ö"))
live = st.recursive(
    words | islands,
    lambda inner: st.builds(
        lambda tag, children: h.element(tag, *children), st.sampled_from(["p", "div"]), st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(live, max_size=4))
def test_no_text_is_lost_or_moved_on_the_way_to_the_browser(nodes: list[Any]) -> None:
    assert trees.text(h.to_dash(nodes)) == trees.text(nodes)


@given(st.lists(still, min_size=1, max_size=4))
def test_what_is_still_is_sent_as_one_tree(nodes: list[Any]) -> None:
    (sent,) = h.to_dash(nodes)
    assert sent["type"] == "Tree"
    assert trees.text(sent) == trees.text(nodes)


def test_an_island_keeps_its_place() -> None:
    chart = dcc.Graph(id="chart")
    before, middle, after = h.to_dash([h.p("a"), h.p("b"), h.div("c", chart, "d"), h.p("e")])
    assert (before["type"], after["type"]) == ("Tree", "Tree")
    assert trees.text(before) == "ab"
    assert (middle["type"], middle["namespace"]) == ("Div", "dash_html_components")
    inner = middle["props"]["children"]
    assert inner[1] is chart
    assert [trees.text(inner[0]), trees.text(inner[2])] == ["c", "d"]


def test_names_are_those_of_the_browser() -> None:
    node = h.td("1", cls="num", colspan=2, aria_label="ett", data_label="Värde", tabindex=-1, viewBox="0 0 1 1")
    assert node[1] == {
        "className": "num",
        "colSpan": 2,
        "aria-label": "ett",
        "data-label": "Värde",
        "tabIndex": -1,
        "viewBox": "0 0 1 1",
    }


def test_what_is_none_is_left_out() -> None:
    assert h.p(None, "a", None, cls=None) == ["p", {}, ["a"]]


def test_lists_and_generators_are_laid_flat_and_numbers_become_text() -> None:
    assert h.p(["a", ["b"]], (c for c in "cd"), 5) == ["p", {}, ["a", "b", "c", "d", "5"]]


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "data:text/html,x", "vbscript:x", "//evil.example", ""],
)
def test_an_unsafe_address_is_no_link(href: str) -> None:
    assert "href" not in h.a("x", href=href)[1]


@pytest.mark.parametrize("href", ["/", "/a?b=c", "#d", "?e=f", "https://scb.se", "http://scb.se"])
def test_a_safe_address_is_a_link(href: str) -> None:
    assert h.a("x", href=href)[1] == {"href": href}
