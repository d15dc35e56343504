"""Which page an address leads to."""

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter, Map, Rule

from dashboard.errors import PageNotFound


class _Code(BaseConverter):
    """A code in a path."""

    regex = r"[^/\x00]{1,64}"


class _Key(BaseConverter):
    """The parts of a key with ~ between them."""

    regex = r"[^/\x00]{1,300}"


class Routes:
    """The paths of all pages; a part such as <code:period> is the code of something."""

    def __init__(self, pages: Iterable[ModuleType]) -> None:
        self._map = Map(
            [Rule(path, endpoint=page) for page in pages for path in page.PATHS],
            converters={"code": _Code, "key": _Key},
            strict_slashes=False,
            merge_slashes=False,
        ).bind("")

    def find(self, path: str) -> tuple[ModuleType, dict[str, Any]]:
        """The page module and the codes in the path; PageNotFound when there is none."""
        try:
            page, values = self._map.match(path or "/")
        except HTTPException:
            raise PageNotFound(path) from None
        return page, dict(values)
