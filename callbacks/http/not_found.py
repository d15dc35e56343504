"""Honest 404s: the page that says so in words is drawn by the application, the status code is set here."""

from flask import Flask, Response, g, request
from sqlalchemy.exc import SQLAlchemyError

from callbacks.routes import Routes
from dashboard.address import Address
from dashboard.errors import NotFound
from data.database import Database
from data.queries.exists import all_exist

# Where Dash answers with the empty page; everything else has a rule of its own.
_PAGES = ("/", "/<path:path>")


def register(server: Flask, database: Database, routes: Routes) -> None:
    """Answer the first load of an address that leads nowhere with 404."""

    @server.before_request
    def look() -> None:
        if request.method == "GET" and request.url_rule is not None and request.url_rule.rule in _PAGES:
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
    asked = Address.parse(request.path, request.query_string.decode("utf-8", "replace"))
    period = codes.pop("period", None) or asked.query.get("period")
    try:
        with database.reading() as session:
            return all_exist(session, codes, period)
    except SQLAlchemyError:
        return True  # the page itself will tell that something went wrong
