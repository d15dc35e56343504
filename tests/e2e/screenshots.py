"""Take a picture of every page: `python -m tests.e2e.screenshots [name …]` writes docs/screenshots."""

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.e2e.application import ROOT, application
from tests.e2e.places import NARROW, PLACES, WIDE, arrive, settled, viewport

FOLDER = ROOT / "docs" / "screenshots"
MODES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# What the README shows is small enough for a repository.
README = ("overview-1440-light", "area-1440-light", "indicator-1440-dark", "overview-390-light")
README_HEIGHT = 1600


def main(names: list[str]) -> None:
    """Photograph the places named, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with application() as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium())
        for width in (WIDE, NARROW):
            for mode in MODES:
                _album(browser, app.address, names or list(PLACES), width, mode)
        browser.close()
    print(f"Pictures are in {FOLDER.relative_to(ROOT)}.")


def _album(browser: Browser, address: str, names: list[str], width: int, mode: Literal["light", "dark"]) -> None:
    page = browser.new_page(viewport=viewport(width), color_scheme=mode, reduced_motion="reduce")
    for name in names:
        arrive(page, address + PLACES[name])
        settled(page)
        _picture(page, FOLDER / f"{name}-{width}-{mode}.png")
    page.context.close()


def _picture(page: Page, path: Path) -> None:
    height: int = page.evaluate("document.documentElement.scrollHeight")
    if path.stem in README:
        height = min(height, README_HEIGHT)
        width: int = page.evaluate("window.innerWidth")
        page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    else:
        page.screenshot(path=path, full_page=True)


if __name__ == "__main__":
    main(sys.argv[1:])
