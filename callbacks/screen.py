"""The one callback that draws pages: read the address, ask, draw."""

import logging
import secrets
from collections.abc import Callable
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
_LONGEST = 2000


def register(app: Dash, database: Database, routes: Routes, menu: Menu) -> None:
    """Bind the drawing of pages to the address."""

    @app.callback(
        Output(shell.PAGE, "children"),
        Output(shell.TOP, "children"),
        Output(shell.TOOLS, "children"),
        Input(shell.LOCATION, "pathname"),
        Input(shell.LOCATION, "search"),
    )
    def open_page(path: str | None, search: str | None) -> tuple[Any, Any, Any]:
        """Draw the page of an address with its surroundings."""
        return draw(database, routes, menu, str(path or "/")[:_LONGEST], str(search or "")[:_LONGEST])


def draw(database: Database, routes: Routes, menu: Menu, path: str, search: str) -> tuple[Any, Any, Any]:
    """Page, menu and tools of an address; whatever goes wrong is told on the page."""
    address = Address.parse(path, search)
    with speaking(address.query.get("lang", "sv")):
        drawn, data, seen = _page(database, routes, address)
        return shell.screen(drawn, address), shell.top(menu(), address), shell.tools(data, seen, address)


def _page(database: Database, routes: Routes, address: Address) -> tuple[Screen, Frame | None, View | None]:
    data: Frame | None = None
    seen: View | None = None
    try:
        page, codes = routes.find(address.path)
        query = {k: v for k, v in address.query.items() if k not in ("visit", *codes)}
        with database.reading() as session:
            data = frame(session)
            if data is None:
                return problems.no_organisation(), None, None
            seen = view(data, codes.pop("period", None) or query.pop("period", None), datetime.now(UTC))
            query.pop("period", None)
            return page.page(Visit(session, data, seen, address), **codes, **query), data, seen
    except UserError as error:
        return problems.problem(error, address), data, seen
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("reference %s: %s could not be drawn", reference, address.path)
        return problems.fault(reference, address), data, seen
