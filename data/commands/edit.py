"""Change one row of the structure or the plan: read, checked and written as a row of a file would be."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from dashboard.audit import Deed
from dashboard.errors import Stale, ThingNotFound
from dashboard.problem import Details, Place, Problem
from dashboard.reasons import Why
from data.commands.bring_in import write
from data.commands.comparing import RECORDED, Arrival, Comparison, compare
from data.commands.journal import Journal
from data.format.schema import Resource, tables
from data.queries.everything import Everything
from data.sources.contents import LOCAL, Record, Sheet, refuse
from data.sources.package import package
from data.sources.rows import Reader

# What is reported, booked, imported or locked has its own ways in.
EDITED = (
    "organisations",
    "result_areas",
    "goals",
    "goal_replacements",
    "deliverables",
    "departments",
    "programmes",
    "activities",
    "activity_replacements",
    "deliveries",
    "reporting_dates",
    "budget_lines",
    "indicators",
    "indicator_links",
    "targets",
    "series_breaks",
    "rebases",
    "annotations",
    "appropriations",
    "meeting_series",
    "decision_types",
    "cycle_events",
    "settings",
)


def rows(session: Session, resource: Resource) -> dict[str, tuple[int, Record]]:
    """The current rows of a table by their key as it stands in an address, each with its version."""
    return {key(resource, record): (version, record) for version, record in Everything(session).current(resource.name)}


def key(resource: Resource, record: Mapping[str, object]) -> str:
    """The parts of a key with ~ between them."""
    return "~".join(str(record[name]) for name in resource.key if name != "recorded_at")


def save(journal: Journal, name: str, given: Mapping[str, str], version: int | None, why: str | None) -> bool:
    """Write a row as the form has it; whether anything was changed. `version` is the one the form was opened on.

    BadPackage with every problem; Stale when somebody else has changed the row since.
    """
    resource = tables()[name]
    comparison = _compared(journal.session, resource, [given])
    refuse(comparison.problems)
    for arrival in comparison.arrivals[name]:
        if version is None:
            _refuse_again(arrival, resource)
        if arrival.version != version:
            raise Stale()
    write(journal, comparison, Deed.EDITED, why)
    return any(comparison.arrivals.values())


def add(journal: Journal, name: str, given: Sequence[Mapping[str, str]]) -> int:
    """Write new rows that are given the same columns, all of them or none; how many. BadPackage as of `save`."""
    resource = tables()[name]
    comparison = _compared(journal.session, resource, given)
    refuse(comparison.problems)
    for arrival in comparison.arrivals[name]:
        _refuse_again(arrival, resource)
    write(journal, comparison, Deed.EDITED)
    return len(comparison.arrivals[name])


def withdraw(journal: Journal, name: str, code: str, version: int, why: str | None) -> None:
    """The row is in force no longer; what it was stays in the history."""
    resource = tables()[name]
    found = rows(journal.session, resource).get(code)
    if found is None:
        raise ThingNotFound(code)
    if found[0] != version:
        raise Stale()
    arrival = Arrival(Place(), found[1], found[1], version, withdraws=True)
    write(journal, Comparison({name: [arrival]}, {name: 0}), Deed.WITHDRAWN, why)


def _refuse_again(arrival: Arrival, resource: Resource) -> None:
    """A new row with a key that is taken."""
    if arrival.was is not None:
        again: Details = {"key": key(resource, arrival.record), "other": resource.title}
        refuse([Problem(Why.SAME_KEY, details=again)])


def _compared(session: Session, resource: Resource, given: Sequence[Mapping[str, str]]) -> Comparison:
    names = {name for row in given for name in row}
    columns = [field.name for field in resource.fields if field.name in names and field.name not in RECORDED]
    reader = Reader(LOCAL)
    rows = [(nth, [row[column] for column in columns]) for nth, row in enumerate(given, start=2)]
    reader.read(Sheet(resource.title.sv, [(1, columns), *rows], resource.name), resource)
    return compare(session, package(reader))
