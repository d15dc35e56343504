"""Suggestions while somebody types in the search field."""


from dash import Dash

from data.database import Database


def register(app: Dash, database: Database) -> None:
    """Bind the suggestions to the field."""
