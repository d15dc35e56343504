"""Activities in time: start to end, today, reporting dates. Drawn with CSS from the server."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dashboard.activity import Line
from dashboard.address import Address
from dashboard.status import Status
from dashboard.view import View
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.status import mark
from layouts.components.why_link import why_link
from layouts.text import swedish, t


def timeline(lines: Sequence[Line], reporting: Mapping[str, Sequence[date]], view: View, address: Address) -> h.Element:
    """Each activity as a bar over three years around the period, with a line for today."""
    first, last = date(view.period.year - 1, 1, 1), date(view.period.year + 1, 12, 31)
    days = (last - first).days + 1

    def at(day: date) -> float:
        return round(100 * min(max((day - first).days, 0), days) / days, 2)

    years = [
        h.span(str(year), cls="time__year", style={"left": f"{at(date(year, 1, 1))}%"})
        for year in range(first.year, last.year + 1)
    ]
    return h.div(
        h.table(
            h.caption(t("Timeline {first}–{last}", first=first.year, last=last.year), cls="visually-hidden"),
            h.thead(
                h.tr(
                    h.th(t("Activity"), scope="col", cls="time__name"),
                    h.th(
                        h.div(
                            years,
                            h.span(
                                t("today {day}", day=formats.short_day(view.today)),
                                cls="time__today-label",
                                style={"left": f"{at(view.today)}%"},
                            ),
                            cls="time__scale",
                        ),
                        scope="col",
                    ),
                )
            ),
            h.tbody(_row(line, reporting.get(line.code, ()), at, first, last, view, address) for line in lines),
            cls="table time",
        ),
        cls="card card--table",
    )


def _row(
    line: Line,
    reporting: Sequence[date],
    at: Callable[[date], float],
    first: date,
    last: date,
    view: View,
    address: Address,
) -> h.Element:
    status, page = line.status or Status.NOT_REPORTED, address.to("aktiviteter", line.code)
    return h.tr(
        h.th(
            h.span(
                why_link(mark(status, title=labels.status(status)), page=page),
                h.a(line.title, href=page, cls="row-title", lang=swedish()),
                cls="time__title",
            ),
            scope="row",
        ),
        h.td(
            h.div(
                _bar(line, at, first, last),
                (_report(day, at) for day in reporting if first <= day <= last),
                h.span(cls="time__today", style={"left": f"{at(view.today)}%"}),
                h.span(_spoken(line, status, reporting), cls="visually-hidden"),
                cls="time__track",
            )
        ),
    )


def _bar(line: Line, at: Callable[[date], float], first: date, last: date) -> h.Element:
    start, end = at(line.starts_on), at(line.ends_on)
    before = "" if line.starts_on >= first else " span--from-before"
    after = "" if line.ends_on <= last else " span--to-after"
    return h.span(
        cls=f"span{before}{after}",
        style={"left": f"{start}%", "width": f"{max(end - start, 0.6)}%"},
        title=f"{formats.day(line.starts_on)} – {formats.day(line.ends_on)}",
    )


def _report(day: date, at: Callable[[date], float]) -> h.Element:
    told = t("Reported to the government {day}", day=formats.day(day))
    return h.span(cls="time__report", style={"left": f"{at(day)}%"}, title=told)


def _spoken(line: Line, status: Status, reporting: Sequence[date]) -> str:
    """What the bar shows, for those who do not see it."""
    told = t(
        "{title}: {start} to {end}, {status}",
        title=line.title,
        start=formats.day(line.starts_on),
        end=formats.day(line.ends_on),
        status=labels.status(status),
    )
    days = [t("reported to the government {day}", day=formats.day(day)) for day in reporting]
    return ", ".join([told, *days])
