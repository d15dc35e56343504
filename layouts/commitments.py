"""All commitments, drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.agreed import Agreed
from dashboard.commitment import Commitment, Standing
from dashboard.goal import Department
from dashboard.register import MOVED
from dashboard.view import View
from dashboard.words import Words
from layouts import formats
from layouts import nodes as h
from layouts.components.agreed import commitment_rows, standing_name
from layouts.components.filters import Choice, chip, choice_menu, pager
from layouts.components.signs import capital, sign
from layouts.problems import empty
from layouts.screen import Crumb, Screen
from layouts.text import n, of, t


@dataclass(frozen=True, slots=True)
class Promised:
    """One page of the commitments; `found` is all that the address asks for, counts are of what each choice gives."""

    shown: Sequence[Commitment]
    everything: Agreed
    total: int
    names: Mapping[int, Words]
    found: Sequence[Commitment]
    states: Mapping[str, int]
    departments: Mapping[str, int]
    places: Sequence[Department]
    page: int
    size: int
    writes: bool


def page(told: Promised, view: View, address: Address) -> Screen:
    """How many are to be done and late, choices, and the commitments by the day they are due."""
    return Screen(
        t("Commitments"),
        [
            h.div(
                h.div(h.h1(t("Commitments"), tabindex=-1), h.p(_sentence(told, view), cls="big")),
                h.div(
                    h.a(t("Decisions"), href=address.to("beslut"), cls="button"),
                    h.a(t("New commitment"), href=address.to("ataganden", "nytt"), cls="button button--primary")
                    if told.writes
                    else None,
                    cls="choices head__buttons",
                ),
                cls="head",
            ),
            h.section(
                h.div(
                    h.ul((h.li(one) for one in _states(told, address)), cls="chips"),
                    h.div(choice_menu("department", t("Department"), _departments(told), address), cls="chips"),
                    cls="filters",
                ),
                commitment_rows(told.shown, told.everything, told.names, address, view.today)
                if told.shown
                else _nothing(told, address),
                pager(told.total, told.page, told.size, address),
                cls="section--first",
            ),
        ],
        [Crumb(t("Decisions"), address.to("beslut")), Crumb(t("Commitments"))],
    )


def _sentence(told: Promised, view: View) -> str:
    """«22 åtaganden: 11 att göra, varav 3 försenade; 2 har flyttats två gånger»."""
    found = told.found
    count = n("{number} commitment", "{number} commitments", len(found), number=formats.number(len(found)))
    still = [one for one in found if one.is_open]
    if not still:
        return t("{count}; none is left to do.", count=count) if found else t("No commitments.")
    late = sum(one.standing(view.today) is Standing.LATE for one in still)
    left = n("{number} is left to do", "{number} are left to do", len(still), number=formats.number(len(still)))
    parts = [f"{count}; {left}"]
    if late:
        parts.append(n("{number} of them is late", "{number} of them are late", late, number=formats.number(late)))
    again = sum(one.raises_itself for one in still)
    if again:
        parts.append(
            n(
                "{number} has been moved twice or more",
                "{number} have been moved twice or more",
                again,
                number=formats.number(again),
            )
        )
    return f"{', '.join(parts)}."


def _states(told: Promised, address: Address) -> list[h.Element]:
    names = {
        Standing.LATE: capital(standing_name(Standing.LATE)),
        Standing.OPEN: capital(standing_name(Standing.OPEN)),
        MOVED: t("Moved and not done"),
        Standing.KEPT: capital(standing_name(Standing.KEPT)),
        Standing.DROPPED: capital(standing_name(Standing.DROPPED)),
    }
    chosen = address.values("state")
    return [
        chip(name, told.states.get(state, 0), address.plus("state", state), state in chosen, sign(state))
        for state, name in names.items()
        if told.states.get(state) or state in chosen
    ]


def _departments(told: Promised) -> list[Choice]:
    return [Choice(one.code, of(one.name), told.departments.get(one.code, 0)) for one in told.places]


def _nothing(told: Promised, address: Address) -> h.Element:
    if not told.everything.commitments:
        return empty(
            t("No commitments yet."), t("They are made at meetings, in follow-up talks and when something is decided.")
        )
    way = (t("Show all commitments"), address.having(state=None, department=None))
    return empty(t("No commitment fits the choices."), t("Take one of them away."), way)
