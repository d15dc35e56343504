"""An item of a meeting as it was, or is, shown: its name as a door, its status or figure, and what was said and agreed."""

from collections.abc import Sequence

from dashboard.address import Address
from dashboard.meeting import AgendaItem, Meeting, Promise, Proposal, Taken
from dashboard.period import Period
from dashboard.sighting import Difference, Figure, Shown
from dashboard.status import Status
from dashboard.value import Sign, Value
from dashboard.watch import Brief
from dashboard.words import Words
from layouts import formats, labels, raised
from layouts import nodes as h
from layouts.components.brief import trio
from layouts.components.status import mark, moved
from layouts.components.why_link import why_link
from layouts.text import lang_of, of, swedish, t


def meeting_name(one: Meeting) -> str:
    """«Ledningsgruppen 2 oktober 2018»."""
    return f"{of(one.series.name)} {formats.full_day(one.held_on)}"


def meeting_time(one: Meeting) -> str:
    """«kl. 09.00, 45 minuter»."""
    lasts = t("{minutes} minutes", minutes=formats.number(one.minutes))
    if not one.starts_at:
        return lasts
    return t("at {time}, {lasts}", time=one.starts_at.replace(":", "."), lasts=lasts)


def title(one: Taken) -> str:
    """The item's own words, or the name of what it is about."""
    return one.item.title or of(one.shown.title)


def title_lang(one: Taken) -> str | None:
    """The language of the title."""
    return swedish() if one.item.title else lang_of(one.shown.title)


def door(item: AgendaItem, address: Address) -> str | None:
    """Where an item is read more of: the page of what it is about, or its own link."""
    match item.kind:
        case "activity":
            return address.to("aktiviteter", item.subject)
        case "indicator":
            return address.to("indikatorer", item.subject, scope=item.scope or None)
        case "decision":
            return address.to("beslut", item.subject)
        case "commitment":
            return address.to("ataganden", item.subject)
    return item.link


def state(one: Taken, address: Address) -> h.Child:
    """The status, as a move where it moved; of a figure its value, period and signs; both lead to why."""
    shown, page = one.shown, door(one.item, address)
    if page is None or (shown.status is None and shown.figure is None):
        return None
    if shown.status is not None:
        return why_link([mark(shown.status), h.span(moved(shown.before, shown.status))], page=page, cls="status")
    figure = shown.figure
    assert figure is not None
    signs = trio(brief(figure), page)
    return h.span(h.b(value(figure.value, figure)), h.small(f" {period(figure.period)} "), signs)


def brief(figure: Figure) -> Brief:
    """The three answers of a figure."""
    return Brief("", figure.level, figure.variation, figure.prospect)


def value(one: Value, figure: Figure) -> str:
    """A value as it is written with its unit."""
    if one.number is None:
        return one.sign or Sign.NOT_AVAILABLE
    return formats.with_unit(formats.number(one.number, figure.decimals), of(figure.unit))


def period(code: str) -> str:
    """A period by its short name."""
    return formats.short_period(Period.parse(code))


def where(shown: Shown) -> str:
    """«Digitalisering, Företag»."""
    return ", ".join(of(place) for place in shown.where)


def reasons(one: Taken) -> str:
    """Why it was proposed, made of the figures that were kept."""
    return " ".join(raised.told(signal) for signal in one.item.reason)


def said(shown: Shown) -> list[tuple[str, str]]:
    """What the owner said, part by part, with its heading."""
    told = shown.told
    parts = (
        (t("What has happened"), told.comment),
        (t("Cause"), told.cause),
        (t("Measure"), told.measure),
        (t("Decision needed"), told.decision_needed),
    )
    return [(name, text) for name, text in parts if text]


def by_whom(one: Promise) -> str:
    """«Enhetschef It, senast 15 jun 2018»."""
    return t("{who}, by {day}", who=one.who, day=formats.day(one.due_on))


def agreed_list(agreed: Sequence[Promise], proposals: Sequence[Proposal], address: Address) -> h.Child:
    """Who does what until when, and decisions that were proposed; each leads to what came of it."""
    if not agreed and not proposals:
        return None
    return h.ul(
        (
            h.li(
                h.a(one.what, href=address.to("ataganden", one.code), cls="door"),
                h.small(by_whom(one)),
                lang=swedish(),
            )
            for one in agreed
        ),
        (
            h.li(
                h.a(one.title, href=address.to("beslut", one.code), cls="door", lang=swedish()),
                h.small(t("Proposal for a decision")),
            )
            for one in proposals
        ),
        cls="agreed",
    )


def differing(found: Sequence[Difference]) -> h.Element:
    """What is other now than it was seen."""
    return h.ul((h.li(_difference(one)) for one in found), cls="since-seen")


def _difference(one: Difference) -> str:
    names = {
        "title": t("Title"),
        "status": t("Status"),
        "value": t("Value"),
        "comment": t("What has happened"),
        "cause": t("Cause"),
        "measure": t("Measure"),
        "decision_needed": t("Decision needed"),
    }
    return t("{what} is now: {now} (was: {was})", what=names[one.of], now=_held(one.now), was=_held(one.was))


def _held(held: object) -> str:
    match held:
        case None:
            return t("nothing")
        case Status():
            return labels.status(held)
        case Words():
            return of(held)
        case Figure():
            return f"{value(held.value, held)}, {period(held.period)}"
    return str(held)
