"""Files made from what a page shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from flask import Flask, Response, abort, request

from callbacks import cycle, silent
from callbacks.comparison import compared
from callbacks.indicators import judged, read_indicator
from callbacks.mailing import mail
from callbacks.people import asking
from callbacks.visit import Visit, clock, settled, view
from dashboard.access import READER, User
from dashboard.address import Address
from dashboard.errors import NotFound
from dashboard.moment import written
from dashboard.settings import Settings
from data.database import Database
from data.queries.frame import frame
from layouts.components.control import CONTROL
from layouts.exports.comparison_csv import comparison_csv
from layouts.exports.indicator_csv import control_csv, indicator_csv
from layouts.exports.mail import eml as eml_of
from layouts.exports.reminder import eml, ics
from layouts.text import speaking, t


def register(server: Flask, database: Database, settings: Settings) -> None:
    """Figures as CSV with the same period, place, diagram, language and moment as their page, mails, and the year plan."""
    _register_indicators(server, database)
    _register_comparison(server, database)
    _register_reminders(server, database)
    _register_mails(server, database, settings)
    _register_year_plan(server, database)


def _register_indicators(server: Flask, database: Database) -> None:
    """/hamta/indikatorer/<code>.csv: the figures of an indicator's page."""

    @server.get("/hamta/indikatorer/<code>.csv")
    def download_indicator(code: str) -> Response:
        with _visiting(database) as visit:
            try:
                read = read_indicator(visit, code, visit.address.query.get("scope"))
            except NotFound:
                abort(404)
            at = visit.view.known_at
            diagram = CONTROL if visit.address.query.get("diagram") == CONTROL else ""
            body = control_csv(read, judged(visit, read)[0], at) if diagram else indicator_csv(read, at)
            return _csv(body, visit, code, read.scope.code if read.scope else "", diagram=diagram)


def _register_comparison(server: Flask, database: Database) -> None:
    """/hamta/jamforelse.csv: the matrix of areas and standard indicators."""

    @server.get("/hamta/jamforelse.csv")
    def download_comparison() -> Response:
        with _visiting(database) as visit:
            return _csv(comparison_csv(compared(visit), visit.view.known_at), visit, t("comparison"))


def _register_mails(server: Flask, database: Database, settings: Settings) -> None:
    """/hamta/mejl/<ataganden, beslut or moten>/<code>.eml: a mail about what is agreed, for who may send it."""

    @server.get("/hamta/mejl/<kind>/<code>.eml")
    def download_mail(kind: str, code: str) -> Response:
        with _visiting(database, asking(settings)) as visit:
            try:
                body = eml_of(mail(visit, kind, code))
            except NotFound:
                abort(404)
            return _file(body, f"{kind}-{code}.eml", "message/rfc822")


def _register_year_plan(server: Flask, database: Database) -> None:
    """/arsplan/<department or alla>.ics: the year plan as a calendar to subscribe to, from the year before on."""

    @server.get("/arsplan/<department>.ics")
    def subscribe(department: str) -> Response:
        with _visiting(database) as visit:
            try:
                body = cycle.calendar(visit, department)
            except NotFound:
                abort(404)
            return Response(body, mimetype="text/calendar", headers={"Cache-Control": "no-cache"})


@contextmanager
def _visiting(database: Database, user: User = READER) -> Iterator[Visit]:
    """The visit that the address of a download asks for; 404 without such a period, or without anything."""
    now = clock()
    address, at = settled(Address.parse(request.path, request.query_string.decode("utf-8", "replace")), now)
    with speaking(address.query.get("lang", "sv")), database.reading() as session:
        data = frame(session, at)
        if data is None:
            abort(404)
        try:
            seen = view(data, address.query.get("period"), now)
        except NotFound:
            abort(404)
        yield Visit(session, data, seen, address, user, now)


def _csv(body: str, visit: Visit, *parts: str, diagram: str = "") -> Response:
    """A file named by what it shows, its period, its diagram and its moment."""
    at = visit.view.known_at
    then = f"asof-{written(at)}".replace(":", "") if at else ""
    name = "-".join(part for part in (*parts, visit.view.period.code, diagram, then) if part)
    return Response(
        "\ufeff" + body,
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"},
    )


def _register_reminders(server: Flask, database: Database) -> None:
    """/hamta/saknas/<period>/<department>.eml and .ics: a reminder to a department that has not reported."""

    @server.get("/hamta/saknas/<period>/<department>.<kind>")
    def download_reminder(period: str, department: str, kind: str) -> Response:
        """A reminder to a department, as mail or as a day in a calendar."""
        now = clock()
        address = Address.parse(request.path, "")
        with speaking("sv"), database.reading() as session:
            data = frame(session)
            if data is None or kind not in _REMINDERS:
                abort(404)
            try:
                visit = Visit(session, data, view(data, period, now), address, READER, now)
            except NotFound:
                abort(404)
            one = next((r for r in silent.reminders(visit) if r.code == department and r.is_silent), None)
            if one is None:
                abort(404)
            body = eml(one, data, visit.view) if kind == "eml" else ics(one, data, visit.view, now)
            return _file(body, f"paminnelse-{department}-{visit.view.period.code}.{kind}", _REMINDERS[kind])


def _file(body: bytes, name: str, kind: str) -> Response:
    """A file to keep, by a name that may have letters beyond ASCII."""
    answer = Response(body, mimetype=kind, headers={"Cache-Control": "no-store"})
    plain = name.encode("ascii", "replace").decode().replace("?", "-").replace('"', "-")
    answer.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return answer


_REMINDERS = {"eml": "message/rfc822", "ics": "text/calendar; charset=utf-8"}
