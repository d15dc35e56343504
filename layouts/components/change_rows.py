"""A change as a row of a list: when, what, before and after, by whom and why."""

from datetime import date, datetime

from dashboard.address import Address
from dashboard.changes import Change, Named
from layouts import formats
from layouts import nodes as h
from layouts.components.alterations import altered, what
from layouts.text import lang_of, of, swedish, t

_PAGES = {"area": "resultatomraden", "activity": "aktiviteter", "indicator": "indikatorer", "department": "avdelningar"}


def change_row(one: Change, address: Address, *, full: bool = False) -> h.Element:
    """When and by whom (with `full` the day too), what, before and after, and why when it is a correction."""
    where = places(one)
    return h.li(
        when(one.at, one.by, full=full),
        h.div(
            h.p(" · ".join(part for part in (what(one), *where) if part), cls="changes__what"),
            _title(one, address),
            alterations(one),
            h.p(t("Correction: {reason}", reason=one.reason), lang=swedish(), cls="list__text") if one.reason else None,
        ),
    )


def alterations(one: Change) -> h.Child:
    """Column by column what stood before and what stands after."""
    return h.ul((altered(part, one) for part in one.alterations), cls="alterations") if one.alterations else None


def when(at: datetime, by: str | None, *, full: bool = False) -> h.Element:
    """The time of day, with `full` the day before it, and the role that did it."""
    return h.p(
        h.b(formats.moment(at) if full else formats.clock(at)),
        h.small(by, lang=swedish()) if by else None,
        cls="changes__when",
    )


def places(one: Change) -> list[str | None]:
    """Which row of its kind it is: a period, a place, a day."""
    where = [formats.period(one.period) if one.period else None, of(one.scope.name) if one.scope else None]
    return where if one.table == "settings" else [*where, _day_of(one.day)]


def _day_of(day: str | None) -> str | None:
    """A day as a reader writes it; a year or a name as it is."""
    try:
        return formats.day(date.fromisoformat(day)) if day else None
    except ValueError:
        return day


def _title(one: Change, address: Address) -> h.Child:
    """What it is about, as a link to it as it is now."""
    now = address.only("lang", "period")
    if one.subject is None:
        if one.period:
            name = formats.period(one.period)
            return h.a(name, href=now.to("uppfoljning", period=one.period.code), cls="list__title")
        return h.span(one.day, lang=swedish(), cls="list__title") if one.day else None
    href = _href(one.subject, one, now)
    words = {"lang": lang_of(one.subject.name), "cls": "list__title"}
    return h.a(of(one.subject.name), href=href, **words) if href else h.span(of(one.subject.name), **words)


def _href(subject: Named, one: Change, now: Address) -> str | None:
    scope = one.scope.code if one.scope and one.scope.kind != "organisation" else None
    if subject.kind in _PAGES:
        return now.to(_PAGES[subject.kind], subject.code, scope=scope)
    if subject.kind == "region":
        return now.to("omvarld", scope=subject.code)
    if subject.kind in ("goal", "deliverable") and subject.area_code:
        return now.to("resultatomraden", subject.area_code)
    return now.to("mal") if subject.kind in ("goal", "organisation") else None
