"""A month of the year plan, week by week: the days, what is to be ready, the work, and what clashes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dashboard.address import Address
from dashboard.cycle import Event
from dashboard.workdays import holiday, is_worked, monday
from dashboard.workload import Week
from dashboard.year import Year
from layouts import formats
from layouts import nodes as h
from layouts.components import cycle_words as words
from layouts.components.cycle_list import diamond
from layouts.text import language, t

_WEEK = timedelta(weeks=1)


def month(told: Year, address: Address) -> h.Element:
    """The month as a table, a row for each week; the other months are links."""
    first = date(told.year, told.month, 1)
    name = formats.month(first)
    shown = _days(told.events)
    days = [monday(first) + timedelta(days=nth) for nth in range(7)]
    return h.section(
        _months(told, address),
        h.h2(name[:1].upper() + name[1:], cls="cycle-month__title"),
        h.div(
            h.table(
                h.thead(
                    h.tr(
                        h.th(t("Week"), scope="col"),
                        (h.th(formats.weekday_name(day), scope="col") for day in days),
                        h.th(t("Work"), scope="col"),
                    )
                ),
                h.tbody(_row(day, shown, told, address) for day in _mondays(first)),
                cls="table cycle-month",
            ),
            cls="card card--table",
        ),
        cls="section--first",
    )


def _months(told: Year, address: Address) -> h.Element:
    firsts = [date(told.year, number, 1) for number in range(1, 13)]
    return h.nav(
        h.ul(
            (
                h.li(
                    h.a(
                        formats.month_name(first, short=True),
                        href=address.having(month=first.month, event=None),
                        cls="chip",
                        aria_current="true" if first.month == told.month else None,
                    )
                )
                for first in firsts
            ),
            cls="chips",
        ),
        cls="cycle-months__switch",
        aria_label=t("Month"),
    )


def _mondays(first: date) -> Iterator[date]:
    day = monday(first)
    while day <= first or day.month == first.month:
        yield day
        day += _WEEK


def _days(events: Sequence[Event]) -> Mapping[date, list[tuple[Event, bool]]]:
    """What is told on each day, and whether it only begins there."""
    found: dict[date, list[tuple[Event, bool]]] = defaultdict(list)
    for event in events:
        found[event.due_on].append((event, False))
        if event.lasts:
            found[event.begins_on].append((event, True))
    return found


def _row(day: date, shown: Mapping[date, list[tuple[Event, bool]]], told: Year, address: Address) -> h.Element:
    week = told.weeks.get(day, Week(day))
    days = [day + timedelta(days=nth) for nth in range(7)]
    return h.tr(
        h.th(h.b(t("w."), formats.NBSP, week.number), scope="row", id=words.week_id(day)),
        (_day(one, shown.get(one, ()), told, address) for one in days),
        h.td(_work(week, told, address), data_label=t("Work"), cls="cycle-month__work"),
        cls="is-clashing" if week.is_clashing else None,
    )


def _day(day: date, shown: Sequence[tuple[Event, bool]], told: Year, address: Address) -> h.Element:
    free = holiday(day, language())
    kinds = [
        "cycle-month__free" if not is_worked(day) else "",
        "cycle-month__other" if day.month != told.month else "",
        "cycle-month__today" if day == told.today else "",
        "" if shown or free else "cycle-month__empty",
    ]
    return h.td(
        h.time(
            h.span(f"{formats.weekday_name(day)} ", cls="cycle-month__weekday"),
            formats.short_day(day) if day.day == 1 or day.month != told.month else str(day.day),
            dateTime=day.isoformat(),
        ),
        h.span(t("today"), cls="cycle-month__now") if day == told.today else None,
        h.small(free, cls="cycle-month__holiday") if free else None,
        h.ul(_entry(event, begins, told, address) for event, begins in shown) if shown else None,
        cls=" ".join(filter(None, kinds)) or None,
    )


def _entry(event: Event, begins: bool, told: Year, address: Address) -> h.Element:
    prefix = t("begins") if begins else t("last day") if event.lasts else None
    return h.li(
        h.small(prefix) if prefix else None,
        words.link(event, address, aria_current="true" if event is told.chosen else None),
        cls="cycle-month__begins" if begins else None,
    )


def _work(week: Week, told: Year, address: Address) -> h.Child:
    """The days of work with what they are made of, and why the week clashes."""
    reasons = words.clashes(week, told)
    return [
        h.details(
            h.summary(words.working_days(week.load)),
            h.ul(
                h.li(
                    words.link(event, address, cls="link"),
                    f" {formats.number(days, 1)}",
                )
                for event, days in week.work
            ),
            cls="cycle-month__made",
        )
        if week.work
        else h.span("–"),
        h.div(
            h.b(diamond(), t("Clash")),
            h.ul(h.li(reason) for reason in reasons),
            cls="cycle-month__clash",
        )
        if reasons
        else None,
    ]
