"""A drawn page: its title, where it stands on the red thread, and its content; or a file in its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.period import Period
from layouts import nodes as h


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step up the red thread."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """What a page function returns; `period` where it is about another than the one looked at."""

    title: str
    content: Sequence[h.Child]
    crumbs: Sequence[Crumb] = ()
    status_code: int = 200
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class File:
    """What an address answers with in place of a page: a file to take along."""

    name: str
    mimetype: str
    content: bytes
