"""Copy the year plan to the year after: what is chosen, once."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.next_year import Proposal
from data.commands.edit import add
from data.commands.journal import Journal
from data.format.schema import tables
from data.queries.everything import Everything
from data.sources.contents import Record

_TABLE = "cycle_events"


def copy(journal: Journal, chosen: Sequence[Proposal]) -> int:
    """New events that each say which one they continue; what has been copied already is left. How many are new."""
    current = {str(record["code"]): record for _, record in Everything(journal.session).current(_TABLE)}
    continued = {record["continues"] for record in current.values()}
    new = [
        _row(current[one.event.code], one)
        for one in chosen
        if one.event.code in current and one.event.code not in continued
    ]
    return add(journal, _TABLE, new) if new else 0


def _row(record: Record, one: Proposal) -> Mapping[str, str]:
    new = {
        "code": one.code,
        "title": one.name.sv,
        "title_en": one.name.en,
        "starts_on": one.starts_on,
        "due_on": one.due_on,
        "continues": one.event.code,
    }
    return {field.name: _text({**record, **new}.get(field.name)) for field in tables()[_TABLE].fields}


def _text(value: object) -> str:
    """As a file has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
