"""What answers HTTP beside the pages."""

from dash import Dash
from flask import Flask

from callbacks.http import downloads, headers, health, junk, plotly, uploaded
from dashboard.settings import Settings
from data.database import Database


def register(app: Dash, server: Flask, database: Database, settings: Settings) -> None:
    """Add headers, health, downloads and the small plotly bundle."""
    headers.register(app, server)
    health.register(server, database)
    junk.register(app, server)
    plotly.register(server)
    downloads.register(server, database)
    uploaded.register(server, database, settings)
