"""The register of decisions, drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.decision import Decision, DecisionState, Review
from dashboard.goal import ResultArea
from dashboard.register import Counts
from dashboard.view import View
from dashboard.words import Words
from layouts import agreement_labels, formats
from layouts import nodes as h
from layouts.components.agreed import decision_rows
from layouts.components.filters import Choice, chip, choice_menu, hidden, pager
from layouts.components.signs import capital, sign
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import n, of, t


@dataclass(frozen=True, slots=True)
class Register:
    """One page of the register; `everything` is all that the address asks for, `names` are of what is shown."""

    shown: Sequence[Decision]
    names: Mapping[int, Words]
    everything: Sequence[Decision]
    counts: Counts
    areas: Sequence[ResultArea]
    page: int
    size: int
    is_empty: bool
    decides: bool


def page(told: Register, view: View, address: Address) -> Screen:
    """How many and what waits, choices, and the decisions: proposals first, then the newest."""
    return Screen(
        t("Decisions"),
        [
            h.div(
                h.div(h.h1(t("Decisions"), tabindex=-1), h.p(_sentence(told, view), cls="big")),
                h.div(
                    h.a(t("Commitments"), href=address.to("ataganden"), cls="button"),
                    h.a(t("New decision"), href=address.to("beslut", "nytt"), cls="button button--primary")
                    if told.decides
                    else None,
                    cls="choices head__buttons",
                ),
                cls="head",
            ),
            h.section(
                _choices(told, address),
                decision_rows(told.shown, told.names, address, view.today) if told.shown else _nothing(told, address),
                pager(len(told.everything), told.page, told.size, address),
                cls="section--first",
            ),
        ],
    )


def _sentence(told: Register, view: View) -> str:
    """«15 beslut; 3 väntar på uppföljning, 1 på besked»."""
    found = told.everything
    count = n("{number} decision", "{number} decisions", len(found), number=formats.number(len(found)))
    reviews = sum(one.review(view.today) is Review.WAITING for one in found)
    proposed = sum(one.state is DecisionState.PROPOSED for one in found)
    waits = []
    if reviews:
        waits.append(
            n("{number} waits for review", "{number} wait for review", reviews, number=formats.number(reviews))
        )
    if proposed:
        waits.append(
            n(
                "{number} waits to be decided",
                "{number} wait to be decided",
                proposed,
                number=formats.number(proposed),
            )
        )
    return f"{count}; {', '.join(waits)}." if waits else f"{count}."


def _choices(told: Register, address: Address) -> h.Element:
    return h.div(
        h.ul((h.li(one) for one in (*_states(told, address), *_reviews(told, address))), cls="chips"),
        h.div(
            choice_menu("area", t("Area"), [_area(a, told) for a in told.areas], address),
            choice_menu("year", t("Year"), _years(told), address),
            _words(address),
            cls="chips",
        ),
        cls="filters",
    )


def _states(told: Register, address: Address) -> list[h.Element]:
    chosen = address.values("state")
    return [
        chip(
            capital(agreement_labels.decision_state(state)),
            told.counts.states.get(state, 0),
            address.plus("state", state),
            state in chosen,
            sign(state),
        )
        for state in DecisionState
        if told.counts.states.get(state) or state in chosen
    ]


def _reviews(told: Register, address: Address) -> list[h.Element]:
    names = {
        Review.WAITING: t("Wait for review"),
        Review.COMING: t("Review to come"),
        Review.JUDGED: t("Reviewed"),
        Review.NONE: t("No review"),
    }
    chosen = address.values("review")
    return [
        chip(name, told.counts.reviews.get(review, 0), address.plus("review", review), review in chosen, sign(review))
        for review, name in names.items()
        if told.counts.reviews.get(review) or review in chosen
    ]


def _area(area: ResultArea, told: Register) -> Choice:
    return Choice(area.code, of(area.name), told.counts.areas.get(area.code, 0))


def _years(told: Register) -> list[Choice]:
    return [Choice(str(year), str(year), told.counts.years[year]) for year in sorted(told.counts.years, reverse=True)]


def _words(address: Address) -> h.Element:
    return h.form(
        hidden(address.kept("q")),
        h.label(t("Words in the decision"), html_for="words", cls="visually-hidden"),
        h.inputs(
            id="words",
            name="q",
            type="search",
            maxLength=100,
            defaultValue=address.query.get("q", ""),
            key=address.query.get("q", ""),
            placeholder=t("Words in the decision"),
            cls="form-control form-control-sm field",
        ),
        h.button(t("Filter"), type="submit", cls="button"),
        action=address.path,
        method="get",
        role="search",
        aria_label=t("Filter on words"),
        cls="chips__form",
    )


def _nothing(told: Register, address: Address) -> h.Element:
    if told.is_empty:
        return empty(
            t("No decisions yet."),
            t("Those who may decide write them here; minutes lead to them."),
        )
    way = (t("Show all decisions"), address.having(state=None, review=None, area=None, year=None, q=None))
    return empty(t("No decision fits the choices."), t("Take one of them away."), way)
