"""What it takes to make all signals of a view, and to follow one change; the changes are taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.tables import Figure, Table
from callbacks import watching
from callbacks.visit import Visit, view
from dashboard.access import READER
from dashboard.address import Address
from dashboard.status import Status
from data.commands.journal import Journal
from data.database import Database
from data.models import ObservationRow, PeriodRow, StatusReportRow
from data.models.base import rows_of
from data.queries.frame import frame

RUNS = 5
_OPEN = "2018-T3"
_NOW = datetime(2019, 1, 11, tzinfo=UTC)


def watched(title: str, path: Path) -> Table:
    """Milliseconds for everything, for what is kept, and after a report and after a value."""
    database = Database(f"sqlite:///{path}")
    table = Table(title, ("Signals of the open period", "ms"), note=f"Median of {RUNS}.")
    with _taken_back(database) as session:
        made = [_took(session, None) for _ in range(RUNS)]
        kept = made[-1][1]
        table.rows.append(["made anew", Figure(median(took for took, _ in made))])
        for name, change in (("after a report", _report), ("after a value", _value)):
            took = []
            for nth in range(RUNS):
                change(session, nth)
                milliseconds, kept = _took(session, kept)
                took.append(milliseconds)
            table.rows.append([name, Figure(median(took))])
    database.close()
    return table


def _took(session: Session, before: Any) -> tuple[float, Any]:
    found = frame(session)
    assert found is not None
    visit = Visit(session, found, view(found, _OPEN, _NOW), Address("/"), READER, _NOW)
    start = perf_counter()
    made = watching.made(visit, before)
    return 1000 * (perf_counter() - start), made


def _report(session: Session, nth: int) -> None:
    """The activity that was reported last is reported for the open period too."""
    columns = rows_of(StatusReportRow).c
    question = select(*columns).where(columns.superseded_at.is_(None), columns.status == Status.ON_TRACK)
    row = dict(session.execute(question.order_by(columns.version.desc()).limit(1)).one()._mapping)
    status = (Status.OFF_TRACK, Status.ON_TRACK)[nth % 2]
    Journal(session, "Controller", _NOW).record(StatusReportRow, row | {"period_id": _open(session), "status": status})


def _value(session: Session, nth: int) -> None:
    """The value that was published last has one for the open period too."""
    columns = rows_of(ObservationRow).c
    question = select(*columns).where(columns.superseded_at.is_(None)).order_by(columns.version.desc()).limit(1)
    row = dict(session.execute(question).one()._mapping)
    told = {"period_id": _open(session), "value": float(nth), "sign": None, "numerator": None, "denominator": None}
    Journal(session, "Controller", _NOW).record(ObservationRow, row | told)


def _open(session: Session) -> int:
    return session.execute(select(PeriodRow.id).where(PeriodRow.code == _OPEN)).scalar_one()


@contextmanager
def _taken_back(database: Database) -> Iterator[Session]:
    with Session(database.engine.execution_options(writes=True)) as session:
        yield session
        session.rollback()
