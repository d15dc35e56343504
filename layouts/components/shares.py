"""Share on track of areas and departments, side by side."""

from collections.abc import Mapping, Sequence

from dashboard.address import Address
from dashboard.goal import Department, ResultArea
from dashboard.measures import Measures
from dashboard.status import Status
from dashboard.value import change
from dashboard.view import View
from layouts import formats
from layouts import nodes as h
from layouts.components.status import bar, counts
from layouts.components.why_link import why_link
from layouts.text import lang_of, of, t


def share_table(
    title: str,
    units: Sequence[ResultArea | Department],
    path: str,
    now: Mapping[int, Measures],
    before: Mapping[int, Measures],
    view: View,
    address: Address,
) -> h.Element:
    """Units with distribution, share on track and change."""
    return h.div(
        h.table(
            h.caption(t("Share on track, {title}", title=title.lower()), cls="visually-hidden"),
            h.thead(
                h.tr(
                    h.th(title, scope="col"),
                    h.th(t("Status"), scope="col"),
                    h.th(t("On track"), scope="col", cls="num"),
                )
            ),
            h.tbody(_share(unit, path, now[unit.id], before.get(unit.id), view, address) for unit in units),
            cls="table stack shares",
        ),
        cls="card card--table",
    )


def _share(
    unit: ResultArea | Department,
    path: str,
    measured: Measures,
    before: Measures | None,
    view: View,
    address: Address,
) -> h.Element:
    now = measured.statuses
    difference = change(now.share_on_track, before.statuses.share_on_track if before else None)

    page = address.to(path, unit.code)

    def link(status: Status) -> str:
        return address.to(path, unit.code, status=status)

    return h.tr(
        h.th(
            h.a(of(unit.name), href=page, cls="row-title", lang=lang_of(unit.name)),
            scope="row",
        ),
        h.td(bar(now, thin=True), counts(now, link, words=False), cls="matrix__status"),
        h.td(
            why_link(h.b(formats.percent(now.share_on_track)), page=page),
            h.small(
                t(
                    "{change} pp since {period}",
                    change=formats.signed(difference),
                    period=formats.short_period(view.before, year=view.before.year != view.period.year),
                )
            )
            if difference is not None and view.before
            else None,
            cls="num",
        ),
    )
