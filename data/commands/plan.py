"""Start a year's plan from the year before: activities that end are carried on as new ones."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from dashboard.audit import Deed
from dashboard.plan import Manner
from dashboard.problem import Place
from data.commands.bring_in import write
from data.commands.comparing import Arrival, Comparison
from data.commands.journal import Journal
from data.queries.everything import Everything
from data.sources.contents import Record

_NUMBERED = re.compile(r"(.*?)(\d+)", re.DOTALL)


def carry_on(journal: Journal, codes: Sequence[str], year: int) -> list[str]:
    """The codes of new activities for a whole year, each saying which one it continues; codes that name nothing are left."""
    current = {str(record["code"]): record for _, record in Everything(journal.session).current("activities")}
    taken = set(current)
    activities: list[Arrival] = []
    links: list[Arrival] = []
    for code in dict.fromkeys(codes):
        if code in current:
            new = next_code(code, taken)
            taken.add(new)
            activities.append(Arrival(Place(), _renewed(current[code], new, year)))
            links.append(Arrival(Place(), _link(new, code, bool(current[code]["is_example"]))))
    arrivals = {"activities": activities, "activity_replacements": links}
    write(journal, Comparison(arrivals, dict.fromkeys(arrivals, 0)), Deed.EDITED)
    return [str(arrival.record["code"]) for arrival in activities]


def next_code(code: str, taken: Collection[str]) -> str:
    """The next free code of the same series: A-0319 → A-0320; one without a number gets one."""
    match = _NUMBERED.fullmatch(code)
    series, digits = match.groups() if match else (f"{code}-", "1")
    number = int(digits)
    while (found := f"{series}{number:0{len(digits)}}") in taken or found == code:
        number += 1
    return found


def _renewed(record: Record, code: str, year: int) -> Record:
    new = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31), "completed_on": None}
    return {**record, **new, "code": code}


def _link(new: str, old: str, is_example: bool) -> Record:
    link: Record = {"activity": new, "replaces": old, "manner": Manner.CONTINUES.value, "is_example": is_example}
    return link | {"recorded_at": None, "recorded_by": None, "withdrawn_at": None}
