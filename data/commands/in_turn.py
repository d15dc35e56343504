"""Bring a file in while others work: it is compared while they write, and they wait only while it is written."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.incoming import File
from data.commands.bring_in import Outcome, bring_in
from data.commands.comparing import Comparison, checked
from data.commands.journal import journal
from data.database import Database
from data.models import AuditLineRow, ChainHeadRow
from data.sources.contents import Package

ATTEMPTS = 3
# What comparing looks at beside the tables of the package: kinds of indicators, locks, and what else was brought in.
_BENEATH = {"indicators", "periods", "imports"}


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, and the line that the journal ended with before it was made."""

    comparison: Comparison
    after: int

    def holds(self, session: Session) -> bool:
        """Whether nothing that the comparison rests on has been written since."""
        written = select(AuditLineRow.table_name).where(AuditLineRow.number > self.after).distinct()
        return not (_BENEATH | self.comparison.arrivals.keys()) & set(session.execute(written).scalars())


def bring(
    database: Database, package: Package, file: File, actor: str, now: datetime, seen: str | None = None
) -> Outcome:
    """Bring a package in, as `bring_in` does; others write until the comparison is made, and wait while it is written.

    What has been compared is compared again when somebody has touched it; the last time nobody else writes.
    """
    for attempt in range(ATTEMPTS):
        with database.reading() as session:
            after = session.execute(select(ChainHeadRow.number)).scalar_one()
            compared = Compared(checked(session, package), after)
        with journal(database, actor, now) as writing:
            if compared.holds(writing.session):
                return bring_in(writing, package, file, seen, compared.comparison)
            if attempt == ATTEMPTS - 1:
                return bring_in(writing, package, file, seen)
    raise AssertionError
