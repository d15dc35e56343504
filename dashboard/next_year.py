"""The year plan copied to the year after: what its days become."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.cycle import CycleKind, Event
from dashboard.words import Words
from dashboard.workdays import at_earliest, at_latest, same_date, same_weekday

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event of a year as it would be the year after."""

    event: Event
    code: str
    name: Words
    starts_on: date | None
    due_on: date


def proposals(events: Iterable[Event], taken: Collection[str]) -> list[Proposal]:
    """What each event would be the year after; `taken` are the codes that cannot be used again."""
    used = set(taken)
    found = []
    for event in events:
        code = _free(later(event.code), used)
        used.add(code)
        due_on = moved_due(event.due_on, fixed=event.kind is CycleKind.REPORT)
        starts_on = moved_start(event.begins_on, due_on) if event.lasts else None
        name = Words(later(event.name.sv), later(event.name.en) if event.name.en else None)
        found.append(Proposal(event, code, name, starts_on, due_on))
    return found


def moved_due(day: date, *, fixed: bool = False) -> date:
    """The same weekday a year later, or with `fixed` the same date; a day that is not worked becomes the one before.

    What is reported to the government has its date from an ordinance or a decision, so that stays.
    """
    new_year = date(day.year + 1, 1, 1)
    target = max(same_date(day) if fixed else same_weekday(day), new_year)
    found = at_latest(target)
    return found if found >= new_year else at_earliest(target)


def moved_start(day: date, due_on: date) -> date:
    """The same weekday a year later or the first working day after it, and never after the last day."""
    return min(at_earliest(same_weekday(day)), due_on)


def later(text: str) -> str:
    """Every year in a text becomes the one after."""
    return _YEAR.sub(lambda found: str(int(found[0]) + 1), text)


def _free(code: str, used: Collection[str]) -> str:
    if code not in used:
        return code
    number = 2
    while (found := f"{code[: _LONGEST - 5]}-{number}") in used:
        number += 1
    return found
