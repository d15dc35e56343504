"""The operational plan of a year: what was decided, and in what it differs now."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.access import Act, User, may
from dashboard.address import Address
from dashboard.plan import Decision, Deviation, Difference, Planned
from layouts import formats
from layouts import nodes as h
from layouts.components.figures import example
from layouts.components.filters import chip, pager
from layouts.components.forms import Problems, receipt
from layouts.components.plan_forms import carry_on, decide
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import n, of, t


@dataclass(frozen=True, slots=True)
class Plan:
    """What the page of a year needs: its decisions (the newest first), the activities in it now, the differences."""

    year: int
    years: Sequence[int]
    decisions: Sequence[Decision]
    decided: int
    activities: Sequence[Planned]
    differences: Sequence[Difference]
    kinds: frozenset[Deviation]
    page: int
    size: int
    ending: Sequence[Planned] = ()
    taken: int = 0

    @property
    def chosen(self) -> list[Difference]:
        """The differences of the kinds asked for."""
        return [one for one in self.differences if one.kind in self.kinds or not self.kinds]

    @property
    def counts(self) -> Mapping[Deviation, int]:
        """How many there are of each kind."""
        return Counter(one.kind for one in self.differences)


def page(plan: Plan, user: User, address: Address, problems: Problems | None = None, status_code: int = 200) -> Screen:
    """A sentence, then every deviation from the decided plan; before a decision, what is in the plan so far."""
    title = t("Plan of {year}", year=plan.year)
    return Screen(
        title,
        [
            h.div(
                h.div(
                    h.p(t("Operational plan"), cls="eyebrow"),
                    h.h1(title, tabindex=-1),
                    h.p(_sentence(plan), cls="under"),
                    _decision(plan),
                ),
                h.div(_years(plan, address), cls="head__aside"),
                cls="head",
            ),
            _taken(plan),
            h.section(_deviations(plan, address) if plan.decisions else _so_far(plan, address), cls="section--first"),
            carry_on(plan.ending, plan.year, address),
            decide(plan.year, bool(plan.decisions), address, problems) if may(user, Act.PLAN) else None,
        ],
        crumbs=[Crumb(t("Plans"), address.to("plan")), Crumb(str(plan.year))],
        status_code=status_code,
    )


def _sentence(plan: Plan) -> str:
    now = n(
        "{number} activity", "{number} activities", len(plan.activities), number=formats.number(len(plan.activities))
    )
    if not plan.decisions:
        return t("The plan of {year} has not been decided. It has {now} so far.", year=plan.year, now=now)
    decided = n("{number} activity", "{number} activities", plan.decided, number=formats.number(plan.decided))
    told = t(
        "It was decided on {day} with {decided}.", day=formats.full_day(plan.decisions[0].decided_on), decided=decided
    )
    if not plan.differences:
        nothing = t("Nothing differs from it.")
        return f"{told} {nothing}"
    parts = [_amount(kind, plan.counts[kind]) for kind in Deviation if plan.counts[kind]]
    listed = parts[0] if len(parts) == 1 else t("{most} and {last}", most=", ".join(parts[:-1]), last=parts[-1])
    since = t("Since then {changes}; it has {now} now.", changes=listed, now=now)
    return f"{told} {since}"


def _amount(kind: Deviation, count: int) -> str:
    number = formats.number(count)
    return {
        Deviation.ADDED: n("{number} has been added", "{number} have been added", count, number=number),
        Deviation.DROPPED: n("{number} has been dropped", "{number} have been dropped", count, number=number),
        Deviation.REPLACED: n("{number} has been replaced", "{number} have been replaced", count, number=number),
        Deviation.MERGED: n("{number} has been merged", "{number} have been merged", count, number=number),
        Deviation.MOVED: n("{number} has new dates", "{number} have new dates", count, number=number),
        Deviation.BUDGET: n("{number} has another budget", "{number} have another budget", count, number=number),
        Deviation.RENAMED: n("{number} has another name", "{number} have another name", count, number=number),
        Deviation.HANDED_OVER: n(
            "{number} has another department", "{number} have another department", count, number=number
        ),
    }[kind]


def name(kind: Deviation) -> str:
    """What a kind of deviation is called."""
    return {
        Deviation.ADDED: t("Added"),
        Deviation.DROPPED: t("Dropped"),
        Deviation.REPLACED: t("Replaced"),
        Deviation.MERGED: t("Merged"),
        Deviation.MOVED: t("New dates"),
        Deviation.BUDGET: t("Other budget"),
        Deviation.RENAMED: t("Other name"),
        Deviation.HANDED_OVER: t("Other department"),
    }[kind]


def _decision(plan: Plan) -> h.Child:
    if not plan.decisions:
        return None
    newest, *earlier = plan.decisions
    number = t("Reference number {number}.", number=newest.reference_number) if newest.reference_number else None
    revised = [
        t("It revises the plan that was decided on {day}.", day=formats.full_day(one.decided_on)) for one in earlier[:1]
    ]
    told = " ".join(filter(None, [number, *revised, newest.note]))
    return (
        h.p(told, " " if told else None, example(newest.is_example), cls="told") if told or newest.is_example else None
    )


def _years(plan: Plan, address: Address) -> h.Element:
    return h.nav(
        (
            h.a(str(year), href=address.to("plan", str(year)), aria_current="page" if year == plan.year else None)
            for year in plan.years
        ),
        cls="switch",
        aria_label=t("Year of the plan"),
    )


def _deviations(plan: Plan, address: Address) -> list[h.Child]:
    if not plan.differences:
        return [empty(t("No deviations"), t("Every activity is as it was when the plan was decided."))]
    first = (plan.page - 1) * plan.size
    return [
        h.h2(t("What differs from the decided plan")),
        h.ul(
            h.li(chip(t("All"), len(plan.differences), address.having(kind=None), not plan.kinds)),
            (
                h.li(chip(name(kind), plan.counts[kind], address.plus("kind", kind), kind in plan.kinds))
                for kind in Deviation
                if plan.counts[kind]
            ),
            cls="chips filters plan__filters",
        ),
        h.div(
            h.table(
                h.caption(t("What differs from the decided plan"), cls="visually-hidden"),
                _head(t("Activity"), t("Deviation"), t("In the plan"), t("Now")),
                h.tbody(_row(one, address) for one in plan.chosen[first : first + plan.size]),
                cls="table stack plan",
            ),
            cls="card card--table",
        ),
        pager(len(plan.chosen), plan.page, plan.size, address),
    ]


def _head(*titles: str, figure: str = "") -> h.Element:
    heads = [h.th(title, scope="col") for title in titles]
    return h.thead(h.tr(heads, h.th(figure, scope="col", cls="num") if figure else None))


def _row(one: Difference, address: Address) -> h.Element:
    activity = one.activity
    return h.tr(
        _title(activity, address),
        h.td(name(one.kind), data_label=t("Deviation")),
        h.td(_held(one, one.was), data_label=t("In the plan")),
        h.td(_now(one, address), data_label=t("Now")),
    )


def _title(one: Planned, address: Address) -> h.Element:
    return h.th(
        h.a(one.title, href=address.to("aktiviteter", one.code), cls="row-title"),
        h.small(f"{one.code} · {of(one.department)} · {of(one.area)} ", example(one.is_example)),
        scope="row",
    )


def _now(one: Difference, address: Address) -> h.Child:
    now = one.now
    if one.kind in (Deviation.REPLACED, Deviation.MERGED) and now is not None and now.successor:
        return h.a(now.successor, href=address.to("aktiviteter", now.successor), cls="link")
    return _held(one, now)


def _held(one: Difference, side: Planned | None) -> str:
    if side is None:
        return "–"
    match one.kind:
        case Deviation.BUDGET:
            return formats.kronor(side.budget) if side.budget is not None else "–"
        case Deviation.RENAMED:
            return side.title
        case Deviation.HANDED_OVER:
            return of(side.department)
        case Deviation.DROPPED if side.completed_on is not None:
            return t("completed {day}", day=formats.day(side.completed_on))
        case _:
            return f"{formats.day(side.starts_on)} – {formats.day(side.ends_on)}"


def _so_far(plan: Plan, address: Address) -> list[h.Child]:
    if not plan.activities:
        text = t("An activity is in the plan of every year that it is worked on in.")
        return [empty(t("Nothing is planned for {year} yet", year=plan.year), text)]
    first = (plan.page - 1) * plan.size
    return [
        h.h2(t("In the plan so far")),
        h.div(
            h.table(
                h.caption(t("In the plan so far"), cls="visually-hidden"),
                _head(t("Activity"), t("Dates"), figure=t("Budget")),
                h.tbody(_planned(one, plan.year, address) for one in plan.activities[first : first + plan.size]),
                cls="table stack plan",
            ),
            cls="card card--table",
        ),
        pager(len(plan.activities), plan.page, plan.size, address),
    ]


def _taken(plan: Plan) -> h.Child:
    if not plan.taken:
        return None
    number = formats.number(plan.taken)
    told = n("{number} activity was taken along.", "{number} activities were taken along.", plan.taken, number=number)
    return receipt(told)


def _planned(one: Planned, year: int, address: Address) -> h.Element:
    return h.tr(
        _title(one, address),
        h.td(
            f"{formats.day(one.starts_on)} – {formats.day(one.ends_on)}",
            h.small(t("continues from {year}", year=year - 1)) if one.starts_on < date(year, 1, 1) else None,
            data_label=t("Dates"),
        ),
        h.td(formats.kronor(one.budget) if one.budget is not None else "–", cls="num", data_label=t("Budget")),
    )
