"""The minutes of a meeting, drawn."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.meeting import Meeting, Taken
from dashboard.period import Period
from dashboard.view import View
from layouts import formats
from layouts import nodes as h
from layouts.components import forms
from layouts.components import taken as item_of
from layouts.components.figures import example
from layouts.meeting import crumbs
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import n, swedish, t


def page(one: Meeting, taken: Sequence[Taken], hidden: int, publishes: bool, view: View, address: Address) -> Screen:
    """What was taken up item by item, and all that was agreed together at the end."""
    title = name(one)
    return Screen(
        title,
        [
            h.div(
                h.h1(title, tabindex=-1),
                h.p(facts(one), " ", example(one.is_example), cls="big"),
                h.p(told(one, taken, hidden), cls="under"),
                _downloads(one, address),
                _publish(one, address) if publishes and one.is_closed and not one.published_on else None,
                cls="report-head",
            ),
            _agreed(taken, address),
            h.section(
                h.h2(t("What was taken up")),
                h.ol((_item(at, two, address) for at, two in enumerate(taken, start=1)), cls="list list--agenda"),
            )
            if taken
            else empty(t("Nothing was on the agenda."), t("What is agreed is written at the items.")),
            _seal(one),
        ],
        crumbs(one, address, t("Minutes")),
        period=view.period,
    )


def name(one: Meeting) -> str:
    """«Protokoll, Ledningsgruppen 5 juni 2018»."""
    return t("Minutes, {meeting}", meeting=item_of.meeting_name(one))


def facts(one: Meeting) -> str:
    """«Tertialuppföljning · Tertial 1 2018 · kl. 09.00, 45 minuter»."""
    parts = (one.title, formats.period(Period.parse(one.period)), item_of.meeting_time(one))
    return " · ".join(part for part in parts if part)


def told(one: Meeting, taken: Sequence[Taken], hidden: int) -> str:
    """Whether it is closed and published, and what is confidential in it."""
    if not one.is_closed or one.closed_at is None:
        return t("The meeting has not been closed; what is written is kept with it when it is.")
    said = [t("Closed {moment}. Figures and texts stand as they were seen.", moment=formats.full_moment(one.closed_at))]
    if one.published_on:
        said.append(t("Published {day}.", day=formats.day(one.published_on)))
    secret = sum(two.item.confidential for two in taken)
    if secret:
        number = formats.number(secret)
        said.append(n("{number} item is confidential.", "{number} items are confidential.", secret, number=number))
    if hidden:
        said.append(
            n(
                "{number} confidential item is left out.",
                "{number} confidential items are left out.",
                hidden,
                number=formats.number(hidden),
            )
        )
    return " ".join(said)


def _downloads(one: Meeting, address: Address) -> h.Element:
    """The same as files to take along."""
    files = ((t("Download as PDF"), "protokoll.pdf"), (t("Download as Word (.docx)"), "protokoll.docx"))
    return h.div(
        (h.a(text, href=address.to("moten", one.code, file), cls="button", download="") for text, file in files),
        cls="choices",
    )


def _publish(one: Meeting, address: Address) -> h.Element:
    return h.form(
        h.div(forms.submit(t("Publish to all"), value="publish"), cls="choices"),
        h.p(t("Everybody can read them then; what is confidential is left out."), cls="form__hint"),
        method="post",
        action=address.to("moten", one.code),
        cls="form",
    )


def _agreed(taken: Sequence[Taken], address: Address) -> h.Child:
    agreed = [one for two in taken for one in two.agreed]
    proposals = [one for two in taken for one in two.proposals]
    if not agreed and not proposals:
        return None
    return h.section(h.h2(t("Agreed")), item_of.agreed_list(agreed, proposals, address), cls="section--first")


def _item(at: int, one: Taken, address: Address) -> h.Element:
    return h.li(
        h.span(formats.number(at), cls="agenda__number"),
        h.div(
            h.h3(item_of.title(one), lang=item_of.title_lang(one)),
            _where(one),
            h.p(item_of.state(one, address), cls="agenda__state"),
            h.p(item_of.reasons(one), cls="list__text") if one.item.reason else None,
            h.dl(
                ((h.dt(name), h.dd(text, lang=swedish())) for name, text in item_of.said(one.shown)),
                cls="agenda__said",
            )
            if item_of.said(one.shown)
            else None,
            h.p(one.item.text, cls="list__text written", lang=swedish()) if one.item.text else None,
            h.p(one.item.note, cls="list__text written agenda__note", lang=swedish()) if one.item.note else None,
            item_of.agreed_list(one.agreed, one.proposals, address),
        ),
    )


def _where(one: Taken) -> h.Child:
    if not one.shown.where and not one.item.confidential:
        return None
    return h.p(
        item_of.where(one.shown),
        h.span(" · " if one.shown.where else "", t("confidential"), cls="strategic") if one.item.confidential else None,
        cls="list__where",
    )


def sealed() -> str:
    """What the seal is a sum of."""
    return t("SHA-256 of what was seen and written:")


def _seal(one: Meeting) -> h.Child:
    if not one.seal:
        return None
    return h.section(
        h.h2(t("Seal")),
        h.p(sealed(), " ", h.span(one.seal, cls="import__hash"), cls="under"),
    )
