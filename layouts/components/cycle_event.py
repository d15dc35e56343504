"""One event of the year, opened: when, whose, how much work, and the ways on from it."""

from dashboard.access import Act, User, may
from dashboard.address import Address
from dashboard.cycle import Event, What
from dashboard.talk import path_of as talk_path
from dashboard.workdays import monday
from dashboard.year import Year
from layouts import formats
from layouts import nodes as h
from layouts.components import cycle_words as words
from layouts.components.figures import example
from layouts.components.filters import pager
from layouts.text import swedish, t

# The page that each kind of event is about.
_PAGES = {
    What.REPORTING: "perioder",
    What.LOCKED: "perioder",
    What.PARTIAL_REPORT: "aktiviteter",
    What.FINAL_REPORT: "aktiviteter",
    What.REVIEW: "beslut",
    What.MEETING: "moten",
}


def opened(told: Year, user: User, address: Address) -> h.Child:
    """The chosen event; None when none is."""
    event = told.chosen
    if event is None:
        return None
    return h.section(
        h.div(
            h.h2(words.title(event), " ", example(event.is_example), lang=words.lang(event)),
            h.a(t("Close"), href=address.having(event=None), cls="link"),
            cls="heading",
        ),
        h.p(event.description, lang=swedish(), cls="cycle-event__text") if event.description else None,
        _facts(event, told),
        _behind(told, address),
        h.ul((h.li(way) for way in _ways(event, told, user, address)), cls="inline"),
        cls="card side cycle-event",
        id="handelse",
    )


def _facts(event: Event, told: Year) -> h.Element:
    week = told.weeks.get(monday(event.due_on))
    rows: list[tuple[str, h.Child]] = [
        (t("When"), _when(event)),
        (t("Owner"), h.span(event.owner_role, lang=swedish()) if event.owner_role else None),
        (t("Whose"), words.whose(event, told)),
        (t("Kind"), words.kind(event)),
        (t("Work"), words.working_days(event.days) if event.days else None),
        (
            t("The week"),
            ". ".join(words.clashes(week, told)) if week and week.is_clashing else None,
        ),
    ]
    return h.dl(([h.dt(term), h.dd(said)] for term, said in rows if said), cls="facts-list")


def _when(event: Event) -> str:
    if not event.lasts:
        return f"{formats.weekday(event.due_on)} {event.due_on.year}"
    return t(
        "{first} to {last}",
        first=formats.day(event.begins_on),
        last=f"{formats.weekday(event.due_on)} {event.due_on.year}",
    )


def _behind(told: Year, address: Address) -> h.Child:
    """The reports that it counts, a page of them."""
    if not told.behind or told.chosen is None:
        return None
    return [
        h.ul(
            (
                h.li(
                    h.a(
                        words.title(one),
                        href=address.to("aktiviteter", one.code),
                        cls="link",
                        lang=words.lang(one),
                    ),
                    f" {formats.day(one.due_on)}",
                )
                for one in told.behind
            ),
            cls="prose",
        ),
        pager(told.chosen.count, told.page, told.size, address),
    ]


def _ways(event: Event, told: Year, user: User, address: Address) -> list[h.Child]:
    ways: list[h.Child] = []
    if event.what in _PAGES:
        names = {
            "perioder": t("To the period"),
            "aktiviteter": t("To the assignment"),
            "beslut": t("To the decision"),
            "moten": t("To the meeting"),
        }
        where = _PAGES[event.what]
        ways.append(h.a(names[where], href=address.to(where, event.code)))
    if event.what is What.TALK and may(user, Act.OVERHEAR, event.department):
        ways.append(h.a(t("To the talk"), href=address.to("avdelningar", *talk_path(event.code))))
    if event.continues:
        year = told.year - 1
        ways.append(
            h.a(
                t("The same in {year}", year=year),
                href=address.having(year=year, event=f"plan:{event.continues}"),
            )
        )
    if event.what is What.PLANNED:
        ways.append(h.a(t("History"), href=address.to("historik", "arsplan", event.code)))
        if may(user, Act.SCHEDULE, event.department or None):
            ways.append(h.a(t("Change or withdraw"), href=address.to("redigera", "arsplan", event.code)))
    return ways
