"""What is not a question of our own pages is refused before Dash stumbles over it."""

from typing import Any

from dash import Dash
from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, request

_UPDATE = "/_dash-update-component"


def register(app: Dash, server: Flask) -> None:
    """400 for a question in another shape, 404 for a file that no component has."""

    @server.before_request
    def refuse() -> Response | None:
        if request.path != _UPDATE or _is_question(_body(), app.callback_map):
            return None
        return Response("This is not a question that a page of Tertial asks.", 400, mimetype="text/plain")

    @server.errorhandler(DependencyException)
    @server.errorhandler(InvalidResourceError)
    def no_such_file(_: Exception) -> Response:
        return Response("There is no such file.", 404, mimetype="text/plain")


def _body() -> Any:
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _is_question(body: Any, known: dict[str, dict[str, Any]]) -> bool:
    if not isinstance(body, dict) or not isinstance(body.get("output"), str) or body["output"] not in known:
        return False
    asked = known[body["output"]]
    return (
        _names(body.get("outputs")) == body["output"].strip(".").split("...")
        and _names(body.get("inputs")) == _names(asked["inputs"])
        and _names(body.get("state", [])) == _names(asked["state"])
        and isinstance(body.get("changedPropIds"), list)
        and all(isinstance(name, str) for name in body["changedPropIds"])
    )


def _names(parts: Any) -> list[str] | None:
    """["address.pathname", …] of a list of {"id", "property"}; of a single one too, None of anything else."""
    given = [parts] if isinstance(parts, dict) else parts
    if not isinstance(given, list) or not all(isinstance(part, dict) for part in given):
        return None
    return [f"{part.get('id')}.{part.get('property')}" for part in given]
