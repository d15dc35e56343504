"""Behind every status mark, sign and derived figure stands why: beside it, or one door away on the page of the thing."""

from collections.abc import Iterator
from typing import Any

import pytest

from data.database import Database
from layouts.components.why_link import WHY
from layouts.text import LANGUAGES, speaking, t
from tests import trees
from tests.callbacks.test_pages import opened

PERIOD = "period=2018-T2"
PAGES = (
    "/?",
    "/omvarld?",
    "/resultatomraden?",
    "/resultatomraden/DIGI?",
    "/resultatomraden/DIGI?view=timeline&visa=smadiagram&",
    "/resultatomraden/DIGI?rank=change&answer=warns&",
    "/aktiviteter?",
    "/aktiviteter?view=timeline&page=2&",
    "/aktiviteter/A-0001?",
    "/indikatorer/servicepunkter-med-oppet?",
    "/indikatorer/andel-enligt-plan?scope=DIGI&",
    "/jamforelse?why=DIGI.nojd-malgrupp&",
    "/uppfoljning?",
    "/uppfoljning?rank=outlook&",
    "/avdelningar?",
    "/avdelningar/FOR?",
    "/kalibrering?side=figures&",
    "/kalibrering?side=owner&of=2017-T2&",
    "/signaler?",
)
LEGENDS = {"signs", "signs--key", "choosing"}
# Decisions and commitments stand as somebody wrote them: nothing is computed, and each row leads to its page.
WRITTEN = {"list--here"}


def page(database: Database, address: str, language: str = "sv") -> Any:
    return opened(database, f"{address}{PERIOD}&lang={language}").children


def marks(node: Any, around: tuple[trees.Node, ...] = ()) -> Iterator[tuple[str, tuple[trees.Node, ...]]]:
    """Every mark and sign of a page, with what stands around it."""
    for found in trees.inside(node):
        if isinstance(found, trees.Node):
            name = str(found.props.get("href", ""))
            if found.tag == "use" and name.startswith(("#status-", "#sign-")):
                yield name, around
            yield from marks(found.children, (*around, found))


def classes(node: trees.Node) -> set[str]:
    return set(str(node.props.get("className", "")).split())


def explains(node: trees.Node) -> bool:
    """Whether an item, a cell, an answer or a report has its «Why?», or a door to it, in it."""
    if node.tag not in ("li", "td") and not classes(node) & {"answer", "report", "beside"}:
        return False
    return any("why" in classes(one) for one in trees.every(node.children, "details")) or bool(doors(node.children))


def has_why(around: tuple[trees.Node, ...]) -> bool:
    return any(
        bool(classes(node) & WRITTEN)
        or (node.tag == "a" and "href" in node.props)
        or explains(node)
        or (node.tag == "ul" and classes(node) & LEGENDS)
        for node in around
    )


def doors(tree: Any) -> list[trees.Node]:
    return [a for a in trees.every(tree, "a") if str(a.props.get("href", "")).endswith(f"#{WHY}")]


@pytest.mark.parametrize("address", PAGES)
def test_every_mark_has_its_why_beside_it_or_is_a_door(sample: Database, address: str) -> None:
    found = list(marks(page(sample, address)))
    assert found
    without = [
        (name, [(n.tag, n.props.get("className")) for n in around]) for name, around in found if not has_why(around)
    ]
    assert without == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_every_door_leads_to_a_why_and_says_so(sample: Database, address: str, language: str) -> None:
    tree = page(sample, address, language)
    with speaking(language):
        words = (t("why?"), t("Why?"))
    reached: dict[str, list[trees.Node]] = {}
    for door in doors(tree):
        assert any(word in door.text for word in words)
        assert f"lang={language}" in door.props["href"]
        target = door.props["href"].removesuffix(f"#{WHY}")
        if target not in reached:
            there = opened(sample, target).children
            reached[target] = [one for one in trees.every(there) if one.props.get("id") == WHY]
        (why,) = reached[target]
        assert why.tag == "tr" or "data-opens" in why.props or why.tag == "details"
        assert len(why.text) > 60


@pytest.mark.parametrize("address", PAGES)
def test_no_door_stands_in_another_and_no_place_is_named_twice(sample: Database, address: str) -> None:
    tree = page(sample, address)
    assert not [a for a in trees.every(tree, "a") if list(trees.every(a.children, "a"))]
    assert len([one for one in trees.every(tree) if one.props.get("id") == WHY]) <= 1


def test_a_row_is_stopped_at_once_for_its_thing_and_once_for_why(sample: Database) -> None:
    tree = page(sample, "/aktiviteter?")
    (table,) = [one for one in trees.every(tree, "table") if "activities" in classes(one)]
    (body,) = trees.every(table.children, "tbody")
    for row in trees.every(body.children, "tr"):
        stops = [a for a in trees.every(row.children, "a") if a.props.get("tabIndex") != -1]
        assert [a.props["href"].endswith(f"#{WHY}") for a in stops] == [True, False]


def test_a_mark_of_another_period_leads_to_why_it_was_so_then(sample: Database) -> None:
    (shown,) = [one for one in trees.every(page(sample, "/aktiviteter/A-0001?")) if classes(one) == {"history"}]
    codes = [a.props["href"].partition("period=")[2] for a in trees.every(shown.children, "a")]
    assert codes == [f"{code}#{WHY}" for code in ("2017-T1", "2017-T2", "2017-T3", "2018-T1", "2018-T2")]
    was = doors(page(sample, "/kalibrering?side=owner&of=2017-T2&"))
    assert was
    assert all("period=2017-T2" in one.props["href"] for one in was)
