"""Where what a meeting agrees is typed, or read when it is over."""

from collections.abc import Mapping, Sequence

from dashboard.address import Address
from dashboard.meeting import Taken
from dashboard.minutes import ROWS, Draft, begun
from dashboard.words import Words
from layouts import nodes as h
from layouts.components import taken as item_of
from layouts.components import writing
from layouts.text import of, swedish, t

_ROLES = "roller"


def written_panel(one: Taken, address: Address) -> h.Element:
    """What was written of an item."""
    return h.aside(
        h.h2(t("Agreed")),
        h.p(one.item.note, cls="written", lang=swedish()) if one.item.note else None,
        item_of.agreed_list(one.agreed, one.proposals, address)
        or (None if one.item.note else h.p(t("Nothing was written."), cls="quiet")),
        cls="podium__panel",
    )


def writing_panel(
    one: Taken, draft: Draft, types: Sequence[tuple[str, str, str | None]], roles: Sequence[str], action: str
) -> h.Element:
    """The form where what is agreed is typed; what has been typed, with its revision, stands in it."""
    content, revision = draft
    return h.aside(
        h.form(
            h.h2(t("Note down")),
            h.inputs(type="hidden", name="item", value=one.item.code),
            h.inputs(type="hidden", name="revision", defaultValue=str(revision), key=f"{one.item.code}-{revision}"),
            writing.area("note", t("Agreed"), content),
            writing.commitment(1, content, known=_ROLES),
            h.details(
                h.summary(t("More commitments")),
                (writing.commitment(number, content, known=_ROLES) for number in range(2, ROWS + 1)),
                open=begun(content, 2) or None,
            ),
            h.details(
                h.summary(t("Propose a decision")),
                writing.line("decision", t("What is decided"), content),
                _type(types, content),
                open=bool(content.get("decision")) or None,
            ),
            h.datalist((h.option(role, value=role) for role in roles), id=_ROLES),
            h.p("", cls="draft-status", role="status"),
            method="post",
            action=action,
            key=one.item.code,
            data_draft=f"draft|moten|{one.item.code}",
            **writing.words(),
        ),
        cls="podium__panel",
    )


def _type(types: Sequence[tuple[str, str, str | None]], content: Mapping[str, str]) -> h.Element:
    options = [("", t("Choose a type")), *((code, of(Words(name, english))) for code, name, english in types)]
    return h.label(
        h.span(t("Type of decision")),
        h.select(
            (h.option(text, value=code) for code, text in options),
            name="type",
            defaultValue=content.get("type", ""),
            cls="field-box",
        ),
    )
