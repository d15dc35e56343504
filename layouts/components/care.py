"""A table of care: how much of what is followed is owned, on time, commented, with a goal and an indicator."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dashboard.health import Health, Seen
from layouts import formats
from layouts import nodes as h
from layouts.text import t

# Where the things that lack one of these kinds of care are listed; without any kind, everything that is followed.
Door: TypeAlias = Callable[[Sequence[Seen]], str]
# The door of an area or a department, by what the address says of it.
Doors: TypeAlias = Callable[[Mapping[str, str]], Door]


@dataclass(frozen=True, slots=True)
class Row:
    """An area, a department or all of them: where its name leads, how it is cared for, and where its numbers lead."""

    name: str
    lang: str | None
    href: str | None
    health: Health
    door: Door


def care_table(title: str, caption: str, kinds: Sequence[tuple[Seen, str]], rows: Sequence[Row]) -> h.Element:
    """A row for each, a column for each kind of care and one for all of it; every number that lacks leads to its list."""
    heads = [t("Followed"), *(name for _, name in kinds), t("All of it")]
    return h.div(
        h.table(
            h.caption(caption, cls="visually-hidden"),
            h.thead(
                h.tr(h.th(title, scope="col"), (h.th(head, scope="col", cls="num") for head in heads)),
            ),
            h.tbody(_row(row, kinds, heads) for row in rows),
            cls="table stack small-table care-table",
        ),
        cls="card card--table",
    )


def _row(row: Row, kinds: Sequence[tuple[Seen, str]], heads: Sequence[str]) -> h.Element:
    every = [kind for kind, _ in kinds]
    followed = h.a(formats.number(row.health.followed), href=row.door([]), cls="door")
    cells: list[h.Child] = [followed, *(_cell(row, kind, [kind]) for kind in every), _cell(row, None, every)]
    name = h.a(row.name, href=row.href, cls="row-title", lang=row.lang) if row.href else h.b(row.name)
    return h.tr(
        h.th(name, scope="row"),
        (h.td(cell, cls="num", data_label=head) for cell, head in zip(cells, heads, strict=True)),
    )


def _cell(row: Row, kind: Seen | None, lacks: Sequence[Seen]) -> list[h.Child]:
    """The share that has it, and how many lack it."""
    share = row.health.shares["whole" if kind is None else kind.value]
    lacking = row.health.lacking(kind)
    return [
        h.b(formats.percent(share)),
        h.small(h.a(t("{count} lack", count=formats.number(lacking)), href=row.door(lacks), cls="door"))
        if lacking
        else None,
    ]
