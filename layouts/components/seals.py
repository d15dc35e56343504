"""The seal of a locked period: what it showed, its SHA-256, and whether it still holds."""

from dashboard.address import Address
from dashboard.books import Seal
from dashboard.differences import Difference
from dashboard.period import Period
from layouts import formats
from layouts import nodes as h
from layouts.components import forms
from layouts.components.alterations import row
from layouts.text import n, t

_SHORT = 12


def short(seal: Seal) -> h.Element:
    """The beginning of the SHA-256; all of it on hover."""
    return h.abbr(seal.sha256[:_SHORT], title=seal.sha256, cls="sha")


def seal(
    told: Seal, period: Period, address: Address, *, checked: bool = False, difference: Difference | None = None
) -> h.Element:
    """All that is kept of a seal, and the way to find out whether it holds."""
    return h.section(
        h.h2(t("Seal"), id="sigill"),
        _verdict(difference) if checked else None,
        h.dl(
            h.dt("SHA-256"),
            h.dd(h.span(told.sha256, cls="sha")),
            h.dt(t("Sealed")),
            h.dd(formats.moment(told.sealed_at)),
            h.dt(t("Software")),
            h.dd(told.software),
            h.dt(t("Showed")),
            h.dd(_rows(told)),
            cls="facts-list facts-list--wide",
        ),
        h.p(
            h.a(
                t("Find out whether the seal holds"),
                href=address.to("perioder", period.code, check="1") + "#sigill",
                cls="button",
            ),
            cls="below",
        ),
        cls="section--plain",
    )


def _rows(told: Seal) -> h.Child:
    """How many rows of each kind, the most first."""
    if not told.rows:
        return t("The number of rows was not noted when it was sealed.")
    total = sum(told.rows.values())
    counted = sorted(told.rows.items(), key=lambda item: -item[1])
    return h.details(
        h.summary(n("{number} row", "{number} rows", total, number=formats.number(total)), cls="link"),
        h.ul((h.li(f"{row(table)}: {formats.number(count)}") for table, count in counted), cls="inline"),
    )


def _verdict(difference: Difference | None) -> h.Element:
    if difference is None:
        return forms.receipt(
            t("The seal holds."), " ", t("What the period showed can be recomputed, row by row, to the same SHA-256.")
        )
    return h.div(
        h.b(t("The seal does not hold.")),
        " ",
        t(
            "The first row that differs is number {number} of the table {table}. Tell whoever runs the database, and "
            "compare with a backup.",
            number=difference.number if difference.number is not None else "–",
            table=difference.table,
        ),
        cls="problems",
        role="alert",
    )
