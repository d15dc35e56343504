"""The way to anything that a decision or a commitment points at, by name."""

from collections.abc import Mapping

from dashboard.address import Address
from dashboard.decision import Concern
from dashboard.period import Period
from dashboard.talk import parts_of, path_of
from dashboard.words import Words
from layouts import formats
from layouts import nodes as h
from layouts.text import lang_of, of, t

# By kind: the first part of the thing's own address.
_PAGES = {
    "activity": "aktiviteter",
    "indicator": "indikatorer",
    "area": "resultatomraden",
    "department": "avdelningar",
    "decision": "beslut",
    "commitment": "ataganden",
}


def door(to: Concern, names: Mapping[int, Words], address: Address) -> h.Element:
    """A link with the thing's name where it has a page; else its name, or its code."""
    name = names.get(to.id)
    text, lang = (of(name), lang_of(name)) if name else (to.code, None)
    if to.kind == "appropriation":
        return h.a(
            f"{to.code} {text}" if name else text, href=address.to("uppfoljning") + "#ekonomi", cls="link", lang=lang
        )
    if to.kind in _PAGES:
        return h.a(text, href=address.to(_PAGES[to.kind], to.code), cls="link", lang=lang)
    if to.kind == "agenda_item":
        return _at_meeting(to.code, address)
    if to.kind == "talk":
        department, period = parts_of(to.code)
        return h.a(
            t("Follow-up talk {department}, {period}", department=department, period=_short(period)),
            href=address.without("period").to("avdelningar", *path_of(to.code)),
            cls="link",
        )
    return h.span(text, lang=lang)


def _short(period: str) -> str:
    return formats.short_period(Period.parse(period))


def _at_meeting(item: str, address: Address) -> h.Element:
    """The code of an item is that of its meeting with a number."""
    meeting, _, number = item.rpartition("-")
    told = t("Meeting {meeting}, item {number}", meeting=meeting, number=number)
    return h.a(told, href=f"{address.to('moten', meeting)}#{item}", cls="link")


def kind_name(kind: str) -> str:
    """What sort of thing it is."""
    return {
        "activity": t("Activity"),
        "indicator": t("Indicator"),
        "area": t("Result area"),
        "department": t("Department"),
        "appropriation": t("Appropriation"),
        "decision": t("Decision"),
        "commitment": t("Commitment"),
    }.get(kind, "")


def doors(concerns: "tuple[Concern, ...] | list[Concern]", names: Mapping[int, Words], address: Address) -> h.Child:
    """All of them in one line; nothing where there is none."""
    if not concerns:
        return None
    return h.ul((h.li(door(one, names, address)) for one in concerns), cls="inline doors", aria_label=t("Concerns"))
