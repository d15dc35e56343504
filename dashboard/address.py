"""The address is the state: a path and its query, and the links that lead on from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote, urlencode

STICKY = ("period", "lang", "asof")


@dataclass(frozen=True, slots=True)
class Address:
    """A path and its query; period, language and moment follow along to other pages."""

    path: str
    query: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, path: str, search: str) -> "Address":
        """From what the browser shows; of a repeated key the last one counts."""
        return cls(
            unquote(path) or "/",
            {key: text.replace("\0", "") for key, text in parse_qsl((search or "").lstrip("?"))},
        )

    def to(self, *path: str, **query: object) -> str:
        """Another page: what is sticky follows, the rest is left."""
        kept = {key: self.query[key] for key in STICKY if key in self.query}
        return _written("/" + "/".join(quote(part, safe="") for part in path if part), kept | _text(query))

    def having(self, **query: object) -> str:
        """The same page with other choices; None takes a choice away, and any change starts at the first page."""
        kept = {key: value for key, value in self.query.items() if key not in query and key != "page"}
        # One slash: two would lead to another host.
        return _written("/" + quote(self.path.lstrip("/\\")), kept | _text(query))

    def at_period(self, code: str) -> "Address":
        """The same page with the period that ends its path moved to the query, where it beats the one there."""
        return Address(self.path.rsplit("/", 1)[0], {**self.query, "period": code})

    def without(self, *keys: str) -> "Address":
        """The same page with nothing said about these keys."""
        return Address(self.path, {key: text for key, text in self.query.items() if key not in keys})

    def only(self, *keys: str) -> "Address":
        """The same page with nothing said but these keys."""
        return Address(self.path, {key: self.query[key] for key in keys if key in self.query})

    def plus(self, key: str, value: str) -> str:
        """The same page with a value added to a list of choices, or taken away when it is there."""
        values = self.values(key)
        left = [v for v in values if v != value] if value in values else [*values, value]
        return self.having(**{key: ",".join(left) or None})

    def values(self, key: str) -> list[str]:
        """A list of choices: status=deviating,off_track."""
        return [part for part in self.query.get(key, "").split(",") if part]

    def kept(self, *without: str) -> dict[str, str]:
        """What a form has to carry along, except the keys it sets itself."""
        return {key: value for key, value in self.query.items() if key not in without and key != "page"}


def _text(query: Mapping[str, object]) -> dict[str, str]:
    return {key: str(value) for key, value in query.items() if value is not None}


def _written(path: str, query: Mapping[str, str]) -> str:
    return path + ("?" + urlencode(sorted(query.items()), safe=",") if query else "")
