"""What answers HTTP beside the pages."""

from dash import Dash
from flask import Flask

from callbacks.http import downloads, headers, health, not_found, plotly
from callbacks.routes import Routes
from data.database import Database


def register(app: Dash, server: Flask, database: Database, routes: Routes) -> None:
    """Add headers, health, the small plotly bundle and honest 404s."""
    headers.register(app, server)
    health.register(server, database)
    plotly.register(server)
    downloads.register(server, database)
    not_found.register(server, database, routes)
