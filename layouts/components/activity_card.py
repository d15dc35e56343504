"""The cards beside an activity: facts, dates, money."""

from collections.abc import Sequence

from dashboard.activity import ActivityDetail, Delivery, Money, ReportingDate
from dashboard.address import Address
from dashboard.view import View
from layouts import formats
from layouts import nodes as h
from layouts.components.figures import example
from layouts.text import lang_of, of, swedish, t


def facts(one: ActivityDetail, address: Address) -> h.Element:
    """What the activity is and where it belongs."""
    department = h.a(
        of(one.department),
        href=address.to("avdelningar", one.department_code),
        cls="link",
        lang=lang_of(one.department),
    )
    rows: list[tuple[str, h.Child]] = [
        (t("Time"), f"{formats.day(one.starts_on)} – {formats.day(one.ends_on)}"),
        (t("Completed"), formats.day(one.completed_on) if one.completed_on else None),
        (t("Department"), [department, [", ", of(one.unit)] if one.unit else None]),
        (t("Reported by"), one.owner_role),
        (
            t("Result area"),
            h.a(
                of(one.area),
                href=address.to("resultatomraden", one.area_code),
                cls="link",
                lang=lang_of(one.area),
            ),
        ),
        (t("Deliverable"), of(one.deliverable) if one.deliverable else t("none")),
        (t("Programme"), of(one.programme) if one.programme else None),
        (t("Reference number"), one.reference_number),
        (
            t("Source"),
            h.a(one.source or one.source_url, href=one.source_url, cls="link", lang=swedish())
            if one.source_url
            else one.source,
        ),
    ]
    return h.section(
        h.h2(t("About the activity")),
        h.dl(([h.dt(term), h.dd(value)] for term, value in rows if value), cls="facts-list"),
        _moves(one),
        cls="card side",
    )


def _moves(one: ActivityDetail) -> h.Child:
    if not one.moves:
        return None
    return h.div(
        h.h3(t("The end date has moved")),
        h.ul(
            h.li(
                t(
                    "{before} → {after}, recorded {day} by {role}",
                    before=formats.day(before.ends_on),
                    after=formats.day(after.ends_on),
                    day=formats.day(after.recorded_at.date()),
                    role=after.recorded_by,
                )
            )
            for before, after in one.moves
        ),
        cls="moves",
    )


def dates(deliveries: Sequence[Delivery], reporting: Sequence[ReportingDate], view: View) -> h.Child:
    """Deliveries and days of report."""
    if not deliveries and not reporting:
        return None
    return h.section(
        h.h2(t("Dates")),
        h.table(
            h.caption(t("Deliveries and reporting dates"), cls="visually-hidden"),
            h.thead(h.tr(h.th(t("What"), scope="col"), h.th(t("Due"), scope="col"), h.th(t("Done"), scope="col"))),
            h.tbody(
                (_delivery(d, view) for d in deliveries),
                (
                    h.tr(
                        h.th(
                            t("Final report to the government") if r.is_final else t("Report to the government"),
                            scope="row",
                        ),
                        h.td(formats.day(r.due_on)),
                        h.td(""),
                    )
                    for r in reporting
                ),
            ),
            cls="table small-table",
        ),
        cls="card side",
    )


def _delivery(delivery: Delivery, view: View) -> h.Element:
    if delivery.delivered_on and delivery.delivered_on <= view.today:
        late = (delivery.delivered_on - delivery.due_on).days
        done: h.Child = [
            formats.day(delivery.delivered_on),
            h.small(t("{days} days late", days=late)) if late > 0 else None,
        ]
    elif delivery.due_on < view.today:
        done = t("late")
    else:
        done = "–"
    return h.tr(h.th(delivery.name, scope="row", lang=swedish()), h.td(formats.day(delivery.due_on)), h.td(done))


def money(years: Sequence[Money]) -> h.Child:
    """Budget and outcome per year."""
    if not years:
        return None
    return h.section(
        h.h2(t("Budget and outcome"), " ", example(any(m.is_example for m in years))),
        h.table(
            h.caption(t("Budget and outcome per year"), cls="visually-hidden"),
            h.thead(
                h.tr(
                    h.th(t("Year"), scope="col"),
                    h.th(t("Budget"), scope="col", cls="num"),
                    h.th(t("Outcome"), scope="col", cls="num"),
                    h.th(t("Used"), scope="col", cls="num"),
                )
            ),
            h.tbody(
                h.tr(
                    h.th(
                        str(m.year),
                        h.small(t("to {day}", day=formats.short_day(m.booked_on))) if m.booked_on else None,
                        scope="row",
                    ),
                    h.td(formats.kronor(m.budget), cls="num"),
                    h.td(formats.kronor(m.outcome), cls="num"),
                    h.td(formats.percent(m.consumed), cls="num"),
                )
                for m in years
            ),
            cls="table small-table",
        ),
        cls="card side",
    )
