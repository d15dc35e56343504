"""The events of a year in order of time: beside the wheel, and as a table."""

from collections.abc import Sequence
from itertools import groupby

from dashboard.address import Address
from dashboard.cycle import Event
from dashboard.workdays import monday
from dashboard.year import Year
from layouts import formats
from layouts import nodes as h
from layouts.components import cycle_words as words
from layouts.components.figures import example
from layouts.text import swedish, t


def beside(told: Year, address: Address) -> h.Element:
    """Month by month: the days, what it is, whose it is, and whether it clashes; what is past is folded."""
    past = [event for event in told.events if told.is_now and event.due_on < told.today]
    number = sum(event.count for event in past)
    return h.div(
        h.details(
            h.summary(t("Earlier this year: {number}", number=formats.number(number))),
            _lines(past, told, address),
            cls="cycle-past",
            open=True if told.chosen in past else None,
        )
        if past
        else None,
        _lines(told.events[len(past) :], told, address),
    )


def _lines(events: Sequence[Event], told: Year, address: Address) -> h.Element:
    return h.div(
        (
            h.section(
                h.h2(month, cls="cycle-months__name"),
                h.ol((_line(event, told, address) for event in same), cls="cycle-list"),
            )
            for month, same in _months(events)
        ),
        cls="cycle-months",
    )


def as_table(told: Year, address: Address) -> h.Element:
    """Every event with its owner, its work and its clash."""
    heads = (t("When"), t("What"), t("Kind"), t("Owner"), t("Working days"), t("Clash"))
    return h.div(
        h.table(
            h.thead(h.tr(h.th(head, scope="col", cls="num" if head == heads[4] else None) for head in heads)),
            [
                h.tbody(
                    h.tr(h.td(h.b(month), colspan=len(heads), cls="cycle-table__month")),
                    (_row(event, heads, told, address) for event in events),
                )
                for month, events in _months(told.events)
            ],
            cls="table stack cycle-table",
        ),
        cls="card card--table",
    )


def clash_mark(event: Event, told: Year, address: Address) -> h.Child:
    """A diamond and the week, a door to it; None where the last day clashes with nothing."""
    week = told.weeks.get(monday(event.due_on))
    if week is None or not any(event in clash.events for clash in week.clashes):
        return None
    return h.a(
        diamond(),
        t("clash week {number}", number=week.number),
        href=words.week_href(week.monday, told, address),
        cls="clash",
    )


def diamond() -> h.Element:
    """The shape of a clash."""
    return h.svg(h.path(d="M6 0L12 6L6 12L0 6Z"), viewBox="0 0 12 12", cls="clash__mark", aria_hidden="true")


def _months(events: Sequence[Event]) -> Sequence[tuple[str, list[Event]]]:
    """The events by the month of their last day; what ends after the year comes last."""
    grouped = groupby(events, lambda event: (event.due_on.year, event.due_on.month))
    found = []
    for _, members in grouped:
        same = list(members)
        name = formats.month(same[0].due_on)
        found.append((name[:1].upper() + name[1:], same))
    return found


def _line(event: Event, told: Year, address: Address) -> h.Element:
    told_of = " · ".join(part for part in (words.kind(event), event.owner_role or None) if part)
    return h.li(
        h.span(words.when(event), cls="cycle-list__when"),
        h.div(
            words.link(event, address, cls="row-title", aria_current=_current(event, told)),
            h.small(
                told_of,
                [" · ", words.whose(event, told)] if event.department else None,
                lang=swedish() if event.owner_role else None,
            ),
            clash_mark(event, told, address),
        ),
        cls=_classes("cycle-list__one", event, told),
    )


def _row(event: Event, heads: Sequence[str], told: Year, address: Address) -> h.Element:
    cells: list[h.Child] = [
        [
            words.link(event, address, cls="row-title", aria_current=_current(event, told)),
            " ",
            example(event.is_example),
        ],
        words.kind(event),
        [
            h.span(event.owner_role or "–", lang=swedish() if event.owner_role else None),
            h.small(words.whose(event, told)),
        ],
        formats.number(event.days) if event.days else "–",
        clash_mark(event, told, address) or "–",
    ]
    return h.tr(
        h.th(words.when(event), scope="row"),
        (
            h.td(cell, data_label=head, cls=_cell(cell, head == heads[4]))
            for cell, head in zip(cells, heads[1:], strict=True)
        ),
        cls=_classes("", event, told),
    )


def _cell(cell: h.Child, is_number: bool) -> str | None:
    """A cell that says nothing is left out where the table is a list."""
    return " ".join(["num"] * is_number + ["is-empty"] * (cell == "–")) or None


def _current(event: Event, told: Year) -> str | None:
    return "true" if event is told.chosen else None


def _classes(name: str, event: Event, told: Year) -> str | None:
    past = "is-past" if event.due_on < told.today else ""
    chosen = "is-chosen" if event is told.chosen else ""
    return " ".join(part for part in (name, past, chosen) if part) or None
