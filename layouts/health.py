"""The health of the follow-up itself, drawn: activities and indicators apart, by area and by department."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.goal import Department, ResultArea, Thread
from dashboard.health import Counted, Group, Health, Seen
from dashboard.view import Frame, View
from dashboard.words import Words
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.care import Door, Doors, Row, care_table
from layouts.components.figures import example
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, t

NO_AREA = "none"
_ALL = "all"
_BEHIND = "bakom"
_AREA, _DEPARTMENT = 0, 1


@dataclass(frozen=True, slots=True)
class HealthPage:
    """All that stands on the page; `listed` are the indicators behind a number, None where none was chosen."""

    counted: Counted
    listed: Sequence[tuple[str, Words]] | None
    lacks: frozenset[Seen]
    most: int


def page(told: HealthPage, red: Thread, frame: Frame, view: View, address: Address) -> Screen:
    """Two sentences, then activities and indicators, each by area and by department."""
    title = t("The health of the follow-up")
    body = _counted(told, red, frame, view, address) if view.period.is_reported else [_not_reported(view, address)]
    return Screen(
        title,
        [h.h1(title, tabindex=-1), *body],
        [Crumb(t("Follow-up"), address.to("uppfoljning")), Crumb(title)],
    )


def _not_reported(view: View, address: Address) -> h.Element:
    return empty(
        t("Status is not reported for {period}.", period=formats.period(view.period).lower()),
        t("Choose a period that is reported."),
        (t("Show the latest period"), address.having(period=None)),
    )


def _counted(told: HealthPage, red: Thread, frame: Frame, view: View, address: Address) -> list[h.Child]:
    found = told.counted
    return [
        h.p(
            _activities_told(_sum(found.activities), formats.period(view.period).lower()),
            " ",
            example(frame.is_example),
            cls="big",
        ),
        h.p(_indicators_told(_sum(found.indicators)), cls="big"),
        h.section(
            h.h2(t("Activities")),
            _tables(found.activities, activity_care(), red, address, _activities(address)),
            cls="care",
        ),
        h.section(
            h.h2(t("Indicators of our own")),
            h.p(t("Standard indicators and key figures belong to no single area."), cls="under"),
            _tables(found.indicators, indicator_care(), red, address, _indicators(address)),
            cls="care",
        ),
        _listed(told, address),
        _how(),
    ]


def activity_care() -> list[tuple[Seen, str]]:
    """What is asked of an activity, in the order of its columns."""
    return [
        (Seen.OWNED, t("Owner")),
        (Seen.ON_TIME, t("On time")),
        (Seen.COMMENTED, t("Comment")),
        (Seen.WITH_GOAL, t("Goal")),
        (Seen.WITH_INDICATOR, t("Indicator")),
    ]


def indicator_care() -> list[tuple[Seen, str]]:
    """What is asked of an indicator; its goal is a target."""
    return [
        (Seen.OWNED, t("Owner")),
        (Seen.ON_TIME, t("On time")),
        (Seen.COMMENTED, t("Comment")),
        (Seen.WITH_GOAL, t("Target")),
    ]


def _activities_told(found: Health, period: str) -> str:
    told = n(
        "Of {count} activity in the plan of {period}, {whole} lacks nothing.",
        "Of {count} activities in the plan of {period}, {whole} lack nothing.",
        found.followed,
        period=period,
        whole=formats.number(found.whole),
    )
    return told + _most_lacking(found, activity_care())


def _indicators_told(found: Health) -> str:
    told = n(
        "Of {count} indicator of our own, {whole} lacks nothing.",
        "Of {count} indicators of our own, {whole} lack nothing.",
        found.followed,
        whole=formats.number(found.whole),
    )
    return told + _most_lacking(found, indicator_care())


def _most_lacking(found: Health, care: Sequence[tuple[Seen, str]]) -> str:
    """What is lacking most often."""
    kind, _ = max(care, key=lambda one: found.lacking(one[0]))
    lacking = found.lacking(kind)
    if not lacking:
        return ""
    told = t("Most often: {what}, {count}.", what=labels.lacks(kind).lower(), count=formats.number(lacking))
    return f" {told}"


def _activities(address: Address) -> Doors:
    """The activities of an area or a department that lack something."""
    return lambda where: lambda lacks: address.to("aktiviteter", lacks=",".join(lacks) or None, **where)


def _indicators(address: Address) -> Doors:
    """The indicators that do, on this page."""
    at = address.without("area", "department")
    return lambda where: lambda lacks: at.having(lacks=",".join(lacks) or _ALL, **where) + f"#{_BEHIND}"


def _tables(
    found: Mapping[Group, Health], care: Sequence[tuple[Seen, str]], red: Thread, address: Address, doors: Doors
) -> list[h.Child]:
    """By area, with what belongs to none, and by department; each with all of it."""
    whole = Row(t("All"), None, None, _sum(found), doors({}))
    areas = [_row(a, "resultatomraden", _sum(found, _AREA, a.id), address, doors({"area": a.code})) for a in red.areas]
    outside = Row(t("No area"), None, None, _sum(found, _AREA, None), doors({"area": NO_AREA}))
    departments = [
        _row(d, "avdelningar", _sum(found, _DEPARTMENT, d.id), address, doors({"department": d.code}))
        for d in red.departments
    ]
    return [
        care_table(t("Result area"), t("Care by result area"), care, _followed([*areas, outside, whole])),
        care_table(t("Department"), t("Care by department"), care, _followed([*departments, whole])),
    ]


def _row(unit: ResultArea | Department, path: str, counted: Health, address: Address, door: Door) -> Row:
    return Row(of(unit.name), lang_of(unit.name), address.to(path, unit.code), counted, door)


def _followed(rows: Sequence[Row]) -> list[Row]:
    """Those of which anything is followed."""
    return [row for row in rows if row.health.followed]


def _sum(found: Mapping[Group, Health], place: int | None = None, number: int | None = None) -> Health:
    """The health of all, or of those that have a number in a place of their group."""
    return sum((one for group, one in found.items() if place is None or group[place] == number), Health())


def _listed(told: HealthPage, address: Address) -> h.Child:
    """The indicators behind the number that was chosen."""
    if told.listed is None:
        return None
    lacks = [labels.lacks(kind) for kind in Seen if kind in told.lacks]
    title = ", ".join([lacks[0], *(one.lower() for one in lacks[1:])]) if lacks else t("Indicators of our own")
    return h.section(
        h.h2(title, id=_BEHIND),
        h.ul(
            (
                h.li(h.div(h.a(of(name), href=address.to("indikatorer", code), cls="list__title", lang=lang_of(name))))
                for code, name in told.listed
            ),
            cls="list list--plain",
        )
        if told.listed
        else empty(t("No indicator is behind it."), t("Choose another number.")),
        h.p(t("The first {count} are shown.", count=told.most), cls="under") if len(told.listed) >= told.most else None,
        cls="section--plain",
    )


def _how() -> h.Element:
    """What each kind of care means."""
    return h.details(
        h.summary(t("How it is counted")),
        h.p(
            t(
                "An activity has an owner when a role answers for it, is on time when something was said by the day "
                "reports were due, has a comment when its report says something in words, a goal when it or its "
                "deliverable serves one, and an indicator when its deliverable or it itself is followed by one. "
                "What is not due yet lacks nothing."
            )
        ),
        h.p(
            t(
                "An indicator is on time until the day of its next value has passed, has a comment when a value of the "
                "period or the chart has a note, and a target when there is a value to reach."
            )
        ),
        cls="counted",
    )
