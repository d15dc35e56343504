"""Write decisions with what they concern, and commitments: as rows of a file would be, in one change."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.orm import Session

from dashboard.audit import Deed
from dashboard.errors import Stale
from data.commands.bring_in import write
from data.commands.comparing import RECORDED, compare
from data.commands.edit import rows, withdraw
from data.commands.journal import Journal
from data.format.schema import tables
from data.sources.contents import LOCAL, Record, Sheet, refuse
from data.sources.package import package
from data.sources.rows import Reader

DECISIONS, LINKS, COMMITMENTS = "decisions", "decision_links", "commitments"


def held(session: Session, table: str, code: str) -> tuple[int, Record] | None:
    """The current row of a decision or a commitment with its version, as its columns are."""
    return rows(session, tables()[table]).get(code)


def decide(
    journal: Journal,
    given: Mapping[str, str],
    concerns: Collection[str] | None,
    version: int | None,
    why: str | None = None,
) -> bool:
    """Write a decision and what it concerns (kind:code; None is as before); whether anything was changed.

    BadPackage with every problem; Stale when somebody else has changed the decision since.
    """
    if concerns is None:
        return _write(journal, DECISIONS, given, version, why, [])
    known = links(journal.session, given["code"])
    new = [{"decision": given["code"], "subject": one} for one in dict.fromkeys(concerns) if one not in known]
    changed = _write(journal, DECISIONS, given, version, why, new)
    gone = [found for subject, found in known.items() if subject not in concerns]
    for key, number in gone:
        withdraw(journal, LINKS, key, number, why)
    return changed or bool(gone)


def links(session: Session, code: str) -> dict[str, tuple[str, int]]:
    """What a decision concerns now (kind:code), with the key and the version of the row that says so."""
    found = rows(session, tables()[LINKS])
    return {str(row["subject"]): (key, number) for key, (number, row) in found.items() if row["decision"] == code}


def promise(journal: Journal, given: Mapping[str, str], version: int | None, why: str | None = None) -> bool:
    """Write a commitment; whether anything was changed. Problems as for a decision."""
    return _write(journal, COMMITMENTS, given, version, why, [])


def _write(
    journal: Journal,
    table: str,
    given: Mapping[str, str],
    version: int | None,
    why: str | None,
    links: Sequence[Mapping[str, str]],
) -> bool:
    reader = Reader(LOCAL)
    _read(reader, table, [given])
    if links:
        _read(reader, LINKS, links)
    comparison = compare(journal.session, package(reader))
    refuse(comparison.problems)
    current = held(journal.session, table, given["code"])
    if (current[0] if current else None) != version:
        raise Stale()
    write(journal, comparison, Deed.EDITED, why)
    return any(comparison.arrivals.values())


def _read(reader: Reader, table: str, records: Sequence[Mapping[str, str]]) -> None:
    resource = tables()[table]
    columns = [field.name for field in resource.fields if field.name in records[0] and field.name not in RECORDED]
    lines = [(1, columns), *((place, [one[name] for name in columns]) for place, one in enumerate(records, start=2))]
    reader.read(Sheet(resource.title.sv, lines, resource.name), resource)
