"""Every signal of the period, also those that the overview folds."""

from collections import Counter
from collections.abc import Iterable

from callbacks import choices
from callbacks.visit import Visit
from callbacks.watching import watch
from dashboard.ranking import Item
from dashboard.signals import Family
from data.queries.agenda import subjects
from data.queries.thread import thread
from layouts import signalled
from layouts.screen import Screen

PATHS = ("/signaler",)


def page(visit: Visit, **_: str) -> Screen:
    """The items that the address asks for, a page at a time."""
    raised, address, size = watch(visit).raised, visit.address, visit.frame.limits.rows
    families = choices.members(Family, address.values("family"))
    areas, departments = address.values("area"), address.values("department")
    of_family = _of(raised.all, families, [], [])
    of_place = _of(raised.all, frozenset(), areas, departments)
    chosen = _of(of_place, families, [], [])
    number = choices.whole_number(address.query.get("page"), 1, max(1, -(-len(chosen) // size)))
    shown = chosen[(number - 1) * size : number * size]
    return signalled.page(
        signalled.Signalled(
            raised=raised,
            shown=shown,
            total=len(chosen),
            page=number,
            size=size,
            families=Counter(family for item in of_place for family in _families(item)),
            areas=Counter(item.about.area for item in _of(of_family, frozenset(), [], departments)),
            departments=Counter(item.about.department for item in _of(of_family, frozenset(), areas, [])),
            unplaced=len(of_place),
            subjects=subjects(visit.session, visit.view, shown),
        ),
        thread(visit.session, visit.view),
        visit.frame,
        visit.view,
        address,
    )


def _of(
    items: Iterable[Item], families: frozenset[Family], areas: Iterable[str], departments: Iterable[str]
) -> list[Item]:
    """Those with a signal of one of the families, in one of the areas and departments; nothing asked is any."""
    in_areas, in_departments = set(areas), set(departments)
    return [
        item
        for item in items
        if (not families or _families(item) & families)
        and (not in_areas or item.about.area in in_areas)
        and (not in_departments or item.about.department in in_departments)
    ]


def _families(item: Item) -> set[Family]:
    return {signal.kind.family for signal in item.signals}
