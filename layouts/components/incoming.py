"""Parts of the pages of import: what a file would do, what is wrong with it, and the imports that were made."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.incoming import Alteration, Counted, Import, Written
from dashboard.problem import Problem
from layouts import formats, rejections
from layouts import nodes as h
from layouts.text import of, swedish, t

_PAGES = {
    "activity": "aktiviteter",
    "indicator": "indikatorer",
    "area": "resultatomraden",
    "department": "avdelningar",
}


def counts(tables: Sequence[Counted]) -> h.Element:
    """New, changed and unchanged rows per table."""
    heads = [(t("Table"), None), (t("New"), "num"), (t("Changed"), "num"), (t("Unchanged"), "num")]
    rows = [
        h.tr(
            h.th(of(one.table), scope="row"),
            *(h.td(formats.number(count), cls="num") for count in (one.new, one.changed, one.unchanged)),
        )
        for one in tables
    ]
    return _table(t("Rows per table"), heads, rows)


def alterations(shown: Sequence[Alteration]) -> h.Element:
    """Each cell that becomes another: where, of what, before → after."""
    heads = [(text, None) for text in (t("Row in the file"), t("Of"), t("Column"), t("Before"), t("After"))]
    rows = [
        h.tr(
            h.th(rejections.place(one.place), scope="row"),
            h.td(f"{of(one.table)}: {one.key}"),
            h.td(of(one.column)),
            h.td(_value(of(one.before)), lang=swedish()),
            h.td(_value(of(one.after)), lang=swedish()),
        )
        for one in shown
    ]
    return _table(t("Changes, cell by cell"), heads, rows)


def problems(found: Sequence[Problem]) -> h.Element:
    """Each thing that is wrong: sheet, row, column, value, why, what would be right."""
    words = (t("Sheet"), t("Row"), t("Column"), t("Value"), t("What is wrong"), t("What would be right"))
    rows = [
        h.tr(
            h.th(one.place.sheet or t("The file"), scope="row"),
            h.td(str(one.place.row) if one.place.row else "–", cls="num"),
            h.td(one.column or "–"),
            h.td(one.value or "–", cls="import__value", lang=swedish()),
            h.td(rejections.told(one)),
            h.td(rejections.right(one) or "–"),
        )
        for one in found
    ]
    return _table(t("What is wrong"), [(word, "num" if word == t("Row") else None) for word in words], rows)


def history(made: Sequence[Import], address: Address) -> h.Element:
    """Every import with its file, who, when and how much."""
    heads: list[tuple[str, str | None]] = [(text, None) for text in (t("File"), t("When"), t("By"))]
    heads += [(text, "num") for text in (t("New"), t("Changed"), t("Unchanged"))]
    rows = [
        h.tr(
            h.th(
                h.a(one.file.name, href=address.to("data", "import", str(one.id)), cls="link"),
                h.small(fingerprint(one.file.sha256), cls="import__hash"),
                scope="row",
            ),
            h.td(formats.moment(one.recorded_at)),
            h.td(one.recorded_by, lang=swedish()),
            *(h.td(formats.number(count), cls="num") for count in (one.new, one.changed, one.unchanged)),
        )
        for one in made
    ]
    return _table(t("Imports that have been made"), heads, rows)


def written(rows: Sequence[Written], address: Address) -> h.Element:
    """The rows an import wrote, each a way to what it tells about."""
    heads = [(text, None) for text in (t("Table"), t("Of"), t("What was done"))]
    return _table(
        t("Rows that were written"),
        heads,
        [h.tr(h.th(of(one.table), scope="row"), h.td(_thing(one, address)), h.td(_deed(one))) for one in rows],
    )


def fingerprint(sha256: str) -> str:
    """The beginning of a SHA-256, enough to tell files apart."""
    return f"SHA-256 {sha256[:12]}…"


def _deed(row: Written) -> str:
    if row.is_withdrawn:
        return t("withdrawn")
    return t("new") if row.is_new else t("changed")


def _thing(row: Written, address: Address) -> h.Child:
    page = _PAGES.get(row.kind)
    return h.a(row.code, href=address.to(page, row.code), cls="link") if page else row.code


def _value(text: str) -> h.Child:
    return text or h.i(t("empty"))


def _table(name: str, heads: Sequence[tuple[str, str | None]], rows: Sequence[h.Element]) -> h.Element:
    """A table that is scrolled sideways where it does not fit."""
    return h.div(
        h.table(
            h.caption(name, cls="visually-hidden"),
            h.thead(h.tr(h.th(text, scope="col", cls=cls) for text, cls in heads)),
            h.tbody(rows),
            cls="table import__table",
        ),
        cls="scroller",
        tabindex=0,
        role="region",
        aria_label=name,
    )
