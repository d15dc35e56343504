"""Documents that are taken along: addresses that answer with a file, or with the page that says why there is none."""

from flask import Flask, Response, g, make_response, request

from callbacks import minutes_handout
from callbacks.pages import menu
from callbacks.people import asking, is_demonstration
from callbacks.routes import Routes
from callbacks.screen import Application, tell
from callbacks.visit import clock
from dashboard.address import Address
from dashboard.settings import Settings
from data.database import Database
from layouts import problems, shell
from layouts.screen import File
from layouts.text import speaking


def register(app: Application, server: Flask, database: Database, settings: Settings) -> None:
    """/moten/<code>/protokoll.docx and .pdf: as their page, for the same people, of the same moment and language."""
    routes = Routes([minutes_handout])

    @server.get("/moten/<code>/protokoll.<kind>")
    def take_minutes(**_: str) -> Response:
        address = Address.parse(request.path, request.query_string.decode("utf-8", "replace"))
        user = asking(settings)
        with speaking(address.query.get("lang", "sv")):
            told = tell(database, routes, address, clock(), user, problems.unmade)
            if told.file is not None:
                return _sent(told.file)
            seen = user if is_demonstration(settings) else None
            g.drawn = shell.drawn(told.screen, told.frame, told.view, told.address, menu(), seen)
            document: str = app.index()  # type: ignore[no-untyped-call]
            return make_response(document)


def _sent(file: File) -> Response:
    response = Response(file.content, mimetype=file.mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=file.name)
    response.headers["Cache-Control"] = "no-store"
    return response
