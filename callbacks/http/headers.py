"""Security headers on every answer."""

from dash import Dash
from flask import Flask, Response


def register(app: Dash, server: Flask) -> None:
    """No foreign host, no frame, no sniffing; scripts only of our own and Dash's two by hash."""

    @server.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _policy(app)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        return response


def _policy(app: Dash) -> str:
    # Dash and Plotly set styles inline; their hashes change with every release (docs/decisions/0004).
    scripts = " ".join(app.csp_hashes())
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )
