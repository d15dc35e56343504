"""How a page comes to the browser: with the document at first, then by the one callback that draws pages."""

import logging
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias, cast

from dash import Dash, Input, Output, html
from flask import Flask, Response, g, request
from plotly.io.json import to_json_plotly

from callbacks.noticing import noticed
from callbacks.people import asking, is_demonstration
from callbacks.routes import Routes
from callbacks.visit import Visit, clock, settled, view
from dashboard.access import READER, User
from dashboard.address import Address
from dashboard.errors import NothingKnown, UserError
from dashboard.settings import Settings
from dashboard.view import Frame, View
from data.database import Database
from data.queries.frame import beginning, frame
from layouts import document, problems, shell
from layouts.screen import File, Screen
from layouts.text import speaking

log = logging.getLogger("tertial")
Menu: TypeAlias = Callable[[], list[shell.MenuItem]]
Fault: TypeAlias = Callable[[str, Address], Screen]
Draw: TypeAlias = Callable[[str, str], shell.Drawn]
_LONGEST = 2000
# What no page uses: every script costs the reader's processor before the page stands.
_UNUSED = re.compile(r'<script src="[^"]*/(?:deps/polyfill@|dash_table/)[^"]*"></script>')


class Application(Dash):
    """Dash, except that the document brings its page with it: one request where Dash makes four."""

    draw: Draw

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """The document of the address that is asked for, with the page and its status code."""
        path, _, search = request.environ.get("REQUEST_URI", request.full_path).partition("?")
        search = f"?{search}" if search else ""
        drawn = g.pop("drawn", None) or self.draw(path, search)
        g.status_code = drawn.status_code
        brought = {
            "_dash-layout": shell.frame(drawn, path, search),
            "_dash-dependencies": self.dependencies().get_json(),
        }
        parts["scripts"] = _UNUSED.sub("", parts["scripts"])
        return document.html(drawn.title, drawn.language, to_json_plotly(brought), parts)


def register(app: Application, database: Database, routes: Routes, menu: Menu, settings: Settings) -> None:
    """Bind the drawing of pages to the address."""
    app.layout = html.Div()  # the document brings the one that is used

    def draw_page(path: str, search: str) -> shell.Drawn:
        user = asking(settings) if is_demonstration(settings) else None
        return draw(database, routes, menu, path, search, user=user)

    app.draw = draw_page

    @app.callback(
        Output(shell.PAGE, "children"),
        Output(shell.TOP, "children"),
        Output(shell.TOOLS, "children"),
        Output(shell.SEARCH_LABEL, "children"),
        Output(shell.SEARCH, "placeholder"),
        Input(shell.LOCATION, "pathname"),
        Input(shell.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def open_page(path: str | None, search: str | None) -> tuple[Any, ...]:
        """Draw the page of an address with its surroundings."""
        drawn = draw_page(str(path or "/"), str(search or ""))
        return drawn.page, drawn.top, drawn.tools, drawn.search, drawn.search

    @cast(Flask, app.server).after_request
    def tell(response: Response) -> Response:
        if response.status_code == 200:
            response.status_code = g.pop("status_code", 200)
        return response


def draw(
    database: Database,
    routes: Routes,
    menu: Menu,
    path: str,
    search: str,
    now: datetime | None = None,
    user: User | None = None,
) -> shell.Drawn:
    """Page, menu, tools and the words of the search field; whatever goes wrong is told on the page.

    `user` is None where nobody can be anybody but a reader.
    """
    address = Address.parse(path[:_LONGEST], search[:_LONGEST])
    with speaking(address.query.get("lang", "sv")):
        told = tell(database, routes, address, now or clock(), user)
        return shell.drawn(told.screen, told.frame, told.view, told.address, menu(), user, told.notices)


@dataclass(slots=True)
class Told:
    """A page on its way: what could be found out before something went wrong is kept for its surroundings.

    `file` is what is answered in its place.
    """

    address: Address
    screen: Screen = field(default_factory=problems.no_organisation)
    frame: Frame | None = None
    view: View | None = None
    file: File | None = None
    notices: int = 0


def tell(
    database: Database, routes: Routes, asked: Address, now: datetime, user: User | None, fault: Fault = problems.fault
) -> Told:
    """What the address asks for, or why it cannot be had; `fault` says that something of ours went wrong."""
    address, at = settled(asked, now)
    told = Told(address)
    try:
        page, codes = routes.find(address.path)
        if "period" in codes:
            told.address = address.at_period(codes.pop("period"))
        query = {
            key: text
            for key, text in told.address.query.items()
            if key not in ("visit", "period", "asof", "code", *codes)
        }
        with database.reading() as session:
            told.frame = frame(session, at)
            if told.frame is not None:
                told.view = view(told.frame, told.address.query.get("period"), now)
                visit = Visit(session, told.frame, told.view, told.address, user or READER, now)
                told.notices = len(noticed(visit)) if user else 0
                made = page.page(visit, **codes, **query)
                told.file, told.screen = (made, told.screen) if isinstance(made, File) else (None, made)
            elif at is not None and (first := beginning(session)) is not None:
                raise NothingKnown(at, first)
    except UserError as error:
        told.screen = problems.problem(error, told.address, told.frame.known_at if told.frame else None)
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("reference %s: %s could not be drawn", reference, address.path)
        told.screen = fault(reference, told.address)
    return told
