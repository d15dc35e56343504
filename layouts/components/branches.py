"""The red thread as a picture that is a tree: area, goal, deliverable side by side, and the activities of what is opened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dashboard.activity import Line
from dashboard.address import Address
from dashboard.goal import Goal, ResultArea, Thread
from dashboard.sight import Serving, Sight, in_force, matches
from dashboard.status import Distribution, Status
from dashboard.words import Words
from layouts import formats
from layouts import nodes as h
from layouts.components.filters import pager
from layouts.components.gaps import broken
from layouts.components.status import badge, bar, counts
from layouts.text import lang_of, n, of, swedish, t

# Where the activities with a status are listed.
Link: TypeAlias = Callable[[Status], str]


@dataclass(frozen=True, slots=True)
class Opened:
    """The branch whose activities are listed: a goal's or a deliverable's number, and one page of them."""

    id: int
    lines: Sequence[Line]
    total: int
    page: int
    size: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What of the thread is drawn: `goals` are those whose deliverables are shown, at most so many of each goal.

    `opened` lists activities.
    """

    found: Sight
    goals: frozenset[int]
    most: int
    opened: Opened | None
    statuses: frozenset[Status]
    only_broken: bool
    is_reported: bool


def branches(drawn: Drawn, red: Thread, address: Address) -> h.Child:
    """Every area with its goals and their deliverables; None when the filters leave nothing."""
    valid = in_force(red)
    areas = [_area(area, drawn, valid, address) for area in red.areas if _is_area_shown(area, drawn, valid)]
    if not areas:
        return None
    heads = [t("Result area"), t("Goal"), t("Deliverable")]
    return [
        h.div((h.span(head) for head in heads), cls="sight__heads", aria_hidden="true"),
        h.ul(areas, cls="sight__areas"),
    ]


def _is_area_shown(area: ResultArea, drawn: Drawn, valid: frozenset[int]) -> bool:
    if drawn.only_broken:
        loose = any(drawn.found.loose(area, valid))
        return not area.goals or loose or any(_is_goal_shown(goal, drawn) for goal in area.goals)
    return matches(drawn.found.area(area.id), drawn.statuses)


def _is_goal_shown(goal: Goal, drawn: Drawn) -> bool:
    whole = drawn.found.is_followed(goal) and not drawn.found.stock(goal).idle
    return not (drawn.only_broken and whole) and matches(drawn.found.goal(goal.id), drawn.statuses)


def _is_serving_shown(one: Serving, drawn: Drawn) -> bool:
    return not (drawn.only_broken and one.statuses.planned) and matches(one.statuses, drawn.statuses)


def _area(area: ResultArea, drawn: Drawn, valid: frozenset[int], address: Address) -> h.Element:
    home = address.to("resultatomraden", area.code)
    statuses = drawn.found.area(area.id)
    without, old = drawn.found.loose(area, valid)
    lacking = address.to("aktiviteter", area=area.code, lacks="with_goal")

    def link(status: Status) -> str:
        return address.to("aktiviteter", area=area.code, status=status)

    return h.li(
        h.div(
            h.a(of(area.name), href=home, cls="row-title sight__name", lang=lang_of(area.name)),
            _standing(statuses, drawn, link, address.to("aktiviteter", area=area.code)),
            broken(t("No goal in force")) if not area.goals else None,
            broken(n("{count} activity without a goal", "{count} activities without a goal", without), lacking)
            if without
            else None,
            broken(
                n("{count} activity under an earlier goal", "{count} activities under earlier goals", old), "#brutet"
            )
            if old
            else None,
            cls="sight__node",
        ),
        h.ul(
            (_goal(goal, home, drawn, address) for goal in area.goals if _is_goal_shown(goal, drawn)),
            cls="sight__goals",
        ),
        cls="sight__area",
        id=_place(area.id),
    )


def _goal(goal: Goal, home: str, drawn: Drawn, address: Address) -> h.Element:
    found, statuses = drawn.found, drawn.found.goal(goal.id)
    stock, direct = found.stock(goal), found.without_deliverable(goal.id)
    is_open = _is_open(goal.id, drawn)
    inner = _opening(goal.id, goal.code, address)
    follows = t("No indicator follows the goal") if stock.deliverables else t("No deliverable and no indicator")
    return h.li(
        h.div(
            _toggle(goal.text, goal.id, goal.code, is_open, address),
            _standing(statuses, drawn, _statuses(goal.id, goal.code, address), inner),
            None if found.is_followed(goal) else broken(follows),
            h.small(h.a(_directly(direct), href=inner, cls="door")) if direct else None,
            cls="sight__node",
        ),
        _deliverables(goal, home, drawn, address),
        _activities(drawn, address) if is_open else None,
        cls="sight__goal",
        id=_place(goal.id),
    )


def _directly(count: int) -> str:
    return n("{count} activity without a deliverable", "{count} activities without a deliverable", count)


def _deliverables(goal: Goal, home: str, drawn: Drawn, address: Address) -> h.Child:
    stock = drawn.found.stock(goal)
    if goal.id not in drawn.goals:
        return _folded(goal, stock.deliverables, stock.idle, address)
    shown = [one for one in drawn.found.under(goal) if _is_serving_shown(one, drawn)]
    first = shown[: drawn.most] + [one for one in shown[drawn.most :] if _is_open(one.deliverable.id, drawn)]
    left = stock.deliverables - len(first) if len(shown) > drawn.most else 0
    all_of_them = h.a(
        t("{count} more, on the page of the area", count=formats.number(left)),
        href=home + "#mal-och-prestationer",
        cls="link",
    )
    return h.ul(
        (_deliverable(one, drawn, address) for one in first),
        h.li(all_of_them, cls="under") if left else None,
        cls="sight__deliverables",
    )


def _is_open(number: int, drawn: Drawn) -> bool:
    return drawn.opened is not None and drawn.opened.id == number


def _folded(goal: Goal, deliverables: int, idle: int, address: Address) -> h.Child:
    """How many there are, where there are too many to show at once."""
    if not deliverables:
        return None
    told = n("{number} deliverable", "{number} deliverables", deliverables, number=formats.number(deliverables))
    missing = n("{number} without an activity", "{number} without an activity", idle, number=formats.number(idle))
    inner = _opening(goal.id, goal.code, address)
    return h.div(
        h.a(told, href=inner, cls="link"),
        broken(missing, inner) if idle else None,
        cls="sight__deliverables sight__folded",
    )


def _deliverable(one: Serving, drawn: Drawn, address: Address) -> h.Element:
    it = one.deliverable
    is_open = _is_open(it.id, drawn)
    missing = None if one.indicators else h.small(t("no indicator"))
    return h.li(
        h.div(
            h.div(_toggle(it.name, it.id, it.code, is_open, address), missing),
            _standing(one.statuses, drawn, _statuses(it.id, it.code, address), _opening(it.id, it.code, address))
            if one.statuses.planned
            else broken(t("No activity")),
            cls="sight__node sight__node--row",
        ),
        _activities(drawn, address) if is_open else None,
        cls="sight__deliverable",
        id=_place(it.id),
    )


def _standing(statuses: Distribution, drawn: Drawn, link: Link, whole: str) -> h.Child:
    """The statuses of its activities; how many they are where status is not reported."""
    if not statuses.planned:
        return h.small(t("no activities"))
    if not drawn.is_reported:
        return h.a(_activity_count(statuses.planned), href=whole, cls="door sight__count")
    return h.div(bar(statuses, thin=True), counts(statuses, link, words=False), cls="sight__standing")


def _activity_count(count: int) -> str:
    return n("{number} activity", "{number} activities", count, number=formats.number(count))


def _toggle(name: Words, number: int, code: str, is_open: bool, address: Address) -> h.Element:
    """The name, which opens the branch and closes it again."""
    href = address.having(oppna=None) + f"#{_place(number)}" if is_open else _opening(number, code, address)
    return h.a(
        of(name),
        href=href,
        cls="row-title sight__toggle",
        lang=lang_of(name),
        aria_expanded="true" if is_open else "false",
    )


def _opening(number: int, code: str, address: Address) -> str:
    return address.having(oppna=code) + f"#{_place(number)}"


def _statuses(number: int, code: str, address: Address) -> Link:
    return lambda status: address.having(oppna=code, status=status) + f"#{_place(number)}"


def _place(number: int) -> str:
    """Where a branch stands on the page."""
    return f"gren-{number}"


def _activities(drawn: Drawn, address: Address) -> h.Child:
    """The activities of the branch, the gravest first, one page at a time."""
    opened = drawn.opened
    if opened is None:
        return None
    if not opened.lines:
        return h.p(t("No activity in the plan."), cls="under sight__activities")
    return h.div(
        h.ul((_activity(line, drawn.is_reported, address) for line in opened.lines), cls="sight__leaves"),
        pager(opened.total, opened.page, opened.size, address),
        cls="sight__activities",
    )


def _activity(line: Line, is_reported: bool, address: Address) -> h.Element:
    return h.li(
        badge(line.status or Status.NOT_REPORTED) if is_reported else None,
        h.span(
            h.a(line.title, href=address.to("aktiviteter", line.code), cls="row-title", lang=swedish()),
            h.small(of(line.department), lang=lang_of(line.department)),
        ),
    )
