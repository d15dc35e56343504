"""Reading a page as its markup: elements, their text, tables and charts, whatever way they are sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dash.development.base_component import Component


@dataclass(frozen=True)
class Node:
    """An element as a reader meets it."""

    tag: str
    props: dict[str, Any]
    children: list[Any]

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(part if isinstance(part, str) else part.text for part in inside(self.children))


def inside(node: Any) -> Iterator["Node | str"]:
    """The elements and texts directly in something."""
    if node is None:
        return
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        props = node["props"]
        if node["type"] == "Tree":
            yield from inside(props["nodes"])
        else:
            yield Node(node["type"].lower(), props, props.get("children") or [])
    elif isinstance(node, Component):
        props = {name: getattr(node, name) for name in node._prop_names if hasattr(node, name)}
        yield Node(node._type.lower(), props, props.get("children") or [])
    elif len(node) == 3 and isinstance(node[0], str) and isinstance(node[1], dict):
        yield Node(*node)
    else:
        for child in node:
            yield from inside(child)


def every(node: Any, tag: str | None = None) -> Iterator[Node]:
    """All elements of a page in its order, or those with a tag."""
    for found in inside(node):
        if isinstance(found, Node):
            if tag in (None, found.tag):
                yield found
            yield from every(found.children, tag)


def text(node: Any) -> str:
    """All text of a page."""
    return "".join(found if isinstance(found, str) else found.text for found in inside(node))


def rows(table: Node) -> list[list[str]]:
    """The cells of a table's body."""
    (body,) = every(table.children, "tbody")
    return [
        [cell.text for cell in inside(row.children) if isinstance(cell, Node)] for row in every(body.children, "tr")
    ]


def charts(node: Any) -> list[dict[str, Any]]:
    """The figures of all interactive charts."""
    return [graph.props["figure"] for graph in every(node, "graph")]


def links(node: Any) -> list[str]:
    """Where a page leads."""
    return [a.props["href"] for a in every(node, "a") if "href" in a.props]


def written(document: str) -> str:
    """A page as it stands in a document, with its letters as they are read."""
    letters = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found.group(1), 16)), document)
    return letters.replace("\xa0", " ")
