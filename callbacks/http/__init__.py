"""What answers HTTP beside the pages."""

from flask import Flask

from callbacks.http import downloads, handouts, headers, health, junk, plotly, uploaded
from callbacks.screen import Application
from dashboard.settings import Settings
from data.database import Database


def register(app: Application, server: Flask, database: Database, settings: Settings) -> None:
    """Add headers, health, downloads and the small plotly bundle."""
    headers.register(app, server)
    health.register(server, database)
    junk.register(app, server)
    plotly.register(server)
    downloads.register(server, database, settings)
    handouts.register(app, server, database, settings)
    uploaded.register(server, database, settings)
