"""Which page an address leads to."""

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter, Map, Rule

from dashboard.errors import PageNotFound

KINDS = ("area", "activity", "indicator", "department")


class _Code(BaseConverter):
    """A code in a path; `kind` says of what."""

    regex = r"[^/\x00]{1,64}"
    kind = ""


def _converter(kind: str) -> type[_Code]:
    return type(kind, (_Code,), {"kind": kind})


class Routes:
    """The paths of all pages; a part such as <area:kod> is a code that must exist."""

    def __init__(self, pages: Iterable[ModuleType]) -> None:
        self._map = Map(
            [Rule(path, endpoint=page) for page in pages for path in page.PATHS],
            converters={kind: _converter(kind) for kind in (*KINDS, "period")},
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

    def things(self, path: str) -> Mapping[str, str]:
        """The codes in a path by kind: {"area": "DIGI"}; PageNotFound when no page has the path."""
        try:
            rule, values = self._map.match(path or "/", return_rule=True)
        except HTTPException:
            raise PageNotFound(path) from None
        converters = rule._converters
        kinds = {name: found.kind for name, found in converters.items() if isinstance(found, _Code)}
        return {kinds[name]: str(value) for name, value in values.items()}
