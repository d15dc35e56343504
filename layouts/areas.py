"""Result areas, drawn: side by side, and one from its goals to every activity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.agreed import Here
from dashboard.answers import Judged
from dashboard.choosing import Choice
from dashboard.goal import Deliverable, Goal, ResultArea, Thread
from dashboard.indicator import Series
from dashboard.measures import Measures
from dashboard.spc import Rules
from dashboard.status import Status
from dashboard.view import Frame, View
from dashboard.watch import Watch
from layouts import formats, sentences
from layouts import nodes as h
from layouts.components.activities import Chosen, activities
from layouts.components.agreed import agreed_here
from layouts.components.brief import trio_key
from layouts.components.choosing import by_answers, choosing
from layouts.components.figures import example
from layouts.components.followup_links import followup_links
from layouts.components.history_link import brief_history_link, history_link
from layouts.components.indicators import indicator_rows, key, standard_tile
from layouts.components.multiples import Shared, multiples, stretch
from layouts.components.placed import Placed
from layouts.components.signal_notes import signals_door
from layouts.components.status import bar, counts
from layouts.components.why_share import why_share
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import lang_of, n, of, t


@dataclass(frozen=True, slots=True)
class AreaPage:
    """All that stands on an area's page."""

    area: ResultArea
    now: Measures
    watch: Watch
    agreed: Here
    standard: Sequence[Series]
    deliverables: Sequence[Deliverable]
    more_deliverables: bool
    turned: int
    thematic: Mapping[int, Sequence[Judged]]
    charted: Sequence[Judged]
    choice: Choice
    activities: Chosen


def index(red: Thread, now: Mapping[int, Measures], frame: Frame, view: View, address: Address) -> Screen:
    """All result areas with goals and status."""
    return Screen(
        t("Result areas"),
        [
            h.h1(t("Result areas"), tabindex=-1),
            h.p(
                t(
                    "What the organisation works with to reach the overarching goal. Status in {period}.",
                    period=formats.period(view.period).lower(),
                ),
                " ",
                example(frame.is_example),
                cls="under",
            ),
            h.ul(
                h.li(h.a(t("Compare areas by their standard indicators"), href=address.to("jamforelse"), cls="link")),
                h.li(h.a(t("The red thread, whole"), href=address.to("roda-traden"), cls="link")),
                cls="hero__ways",
            ),
            h.ul((_card(area, now[area.id], view, address) for area in red.areas), cls="cards"),
        ],
        [_goal_crumb(red, address)],
    )


def _card(area: ResultArea, now: Measures, view: View, address: Address) -> h.Element:
    def link(status: Status) -> str:
        return address.to("resultatomraden", area.code, status=status)

    return h.li(
        h.h2(
            h.a(
                of(area.name),
                href=address.to("resultatomraden", area.code),
                cls="row-title",
                lang=lang_of(area.name),
            )
        ),
        h.ul((h.li(of(g.text), lang=lang_of(g.text)) for g in area.goals), cls="card__goals"),
        h.div(
            bar(now.statuses, thin=True) if view.period.is_reported else None,
            counts(now.statuses, link) if view.period.is_reported else h.p(_planned(now)),
            cls="card__foot",
        ),
        cls="card area-card",
    )


def _planned(now: Measures) -> str:
    return n("{count} activity in the plan", "{count} activities in the plan", now.statuses.planned)


def one(told: AreaPage, red: Thread, frame: Frame, view: View, address: Address) -> Screen:
    """Goals and status, standard indicators, deliverables with thematic indicators, activities."""
    return Screen(
        of(told.area.name),
        [
            _head(told, frame, view, address),
            _standard(told, frame, view, address),
            _deliverables(told, frame, view, address),
            h.section(
                h.div(h.h2(t("Activities and assignments"), " ", example(frame.is_example)), cls="heading"),
                activities(told.activities, red, view, address, area=False),
                id="aktiviteter",
            ),
            agreed_here(told.agreed, address, view.today, f"area:{told.area.code}", area=told.area.code),
            followup_links(address, told.area.code),
            history_link(address.to("historik", "resultatomraden", told.area.code)),
        ],
        [
            _goal_crumb(red, address),
            Crumb(t("Result areas"), address.to("resultatomraden")),
            Crumb(of(told.area.name)),
        ],
    )


def _goal_crumb(red: Thread, address: Address) -> Crumb:
    return Crumb(of(red.goals[0].text) if red.goals else t("Overarching goal"), address.to("mal"))


def _head(told: AreaPage, frame: Frame, view: View, address: Address) -> h.Element:
    statuses = told.now.statuses

    def link(status: Status) -> str:
        return address.having(status=status) + "#aktiviteter"

    aside: list[h.Child] = [h.p(_planned(told.now))]
    if view.period.is_reported:
        aside = [bar(statuses), counts(statuses, link)]
    return h.div(
        h.div(
            h.h1(of(told.area.name), tabindex=-1, lang=lang_of(told.area.name)),
            h.p(sentences.area(statuses, view.period), cls="big"),
            why_share(statuses, view, link),
            signals_door(told.watch.raised.within(area=told.area.code), address, area=told.area.code),
        ),
        h.div(aside, cls="head__aside"),
        cls="head",
    )


def _standard(told: AreaPage, frame: Frame, view: View, address: Address) -> h.Element:
    scope = told.area.code
    return h.section(
        h.div(
            h.h2(t("Standard indicators"), " ", example(any(s.indicator.is_example for s in told.standard))),
            h.a(t("Compare areas"), href=address.to("jamforelse"), cls="link"),
            cls="heading",
        ),
        h.ul(
            (
                standard_tile(
                    s,
                    view,
                    address.to("indikatorer", s.indicator.code, scope=scope),
                    told.watch.answers(s.indicator.id, scope),
                )
                for s in told.standard
            ),
            cls="card standard",
        ),
        trio_key(told.watch.answers(s.indicator.id, scope) for s in told.standard),
    )


def _deliverables(told: AreaPage, frame: Frame, view: View, address: Address) -> h.Element:
    if not told.area.goals:
        return h.section(
            h.h2(t("Goals and deliverables")),
            empty(t("No goal is in force."), t("The area has no goal on the period's last day.")),
        )
    placed = _placed(told)
    return h.section(
        h.div(
            h.div(
                h.h2(t("Goals and deliverables")),
                h.p(t("Thematic indicators follow each deliverable."), cls="under"),
            ),
            None if told.choice.as_charts else h.div(key(one.judged for one in placed)),
            cls="heading",
        ),
        choosing(placed, told.choice, address),
        h.p(t("Filter and order hold for the deliverables on this page."), cls="under")
        if _more(told, address) and told.choice.is_listed
        else None,
        _by_goal(told, address) if _stands_by_goal(told, placed) else _by_answers(told, placed, frame, view, address),
        _more(told, address),
        id="mal-och-prestationer",
    )


def _placed(told: AreaPage) -> list[Placed]:
    """The thematic indicators in the order of their deliverables."""
    return [
        Placed(one, of(deliverable.name), lang_of(deliverable.name))
        for goal in told.area.goals
        for deliverable in told.deliverables
        if deliverable.goal_id == goal.id
        for one in told.thematic.get(deliverable.id, ())
    ]


def _stands_by_goal(told: AreaPage, placed: Sequence[Placed]) -> bool:
    return not placed or not (told.choice.is_listed or told.choice.as_charts)


def _by_goal(told: AreaPage, address: Address) -> list[h.Child]:
    return [_goal(goal, told, address) for goal in told.area.goals]


def _by_answers(told: AreaPage, placed: Sequence[Placed], frame: Frame, view: View, address: Address) -> list[h.Child]:
    """The thematic indicators as they are asked for; as charts, the standard ones too."""
    standard = [Placed(one) for one in told.charted]
    shared = Shared(stretch([*placed, *standard], view.period.ends_on), Rules.of(frame.settings))
    found = by_answers(placed, told.choice, shared, address)
    if not standard:
        return found
    heading = h.h3(t("Standard indicators"), cls="multiples__heading")
    return [*found, heading, multiples(standard, shared, address, told.area.code)]


def _goal(goal: Goal, told: AreaPage, address: Address) -> h.Element:
    under = [d for d in told.deliverables if d.goal_id == goal.id]
    return h.div(
        h.div(
            h.p(t("Goal"), cls="eyebrow"),
            h.h3(of(goal.text), " ", example(goal.is_example), lang=lang_of(goal.text)),
            brief_history_link(goal.text, address.to("historik", "mal", goal.code)),
            cls="goal__text",
        ),
        h.div(
            (_deliverable(d, told, address) for d in under)
            if under
            else h.p(t("No deliverable serves this goal."), cls="under"),
        ),
        cls="goal",
    )


def _deliverable(deliverable: Deliverable, told: AreaPage, address: Address) -> h.Element:
    found = told.thematic.get(deliverable.id, ())
    return h.div(
        h.div(
            h.h3(of(deliverable.name), lang=lang_of(deliverable.name)),
            brief_history_link(deliverable.name, address.to("historik", "prestationer", deliverable.code)),
            cls="between deliverable__name",
        ),
        indicator_rows(found, of(deliverable.name), address)
        if found
        else h.p(t("No indicator follows this deliverable."), cls="under"),
        cls="deliverable",
    )


def _more(told: AreaPage, address: Address) -> h.Child:
    if told.turned == 1 and not told.more_deliverables:
        return None
    return h.nav(
        h.a(t("Previous"), href=address.having(deliverables=told.turned - 1), cls="link") if told.turned > 1 else None,
        h.a(t("Next"), href=address.having(deliverables=told.turned + 1), cls="link")
        if told.more_deliverables
        else None,
        cls="pager",
        aria_label=t("Pages of deliverables"),
    )
