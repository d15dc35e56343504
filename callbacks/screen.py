"""The one callback that draws pages: read the address, ask, draw."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias

from dash import Dash, Input, Output

from callbacks.routes import Routes
from callbacks.visit import Visit, view
from dashboard.address import Address
from dashboard.errors import UserError
from dashboard.view import Frame, View
from data.database import Database
from data.queries.frame import frame
from layouts import problems, shell
from layouts.screen import Screen
from layouts.text import speaking

log = logging.getLogger("tertial")
Menu: TypeAlias = Callable[[], list[shell.MenuItem]]
Drawn: TypeAlias = tuple[Any, Any, Any, str, str]
_LONGEST = 2000


def register(app: Dash, database: Database, routes: Routes, menu: Menu) -> None:
    """Bind the drawing of pages to the address."""

    @app.callback(
        Output(shell.PAGE, "children"),
        Output(shell.TOP, "children"),
        Output(shell.TOOLS, "children"),
        Output(shell.SEARCH_LABEL, "children"),
        Output(shell.SEARCH, "placeholder"),
        Input(shell.LOCATION, "pathname"),
        Input(shell.LOCATION, "search"),
    )
    def open_page(path: str | None, search: str | None) -> Drawn:
        """Draw the page of an address with its surroundings."""
        return draw(database, routes, menu, str(path or "/")[:_LONGEST], str(search or "")[:_LONGEST])


def draw(database: Database, routes: Routes, menu: Menu, path: str, search: str) -> Drawn:
    """Page, menu, tools and the words of the search field; whatever goes wrong is told on the page."""
    address = Address.parse(path, search)
    with speaking(address.query.get("lang", "sv")):
        told = _page(database, routes, address)
        return (
            shell.screen(told.screen, told.frame, told.view, told.address),
            shell.top(menu(), told.address),
            shell.tools(told.frame, told.view, told.address),
            shell.search_label(),
            shell.search_label(),
        )


@dataclass(slots=True)
class _Told:
    """A page on its way: what could be found out before something went wrong is kept for its surroundings."""

    address: Address
    screen: Screen = field(default_factory=problems.no_organisation)
    frame: Frame | None = None
    view: View | None = None


def _page(database: Database, routes: Routes, address: Address) -> _Told:
    told = _Told(address)
    try:
        page, codes = routes.find(address.path)
        if "period" in codes:
            told.address = address.at_period(codes.pop("period"))
        query = {key: text for key, text in told.address.query.items() if key not in ("visit", "period", "code")}
        with database.reading() as session:
            told.frame = frame(session)
            if told.frame is not None:
                told.view = view(told.frame, told.address.query.get("period"), datetime.now(UTC))
                told.screen = page.page(Visit(session, told.frame, told.view, told.address), **codes, **query)
    except UserError as error:
        told.screen = problems.problem(error, told.address)
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("reference %s: %s could not be drawn", reference, address.path)
        told.screen = problems.fault(reference, told.address)
    return told
