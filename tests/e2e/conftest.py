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
    WebError,
    sync_playwright,
)
from sqlalchemy import make_url

from data.database import Database
from tests.browser import chromium
from tests.e2e.application import Application, application
from tests.e2e.places import WIDE, arrive, viewport

Opener = Callable[..., Page]
Looker = Callable[..., Page]


@pytest.fixture(scope="session")
def app(sample: Database) -> Iterator[Application]:
    """The real application on a fresh sample."""
    with application(_file(sample)) as started:
        yield started


@pytest.fixture
def own(sample: Database) -> Iterator[Application]:
    """An application of one's own on a fresh sample, to write in and to stop."""
    with application(_file(sample)) as started:
        yield started


def _file(database: Database) -> Path:
    return Path(str(make_url(database.url).database))


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
        self.answers: list[Response] = []
        self.allowed: Callable[[str], bool] = lambda _: False

    def watch(self, context: BrowserContext) -> None:
        """Listen to every page of a context."""
        for event, listener in self._listeners.items():
            context.on(event, listener)  # type: ignore[call-overload]

    def leave(self, context: BrowserContext) -> None:
        """Listen no more."""
        for event, listener in self._listeners.items():
            context.remove_listener(event, listener)

    @property
    def _listeners(self) -> dict[str, Callable[..., None]]:
        return {
            "console": self._console,
            "weberror": self._error,
            "request": self._request,
            "requestfailed": self._failed,
            "response": self._response,
        }

    def _error(self, error: WebError) -> None:
        self._add(f"page error: {error.error}")

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
        self.answers.append(response)
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
def _kept(app: Application, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(base_url=app.address, locale="sv-SE")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def look_at(_kept: Page, faults: Faults) -> Iterator[Looker]:
    """Visit an address in the one page of those that only look, which has its files and its renderer ready.

    A visit takes less than half the time it takes in a context of its own. What clicks or types needs its own.
    """
    faults.watch(_kept.context)

    def looked(address: str, width: int = WIDE, stillness: bool = False) -> Page:
        _kept.set_viewport_size(viewport(width))
        _kept.emulate_media(
            media="screen", color_scheme="light", reduced_motion="reduce" if stillness else "no-preference"
        )
        _kept.mouse.move(0, 0)
        arrive(_kept, address)
        return _kept

    yield looked
    _kept.context.set_extra_http_headers({})  # a visit that failed may have left its role
    _kept.goto("about:blank")
    faults.leave(_kept.context)


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
