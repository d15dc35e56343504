"""How a change comes in: a form posted to the address of its page, answered by that page's `post`."""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from flask import Flask, Response, g, jsonify, make_response, redirect, request
from plotly.io.json import to_json_plotly
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from callbacks.noticing import noticed
from callbacks.people import COOKIE, asking, is_demonstration
from callbacks.routes import Routes
from callbacks.screen import Application, Menu
from callbacks.visit import Visit, clock, view
from dashboard.access import User
from dashboard.address import Address
from dashboard.errors import Busy, NotAllowed, PageNotFound, UserError
from dashboard.incoming import MOST_MEGABYTES
from dashboard.settings import Settings
from dashboard.view import Frame, View
from data.database import Database
from data.queries.frame import frame
from layouts import problems, shell
from layouts.screen import Screen
from layouts.text import speaking

log = logging.getLogger("tertial")
MOST_BYTES = MOST_MEGABYTES * 1_000_000
_MOST_READ_AWAY = 200_000_000


@dataclass(frozen=True, slots=True)
class Posting:
    """What a page's `post` is given: who posts what, when, and to which address."""

    database: Database
    user: User
    frame: Frame
    view: View
    address: Address
    form: Mapping[str, str]
    files: Mapping[str, Any]
    now: datetime

    def visit(self, session: Session) -> Visit:
        """The same as a visit, to read what the form is about or to draw it again."""
        return Visit(session, self.frame, self.view, self.address, self.user, self.now)


@dataclass(frozen=True, slots=True)
class Go:
    """It is done; the reader goes on to an address."""

    address: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A few words back to a script, while the page stands as it is."""

    values: Mapping[str, Any]
    status_code: int = 200


# A Screen is the same page again, saying what is missing.
Answer: TypeAlias = Go | Said | Screen


def register(
    app: Application, server: Flask, database: Database, routes: Routes, menu: Menu, settings: Settings
) -> None:
    """Answer every POST to a page."""
    server.config["MAX_CONTENT_LENGTH"] = MOST_BYTES

    @server.post("/")
    @server.post("/<path:path>")
    def act(path: str = "") -> Response:
        address = Address.parse(request.path, request.query_string.decode("utf-8", "replace")).without("asof")
        with speaking(address.query.get("lang", "sv")):
            answer = _answer(database, routes, settings, address)
            if isinstance(answer, Go):
                return _go(answer, settings)
            if isinstance(answer, Said):
                return make_response(jsonify(answer.values), answer.status_code)
            g.drawn = shell.drawn(
                answer.screen, answer.frame, answer.view, address, menu(), answer.user, answer.notices
            )
            g.status_code = answer.screen.status_code
            if _wants_json():
                body = to_json_plotly({"page": g.drawn.page})
                return Response(body, g.pop("status_code"), mimetype="application/json")
            document: str = app.index()  # type: ignore[no-untyped-call]
            return make_response(document)


@dataclass(slots=True)
class _Told:
    screen: Screen
    user: User | None
    frame: Frame | None = None
    view: View | None = None
    notices: int = 0


def _answer(database: Database, routes: Routes, settings: Settings, address: Address) -> "_Told | Go | Said":
    user = asking(settings)
    told = _Told(problems.no_organisation(), user if is_demonstration(settings) else None)
    try:
        if not _from_us():
            raise NotAllowed("")
        page, codes = routes.find(address.path)
        post = getattr(page, "post", None)
        if post is None:
            raise PageNotFound(address.path)
        if "period" in codes:
            address = address.at_period(codes.pop("period"))
        now = clock()
        with database.reading() as session:
            told.frame = frame(session)
            if told.frame is None:
                return told
            told.view = view(told.frame, address.query.get("period"), now)
            if told.user is not None:
                told.notices = len(noticed(Visit(session, told.frame, told.view, address, user, now)))
        form = {key: text.replace("\0", "").replace("\r\n", "\n") for key, text in request.form.items()}
        answer = post(Posting(database, user, told.frame, told.view, address, form, request.files, now), **codes)
        if isinstance(answer, Go | Said):
            return answer
        told.screen = answer
    except Busy as error:
        if _wants_json():  # the form stands as it is, with what was typed
            return Said({"busy": problems.busy()}, 503)
        told.screen = problems.problem(error, address)
    except UserError as error:
        told.screen = problems.problem(error, address)
    except RequestEntityTooLarge:
        _read_away()
        told.screen = problems.too_large(MOST_MEGABYTES, address)
    except HTTPException:
        raise
    except Exception:
        reference = secrets.token_hex(4)
        log.exception("reference %s: what was posted to %s could not be done", reference, address.path)
        told.screen = problems.fault(reference, address)
    return told


def _from_us() -> bool:
    """Whether the form is one of our own pages'."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _read_away() -> None:
    """Take in what is still being sent: a browser only hears an answer when it has said its own."""
    left = min(request.content_length or 0, _MOST_READ_AWAY)
    stream = request.environ["wsgi.input"]
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        left -= len(part)


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _go(answer: Go, settings: Settings) -> Response:
    response = jsonify(go=answer.address) if _wants_json() else make_response(redirect(answer.address, 303))
    if answer.person is not None and is_demonstration(settings):
        response.set_cookie(COOKIE, answer.person, httponly=True, samesite="Strict", max_age=31_536_000)
    return response
