"""The register of decisions: what it counts, what it finds, and who sees what is confidential, on every page."""

import re
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.access import person
from data.database import Database
from tests import trees
from tests.callbacks.test_pages import ADDRESSES, and_

ROUTES = Routes(PAGES)
HIDDEN = ("Omfördelning av tjänster", "Två tjänster flyttas", "B-0012")
PROMISED = ("dem som berörs av omfördelningen", "Å-0020")
MORE = (
    "/sok?q=omf%C3%B6rdelning",
    "/sok?q=omf%C3%B6rdelningg",
    "/beslut?q=omf%C3%B6rdelning",
    "/beslut?area=MODE",
    "/beslut/B-0012",
    "/beslut/B-0012/andra",
    "/historik/beslut/B-0012",
    "/historik/ataganden/%C3%85-0020",
    "/ataganden/%C3%85-0020",
    "/ataganden/nytt?origin=decision:B-0012",
    "/avdelningar/GDS",
    "/resultatomraden/MODE",
    "/andringar?asof=2018-06-01&kind=agreements",
    "/signaler?family=due",
)


def page(database: Database, address: str, role: str = "reader") -> Any:
    path, _, search = address.partition("?")
    return draw(database, ROUTES, menu, re.sub("%C3%85", "Å", path), f"?{search}", user=person(role)).page


def said(database: Database, address: str, role: str = "reader") -> str:
    return trees.text(page(database, address, role))


def seen(database: Database, address: str, role: str = "reader") -> str:
    """Its text, and where its links lead."""
    found = page(database, address, role)
    (screen,) = trees.every(found, "screen")
    return trees.text(found) + " ".join(trees.links(screen.children))


def leaked(hidden: tuple[str, ...], found: str, address: str) -> list[str]:
    """What is told that the address did not say itself."""
    return [words for words in hidden if words in unquote(found) and words not in unquote(address)]


def listed(database: Database, search: str, role: str = "director") -> list[str]:
    hrefs = trees.links(page(database, f"/beslut{search}", role))
    return re.findall(r"/beslut/(B-\d+)", " ".join(hrefs))


def test_the_register_says_what_waits_and_lists_proposals_first(sample: Database) -> None:
    assert "15 beslut; 3 väntar på uppföljning, 1 väntar på besked." in said(sample, "/beslut", "director")
    assert "14 beslut; 3 väntar på uppföljning, 1 väntar på besked." in said(sample, "/beslut")
    found = listed(sample, "")
    assert found[0] == "B-0015"
    assert found[1:] == sorted(found[1:], reverse=True)


@pytest.mark.parametrize(
    ("search", "codes"),
    [
        ("?review=waiting", ["B-0010", "B-0008", "B-0005"]),
        ("?state=proposed", ["B-0015"]),
        ("?state=proposed,rejected", ["B-0015", "B-0013"]),
        ("?year=2017", ["B-0002", "B-0001"]),
        ("?area=REGI&year=2018", ["B-0008"]),
        ("?q=g%C3%A5ng%20tigrinja", []),
        ("?q=tigrinja%20540", ["B-0013"]),
        ("?q=%25", listed),
    ],
)
def test_choices_and_words_choose(sample: Database, search: str, codes: Any) -> None:
    assert listed(sample, search) == (codes(sample, "") if callable(codes) else codes)


@pytest.mark.parametrize("role", ["reader", "reporter:GDS", "head:FOR", "head:GDS"])
@pytest.mark.parametrize("address", [*ADDRESSES, *MORE])
def test_a_confidential_decision_or_commitment_is_nowhere_for_those_who_may_not_see_it(
    sample: Database, address: str, role: str
) -> None:
    hidden = HIDDEN if role == "head:GDS" else HIDDEN + PROMISED  # who has made a promise sees it
    for more in ("", "asof=2018-09-25T13:02"):
        found = seen(sample, and_(address, more) if more else address, role)
        assert leaked(hidden, found, address) == []


@pytest.mark.parametrize(
    ("address", "role", "words"),
    [
        ("/beslut", "director", HIDDEN[0]),
        ("/beslut/B-0012", "controller", HIDDEN[1]),
        ("/resultatomraden/MODE", "director", HIDDEN[0]),
        ("/historik/beslut/B-0012", "controller", "Beslut"),
        ("/ataganden", "head:GDS", PROMISED[0]),
        ("/ataganden/%C3%85-0020", "head:GDS", PROMISED[0]),
        ("/avdelningar/GDS", "head:GDS", PROMISED[0]),
        ("/rapportera", "head:GDS", PROMISED[0]),
    ],
)
def test_those_who_may_see_it_do(sample: Database, address: str, role: str, words: str) -> None:
    assert words in said(sample, address, role)


@pytest.mark.parametrize("code", ["B-0012", "B-9999", "A-0001", "%00"])
def test_what_may_not_be_seen_is_answered_as_what_is_not_there(client: FlaskClient, code: str) -> None:
    answer = client.get(f"/beslut/{code}")
    assert answer.status_code == 404
    assert "sekretess" not in answer.text.casefold()


def test_downloads_tell_nothing_of_what_is_confidential(client: FlaskClient) -> None:
    for address in ("/hamta/indikatorer/beslut-med-underlag.csv", "/hamta/jamforelse.csv"):
        text = client.get(address).text
        assert [words for words in (*HIDDEN, *PROMISED) if words in text] == []


def test_a_decision_is_a_line_in_the_charts_it_is_linked_to(sample: Database) -> None:
    for address in (
        "/indikatorer/handlaggningstid-checkar",
        "/indikatorer/handlaggningstid-checkar?diagram=styrdiagram",
        "/beslut/B-0003",
    ):
        drawn = page(sample, address)
        (chart,) = trees.charts(drawn)
        lines = [s for s in chart["layout"]["shapes"] if s["line"]["dash"] == "longdash"]
        assert [line["x0"] for line in lines] == ["2018-01-16"]
        assert "beslut: Checkarnas ärenden i en gemensam kö" in trees.text(drawn)
    (then,) = trees.charts(page(sample, "/indikatorer/handlaggningstid-checkar?asof=2018-01-10"))
    assert not [s for s in then["layout"]["shapes"] if s["line"]["dash"] == "longdash"]


def test_decision_commitments_and_outcome_are_followed_both_ways(sample: Database) -> None:
    links = trees.links(page(sample, "/beslut/B-0003"))
    assert {"/ataganden/%C3%85-0002", "/ataganden/%C3%85-0003", "/indikatorer/handlaggningstid-checkar"} <= set(links)
    assert "/beslut/B-0003" in trees.links(page(sample, "/ataganden/%C3%85-0003"))
    assert "/beslut/B-0003" in trees.links(page(sample, "/indikatorer/handlaggningstid-checkar"))
    assert "/beslut/B-0010" in trees.links(page(sample, "/aktiviteter/A-0114"))
    assert "3 åtaganden" not in said(sample, "/beslut/B-0003")
    assert "2 åtaganden: 1 försenat, 1 hållet." in said(sample, "/beslut/B-0003")


def test_as_it_was_known_before_the_verdict_there_is_none(sample: Database) -> None:
    then = said(sample, "/beslut/B-0003?asof=2018-08-01", "director")
    assert "Tiden kom ned" not in then
    assert "Tiden kom ned" in said(sample, "/beslut/B-0003?asof=2018-08-29")
    assert "Flyttat 2 gånger" not in said(sample, "/ataganden/%C3%85-0003?asof=2018-05-01")
    assert "Flyttat 1 gång, först 30 mars 2018" in said(sample, "/ataganden/%C3%85-0003?asof=2018-05-01")


def test_a_commitment_that_has_moved_twice_says_that_it_is_taken_up(sample: Database) -> None:
    assert "Flyttat 2 gånger, först 30 mars 2018: tas upp på nästa möte" in said(sample, "/ataganden")
    assert "Flyttat igen" in said(sample, "/signaler?family=due")


def test_what_is_promised_waits_beside_what_is_to_be_reported(sample: Database) -> None:
    of_department = said(sample, "/rapportera", "reporter:FOR")
    assert "Dina åtaganden och beslut" in of_department
    assert of_department.index("Göra ett nytt acceptanstest") < of_department.index("Ta självtestet i drift")
    assert "Arbeta av kön av slutrapporter" not in of_department
    director = said(sample, "/rapportera", "director")
    assert "Avtalet om ansökningsflödet hävs" in director
    assert "Dina åtaganden och beslut" not in said(sample, "/rapportera")
