"""Events of the year in words: what they are called, when they are, whose they are, and what clashes."""

from datetime import date, timedelta

from dashboard.address import Address
from dashboard.cycle import Event, What
from dashboard.workload import Clash, Week
from dashboard.year import Form, Year
from layouts import agreement_labels, formats
from layouts import nodes as h
from layouts.text import lang_of, n, of, t


def title(event: Event) -> str:
    """What it is called."""
    match event.what:
        case What.REPORTING:
            return t("Reporting of {period}", period=_period(event))
        case What.LOCKED:
            return t("Locked: {period}", period=_period(event))
        case What.PARTIAL_REPORT:
            return t("Interim report: {title}", title=of(event.name))
        case What.FINAL_REPORT:
            return t("Final report: {title}", title=of(event.name))
        case What.REPORTS:
            return n(
                "{number} assignment is reported",
                "{number} assignments are reported",
                event.count,
                number=formats.number(event.count),
            )
        case What.REVIEW:
            return t("Decision to review: {title}", title=of(event.name))
        case What.MEETING:
            return t("Meeting: {name}", name=of(event.name))
        case What.TALK:
            return t("Follow-up talk: {department}", department=of(event.name))
        case _:
            return of(event.name)


def lang(event: Event) -> str | None:
    """The language mark of a title that only exists in Swedish."""
    return lang_of(event.name) if event.name.sv else None


def kind(event: Event) -> str:
    """What it belongs to, as the first word of a line."""
    text = agreement_labels.cycle_kind(event.kind)
    return text[:1].upper() + text[1:]


def when(event: Event) -> str:
    """20 aug–14 sep, with the years where they differ from each other."""
    if event.begins_on.year != event.due_on.year:
        return f"{formats.day(event.begins_on)}–{formats.day(event.due_on)}"
    return formats.span(event.begins_on, event.due_on)


def spoken(event: Event) -> str:
    """The whole of it, for those who do not see the drawing."""
    if event.lasts:
        told = t("{first} to {last}", first=formats.day(event.begins_on), last=formats.day(event.due_on))
    else:
        told = formats.day(event.due_on)
    return f"{title(event)}, {told}"


def whose(event: Event, told: Year) -> str:
    """The department, or that it is the whole agency's."""
    return owner(told, event.unit or event.department)


def owner(told: Year, code: str) -> str:
    """The name of a department or unit; the whole agency where none is named."""
    found = told.owner(code)
    return of(found.name) if found else code or t("the whole agency")


def week_title(week: Week) -> str:
    """Vecka 38, 17–23 sep."""
    days = formats.span(week.monday, week.monday + timedelta(days=6))
    return t("Week {number}, {days}", number=week.number, days=days)


def clashes(week: Week, told: Year) -> list[str]:
    """Why a week clashes, reason by reason."""
    found = [_clash(clash, told) for clash in week.clashes]
    return [*found, heavy(week)] if week.is_heavy else found


def heavy(week: Week) -> str:
    """34 arbetsdagar, fler än 25."""
    return t("{days}, more than {most}", days=working_days(week.load), most=formats.number(week.most))


def working_days(days: float) -> str:
    """A number of working days, whole ones."""
    whole = int(days + 0.5)
    return n("{number} working day", "{number} working days", whole, number=formats.number(whole))


def week_href(week: date, told: Year, address: Address) -> str:
    """The calendar at a week."""
    day = min(max(week, told.span.first), told.span.last)
    month = day.month
    here = address.having(view=Form.CALENDAR.value, month=month, event=None, year=told.year)
    return f"{here}#{week_id(week)}"


def week_id(monday: date) -> str:
    """The name of a week on a page."""
    return f"vecka-{monday.isocalendar().week}"


def link(event: Event, address: Address, **props: object) -> h.Element:
    """The event by its name; it opens on the page."""
    return h.a(title(event), href=address.having(event=event.key), lang=lang(event), **props)


def _clash(clash: Clash, told: Year) -> str:
    whose_it_is = owner(told, clash.department)
    return n(
        "{number} last day, {owner}",
        "{number} last days, {owner}",
        clash.count,
        number=formats.number(clash.count),
        owner=whose_it_is,
    )


def _period(event: Event) -> str:
    name = formats.period(event.period) if event.period else event.code
    return name[:1].lower() + name[1:]
