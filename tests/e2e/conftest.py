"""One application and one browser per worker, and pages that fail the test on anything that goes wrong in them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    sync_playwright,
)

from tests.browser import chromium
from tests.e2e.application import Application, application
from tests.e2e.places import WIDE, viewport

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def app() -> Iterator[Application]:
    """The real application on a fresh sample."""
    with application() as started:
        yield started


@pytest.fixture(scope="session")
def playwright_of() -> Iterator[Playwright]:
    """Playwright, started once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright_of: Playwright) -> Iterator[Browser]:
    """The browser of all tests."""
    launched = playwright_of.chromium.launch(**chromium())
    yield launched
    launched.close()


class Faults:
    """What went wrong in a page: errors on the console, failed requests, answers of 500, other hosts."""

    def __init__(self, host: str) -> None:
        self._host = host
        self.found: list[str] = []
        self.requested: list[str] = []
        self.allowed: Callable[[str], bool] = lambda _: False

    def watch(self, context: BrowserContext) -> None:
        """Listen to every page of a context."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self._add(f"page error: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._add(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        self.requested.append(request.url)
        if urlsplit(request.url).scheme in ("data", "blob"):
            return
        if urlsplit(request.url).netloc != self._host:
            self._add(f"request to another host: {request.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left ends what it was still fetching.
        if "ERR_ABORTED" not in (request.failure or ""):
            self._add(f"request failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self._add(f"{response.status}: {response.url}")

    def _add(self, fault: str) -> None:
        if not self.allowed(fault):
            self.found.append(fault)


@pytest.fixture
def faults(app: Application) -> Iterator[Faults]:
    """Fails the test when a page had any."""
    seen = Faults(urlsplit(app.address).netloc)
    yield seen
    assert seen.found == []


@pytest.fixture
def open_page(app: Application, browser: Browser, faults: Faults) -> Iterator[Opener]:
    """Open a page in a context of its own: `open_page(width=390, color_scheme="dark")`."""
    with ExitStack() as stack:

        def opened(width: int = WIDE, **options: Any) -> Page:
            context = browser.new_context(
                **{"base_url": app.address, "viewport": viewport(width), "locale": "sv-SE", **options}
            )
            context.set_default_timeout(10_000)
            stack.callback(context.close)
            faults.watch(context)
            return context.new_page()

        yield opened


@pytest.fixture
def page(open_page: Opener) -> Page:
    """A page at desktop width."""
    return open_page()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
