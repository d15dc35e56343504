"""Search: the page of results, and suggestions while somebody types."""

from typing import Any

from dash import Dash, Input, Output, State

from callbacks.visit import Visit, clock, settled
from dashboard.address import Address
from data.database import Database
from data.queries.search import search
from layouts import nodes as h
from layouts import search as drawing
from layouts import shell
from layouts.screen import Screen
from layouts.text import speaking

PATHS = ("/sok",)
_SUGGESTED = 8
_LONGEST = 100


def page(visit: Visit, q: str = "", **_: str) -> Screen:
    """Everything that the words find."""
    asked = q[:_LONGEST].strip()
    return drawing.page(asked, search(visit.session, asked, at=visit.view.known_at), visit.address)


def register(app: Dash, database: Database) -> None:
    """Bind the suggestions to the field."""

    @app.callback(
        Output(shell.SUGGESTIONS, "children"),
        Input(shell.SEARCH, "value"),
        State(shell.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def suggest(text: Any, query: Any) -> list[Any]:
        """The first answers for what has been typed."""
        return suggested(database, text, query)


def suggested(database: Database, text: Any, query: Any) -> list[Any]:
    """The first answers as nodes; fewer than two letters give none."""
    asked = text[:_LONGEST].strip() if isinstance(text, str) else ""
    if len(asked) < 2:
        return []
    address, at = settled(Address.parse("/sok", query if isinstance(query, str) else ""), clock())
    with speaking(address.query.get("lang", "sv")), database.reading() as session:
        return h.to_dash(drawing.suggestions(search(session, asked, _SUGGESTED, at), address))
