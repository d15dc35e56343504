"""What an address asks for, turned into filters and orders; what it misspells is ignored."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from callbacks.visit import Visit
from dashboard.activity import ActivityKind
from dashboard.choosing import Choice, Only, Rank
from dashboard.filters import Filters, Sort, facets
from dashboard.goal import Thread
from dashboard.health import Seen
from dashboard.period import latest
from dashboard.status import Status
from data.queries.activities import counts, lines
from layouts.components.activities import Chosen
from layouts.components.choosing import CHARTS

HISTORY = 5
ANY = Filters()
_MOST_PAGES = 100_000
Member = TypeVar("Member", bound=StrEnum)


def activities(visit: Visit, red: Thread, fixed: Filters = ANY) -> Chosen:
    """One page of activities as the address asks, inside what the page itself has fixed."""
    query, size = visit.address.query, visit.frame.limits.rows
    asked = replace(
        fixed,
        statuses=members(Status, visit.address.values("status")),
        kinds=members(ActivityKind, visit.address.values("kind")),
        areas=frozenset(a.id for a in red.areas if a.code in visit.address.values("area")),
        departments=fixed.departments
        or frozenset(d.id for d in red.departments if d.code in visit.address.values("department")),
        strategic="strategic" in query,
        words=query.get("q", "")[:100],
        lacks=members(Seen, visit.address.values("lacks")),
    )
    found = facets(counts(visit.session, visit.view, replace(fixed, words=asked.words, lacks=asked.lacks)), asked)
    page = whole_number(query.get("page"), 1, max(1, -(-found.total // size)))
    sort = next(iter(members(Sort, [query.get("sort", "")])), Sort.STATUS)
    descending = query.get("order") == "desc"
    history = latest(visit.view.period, visit.frame.periods, HISTORY)
    rows = lines(
        visit.session,
        visit.view,
        history,
        asked,
        sort,
        descending=descending,
        limit=size,
        offset=(page - 1) * size,
    )
    as_timeline = query.get("view") == "timeline"
    return Chosen(
        lines=rows,
        facets=found,
        history=history,
        sort=sort,
        descending=descending,
        page=page,
        size=size,
        as_timeline=as_timeline,
        reporting={row.code: row.reporting_on for row in rows},
    )


def indicators(visit: Visit) -> Choice:
    """Which indicators by their answers, in which order, drawn how."""
    query = visit.address.query
    return Choice(
        only=next(iter(members(Only, [query.get("answer", "")])), None),
        rank=next(iter(members(Rank, [query.get("rank", "")])), None),
        turned="turned" in query,
        as_charts=query.get("visa") == CHARTS,
    )


def members(kind: type[Member], texts: Iterable[str]) -> frozenset[Member]:
    """The members that texts name; others are left out."""
    known = {member.value: member for member in kind}
    return frozenset(known[text] for text in texts if text in known)


def whole_number(text: str | None, low: int, high: int) -> int:
    """A number from the address, kept inside its bounds; anything else is the lowest."""
    if text is None or not (text.isascii() and text.isdecimal()) or len(text) > 9:
        return low
    return min(max(int(text), low), high)
