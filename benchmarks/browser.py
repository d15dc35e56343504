"""What a page costs the reader: bytes, requests and time to the drawn page in the system's Chromium."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.serving import serving
from benchmarks.tables import Cell, Figure, Table
from tests.browser import chromium

RUNS = 7
OVERVIEW = "/"
CHART = "/indikatorer/brp-per-invanare"
# Notes, frame by frame, when the page and its chart stand on the screen, in milliseconds since the address was asked for.
WATCH = """
(() => {
  const seen = window.seen = {};
  const stands = {
    page: () => document.body?.classList.contains("is-drawn") && document.querySelector("main h1")?.offsetHeight,
    chart: () => document.querySelector(".js-plotly-plot .scatterlayer path.js-line"),
  };
  const look = () => {
    for (const name in stands) if (!(name in seen) && stands[name]()) {
      seen[name] = 0;
      setTimeout(() => { seen[name] = performance.now(); });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
# Clicks a link, and tells after how many milliseconds what is waited for stands on the screen.
CLICK = """
(link) => new Promise((resolve) => {
  const start = performance.now();
  const look = () => {
    if (WANTED) setTimeout(() => resolve(performance.now() - start));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  document.querySelector(link).click();
})
"""
GO = """
(path) => {
  history.pushState({}, "", path);
  window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
}
"""
HEADING = "document.querySelector('main h1')?.textContent"
LINE = "document.querySelector('.js-plotly-plot .scatterlayer path.js-line')"
CHOSEN = "document.querySelector('.period b')?.textContent"
WAIT_SECONDS = 30
# A new window keeps Chromium itself busy with its own surroundings; a reader's window has long been open.
WINDOW_REST = 1500


@dataclass(frozen=True, slots=True)
class Load:
    """One load of a page: milliseconds to the page and to its chart, bytes on the wire, requests."""

    page: float
    chart: float
    sent: float
    requests: int


def browser(title: str, database: Path) -> Table:
    """First and second visits, clicks and a change of period, against a server in a process of its own."""
    table = Table(title, ("What", "ms", "kB", "requests"), note=f"Median of {RUNS}; bytes on the wire, compressed.")
    with serving(database) as server, sync_playwright() as playwright:
        chrome = playwright.chromium.launch(**chromium())
        table.rows += _loads(chrome, server.address + OVERVIEW, "overview", 800, 500)
        table.rows += _loads(chrome, server.address + CHART, "indicator", 1500, 900, drawing=True)
        table.rows += _clicks(chrome, server.address)
        chrome.close()
    return table


def _loads(
    chrome: Browser, address: str, name: str, most: float, kilobytes: float, *, drawing: bool = False
) -> list[list[Cell]]:
    """Rows of the first and the second visit; with `drawing` the aim is for the chart that the page has."""
    cold, warm = zip(*(_twice(chrome, address, drawing) for _ in range(RUNS)), strict=True)
    rows: list[list[Cell]] = []
    for kind, loads, limit, size in (("first visit", cold, most, kilobytes), ("second visit", warm, 500, None)):
        counted = [
            Figure(median(load.sent for load in loads) / 1000, size),
            Figure(median(load.requests for load in loads)),
        ]
        chart = median(load.chart for load in loads)
        rows.append(
            [f"{kind}, {name}", Figure(median(load.page for load in loads), None if chart else limit), *counted]
        )
        if chart:
            rows.append([f"{kind}, {name} with its chart", Figure(chart, limit), *counted])
    return rows


def _twice(chrome: Browser, address: str, drawing: bool) -> tuple[Load, Load]:
    """A visit with an empty cache, and another in the same browser."""
    context = chrome.new_context(locale="sv-SE", viewport={"width": 1440, "height": 900})
    context.add_init_script(WATCH)
    try:
        return _load(context, address, drawing), _load(context, address, drawing)
    finally:
        context.close()


def _load(context: BrowserContext, address: str, drawing: bool) -> Load:
    page = context.new_page()
    page.wait_for_timeout(WINDOW_REST)
    wire = context.new_cdp_session(page)
    finished: list[float] = []
    asked: list[str] = []
    wire.on("Network.loadingFinished", lambda event: finished.append(event["encodedDataLength"]))
    wire.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    wire.send("Network.enable")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    _until(page, "window.seen.page && window.seen.chart" if drawing else "window.seen.page")
    seen: dict[str, float] = page.evaluate("window.seen")
    page.close()
    sent = [url for url in asked if not url.startswith("data:")]
    return Load(seen["page"], seen.get("chart", 0.0), sum(finished), len(sent))


def _clicks(chrome: Browser, address: str) -> list[list[Cell]]:
    """Inside one visit that has shown a chart before."""
    context = chrome.new_context(locale="sv-SE", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    measured: list[tuple[str, float, Callable[[Page], float]]] = [
        ("click to an area, heading", 150, _area),
        ("click to an indicator, heading", 150, _heading_of_indicator),
        ("click to an indicator, chart", 300, _chart),
        ("change of period on the overview", 100, _period),
    ]
    page.goto(address + CHART)
    _until(page, f"!!{LINE}")
    rows: list[list[Cell]] = [
        [name, Figure(median(act(page) for _ in range(RUNS)), most), "–", "–"] for name, most, act in measured
    ]
    context.close()
    return rows


def _area(page: Page) -> float:
    _go(page, "/")
    return _click(page, 'main a[href^="/resultatomraden/"]', HEADING)


def _heading_of_indicator(page: Page) -> float:
    _go(page, "/omvarld")
    return _click(page, f'main a[href^="{CHART}"]', HEADING)


def _chart(page: Page) -> float:
    _go(page, "/omvarld")
    return _click(page, f'main a[href^="{CHART}"]', f"!!{LINE}")


def _period(page: Page) -> float:
    _go(page, "/om")
    _go(page, "/")
    return _click(page, '.menu--period a[href*="2018-T1"]', CHOSEN)


def _go(page: Page, path: str) -> None:
    """To another page without a reload, so that what has been fetched stays."""
    before = page.evaluate(HEADING)
    page.evaluate(GO, path)
    _until(page, f"location.pathname + location.search === {path!r} && {HEADING} !== {before!r}")
    page.wait_for_load_state("networkidle")


def _click(page: Page, link: str, changing: str) -> float:
    """Milliseconds from a click on a link until an expression in the page has changed its value."""
    was = json.dumps(page.evaluate(changing))
    return float(page.evaluate(CLICK.replace("WANTED", f"{changing} !== {was}"), link))


def _until(page: Page, condition: str) -> None:
    """Ask until it is true; Playwright's own waiting needs eval, which our pages forbid."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not page.evaluate(condition):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{page.url}: never {condition}")
        time.sleep(0.01)
