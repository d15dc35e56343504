"""Edit the structure, the plan and the settings: the tables, the rows of one, and the form of a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from dashboard.address import Address
from dashboard.folding import folded
from dashboard.words import Words
from layouts import formats
from layouts import nodes as h
from layouts.components import forms
from layouts.components.filters import hidden, pager
from layouts.components.history_link import history_link
from layouts.components.signs import capital
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import of, t

NEW = "+"
_LONG = 400


@dataclass(frozen=True, slots=True)
class Column:
    """A field of the form: its type and words, whether it is of the key, and what it can be chosen among."""

    name: str
    type: str
    title: Words
    description: Words
    required: bool
    is_key: bool
    longest: int | None = None
    choices: Mapping[str, Words] | None = None
    known: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be edited, with how many rows it has."""

    slug: str
    title: Words
    description: Words
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A row in the list of a table: its key, and what tells a reader which it is."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a row: what stands in it, the version it was opened on, what is wrong with it.

    `history` is the kind and the code of what its history is told of.
    """

    table: Table
    key: str
    columns: Sequence[Column]
    values: Mapping[str, str]
    version: int | None
    needs_reason: bool
    reason: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    done: str = ""
    history: tuple[str, str] | None = None


def slug(title: Words) -> str:
    """A table in an address: «Ersatta mål» → ersatta-mal."""
    return folded(title.sv).replace(" ", "-")


def tables(found: Sequence[Table], address: Address) -> Screen:
    """Every table that can be edited."""
    return Screen(
        t("Edit"),
        [
            h.h1(t("Edit structure, plan and settings"), tabindex=-1),
            h.p(
                t("Every change is kept with who made it, when and why. What was, can be seen again on every page."),
                cls="under",
            ),
            h.ul(
                (
                    h.li(
                        h.a(of(table.title), href=address.to("redigera", table.slug), cls="row-title"),
                        h.small(f" {formats.number(table.count)}"),
                        h.p(of(table.description)),
                    )
                    for table in found
                ),
                cls="edit-tables section--first",
            ),
        ],
    )


def rows(table: Table, found: Sequence[Listed], total: int, page: int, size: int, address: Address) -> Screen:
    """One page of the rows of a table."""
    return Screen(
        of(table.title),
        [
            h.h1(of(table.title), tabindex=-1),
            h.p(of(table.description), cls="under"),
            h.div(
                _words(address),
                h.a(t("Add a row"), href=address.to("redigera", table.slug, NEW), cls="button"),
                cls="between section--first",
            ),
            h.ul(
                (
                    h.li(
                        h.a(row.text or row.key, href=address.to("redigera", table.slug, row.key), cls="row-title"),
                        h.small(f" {row.key.replace('~', ' · ')}"),
                    )
                    for row in found
                ),
                cls="edit-rows card",
            )
            if found
            else empty(t("No rows"), t("Nothing in the table has these words.") if "q" in address.query else ""),
            pager(total, page, size, address),
        ],
        crumbs=[Crumb(t("Edit"), address.to("redigera")), Crumb(of(table.title))],
    )


def form(told: Form, address: Address, status_code: int = 200) -> Screen:
    """The form of a row, new or changed."""
    title = t("New row in {table}", table=of(told.table.title).lower()) if told.version is None else _name(told)
    action = address.to("redigera", told.table.slug, told.key)
    return Screen(
        title,
        [
            forms.receipt(t("Saved. The change is in the history.")) if told.done == "saved" else None,
            forms.receipt(t("Nothing was changed; it already stood like that.")) if told.done == "same" else None,
            h.h1(title, tabindex=-1),
            h.div(
                forms.post_form(
                    action,
                    forms.hidden("version", "" if told.version is None else str(told.version)),
                    [_field(column, told) for column in told.columns],
                    _reason(told) if told.version is not None else None,
                    h.div(
                        forms.submit(t("Save"), value="save"),
                        forms.submit(t("Withdraw the row"), value="withdraw", quiet=True)
                        if told.version is not None
                        else None,
                        cls="choices",
                    ),
                    problems=told.problems,
                ),
                cls="section--first",
            ),
            history_link(address.to("historik", *told.history)) if told.history else None,
        ],
        crumbs=[
            Crumb(t("Edit"), address.to("redigera")),
            Crumb(of(told.table.title), address.to("redigera", told.table.slug)),
            Crumb(t("New row") if told.version is None else told.key.replace("~", " · ")),
        ],
        status_code=status_code,
    )


def written(value: Any) -> str:
    """A value as it stands in a field."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() | Decimal():
            text = f"{Decimal(str(value)):f}"
            return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    return str(value)


def _name(told: Form) -> str:
    named = next((told.values[name] for name in ("title", "name", "text", "key") if told.values.get(name)), "")
    return named or told.key.replace("~", " · ")


def _words(address: Address) -> h.Element:
    return h.form(
        hidden(address.kept("q")),
        h.label(t("Find"), html_for="words", cls="visually-hidden"),
        h.inputs(
            id="words",
            name="q",
            type="search",
            maxLength=100,
            defaultValue=address.query.get("q", ""),
            placeholder=t("Find"),
            cls="form-control form-control-sm field",
        ),
        h.button(t("Find"), type="submit", cls="button"),
        action=address.path,
        method="get",
        cls="chips__form",
    )


def _field(column: Column, told: Form) -> h.Element:
    value, label = told.values.get(column.name, ""), of(column.title)
    label = label if column.required or column.type == "boolean" else t("{field} (optional)", field=label)
    hint = capital(of(column.description))
    if column.is_key and told.version is not None:
        return h.div(
            h.b(of(column.title), cls="form__label"),
            h.p(value, cls="form__fixed"),
            forms.hidden(column.name, value),
            cls="form__row",
        )
    if column.choices is not None:
        none = [] if column.required else [("", "–")]
        options = none + [(key, capital(of(words))) for key, words in column.choices.items()]
        return forms.select_field(column.name, label, value, options, hint=hint, problems=told.problems)
    if column.type == "boolean":
        options_ = [("true", t("Yes")), ("false", t("No"))]
        return forms.radio_field(column.name, label, value or "false", options_, hint=hint, problems=told.problems)
    if column.type == "date":
        return forms.text_field(
            column.name, label, value, rows=1, most=10, kind="date", hint=hint, problems=told.problems
        )
    long = column.type == "string" and (column.longest is None or column.longest > _LONG)
    return forms.text_field(
        column.name,
        label,
        value,
        rows=3 if long else 1,
        most=column.longest or 4000,
        hint=hint,
        problems=told.problems,
        known=column.known,
    )


def _reason(told: Form) -> h.Element:
    label = t("Why is it changed?") if told.needs_reason else t("Why is it changed? (optional)")
    hint = t("It stands in the history beside the change.")
    return forms.text_field("why", label, told.reason, rows=2, hint=hint, problems=told.problems)
