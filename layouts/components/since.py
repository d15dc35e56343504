"""What has changed since the period before."""

from dashboard.address import Address
from dashboard.overview import Overview
from dashboard.view import View
from layouts import formats, sentences
from layouts import nodes as h
from layouts.problems import empty
from layouts.text import of, t


def since(told: Overview, view: View, address: Address) -> h.Element:
    """New assignments, figures that moved, deviations that came and went."""
    if view.before is None:
        return h.section(
            h.h2(t("Since last time")), empty(t("There is no earlier period."), t("This is the first one."))
        )
    rows: list[h.Child] = [
        *_new_assignments(told, address),
        *_moved_figures(told, view, address),
        *_moved_statuses(told, view, address),
    ]
    return h.section(
        h.div(
            h.div(
                h.h2(t("Since {period}", period=formats.period(view.before).lower())),
                h.p(t("What has changed between the two follow-ups."), cls="under"),
            ),
            cls="heading",
        ),
        h.ul(rows, cls="list list--figures")
        if rows
        else empty(t("Nothing to compare yet."), t("The period has no figures and no reports of its own so far.")),
    )


def _new_assignments(told: Overview, address: Address) -> list[h.Child]:
    new = told.changes.new_assignments
    if not new:
        return []
    names = {s.area.id: of(s.area.name) for s in told.standings}
    in_order = sorted((area for area in names if area in new), key=lambda area: -new[area])
    spread = ", ".join(t("{number} in {area}", number=formats.number(new[area]), area=names[area]) for area in in_order)
    return [
        _change(
            formats.signed(sum(new.values())),
            t("New government assignments"),
            spread[:1].upper() + spread[1:],
            address.to("aktiviteter", kind="government_assignment"),
        )
    ]


def _moved_figures(told: Overview, view: View, address: Address) -> list[h.Child]:
    rows: list[h.Child] = []
    for series in told.key_figures:
        indicator = series.indicator
        now, was = series.at(view.period.code), series.at(view.before.code if view.before else "")
        if now.number is None or was.number is None or now.number == was.number:
            continue
        rows.append(
            _change(
                formats.signed(now.number - was.number, indicator.decimals),
                of(indicator.name),
                t(
                    "from {before} to {now}",
                    before=formats.value(was, indicator.decimals),
                    now=formats.value(now, indicator.decimals),
                ),
                address.to("indikatorer", indicator.code),
            )
        )
    return rows


def _moved_statuses(told: Overview, view: View, address: Address) -> list[h.Child]:
    if not told.now.statuses.reported:
        return []
    was, now = told.before.statuses.deviating, told.now.statuses.deviating
    return [
        _change(
            f"{was} → {now}",
            t("Deviating activities"),
            sentences.moved(told.changes),
            address.to("uppfoljning") + "#avvikelser",
        )
    ]


def _change(figure: str, title: str, text: str, href: str) -> h.Element:
    return h.li(
        h.span(figure, cls="list__figure"),
        h.div(h.a(title, href=href, cls="list__title"), h.p(text, cls="list__text")),
    )
