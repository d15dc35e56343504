"""Every page, in every kind of period and language, whatever the address says, with a known number of questions."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import plotly.graph_objects
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from callbacks.visit import clock
from dashboard.access import User, person
from data.database import Database
from layouts import problems
from layouts.text import LANGUAGES, speaking, t
from tests import trees
from tests.conftest import Backend

ROUTES = Routes(PAGES)
PERIODS = ["2018-T2", "2018-T3", "2016-T1", "2018-08", "2018-H1", "2018-Q2", "2018"]
# What a page asks the database, everything that surrounds the page included: the same on both, at most six.
QUESTIONS = {
    "/": 6,
    "/omvarld": 3,
    "/omvarld?scope=24": 3,
    "/indikatorer/brp-per-invanare?scope=01": 5,
    "/indikatorer/andel-enligt-plan": 5,
    "/indikatorer/servicepunkter-med-oppet": 6,
    "/indikatorer/sjukfranvaro": 5,
    "/indikatorer/helpdesk-svarstid?diagram=styrdiagram": 5,
    "/jamforelse": 4,
    "/jamforelse?why=DIGI.nojd-malgrupp": 6,
    "/resultatomraden": 3,
    "/resultatomraden/DIGI": 6,
    "/resultatomraden/DIGI?view=timeline": 6,
    "/resultatomraden/DIGI?visa=smadiagram": 6,
    "/resultatomraden/DIGI?answer=warns&rank=change": 6,
    "/aktiviteter": 4,
    "/aktiviteter?view=timeline&page=2": 4,
    "/aktiviteter?status=deviating,off_track&kind=activity&sort=title&order=desc&q=f%C3%B6retag&strategic=1": 4,
    "/aktiviteter/A-0001": 6,
    "/aktiviteter/R-2018-08": 6,
    "/uppfoljning": 6,
    "/signaler": 3,
    "/signaler?family=contradiction&area=FORE&page=2": 3,
    "/uppfoljning?answer=changed&rank=level": 6,
    "/kalibrering": 2,
    "/kalibrering?area=AFFA&side=figures&of=2017-T2": 3,
    "/kalibrering?given=2017-T1&forecast=yes&came=missed": 3,
    "/uppfoljningens-halsa": 3,
    "/uppfoljningens-halsa?lacks=commented&area=none": 4,
    "/aktiviteter?lacks=commented,on_time&area=FORE": 4,
    "/avdelningar": 3,
    "/avdelningar/REG": 6,
    "/avdelningar/REG?visa=smadiagram&rank=outlook&turned=1": 6,
    "/avdelningar/REG-RT": 6,
    "/avdelningar/REG/samtal": 1,
    "/samtal": 1,
    "/mal": 4,
    "/roda-traden": 4,
    "/roda-traden?oppna=FORE-P1&status=off_track,deviating": 5,
    "/roda-traden?oppna=REGI-M2&page=2": 5,
    "/roda-traden?oppna=DIGI&brister=1": 4,
    "/sok?q=kompetens": 2,
    "/sok?q=kompetensf%C3%B6rs%C3%B6ring": 4,
    "/andringar": 5,
    "/andringar?kind=reports,structure&only=period&page=2": 5,
    "/rapportera": 1,
    "/rapportera?department=FOR&receipt=1&did=approve&about=A-0001": 1,
    "/rapportera/A-0001": 5,
    "/rapportera/sjukfranvaro?scope=FOR": 4,
    "/perioder": 4,
    "/perioder/2018-T2": 6,
    "/perioder/2018-T3?act=lock": 4,
    "/saknas": 5,
    "/saknas/2018-T1": 5,
    "/rattelser": 2,
    "/rattelser?of=2018-T2": 2,
    "/historik/aktiviteter/A-0001": 4,
    "/historik/indikatorer/sjukfranvaro?page=3": 4,
    "/historik/installningar/raise.length": 3,
    "/aktiviteter/A-0001/ratta": 1,
    "/indikatorer/sjukfranvaro/ratta?value=2018-T2&scope=FOR": 1,
    "/indikatorer/helpdesk-svarstid/granser": 1,
    "/data/import": 1,
    "/sa-laser-du": 6,
    "/om": 3,
    "/vem": 2,
    "/redigera": 1,
    "/beslut": 4,
    "/beslut?q=checkar&area=AFFA&year=2018&state=decided&review=judged,waiting": 5,
    "/beslut?q=finnsinte": 4,
    "/beslut/B-0003": 6,
    "/beslut/B-0007": 3,
    "/beslut/nytt": 1,
    "/ataganden": 6,
    "/ataganden?department=FOR&state=late,moved": 6,
    "/ataganden/%C3%85-0003": 5,
    "/ataganden/nytt": 1,
    "/aviseringar": 1,
    "/historik/beslut/B-0003": 5,
    "/historik/ataganden/%C3%85-0003": 6,
    "/moten": 3,
    "/moten?serie=GD": 3,
    "/moten/LG-2018-06-05": 6,
    "/moten/LG-2018-06-05/visa?punkt=2": 3,
    "/moten/LG-2018-06-05/protokoll": 3,
    "/plan": 4,
    "/plan/2019?page=2": 3,
    "/komponenter": 1,
    "/arsplan": 6,
    "/arsplan?department=VER&event=plan:2018-RAMAR&view=lista": 6,
    "/arsplan?year=2017&view=kalender&month=6": 6,
    "/arsplan?year=2031": 6,
    "/arsplan/kopiera?year=2018": 1,
}
ADDRESSES = list(QUESTIONS)
# tests/callbacks/test_cycle.py and tests/callbacks/http/test_handouts.py open them
FILE = re.compile(r"^/arsplan/[^/]+\.ics|^/moten/[^/]+/protokoll\.(pdf|docx)$")
HOSTILE = [
    "status=xyz",
    "page=-1",
    f"page={2**70}",
    "page=1e9",
    "page=%F0%9D%9F%99",
    "sort=%F0%9F%92%A5",
    "sort=status%3Bdrop",
    "order=;drop",
    "scope=%3Cscript%3Ealert(1)%3C/script%3E",
    "q=" + "a" * 200,
    "q=%25_%27%22--",
    "q=%00",
    "deliverables=abc",
    f"deliverables={2**70}",
    "status=on_track&status=off_track",
    "status=,,,&kind=,",
    "area=&department=",
    "view=upside-down",
    "answer=%F0%9F%92%A5&rank=;drop&turned=-1&visa=%00",
    "answer=warns&answer=reached&rank=level,change&visa=smadiagram",
    "lang=klingon",
    "visit=1&self=2&session=3&code=%00",
    "=&&&=x&?",
    "%",
    "strategic=" + "0" * 1000,
    "lacks=everything,%00",
    "oppna=%00%F0%9F%92%A5&brister=;drop",
    "oppna=FORE-P1&page=" + "9" * 30,
    "lacks=owned&area=none&department=%27",
    "side=sideways&of=1999-T9&area=%00",
    "given=2018-T2&forecast=maybe&came=home",
    "year=0000&month=13&department=%00&event=%27&view=kalender",
    f"year={2**70}&month=-1&view=lista&event=redovisningar:2018-v99:",
]


@contextmanager
def questions(database: Database) -> Iterator[list[str]]:
    """Everything that is asked of a database, with what for."""
    asked: list[str] = []

    def listen(_c: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(f"{statement}\n{given}")

    event.listen(database.engine, "before_cursor_execute", listen)
    yield asked
    event.remove(database.engine, "before_cursor_execute", listen)


def opened(database: Database, address: str, now: datetime | None = None, user: User | None = None) -> trees.Node:
    path, _, search = address.partition("?")
    (node,) = trees.every(draw(database, ROUTES, menu, path, f"?{search}" if search else "", now, user).page, "screen")
    return node


def on_both(
    sqlite: Backend, postgresql: Backend, addresses: list[str], user: User | None = None
) -> Iterator[tuple[str, trees.Node, list[str]]]:
    """Each page as SQLite gives it, and as PostgreSQL does where it asks the database something new.

    What a database has been asked before, with the same values, cannot break there now.
    """
    known, now = set[str](), clock()
    for address in addresses:
        with questions(sqlite.shared) as asked:
            node = opened(sqlite.shared, address, now, user)
        yield address, node, asked
        if not known.issuperset(asked):
            known.update(asked)
            with questions(postgresql.shared) as again:
                node = opened(postgresql.shared, address, now, user)
            yield address, node, again


def title(node: trees.Node) -> str:
    (heading,) = trees.every(node.children, "h1")
    assert heading.text
    return str(node.props["title"]).removesuffix(" – Tertial")


def apologies() -> set[str]:
    return {t("The page could not be drawn"), t("This cannot be shown"), problems.no_organisation().title}


def refusals() -> set[str]:
    return {t("There is no such period"), t("There is nothing with that code"), t("There is no such page")}


def and_(address: str, more: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{more}"


@pytest.fixture(scope="session")
def signalled(database: Database) -> Database:
    """The sample when its signals have been made once, as they have for every reader but the first."""
    opened(database, "/?period=2018-T2")
    opened(database, "/kalibrering?period=2018-T2")
    opened(database, "/aviseringar?period=2018-T2")
    return database


@pytest.mark.parametrize("language", ["sv", pytest.param("en", marks=pytest.mark.slow)])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asks_the_database_a_known_number_of_questions(signalled: Database, address: str, language: str) -> None:
    with questions(signalled) as asked:
        opened(signalled, and_(address, f"period=2018-T2&lang={language}"))
    assert len(asked) == QUESTIONS[address], "\n\n".join(asked)
    assert len(asked) <= 6


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.parametrize("role", ["reporter:FOR", "head:REG", "controller"])
@pytest.mark.parametrize("address", [a for a in ADDRESSES if a.startswith("/rapportera")])
def test_pages_of_own_work_are_drawn_for_every_role(
    sqlite: Backend, postgresql: Backend, address: str, role: str, caplog: pytest.LogCaptureFixture
) -> None:
    shown = (*(f"period={period}" for period in PERIODS), "asof=2018-09-25T13:02", "lang=en")
    for database in (sqlite.shared, postgresql.shared):
        for more in shown:  # what anybody is told of has been read, as for every reader but the first
            opened(database, and_("/aviseringar", more))
    every = [and_(address, more) for more in (*shown, *HOSTILE)]
    for one, node, asked in on_both(sqlite, postgresql, every, person(role)):
        assert title(node) not in apologies(), one
        assert len(asked) <= 6, "\n\n".join(asked)
    assert not caplog.records


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_drawn_in_every_kind_of_period(
    sample: Database, address: str, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    for period in PERIODS:
        node = opened(sample, and_(address, f"period={period}&lang={language}"))
        with speaking(language):
            assert title(node) not in apologies() | refusals(), period
        assert node.props["lang"] == language
        for figure in trees.charts(node.children):
            plotly.graph_objects.Figure(figure)
    assert not caplog.records


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_breaks_a_page(
    sqlite: Backend, postgresql: Backend, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    for tried, node, _ in on_both(sqlite, postgresql, [and_(address, hostile) for hostile in ("", *HOSTILE)]):
        assert title(node) not in apologies(), tried
    assert not caplog.records


@settings(max_examples=60)
@given(
    path=st.sampled_from([a.partition("?")[0] for a in ADDRESSES]) | st.text(max_size=30).map(lambda p: f"/{p}"),
    search=st.text(max_size=60) | st.dictionaries(st.sampled_from(["page", "q", "scope", "sort"]), st.text()).map(str),
)
def test_no_text_breaks_the_application(sample: Database, path: str, search: str) -> None:
    (node,) = trees.every(draw(sample, ROUTES, menu, path, search).page, "screen")
    assert title(node) not in apologies()


@pytest.mark.postgresql
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_drawn_in_every_kind_of_period_on_postgresql(
    postgresql: Backend, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    for period in PERIODS:
        assert title(opened(postgresql.shared, and_(address, f"period={period}"))) not in apologies(), period
    assert not caplog.records


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_elements_of_a_page_share_a_name(sample: Database, language: str) -> None:
    for address in ADDRESSES:
        ids = [
            n.props["id"]
            for n in trees.every(opened(sample, and_(address, f"lang={language}")).children)
            if "id" in n.props
        ]
        assert len(ids) == len(set(ids)), address


def test_every_page_has_an_address_here() -> None:
    reached = {ROUTES.find(address.partition("?")[0])[0] for address in ADDRESSES}
    assert reached == set(PAGES)


@pytest.mark.slow
def test_every_link_of_every_page_leads_somewhere(sample: Database) -> None:
    inner = {
        href.partition("#")[0].partition("?")[0]
        for address in ADDRESSES
        if address != "/komponenter"
        for href in trees.links(opened(sample, address).children)
        if href.startswith("/") and not href.startswith("/hamta/") and not FILE.search(href)
    }
    assert len(inner) > 200
    assert {path for path in inner if draw(sample, ROUTES, menu, path, "").status_code != 200} == set()


def test_a_link_keeps_the_period_and_the_language(sample: Database) -> None:
    for address in ADDRESSES:
        if address == "/komponenter":
            continue
        node = opened(sample, and_(address, "period=2018-T1&lang=en"))
        inner = [h for h in trees.links(node.children) if h.startswith("/") and "lang=" in h]
        assert all("lang=en" in href for href in inner)
        assert any("period=2018-T1" in href for href in inner), address


def test_the_period_in_the_path_beats_the_one_in_the_query(sample: Database) -> None:
    told = title(opened(sample, "/uppfoljning/2018-T1?period=2017-T3"))
    assert told == title(opened(sample, "/uppfoljning?period=2018-T1"))
    assert told != title(opened(sample, "/uppfoljning?period=2017-T3"))


@pytest.mark.parametrize("address", ["/avdelningar/REG/samtal", "/avdelningar/KUN/samtal", "/samtal"])
@pytest.mark.parametrize("period", ["2018-T1", "2018-T2"])
def test_what_two_sit_over_asks_no_more_than_another_page(signalled: Database, address: str, period: str) -> None:
    opened(signalled, and_("/", f"period={period}"))  # whose signals are then made
    with questions(signalled) as asked:
        told = draw(signalled, ROUTES, menu, address, f"?period={period}", user=person("director"))
    assert told.status_code == 200
    assert len(asked) <= 6, "\n\n".join(asked)
