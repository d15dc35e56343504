"""Files made from what a page shows."""

from flask import Flask, Response, abort, request

from callbacks.indicators import read_indicator
from callbacks.visit import Visit, clock, settled, view
from dashboard.access import READER
from dashboard.address import Address
from dashboard.errors import NotFound
from dashboard.moment import written
from data.database import Database
from data.queries.frame import frame
from layouts.exports.indicator_csv import indicator_csv
from layouts.text import speaking


def register(server: Flask, database: Database) -> None:
    """/hamta/indikatorer/<code>.csv: the figures of an indicator's page, with the same period, place,
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
                read = read_indicator(
                    Visit(session, data, seen, address, READER, now), code, address.query.get("scope")
                )
            except NotFound:
                abort(404)
            then = f"asof-{written(at)}".replace(":", "") if at else ""
            name = "-".join(
                part for part in (code, read.scope.code if read.scope else "", seen.period.code, then) if part
            )
            return Response(
                "\ufeff" + indicator_csv(read, at),
                mimetype="text/csv",
                headers={"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"},
            )
