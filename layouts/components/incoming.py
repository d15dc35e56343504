"""Parts of the pages of import: what a file would do, what is wrong with it, and the imports that were made."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.incoming import Alteration, Counted, Import, Written
from dashboard.problem import Problem
from layouts import formats, rejections
from layouts import nodes as h
from layouts.text import of, swedish, t

# Where a row leads to: the page of its thing, or its history.
_PAGES = {
    "activity": ("aktiviteter",),
    "indicator": ("indikatorer",),
    "area": ("resultatomraden",),
    "department": ("avdelningar",),
    "goal": ("historik", "mal"),
    "deliverable": ("historik", "prestationer"),
    "settings": ("historik", "installningar"),
    "plans": ("plan",),
    "periods": ("perioder",),
}


def counts(tables: Sequence[Counted]) -> h.Element:
    """New, changed and unchanged rows per table."""
    heads = [t("Table"), t("New"), t("Changed"), t("Unchanged")]
    rows = [[of(one.table), *_numbers(one.new, one.changed, one.unchanged)] for one in tables]
    return _table(t("Rows per table"), heads, rows, numbers=3)


def alterations(shown: Sequence[Alteration]) -> h.Element:
    """Each cell that becomes another: where, of what, before → after."""
    heads = [t("Row in the file"), t("Of"), t("Column"), t("Before"), t("After")]
    rows = [
        [
            rejections.place(one.place),
            f"{of(one.table)}: {one.key}",
            of(one.column),
            _value(of(one.before)),
            _value(of(one.after)),
        ]
        for one in shown
    ]
    return _table(t("Changes, cell by cell"), heads, rows)


def problems(found: Sequence[Problem]) -> h.Element:
    """Each thing that is wrong: sheet, row, column, value, why, what would be right."""
    heads = [t("Sheet"), t("Row"), t("Column"), t("Value"), t("What is wrong"), t("What would be right")]
    rows: list[list[h.Child]] = [
        [
            one.place.sheet or t("The file"),
            str(one.place.row) if one.place.row else "–",
            one.column or "–",
            h.span(one.value, lang=swedish()) if one.value else "–",
            rejections.told(one),
            rejections.right(one) or "–",
        ]
        for one in found
    ]
    return _table(t("What is wrong"), heads, rows)


def history(made: Sequence[Import], address: Address) -> h.Element:
    """Every import with its file, who, when and how much."""
    heads = [t("File"), t("When"), t("By"), t("New"), t("Changed"), t("Unchanged")]
    rows: list[list[h.Child]] = [
        [
            [
                h.a(one.file.name, href=address.to("data", "import", str(one.id)), cls="link"),
                h.small(fingerprint(one.file.sha256), cls="import__hash"),
            ],
            formats.moment(one.recorded_at),
            h.span(one.recorded_by, lang=swedish()),
            *_numbers(one.new, one.changed, one.unchanged),
        ]
        for one in made
    ]
    return _table(t("Imports that have been made"), heads, rows, numbers=3)


def written(rows: Sequence[Written], address: Address) -> h.Element:
    """The rows an import wrote, each a way to what it tells about."""
    heads = [t("Table"), t("Of"), t("What was done")]
    cells: list[list[h.Child]] = [[of(one.table), _thing(one, address), _deed(one)] for one in rows]
    return _table(t("Rows that were written"), heads, cells)


def fingerprint(sha256: str) -> str:
    """The beginning of a SHA-256, enough to tell files apart."""
    return f"SHA-256 {sha256[:12]}…"


def _deed(row: Written) -> str:
    if row.is_withdrawn:
        return t("withdrawn")
    return t("new") if row.is_new else t("changed")


def _thing(row: Written, address: Address) -> h.Child:
    page = _PAGES.get(row.kind)
    return h.a(row.code, href=address.to(*page, row.code), cls="link") if page else row.code


def _value(text: str) -> h.Child:
    return h.span(text, lang=swedish()) if text else h.i(t("empty"))


def _numbers(*counted: int) -> list[h.Child]:
    return [formats.number(count) for count in counted]


def _table(name: str, heads: Sequence[str], rows: Sequence[Sequence[h.Child]], *, numbers: int = 0) -> h.Element:
    """A table whose last columns are numbers; on a phone every cell stands under its heading."""
    kinds = [*[None] * (len(heads) - numbers), *["num"] * numbers]
    return h.table(
        h.caption(name, cls="visually-hidden"),
        h.thead(h.tr(h.th(head, scope="col", cls=kind) for head, kind in zip(heads, kinds, strict=True))),
        h.tbody(
            h.tr(
                h.th(first, scope="row"),
                (
                    h.td(cell, cls=kind, data_label=head)
                    for cell, kind, head in zip(cells, kinds[1:], heads[1:], strict=True)
                ),
            )
            for first, *cells in rows
        ),
        cls="table stack import__table",
    )
