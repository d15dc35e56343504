"""Honest 404s: the page that says so in words is drawn by the application, the status code is set here."""

from flask import Flask, Response, g, request

from callbacks.routes import Routes
from dashboard.errors import NotFound
from data.database import Database
from data.queries.exists import all_exist

_OWN = ("/_dash", "/_reload-hash", "/assets/", "/healthz", "/readyz", "/hamta/", "/_favicon")


def register(server: Flask, database: Database, routes: Routes) -> None:
    """Answer the first load of an address that leads nowhere with 404."""

    @server.before_request
    def look() -> None:
        if request.method == "GET" and not request.path.startswith(_OWN):
            g.leads_nowhere = not _leads_somewhere(database, routes)

    @server.after_request
    def tell(response: Response) -> Response:
        if g.get("leads_nowhere") and response.status_code == 200:
            response.status_code = 404
        return response


def _leads_somewhere(database: Database, routes: Routes) -> bool:
    try:
        codes = dict(routes.things(request.path))
    except NotFound:
        return False
    period = codes.pop("period", None) or request.args.get("period")
    with database.reading() as session:
        return all_exist(session, codes, period)
