"""Beside the pages of import: the empty template, how far a file has come, and the rows of it that were not let in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask, Response, abort, jsonify, request

from callbacks.people import asking
from dashboard.access import Act, may
from dashboard.problem import Place, is_of_a_row
from dashboard.settings import Settings
from data.database import Database
from data.queries.everything import codes
from data.sources.package import UPLOAD, written
from data.uploads import Uploads
from data.writing.rejected import rejected
from data.writing.template import template
from layouts.rejections import reason
from layouts.text import speaking

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(server: Flask, database: Database, settings: Settings) -> None:
    """/hamta/mall.xlsx, /hamta/import/<key>.json and .xlsx, for those who may import."""

    def require_import() -> None:
        if not may(asking(settings), Act.IMPORT):
            abort(403)

    def kept() -> Uploads:
        require_import()
        return Uploads.of(database.engine)

    @server.get("/hamta/mall.xlsx")
    def empty_template() -> Response:
        require_import()
        with database.reading() as session, TemporaryDirectory() as folder:
            path = Path(folder) / "mall.xlsx"
            template(path, codes(session))
            return _workbook(path.read_bytes(), path.name)

    @server.get("/hamta/import/<key>.json")
    def how_far(key: str) -> Response:
        upload = kept().found(key)
        step = "" if upload is None else "interrupted" if upload.is_interrupted else upload.step
        response = jsonify(step=step)
        response.headers["Cache-Control"] = "no-store"
        return response

    @server.get("/hamta/import/<key>.xlsx")
    def not_let_in(key: str) -> Response:
        uploads = kept()
        upload = uploads.found(key)
        if upload is None or not upload.rejected:
            abort(404)
        with speaking(request.args.get("lang", "sv")):
            reasons: dict[Place, list[str]] = {}
            for problem in uploads.problems(key):
                if is_of_a_row(problem):
                    reasons.setdefault(problem.place, []).append(reason(problem))
        rows = written(uploads.content(key), set(reasons), upload.file.name, UPLOAD)
        content = rejected(rows, {place: " ".join(said) for place, said in reasons.items()})
        stem = upload.file.name.rpartition(".")[0] or "import"
        return _workbook(content, f"{stem}-fel.xlsx")


def _workbook(content: bytes, name: str) -> Response:
    response = Response(content, mimetype=_WORKBOOK)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Cache-Control"] = "no-store"
    return response
