"""Whether the process lives, and whether it can answer."""

from flask import Flask, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from data.database import Database


def register(server: Flask, database: Database) -> None:
    """/healthz: the process; /readyz: the database too."""

    @server.get("/healthz")
    def healthz() -> str:
        return "ok"

    @server.get("/readyz")
    def readyz() -> Response:
        try:
            with database.reading() as session:
                session.execute(text("SELECT 1"))
            return Response("ok")
        except SQLAlchemyError:
            return Response("database unavailable", 503)
