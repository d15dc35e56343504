"""An indicator in words: definition, source, rule, and what it follows on the red thread."""

from collections.abc import Sequence

from dashboard.activity import Line
from dashboard.address import Address
from dashboard.indicator import IndicatorKind
from dashboard.reading import Reading
from dashboard.status import Status
from dashboard.view import View
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.reading_time import unit_name
from layouts.components.status import badge
from layouts.components.why import derived_by
from layouts.text import lang_of, n, of, swedish, t


def definition(read: Reading, view: View, address: Address) -> h.Element:
    """How the indicator is defined, measured, owned and revised."""
    told = read.description
    later = [p for p in read.series.points if p.later]
    source: h.Child = h.a(told.source, href=told.source_url, cls="link") if told.source_url else told.source
    rows: list[tuple[str, h.Child]] = [
        (t("Definition"), h.span(of(told.definition), lang=lang_of(told.definition))),
        (t("Method"), h.span(told.method, lang=swedish()) if told.method else None),
        (t("To keep in mind"), h.span(told.caveat, lang=swedish()) if told.caveat else None),
        (t("Wanted direction"), labels.direction(read.indicator.direction)),
        (t("Unit"), unit_name(read)),
        (t("Rhythm"), labels.frequency(told.frequency)),
        (t("Source"), source),
        (
            t("Owner"),
            ", ".join(x for x in (told.owner_role, of(told.department) if told.department else None) if x),
        ),
        (t("Next value"), formats.day(told.next_update_on) if told.next_update_on else None),
        (
            t("Revisions"),
            n(
                "{count} value shown here has been revised since.",
                "{count} values shown here have been revised since.",
                len(later),
            )
            if later
            else t("No value shown here has been revised since."),
        ),
        (t("Derived by"), derived_by(read.indicator.derivation) if read.indicator.derivation else None),
    ]
    return h.section(
        h.h2(t("Definition and source")),
        h.dl(([h.dt(term), h.dd(value)] for term, value in rows if value), cls="facts-list facts-list--wide"),
    )


def followed(read: Reading, follows: Sequence[Line], address: Address) -> h.Element:
    """Where it stands on the red thread, upwards and downwards."""
    told, kind = read.description, read.indicator.kind
    up: list[h.Child] = [
        h.li(
            h.span(t("Overarching goal"), cls="quiet"),
            h.a(t("Vision and goal"), href=address.to("mal"), cls="link"),
        )
    ]
    if kind is IndicatorKind.STANDARD:
        up.append(
            h.li(
                h.span(t("Every result area"), cls="quiet"),
                h.a(t("Result areas"), href=address.to("resultatomraden"), cls="link"),
            )
        )
    if told.area_code:
        area = address.to("resultatomraden", told.area_code)
        up += [
            h.li(h.span(t("Result area"), cls="quiet"), h.a(of(told.area), href=area, cls="link")),
            h.li(h.span(t("Goal"), cls="quiet"), h.span(of(told.goal))),
            h.li(h.span(t("Deliverable"), cls="quiet"), h.span(of(told.deliverable))),
        ]
    if kind is IndicatorKind.KEY_FIGURE:
        up = [
            h.li(
                h.span(t("Perspective"), cls="quiet"),
                h.a(
                    labels.perspective(read.indicator.perspective) if read.indicator.perspective else "",
                    href=address.to("uppfoljning"),
                    cls="link",
                ),
            )
        ]
    return h.section(
        h.h2(t("What it follows")),
        h.ul(up, cls="thread"),
        _linked(follows, address) if kind is IndicatorKind.THEMATIC else None,
    )


def _linked(follows: Sequence[Line], address: Address) -> h.Child:
    if not follows:
        return h.p(t("No activity in the plan of the period is linked to it."), cls="under")
    return h.div(
        h.h3(t("Activities that work towards it"), cls="thread__down"),
        h.ul(
            (
                h.li(
                    badge(line.status or Status.NOT_REPORTED, address.to("aktiviteter", line.code)),
                    h.a(
                        line.title,
                        href=address.to("aktiviteter", line.code),
                        cls="list__title",
                        lang=swedish(),
                    ),
                )
                for line in follows
            ),
            cls="list list--status",
        ),
    )
