"""Markup as plain data.

A page is a tree of elements. Everything that only has to be seen is handed to the browser as one component
(`tertial.Tree`, layouts/assets/20-tree.js), because a Dash component for each of two thousand table cells takes
Dash seconds to draw. Dash components that do something (a chart, an input) are islands in the tree.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import Any, TypeAlias

from dash.development.base_component import Component

Props: TypeAlias = dict[str, Any]
Child: TypeAlias = "Element | Component | str | int | Iterable[Child] | None"
Json: TypeAlias = dict[str, Any]

_NAMES = {
    "cls": "className",
    "html_for": "htmlFor",
    "tabindex": "tabIndex",
    "colspan": "colSpan",
    "rowspan": "rowSpan",
}

# The browser has the same wall (20-tree.js): only our own pages, places on a page, and http(s).
_SAFE = re.compile(r"/(?!/)|#|\?|https?://", re.IGNORECASE)


class Element(list[Any]):
    """[tag, props, children]: a list, so that it is JSON as it stands; `live` when an island is inside."""

    __slots__ = ("live",)

    def __init__(self, tag: str, props: Props, children: list[Any]) -> None:
        super().__init__((tag, props, children))
        self.live: bool = False
        for child in children:
            if child.live if type(child) is Element else isinstance(child, Component):
                self.live = True
                break


def element(tag: str, *children: Child, **props: Any) -> Element:
    """An element; `cls` is the class, aria_label is aria-label, what is None is left out, and so is an unsafe address."""
    kept = {_name(key): value for key, value in props.items() if value is not None}
    if "href" in kept and not _SAFE.match(kept["href"]):
        del kept["href"]
    return Element(tag, kept, _flat(children))


@cache
def _name(key: str) -> str:
    if key in _NAMES:
        return _NAMES[key]
    return key.replace("_", "-") if key.startswith(("aria_", "data_")) else key


def _flat(children: Iterable[Child]) -> list[Any]:
    found: list[Any] = []
    _gather(children, found)
    return found


def _gather(children: Iterable[Child], found: list[Any]) -> None:
    """Thousands of elements make a page, nearly all of them hold texts and elements: those are asked for first."""
    for child in children:
        kind = type(child)
        if kind is str or kind is Element or isinstance(child, str | Component):
            found.append(child)
        elif isinstance(child, int):
            found.append(str(child))
        elif child is not None:
            _gather(child, found)


def _tag(tag: str) -> Callable[..., Element]:
    return partial(element, tag)


a, abbr, article, aside = _tag("a"), _tag("abbr"), _tag("article"), _tag("aside")
b, br, button, caption = _tag("b"), _tag("br"), _tag("button"), _tag("caption")
dd, details, div, dl, dt = _tag("dd"), _tag("details"), _tag("div"), _tag("dl"), _tag("dt")
fieldset, figcaption, figure, footer, form = (
    _tag("fieldset"),
    _tag("figcaption"),
    _tag("figure"),
    _tag("footer"),
    _tag("form"),
)
h1, h2, h3, header, hr = _tag("h1"), _tag("h2"), _tag("h3"), _tag("header"), _tag("hr")
i, inputs, label, legend, li = _tag("i"), _tag("input"), _tag("label"), _tag("legend"), _tag("li")
main, nav, ol, option, p = _tag("main"), _tag("nav"), _tag("ol"), _tag("option"), _tag("p")
section, select, small, span, strong = (
    _tag("section"),
    _tag("select"),
    _tag("small"),
    _tag("span"),
    _tag("strong"),
)
datalist, textarea = _tag("datalist"), _tag("textarea")
summary, table, tbody, td, tfoot = _tag("summary"), _tag("table"), _tag("tbody"), _tag("td"), _tag("tfoot")
th, thead, time, tr, ul = _tag("th"), _tag("thead"), _tag("time"), _tag("tr"), _tag("ul")
svg, g, path, circle, line = _tag("svg"), _tag("g"), _tag("path"), _tag("circle"), _tag("line")
polyline, rect, text, use = _tag("polyline"), _tag("rect"), _tag("text"), _tag("use")
title = _tag("title")  # of a drawing or a part of one: what is shown when it is pointed at


def to_dash(nodes: Sequence[Child]) -> list[Any]:
    """What Dash sends: neighbouring still elements become one Tree, elements around an island become Dash components."""
    sent: list[Any] = []
    still: list[Any] = []
    for node in _flat(nodes):
        if isinstance(node, Component) or (isinstance(node, Element) and node.live):
            _close(still, sent)
            sent.append(node if isinstance(node, Component) else _html(node))
        else:
            still.append(node)
    _close(still, sent)
    return sent


def tree(*nodes: Child) -> Json:
    """One component for elements that hold no island."""
    return {"namespace": "tertial", "type": "Tree", "props": {"nodes": _flat(nodes)}}


def _close(still: list[Any], sent: list[Any]) -> None:
    if still:
        sent.append(tree(*still))
        still.clear()


def _html(node: Element) -> Json:
    tag, props, children = node
    return {
        "namespace": "dash_html_components",
        "type": tag[0].upper() + tag[1:],
        "props": {**props, "children": to_dash(children)},
    }
