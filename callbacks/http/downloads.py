"""Files made from what a page shows."""

from flask import Flask, Response, abort, request

from callbacks import silent
from callbacks.indicators import judged, read_indicator
from callbacks.visit import Visit, clock, settled, view
from dashboard.access import READER
from dashboard.address import Address
from dashboard.errors import NotFound
from dashboard.moment import written
from data.database import Database
from data.queries.frame import frame
from layouts.components.control import CONTROL
from layouts.exports.indicator_csv import control_csv, indicator_csv
from layouts.exports.reminder import eml, ics
from layouts.text import speaking


def register(server: Flask, database: Database) -> None:
    """/hamta/indikatorer/<code>.csv: the figures of an indicator's page, with the same period, place, diagram,
    language and moment.
    """

    @server.get("/hamta/indikatorer/<code>.csv")
    def download_indicator(code: str) -> Response:
        now = clock()
        address, at = settled(Address.parse(request.path, request.query_string.decode("utf-8", "replace")), now)
        with speaking(address.query.get("lang", "sv")), database.reading() as session:
            data = frame(session, at)
            if data is None:
                abort(404)
            try:
                seen = view(data, address.query.get("period"), now)
                visit = Visit(session, data, seen, address, READER, now)
                read = read_indicator(visit, code, address.query.get("scope"))
            except NotFound:
                abort(404)
            then = f"asof-{written(at)}".replace(":", "") if at else ""
            diagram = CONTROL if address.query.get("diagram") == CONTROL else ""
            body = control_csv(read, judged(visit, read)[0], at) if diagram else indicator_csv(read, at)
            parts = (code, read.scope.code if read.scope else "", seen.period.code, diagram, then)
            name = "-".join(part for part in parts if part)
            return Response(
                "\ufeff" + body,
                mimetype="text/csv",
                headers={"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"},
            )

    _register_reminders(server, database)


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
            name = f"paminnelse-{department}-{visit.view.period.code}.{kind}"
            return Response(
                body,
                mimetype=_REMINDERS[kind],
                headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
            )


_REMINDERS = {"eml": "message/rfc822", "ics": "text/calendar; charset=utf-8"}
