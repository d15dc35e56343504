"""Plotly's small bundle, at the address from which dcc.Graph fetches plotly.js the first time it draws."""

from pathlib import Path

from flask import Flask, Response, request, send_file

BUNDLE = Path(__file__).parents[2] / "layouts" / "vendor" / "plotly-basic.min.js"
_ADDRESS = "/_dash-component-suites/plotly/package_data/plotly.min"


def register(server: Flask) -> None:
    """Answer before Dash would send its bundle of 4.8 MB."""

    @server.before_request
    def send_small_bundle() -> Response | None:
        if not request.path.startswith(_ADDRESS):
            return None
        return send_file(BUNDLE, mimetype="text/javascript", max_age=31_536_000)
