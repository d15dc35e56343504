"""Activities as a table or a timeline, with filters and pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.activity import Line
from dashboard.address import STICKY, Address
from dashboard.filters import Facets, Sort
from dashboard.goal import Thread
from dashboard.period import Period
from dashboard.status import Status
from dashboard.value import Sign
from dashboard.view import View
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.filters import activity_filters, pager
from layouts.components.reporting import preliminary
from layouts.components.status import badge, history
from layouts.components.why_link import why_link
from layouts.figures.timeline import timeline
from layouts.problems import empty
from layouts.text import n, of, swedish, t


@dataclass(frozen=True, slots=True)
class Chosen:
    """One page of activities as they were asked for."""

    lines: Sequence[Line]
    facets: Facets
    history: Sequence[Period]
    sort: Sort
    descending: bool
    page: int
    size: int
    as_timeline: bool
    reporting: Mapping[str, Sequence[date]]


def activities(
    chosen: Chosen, red: Thread, view: View, address: Address, *, area: bool = True, department: bool = True
) -> list[h.Child]:
    """Filters, view switch, the rows, and the pages; `area` and `department` say whether those columns are needed."""
    if not chosen.facets.all and "q" not in address.query:
        return [
            empty(
                t("No activities here."),
                t("No activity is in the plan of {period}.", period=formats.period(view.period)),
            )
        ]
    rows: h.Child
    if not chosen.lines:
        rows = empty(
            t("No activity matches the filters."),
            t("There are activities in the plan, but the filters leave none of them."),
            (
                t("Take away the filters"),
                address.only(*STICKY).having(),
            ),
        )
    elif chosen.as_timeline:
        rows = timeline(chosen.lines, chosen.reporting, view, address)
    else:
        rows = _table(chosen, view, address, area=area, department=department)
    return [
        activity_filters(chosen.facets, red, address, areas=area, departments=department),
        h.div(
            h.p(_told(chosen), role="status", cls="told"),
            _views(chosen, address),
            cls="between",
        ),
        rows,
        pager(chosen.facets.total, chosen.page, chosen.size, address),
    ]


def _told(chosen: Chosen) -> str:
    found, everything = chosen.facets.total, chosen.facets.all
    if not everything:
        return t("No activities")
    if found == everything:
        return n("{count} activity in the plan", "{count} activities in the plan", found)
    return t("{found} of {all} activities", found=formats.number(found), all=formats.number(everything))


def _views(chosen: Chosen, address: Address) -> h.Element:
    return h.ul(
        h.li(
            h.a(
                t("Table"),
                href=address.having(view=None),
                aria_current=None if chosen.as_timeline else "true",
            )
        ),
        h.li(
            h.a(
                t("Timeline"),
                href=address.having(view="timeline"),
                aria_current="true" if chosen.as_timeline else None,
            )
        ),
        cls="switch",
    )


def _table(chosen: Chosen, view: View, address: Address, *, area: bool, department: bool) -> h.Element:
    first, last = chosen.history[0], chosen.history[-1]
    return h.div(
        h.table(
            h.caption(
                t(
                    "Activities with status in {first} to {last}",
                    first=formats.period(first),
                    last=formats.period(last),
                ),
                cls="visually-hidden",
            ),
            h.thead(
                h.tr(
                    _head(Sort.STATUS, chosen, address, cls="col-status"),
                    _head(Sort.TITLE, chosen, address, cls="col-title"),
                    _head(Sort.DEPARTMENT, chosen, address, cls="col-department") if department else None,
                    h.th(
                        f"{formats.short_period(first)} – {formats.short_period(last)}",
                        scope="col",
                        cls="col-history",
                    ),
                    _head(Sort.CONSUMED, chosen, address, cls="num col-consumed"),
                    h.th(t("Comment and measure"), scope="col", cls="col-comment"),
                )
            ),
            h.tbody(_row(line, chosen.history, address, area=area, department=department) for line in chosen.lines),
            cls="table stack activities",
        ),
        cls="card card--table",
    )


def _head(sort: Sort, chosen: Chosen, address: Address, cls: str) -> h.Element:
    on = chosen.sort is sort
    turned = on and not chosen.descending
    state = ("descending" if chosen.descending else "ascending") if on else None
    arrow = h.svg(
        h.path(d="M5 2l4 5H1z" if not chosen.descending else "M5 8L1 3h8z", fill="currentColor"),
        viewBox="0 0 10 10",
        cls="arrow",
        aria_hidden="true",
    )
    return h.th(
        h.a(
            labels.sort(sort),
            arrow if on else None,
            href=address.having(sort=None if sort is Sort.STATUS else sort, order="desc" if turned else None),
            cls="door",
        ),
        scope="col",
        cls=cls,
        aria_sort=state,
    )


def _row(line: Line, periods: Sequence[Period], address: Address, *, area: bool, department: bool) -> h.Element:
    page = address.to("aktiviteter", line.code)
    return h.tr(
        h.td(badge(line.status or Status.NOT_REPORTED, page), preliminary(line.is_preliminary), cls="col-status"),
        h.th(
            h.a(line.title, href=page, cls="row-title", lang=swedish()),
            h.small(
                labels.kind(line.kind).capitalize(),
                [" · ", of(line.area)] if area else None,
                [" · ", h.span(t("strategic"), cls="strategic")] if line.strategic else None,
            ),
            scope="row",
        ),
        h.td(of(line.department), cls="col-department", data_label=t("Department")) if department else None,
        h.td(
            why_link(history(line.statuses, periods), page=page, tabindex=-1),
            cls="col-history",
            data_label=t("Last periods"),
        ),
        h.td(
            formats.percent(line.consumed)
            if line.consumed
            else h.abbr(
                ".",
                title=t("No budget of its own for the year; {sign}", sign=labels.sign(Sign.CANNOT_OCCUR)),
                cls="sign",
            ),
            cls="num",
            data_label=t("Budget used"),
        ),
        h.td(_said(line), cls="col-comment", lang=swedish()),
    )


def _said(line: Line) -> h.Child:
    if line.status and line.status.deviates:
        return [h.p(text) for text in (line.cause, line.measure) if text]
    return line.comment
