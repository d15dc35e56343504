"""The comparison says what the pages it leads to say, in both languages, and its file says what it says."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from callbacks.comparison import compared
from callbacks.indicators import judged, read_indicator
from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from callbacks.visit import Visit
from dashboard.access import READER
from dashboard.address import Address
from dashboard.answers import Answers
from dashboard.comparison import Base, Comparison, Coverage
from dashboard.goal import ResultArea
from dashboard.view import View
from data.database import Database
from data.sources.package import Package
from layouts import comparison as drawing
from layouts.components.places import place
from layouts.components.why_link import WHY
from layouts.text import LANGUAGES, of, speaking
from tests import ledger, trees
from tests.factories import NOW, frame, view
from tests.ledger import framed, seen

ROUTES = Routes(PAGES)


@pytest.fixture(scope="module")
def visit(sample: Database) -> Iterator[Visit]:
    with sample.reading() as session:
        yield Visit(session, framed(session), seen(session, "2018-T2"), Address("/"), READER, NOW)


@pytest.fixture(scope="module")
def told(visit: Visit) -> Comparison:
    return compared(visit)


def without_note(found: Answers) -> Answers:
    """Who set a target is told on the page of the indicator alone."""
    if found.outlook is None:
        return found
    return replace(found, outlook=replace(found.outlook, target=replace(found.outlook.target, note=None)))


def drawn(sample: Database, search: str = "") -> trees.Node:
    (found,) = [t for t in trees.every(draw(sample, ROUTES, menu, "/jamforelse", search).page, "table")]
    return found


def test_every_area_meets_every_standard_indicator(told: Comparison, package: Package) -> None:
    areas = ledger.rows(package, "result_areas")
    standard = [row for row in ledger.rows(package, "indicators") if row["kind"] == "standard"]
    assert len(told.cells) == len(areas) * len(standard)
    assert [one.indicator.code for one in told.standards] == [
        row["code"] for row in sorted(standard, key=lambda row: row["position"])
    ]
    assert all([cell.area for cell in one.cells] == list(told.areas) for one in told.standards)


def test_a_cell_answers_as_the_page_it_leads_to(visit: Visit, told: Comparison) -> None:
    for one in told.standards:
        for cell in one.cells:
            read = read_indicator(visit, one.indicator.code, cell.area.code)
            assert read.scope is not None
            assert place(read.scope) == of(cell.area.name)
            found, *_ = judged(visit, read)
            numbers = [point.number for point in read.series.points]
            assert [point.number for point in cell.series.points] == numbers
            assert cell.judged.answers == without_note(found)


def test_what_a_figure_is_measured_on_is_counted_in_the_files(told: Comparison, package: Package, visit: Visit) -> None:
    period = visit.view.period
    on_track, on_time, budget, *_ = told.standards
    for place_, area in enumerate(told.areas):
        statuses = ledger.statuses(package, period, area=area.code)
        assert on_track.cells[place_].coverage == Coverage(Base.ACTIVITIES, statuses.judged, statuses.planned)
        delivered, due = ledger.deliveries(package, period, area=area.code)
        assert on_time.cells[place_].coverage == Coverage(Base.DELIVERIES, delivered, due)
        used, given = ledger.money(package, period, area=area.code)
        assert budget.cells[place_].coverage == Coverage(Base.BUDGET, used, given)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", ["2018-T2", "2016-T1", "2018-08"])
def test_the_file_has_a_row_for_every_cell_with_its_words(
    client: FlaskClient, sample: Database, language: str, period: str
) -> None:
    search = f"?period={period}&lang={language}"
    answer = client.get(f"/hamta/jamforelse.csv{search}")
    assert answer.status_code == 200
    assert period in answer.headers["Content-Disposition"]
    separator = ";" if language == "sv" else ","
    head, *rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=separator))
    cells = [
        cell for row in trees.every(drawn(sample, search).children, "tr") for cell in trees.every(row.children, "td")
    ]
    assert len(rows) == len(cells)
    assert {len(row) for row in rows} == {len(head)}
    by_area = trees.rows(drawn(sample, search))
    for number, row in enumerate(rows):
        shown = by_area[number % len(by_area)][1 + number // len(by_area)]
        assert all(word in shown for word in row[5:9]), (row, shown)


def test_the_page_leads_to_its_file_and_keeps_the_moment(sample: Database, client: FlaskClient) -> None:
    page = draw(sample, ROUTES, menu, "/jamforelse", "?asof=2018-09-12T08:00&period=2018-T1").page
    (href,) = [href for href in trees.links(page) if href.startswith("/hamta/")]
    assert "asof=" in href
    assert "asof" in client.get(href).headers["Content-Disposition"]


@pytest.mark.parametrize("search", ["?period=2018-T9", "?period=nix", "?asof=1990-01-01"])
def test_what_does_not_exist_has_no_file(client: FlaskClient, search: str) -> None:
    assert client.get(f"/hamta/jamforelse.csv{search}").status_code == 404


def test_every_mark_leads_to_a_sentence_on_the_page(sample: Database) -> None:
    for search in ("", "?lang=en", "?period=2018-08", "?period=2016-T1"):
        page = draw(sample, ROUTES, menu, "/jamforelse", search).page
        ids = {node.props["id"]: node for node in trees.every(page) if "id" in node.props}
        marks = [href for href in trees.links(page) if href.startswith("#skiljer-")]
        assert marks
        assert len(marks) == len(set(marks))
        for href in marks:
            assert len(ids[href[1:]].text) > 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cell_explains_itself_in_the_words_of_the_page_it_leads_to(
    sample: Database, told: Comparison, language: str
) -> None:
    def said(path: str, search: str) -> list[str]:
        page = draw(sample, ROUTES, menu, path, f"?{search}&period=2018-T2&lang={language}").page
        found = [node for node in trees.every(page, "dl") if node.props.get("className") == "answers"]
        return [part.text for answer in found for part in trees.every(answer.children)]

    for one in told.standards:
        for cell in one.cells:
            here = said("/jamforelse", f"why={drawing.name(cell)}")
            there = said(f"/indikatorer/{one.indicator.code}", f"scope={cell.area.code}")
            assert here == (there if cell.is_followed else [])


@pytest.mark.parametrize("asked", ["", "DIGI", "DIGI.", ".nojd-malgrupp", "FINNS.INTE", "MODE.nojd-malgrupp", "%00"])
def test_what_is_no_followed_cell_is_not_explained(sample: Database, asked: str) -> None:
    page = draw(sample, ROUTES, menu, "/jamforelse", f"?why={asked}").page
    assert [node for node in trees.every(page) if node.props.get("id") == WHY] == []


def test_what_is_opened_can_be_closed(sample: Database) -> None:
    page = draw(sample, ROUTES, menu, "/jamforelse", "?why=DIGI.nojd-malgrupp&period=2018-T1").page
    assert "/jamforelse?period=2018-T1" in trees.links(page)
    (row,) = [node for node in trees.every(page, "tr") if node.props.get("id") == WHY]
    assert [node.props["open"] for node in trees.every(row.children, "details")] == [True] * 3


def test_every_cell_is_a_door_to_its_indicator_in_its_area(sample: Database) -> None:
    table = drawn(sample).children
    doors = [href for href in trees.links(table) if "scope=" in href]
    assert len(doors) == len(set(doors)) == len([*trees.every(table, "td")])


@pytest.mark.parametrize("address", ["/resultatomraden", "/resultatomraden/DIGI", "/indikatorer/andel-enligt-plan"])
def test_the_comparison_is_reached_from(sample: Database, address: str) -> None:
    links = trees.links(draw(sample, ROUTES, menu, address, "?period=2018-T1").page)
    assert "/jamforelse?period=2018-T1" in links


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_nothing_to_compare_it_says_so(language: str) -> None:
    nowhere: tuple[ResultArea, ...] = ()
    with speaking(language):
        shown: View = view()
        screen = drawing.page(Comparison(nowhere, ()), None, frame(), shown, Address("/jamforelse"))
    assert [*trees.every(screen.content, "table")] == []
    (said,) = [node for node in trees.every(screen.content) if node.props.get("className") == "empty"]
    assert len(said.text) > 30
