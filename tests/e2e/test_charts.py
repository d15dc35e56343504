"""Every chart has a name, a summary, and a table with the same values."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Looker, Opener
from tests.e2e.places import CHARTS, PLACES, arrive

pytestmark = pytest.mark.browser

_DRAWN = "(graph) => graph.data.map((line) => ({ y: [...line.y], told: [...(line.customdata || [])] }))"


def _text(page: Page, figure: Locator, attribute: str) -> str:
    name = figure.get_attribute(attribute)
    assert name
    return page.locator(f"#{name}").inner_text() or str(page.locator(f"#{name}").text_content())


def _number(text: str) -> float | None:
    digits = re.sub(r"[^\d,.−-]", "", text).replace(",", ".").replace("−", "-")
    return float(digits) if re.search(r"\d", digits) else None


def _agrees(drawn: float | None, told: str) -> bool:
    written = _number(told)
    if drawn is None or written is None:
        return drawn is None and written is None
    decimals = len(re.sub(r"\D", "", told.partition(",")[2]))
    return bool(abs(drawn - written) <= 0.5 * 10**-decimals + 1e-9)


def _rows(table: Locator) -> list[list[str]]:
    found: list[list[str]] = table.locator("tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return found


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_a_chart_has_a_name_a_summary_and_a_table_with_what_is_drawn(look_at: Looker, name: str) -> None:
    page = look_at(PLACES[name])
    graphs = page.locator(".js-plotly-plot")
    assert graphs.count() == page.locator("figure .js-plotly-plot").count() > 0
    for index in range(graphs.count()):
        figure = graphs.nth(index).locator("xpath=ancestor::figure[1]")
        assert len(_text(page, figure, "aria-labelledby")) > 5
        assert re.search(r"\d.*[.;]", _text(page, figure, "aria-describedby"))
        expect(figure.locator(".chart")).to_have_attribute("aria-hidden", "true")
        lines: list[dict[str, Any]] = graphs.nth(index).evaluate(_DRAWN)
        if figure.locator(".chart--control").count():
            _control(figure, lines, name)
            continue
        rows = _rows(figure.locator("xpath=following-sibling::details[1]").locator("table"))
        own = lines[-1]
        assert len(rows) == len(own["y"])
        for row, value, told in zip(reversed(rows), own["y"], own["told"], strict=True):
            period, shown = row[0], row[1]
            assert told.startswith(f"{period}: ")
            assert _number(told.removeprefix(f"{period}: ")) == _number(shown)
            assert _agrees(value, shown), (period, value, shown)
        if len(lines) == 2:
            beside = dict(zip((t.split(": ")[0] for t in lines[0]["told"]), lines[0]["y"], strict=True))
            for row in rows:
                assert _agrees(beside.get(row[0]), row[2]), row


def _control(figure: Locator, lines: list[dict[str, Any]], name: str) -> None:
    """One line through all values, and each of them once among the points of the types; the showcase has no tables."""
    line, *types = lines
    told = {t.split(": ")[0]: (t.split(": ")[1], y) for of in types for t, y in zip(of["told"], of["y"], strict=True)}
    assert len(told) == sum(y is not None for y in line["y"])
    if name == "components":
        return
    rows = _rows(figure.locator("xpath=following-sibling::details[1]").locator("table"))
    assert len(rows) == len(line["y"])
    for row in rows:
        written, drawn = told.get(row[0], ("..", None))
        assert _number(row[1]) == _number(written)
        assert drawn is None or _agrees(drawn, row[1]), row


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_a_chart_has_no_buttons_that_send_it_away(look_at: Looker, name: str) -> None:
    page = look_at(PLACES[name])
    page.locator(".js-plotly-plot").first.hover()
    assert page.locator(".modebar-btn").count() == 0
    assert not page.evaluate("document.body.innerText").count("Edit in Chart Studio")


@pytest.mark.parametrize("name", ["overview", "area", "area-charts", "context", "department", "components"])
def test_every_small_line_says_what_it_shows(look_at: Looker, name: str) -> None:
    page = look_at(PLACES[name])
    small = page.locator("svg.spark, svg.multiple__chart").evaluate_all(
        "(all) => all.map((one) => [one.getAttribute('role'), one.ariaLabel || ''])"
    )
    assert [one for one in small if one[0] != "img" or len(one[1]) <= 5] == []


def test_dark_mode_repaints_a_chart(open_page: Opener) -> None:
    page = open_page(color_scheme="light")
    arrive(page, PLACES["indicator"])
    line = page.locator(".js-plotly-plot .trace .js-line").last
    light = line.evaluate("(one) => getComputedStyle(one).stroke")
    page.locator("[data-mode-switch]").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert line.evaluate("(one) => getComputedStyle(one).stroke") != light
