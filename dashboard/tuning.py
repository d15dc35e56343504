"""Numbers of the rules that are settings: stored as data, each with a default and bounds."""

from collections.abc import Mapping
from dataclasses import field, fields, replace
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Number = TypeVar("Number", int, float)
Tuned = TypeVar("Tuned", bound="DataclassInstance")


def between(default: Number, least: Number, most: Number) -> Number:
    """A field of a dataclass that settings may change within bounds."""
    made: Number = field(default=default, metadata={"bounds": (least, most)})
    return made


def tuned(defaults: Tuned, prefix: str, settings: Mapping[str, str]) -> Tuned:
    """The defaults, with what `prefix.field` says in the settings; no number, or one out of bounds, counts for nothing."""
    told = {}
    for one in fields(defaults):
        if bounds := one.metadata.get("bounds"):
            default = getattr(defaults, one.name)
            told[one.name] = taken(settings.get(f"{prefix}.{one.name}"), default, *bounds)
    return replace(defaults, **told)


def taken(text: str | None, default: Number, least: Number, most: Number) -> Number:
    """The number a text says, of the kind the default is; the default when it says none within the bounds."""
    try:
        number = type(default)(text or "")
    except ValueError:
        return default
    return number if isfinite(number) and least <= number <= most else default


def day(text: str | None) -> date | None:
    """The day a text says; None when it says none."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
