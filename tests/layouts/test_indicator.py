"""Every figure of an indicator's page has a table with the same values."""

import plotly.graph_objects
import pytest

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from data.database import Database
from data.sources.package import Package
from layouts.formats import MINUS, NBSP
from tests import ledger, trees

CODES = sorted({str(r["code"]) for r in ledger.sample().rows["indicators"]})
ROUTES = Routes(PAGES)


def number(cell: str) -> float | None:
    text = cell.split(f"{NBSP}%")[0].replace(NBSP, "").replace(MINUS, "-").replace(",", ".")
    return float(text) if any(letter.isdigit() for letter in text) else None


@pytest.mark.parametrize("code", CODES)
def test_the_table_has_the_values_of_the_chart(sample: Database, code: str) -> None:
    page = draw(sample, ROUTES, menu, f"/indikatorer/{code}", "?period=2018-T2&scope=01").page
    figures = trees.charts(page)
    for figure in figures:
        plotly.graph_objects.Figure(figure)
    for figure in figures[:1]:
        line, decimals = figure["data"][-1], _decimals(code)
        (body,) = [trees.rows(t) for t in trees.every(page, "table") if "small-table" in t.props["className"]]
        assert [number(row[1]) for row in body[::-1]] == [
            None if y is None else pytest.approx(y, abs=0.51 * 10**-decimals) for y in line["y"]
        ]
        if len(figure["data"]) == 2:
            beside = {x: y for x, y in zip(figure["data"][0]["x"], figure["data"][0]["y"], strict=True)}
            written = {x: number(row[2]) for x, row in zip(line["x"], body[::-1], strict=True)}
            shared = {x: y for x, y in beside.items() if x in written and y is not None}
            assert all(written[x] == pytest.approx(y, abs=0.51 * 10**-decimals) for x, y in shared.items())


def _decimals(code: str) -> int:
    (row,) = (r for r in ledger.rows(ledger.sample(), "indicators") if r["code"] == code)
    decimals: int = row["decimals"]
    return decimals


def test_every_chart_is_hidden_from_those_who_read_its_summary_and_table(sample: Database, package: Package) -> None:
    page = draw(sample, ROUTES, menu, "/indikatorer/konjunkturbarometern", "").page
    (figure,) = trees.every(page, "figure")
    ids = {node.props.get("id"): node for node in trees.every(figure.children)}
    assert ids[figure.props["aria-labelledby"]].text
    assert any(letter.isdigit() for letter in ids[figure.props["aria-describedby"]].text)
    (graph,) = trees.every(figure.children, "graph")
    (hidden,) = (n for n in trees.every(figure.children, "div") if n.props.get("aria-hidden") == "true")
    assert graph in list(trees.every(hidden.children, "graph"))
