"""Appropriations as closed accounts."""

from collections.abc import Sequence

from dashboard.money import AppropriationYear
from layouts import formats
from layouts import nodes as h
from layouts.text import swedish, t


def accounts(accounts: Sequence[AppropriationYear]) -> h.Element:
    """One row per appropriation; what is the whole state's stays outside the sum."""
    heads = (
        t("Incoming"),
        t("Allotted"),
        t("Changes"),
        t("Withdrawn"),
        t("Permitted excess"),
        t("Disposable"),
        t("Outcome"),
        t("Outgoing"),
    )
    own = [a for a in accounts if not a.whole_state]
    sums = [sum(column) for column in zip(*(_amounts(a) for a in own), strict=True)]
    return h.div(
        h.table(
            h.caption(t("Closed accounts of {year}, SEK m", year=accounts[0].year)),
            h.thead(
                h.tr(
                    h.th(t("Appropriation"), scope="col"),
                    (h.th(text, scope="col", cls="num") for text in heads),
                )
            ),
            h.tbody(_account(a, _amounts(a), heads) for a in accounts),
            h.tfoot(
                h.tr(
                    h.th(t("The agency's own"), scope="row"),
                    (h.td(h.b(_amount(v)), cls="num", data_label=text) for v, text in zip(sums, heads, strict=True)),
                )
            )
            if len(own) > 1
            else None,
            cls="table stack accounts",
        ),
        h.p(t("Source: {source}.", source=accounts[0].source), cls="source"),
        cls="card card--table",
    )


def _amounts(a: AppropriationYear) -> tuple[int, ...]:
    return (a.incoming, a.allotted, a.changes, a.withdrawal, a.permitted_excess, a.disposable, a.outcome, a.outgoing)


def _account(a: AppropriationYear, amounts: tuple[int, ...], heads: tuple[str, ...]) -> h.Element:
    return h.tr(
        h.th(
            h.span(f"{a.code} {a.name}", lang=swedish()),
            h.small(t("whole state's outcome, outside the agency's sums")) if a.whole_state else None,
            scope="row",
        ),
        (h.td(_amount(v), cls="num", data_label=text) for v, text in zip(amounts, heads, strict=True)),
    )


def _amount(ore: int) -> str:
    return formats.number(ore / 100_000_000, 1) if ore else "–"
