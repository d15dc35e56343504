"""The year, drawn: a sentence, then the wheel with its list, the table or the calendar, the clashes and the ways on."""

from dashboard.access import Act, User, may
from dashboard.address import Address
from dashboard.cycle import Event
from dashboard.workload import Week
from dashboard.year import Form, Year
from layouts import formats
from layouts import nodes as h
from layouts.components import cycle_words as words
from layouts.components.cycle_event import opened
from layouts.components.cycle_list import as_table, beside, diamond
from layouts.components.cycle_month import month
from layouts.components.filters import chip
from layouts.figures.wheel import wheel
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import n, of, t

ALL = "alla"


def page(told: Year, user: User, address: Address) -> Screen:
    """The year of all departments or of one."""
    title = t("Year plan {year}", year=told.year)
    return Screen(
        f"{words.title(told.chosen)} – {title}" if told.chosen else title,
        [
            h.div(
                h.div(
                    h.p(t("The planning and follow-up of the year"), cls="eyebrow"),
                    h.h1(title, tabindex=-1),
                    h.p(sentence(told), cls="big"),
                ),
                h.div(_years(told, address), _forms(told, address), cls="head__aside head__aside--end cycle-choices"),
                cls="head",
            ),
            _departments(told, address),
            _year(told, user, address) if told.events else _nothing(told, user, address),
            _ways(told, user, address),
        ],
        [Crumb(t("Follow-up"), address.to("uppfoljning")), Crumb(title)],
    )


def sentence(told: Year) -> str:
    """What is next, and which week clashes next."""
    if not told.events:
        return t("Nothing is planned in {year} yet.", year=told.year)
    parts = [_next(told), _clash(told.clashing[0]) if told.clashing else ""]
    return " ".join(part for part in parts if part)


def _next(told: Year) -> str:
    counted = n(
        "{year} has {number} thing in the plan.",
        "{year} has {number} things in the plan.",
        _total(told),
        year=told.year,
        number=formats.number(_total(told)),
    )
    if not told.is_now:
        return counted
    event = told.next
    if event is None or event.due_on > told.span.last:
        return t("Nothing more is to be ready in {year}.", year=told.year)
    day, left = formats.weekday(event.due_on), (event.due_on - told.today).days
    day = t("last day {day}", day=day) if event.lasts else day
    if not left:
        return t("Next: {title}, {day}, today.", title=words.title(event), day=day)
    return n(
        "Next: {title}, {day}, in {number} day.",
        "Next: {title}, {day}, in {number} days.",
        left,
        title=words.title(event),
        day=day,
        number=formats.number(left),
    )


def _total(told: Year) -> int:
    return sum(event.count for event in told.events)


def _clash(week: Week) -> str:
    if week.clashes:
        return n(
            "Week {week}: {number} thing clashes.",
            "Week {week}: {number} things clash.",
            week.things,
            week=week.number,
            number=formats.number(week.things),
        )
    return t("Week {week}: {heavy}.", week=week.number, heavy=words.heavy(week))


def _years(told: Year, address: Address) -> h.Element:
    return h.nav(
        h.a(str(told.year - 1), href=_other(told.year - 1, address)),
        h.a(str(told.year), href=_other(told.year, address), aria_current="true"),
        h.a(str(told.year + 1), href=_other(told.year + 1, address)),
        cls="switch",
        aria_label=t("Year"),
    )


def _other(year: int, address: Address) -> str:
    return address.having(year=year, event=None)


def _forms(told: Year, address: Address) -> h.Element:
    names = {Form.WHEEL: t("Wheel"), Form.LIST: t("List"), Form.CALENDAR: t("Calendar")}
    return h.nav(
        (
            h.a(
                name,
                href=address.having(view=form.value if form is not Form.WHEEL else None),
                aria_current="true" if form is told.form else None,
            )
            for form, name in names.items()
        ),
        cls="switch",
        aria_label=t("How it is shown"),
    )


def _departments(told: Year, address: Address) -> h.Element:
    """Everything, or a department with the agency."""
    return h.nav(
        h.ul(
            h.li(chip(t("Everything"), told.counts[""], _department(None, address), not told.department)),
            (
                h.li(chip(of(d.name), told.counts[d.code], _department(d.code, address), d.code == told.department))
                for d in told.departments
            ),
            cls="chips",
        ),
        aria_label=t("Department"),
        cls="filters",
    )


def _department(code: str | None, address: Address) -> str:
    return address.having(department=code, event=None)


def _year(told: Year, user: User, address: Address) -> h.Child:
    match told.form:
        case Form.LIST:
            return [opened(told, user, address), h.section(as_table(told, address), cls="section--first")]
        case Form.CALENDAR:
            return [opened(told, user, address), month(told, address)]
        case _:
            return [
                h.section(
                    h.div(h.div(wheel(told, address), _key(), cls="cycle__stay"), cls="cycle__wheel"),
                    h.div(opened(told, user, address), beside(told, address)),
                    cls="cycle section--first",
                ),
                _clashes(told, address),
            ]


def _key() -> h.Element:
    """What the drawing says with its shapes."""
    return h.p(
        t(
            "A ring for each kind. Filled is the whole agency's, hollow a department's; grey is past. The strokes at the rim are "
            "the working days of each week, a diamond is a clash."
        ),
        cls="source",
    )


def _clashes(told: Year, address: Address) -> h.Child:
    if not told.clashing:
        return None
    return h.section(
        h.h2(t("Clashes to come") if told.is_now else t("Clashes")),
        h.p(
            t(
                "Two last days in the same week of the same department, or of the whole agency; or more working days in a "
                "week than the setting cycle.load says."
            ),
            cls="under",
        ),
        h.ul((_week(week, told, address) for week in told.clashing), cls="cycle-clashes"),
    )


def _week(week: Week, told: Year, address: Address) -> h.Element:
    named: list[Event] = [event for clash in week.clashes for event in clash.events]
    return h.li(
        diamond(),
        h.div(
            h.a(words.week_title(week), href=words.week_href(week.monday, told, address), cls="row-title"),
            h.p(". ".join(words.clashes(week, told))),
            h.p(([", " if nth else None, words.link(event, address, cls="door")] for nth, event in enumerate(named)))
            if named
            else None,
        ),
    )


def _nothing(told: Year, user: User, address: Address) -> h.Element:
    ways = []
    if may(user, Act.SCHEDULE, user.department):
        ways.append((t("Copy {year}", year=told.year - 1), _copy(told.year - 1, address)))
    if told.newest is not None:
        ways.append((t("To {year}", year=told.newest), _other(told.newest, address)))
    return empty(
        t("There is no plan for {year}.", year=told.year),
        t("A controller adds events or copies the year before; periods, assignments and decisions come by themselves."),
        *ways,
    )


def _copy(year: int, address: Address) -> str:
    return address.to("arsplan", "kopiera", year=year)


def _ways(told: Year, user: User, address: Address) -> h.Element:
    """To change the plan, and to have it in one's own calendar."""
    code = told.department or ALL
    can = may(user, Act.SCHEDULE, user.department)
    return h.section(
        h.h2(t("In your own calendar")),
        h.p(
            t("Subscribe to this address in Outlook or another calendar; it is brought up to date by itself:"),
            " ",
            h.a(
                f"/arsplan/{code}.ics",
                href=address.only("lang").to("arsplan", f"{code}.ics"),
                cls="link",
                data_reload="",
            ),
            cls="under",
        ),
        h.div(
            h.a(t("Add an event"), href=address.to("redigera", "arsplan", "+"), cls="button"),
            h.a(t("Copy to {year}", year=told.year + 1), href=_copy(told.year, address), cls="button"),
            cls="choices",
        )
        if can and told.events
        else h.div(h.a(t("Add an event"), href=address.to("redigera", "arsplan", "+"), cls="button"), cls="choices")
        if can
        else None,
        cls="cycle-ways",
    )
