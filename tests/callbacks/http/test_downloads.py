import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from data.database import Database
from tests import trees

ROUTES = Routes(PAGES)
ADDRESSES = [
    ("bnp", ""),
    ("bnp", "?lang=en"),
    ("brp-per-invanare", "?scope=24"),
    ("fou-foretag", "?scope=10&lang=en"),
    ("andel-enligt-plan", "?scope=DIGI&period=2017-T3"),
    ("nojd-malgrupp", "?scope=MODE"),
    ("sjukfranvaro", "?scope=VER-JU&period=2018-08"),
    ("antal-medarbetare", "?period=2018-T2"),
]


def plain(cell: str, thousands: str) -> str:
    """A figure of the page as a spreadsheet has it."""
    return cell.removesuffix("%").replace("\u00a0", "").replace("\u2212", "-").replace(thousands, "")


@pytest.mark.parametrize(("code", "search"), ADDRESSES)
def test_the_file_has_the_figures_of_the_page(client: FlaskClient, sample: Database, code: str, search: str) -> None:
    answer = client.get(f"/hamta/indikatorer/{code}.csv{search}")
    assert answer.status_code == 200
    page = draw(sample, ROUTES, menu, f"/indikatorer/{code}", search).page
    (table,) = [t for t in trees.every(page, "table") if "small-table" in t.props["className"]]
    separator, thousands = (",", ",") if "lang=en" in search else (";", "\u00a0")
    head, *found = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=separator))
    written = [(row[0], plain(row[1], thousands)) for row in trees.rows(table)]
    assert [(row[0], plain(row[2], thousands)) for row in found] == written
    assert {len(row) for row in found} == {len(head)}


@pytest.mark.parametrize(
    ("code", "search"),
    [
        ("helpdesk-svarstid", ""),
        ("bnp", "&lang=en"),
        ("folkmangd", "&scope=01&period=2018-T2"),
        ("folkmangd", "&lang=en"),
        ("gastnatter-utvalda-besoksmal", ""),
        ("budget-forbrukad", ""),
        ("elever-i-ovningsforetag", "&lang=en"),
    ],
)
def test_the_file_of_a_control_chart_has_what_its_table_shows(
    client: FlaskClient, sample: Database, code: str, search: str
) -> None:
    page = draw(sample, ROUTES, menu, f"/indikatorer/{code}", f"?diagram=styrdiagram{search}").page
    (table,) = [t for t in trees.every(page, "table") if "small-table" in t.props["className"]]
    (href,) = [href for href in trees.links(page) if href.startswith("/hamta/")]
    answer = client.get(href)
    separator, thousands = (",", ",") if "lang=en" in search else (";", "\u00a0")
    head, *found = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=separator))
    heads = [cell.text for cell in trees.every(table.children, "th") if cell.props["scope"] == "col"]
    written = [[row[0], *(figure(cell, thousands) for cell in row[1:5]), row[5]] for row in trees.rows(table)]
    assert [[row[0], row[2], *row[4:8]] for row in found] == written
    assert [head[0], head[2], *head[4:]] == heads
    assert {len(row) for row in found} <= {len(head)}
    assert {row[8] for row in found if row[2] != ".."} <= {row[8] for row in found if row[8]}
    assert "styrdiagram" in answer.headers["Content-Disposition"]


def figure(cell: str, thousands: str) -> str:
    """A figure of the control chart's table as a spreadsheet has it: the unit has a column of its own."""
    bare = cell.removesuffix("p.e.").removesuffix("pp")
    return plain(bare, thousands).removeprefix("+")


def test_the_page_leads_to_the_file(sample: Database, client: FlaskClient) -> None:
    page = draw(sample, ROUTES, menu, "/indikatorer/bnp", "?period=2018-T1&lang=en").page
    (href,) = [href for href in trees.links(page) if href.startswith("/hamta/")]
    assert "period=2018-T1" in href
    answer = client.get(href)
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("path", ["nix.csv", "bnp.csv?period=2018-T9", "bnp", "..%2f..%2fapp.py.csv", "%00.csv"])
def test_what_does_not_exist_cannot_be_downloaded(client: FlaskClient, path: str) -> None:
    assert client.get(f"/hamta/indikatorer/{path}").status_code == 404


def test_a_small_group_is_hidden_in_the_file_too(client: FlaskClient, package: Any) -> None:
    answer = client.get("/hamta/indikatorer/sjukfranvaro.csv?scope=VER-JU&period=2018-08").get_data(as_text=True)
    values = [row.split(";")[2] for row in answer.splitlines()[1:]]
    assert values
    assert set(values) == {".."}
