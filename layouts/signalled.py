"""Every signal of the period, drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import Address
from dashboard.agenda import Subjects
from dashboard.goal import Thread
from dashboard.ranking import Item, ToRaise
from dashboard.signals import Family
from dashboard.view import Frame, View
from layouts import formats, labels
from layouts import nodes as h
from layouts.components.agenda import raise_list, unchanged
from layouts.components.figures import example
from layouts.components.filters import Choice, chip, choice_menu, pager
from layouts.components.guide_link import guide_link
from layouts.problems import empty
from layouts.screen import Screen
from layouts.text import n, of, t


@dataclass(frozen=True, slots=True)
class Signalled:
    """One page of what is signalled, with how many items each choice would give."""

    raised: ToRaise
    shown: Sequence[Item]
    total: int
    page: int
    size: int
    families: Mapping[Family, int]
    areas: Mapping[str, int]
    departments: Mapping[str, int]
    unplaced: int
    subjects: Subjects


def page(told: Signalled, red: Thread, frame: Frame, view: View, address: Address) -> Screen:
    """How many things signal and how many do not, choices, and the things in the order of their weight."""
    name = formats.period(view.period)
    return Screen(
        t("Signals"),
        [
            h.div(
                h.h1(t("Signals for {period}", period=name[:1].lower() + name[1:]), tabindex=-1),
                h.p(_sentence(told), cls="big"),
                h.p(unchanged(told.raised), " ", example(frame.is_example), cls="under"),
                h.p(guide_link(address)),
            ),
            h.section(
                h.div(
                    h.ul((h.li(one) for one in _families(told, address)), cls="chips"),
                    h.ul(
                        h.li(choice_menu("area", t("Result area"), _areas(told, red), address)),
                        h.li(choice_menu("department", t("Department"), _departments(told, red), address)),
                        cls="chips",
                    ),
                    cls="filters",
                ),
                raise_list(told.shown, told.subjects, red, address) if told.shown else _nothing(told, address),
                pager(told.total, told.page, told.size, address),
                cls="section--first",
            ),
        ],
    )


def _sentence(told: Signalled) -> str:
    count = len(told.raised.all)
    if not count:
        return t("No report and no figure gives a signal.")
    return n(
        "{number} thing gives a signal; the weightiest stands first.",
        "{number} things give signals; the weightiest stand first.",
        count,
        number=formats.number(count),
    )


def _families(told: Signalled, address: Address) -> Iterator[h.Element]:
    chosen = address.query.get("family", "")
    yield chip(t("All"), told.unplaced, address.having(family=None, page=None), not chosen)
    for family in Family:
        count = told.families.get(family, 0)
        if count or family in chosen.split(","):
            name = labels.family(family)
            href = address.having(family=family, page=None)
            yield chip(name[:1].upper() + name[1:], count, href, chosen == family)


def _areas(told: Signalled, red: Thread) -> list[Choice]:
    return [Choice(area.code, of(area.name), told.areas.get(area.code, 0)) for area in red.areas]


def _departments(told: Signalled, red: Thread) -> list[Choice]:
    return [Choice(one.code, of(one.name), told.departments.get(one.code, 0)) for one in red.departments]


def _nothing(told: Signalled, address: Address) -> h.Element:
    if not told.raised.all:
        return empty(t("Nothing to raise."), t("No report and no figure gives a signal."))
    way = (t("Show all signals"), address.having(family=None, area=None, department=None, page=None))
    return empty(t("Nothing fits the choices."), t("Take one of them away."), way)
