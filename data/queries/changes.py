"""What has been recorded since a moment: how much of each kind, and one page of it, newest first."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, reduce
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, bindparam, func, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.changes import ChangeKind
from dashboard.period import Period
from data.models import (
    ActivityReplacementRow,
    ActivityRow,
    AgendaItemRow,
    AnnotationRow,
    AppropriationRow,
    AppropriationYearRow,
    Base,
    BudgetLineRow,
    CommitmentRow,
    CycleEventRow,
    DecisionLinkRow,
    DecisionRow,
    DecisionTypeRow,
    DeliverableRow,
    DeliveryRow,
    DepartmentRow,
    GoalReplacementRow,
    GoalRow,
    IndicatorLinkRow,
    IndicatorRow,
    MeetingRow,
    MeetingSeriesRow,
    ObservationRow,
    OrganisationRow,
    OutcomeLineRow,
    PeriodRow,
    PlanRow,
    ProgrammeRow,
    RebaseRow,
    RegionRow,
    ReportingDateRow,
    ResultAreaRow,
    SeriesBreakRow,
    SettingRow,
    StatusReportRow,
    TalkRow,
    TargetRow,
)
from data.models.base import UtcDateTime, ever
from data.queries.known import some

SINCE = bindparam("since", type_=UtcDateTime)
BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
TABLES: dict[ChangeKind, tuple[type[Base], ...]] = {
    ChangeKind.REPORT: (StatusReportRow,),
    ChangeKind.VALUE: (ObservationRow,),
    ChangeKind.ACTIVITY: (ActivityRow, ActivityReplacementRow, DeliveryRow, ReportingDateRow),
    ChangeKind.INDICATOR: (IndicatorRow, TargetRow, IndicatorLinkRow, SeriesBreakRow, RebaseRow, AnnotationRow),
    ChangeKind.STRUCTURE: (
        OrganisationRow,
        ResultAreaRow,
        GoalRow,
        GoalReplacementRow,
        DeliverableRow,
        DepartmentRow,
        ProgrammeRow,
        RegionRow,
        PlanRow,
        MeetingSeriesRow,
        DecisionTypeRow,
        CycleEventRow,
    ),
    ChangeKind.MONEY: (BudgetLineRow, OutcomeLineRow, AppropriationRow, AppropriationYearRow),
    ChangeKind.AGREEMENT: (MeetingRow, AgendaItemRow, TalkRow, DecisionRow, DecisionLinkRow, CommitmentRow),
    ChangeKind.SETTING: (SettingRow,),
    ChangeKind.LOCK: (PeriodRow,),
}
_DATED = ("booked_on", "due_on")
# Their day is when something is to be done, not what it concerns.
_AHEAD = (CommitmentRow, CycleEventRow)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A version that was recorded, or that ended without anything in its place; a lock by the period's number."""

    kind: ChangeKind
    table: str
    version: int
    at: datetime
    by: str | None
    ended: bool


@cache
def counted() -> dict[ChangeKind, ColumnElement[int]]:
    """How much of each kind, as columns of any question that is given `since`; made once, for there is much to make."""
    return {kind: _sum(_parts({kind}, SINCE, None)) for kind in ChangeKind}


def _sum(parts: Iterable[Select[Any]]) -> ColumnElement[int]:
    nothing: ColumnElement[int] = literal(0)
    return reduce(add, (_number(part).scalar_subquery() for part in parts), nothing)


def _number(part: Select[Any]) -> Select[Any]:
    return part.with_only_columns(func.count(), maintain_column_froms=True)


def counts(session: Session, since: datetime, period: Period | None = None) -> dict[ChangeKind, int]:
    """How much of each kind has been recorded since a moment; with a period only what concerns it."""
    asked = counted() if period is None else {kind: _sum(_parts({kind}, SINCE, period)) for kind in ChangeKind}
    return dict(zip(asked, session.execute(select(*asked.values()), {"since": since}).one(), strict=True))


def recorded_since(
    session: Session, since: datetime, kinds: Collection[ChangeKind], period: Period | None, limit: int, offset: int
) -> list[Recorded]:
    """One page of what has been recorded since a moment, newest first."""
    parts = [_newest(part, limit + offset) for part in _parts(kinds, SINCE, period)]
    if not parts:
        return []
    everything = union_all(*parts).subquery()
    rows = session.execute(
        select(everything)
        .order_by(everything.c.at.desc(), everything.c.table, everything.c.version.desc(), everything.c.ended)
        .limit(limit)
        .offset(offset),
        {"since": since},
    )
    return [
        Recorded(ChangeKind(kind), table, version, at, by, bool(ended)) for kind, table, version, at, by, ended in rows
    ]


def _newest(part: Select[Any], most: int) -> Select[Any]:
    """No more of a table than can stand on the page, so that not everything is put in order."""
    columns = part.selected_columns
    return select(part.order_by(columns.at.desc(), columns.version.desc()).limit(most).subquery())


def key(table: type[Base]) -> list[str]:
    """The columns of which only one version is current."""
    (index,) = (i for i in table.__table__.indexes if i.name == f"uq_{table.__tablename__}_current")  # type: ignore[attr-defined]
    return [column.name for column in index.columns]


def follows(newer: Any, older: Any, table: type[Base]) -> ColumnElement[bool]:
    """A version took the place of another one."""
    same = [getattr(newer, name) == getattr(older, name) for name in key(table)]
    return and_(*same, older.superseded_at == newer.recorded_at)


def _parts(kinds: Collection[ChangeKind], since: Any, period: Period | None) -> Iterator[Select[Any]]:
    for kind, tables in TABLES.items():
        for table in tables if kind in kinds else ():
            concerns = [] if period is None else _concerns(table, period)
            if concerns is None:
                continue
            if table is PeriodRow:
                yield _locked(kind, since).where(*concerns)
                continue
            row: Any = table
            newer = table.__table__.alias()
            yield _told(kind, table, row.recorded_at, row.recorded_by, ended=False).where(
                row.recorded_at > since, ever(row), *concerns
            )
            yield _told(kind, table, row.superseded_at, literal(None, String), ended=True).where(
                row.superseded_at > since, ever(row), ~some().where(follows(newer.c, row, table)), *concerns
            )


def _concerns(table: Any, period: Period) -> list[ColumnElement[bool]] | None:
    """What makes a row one of a period: its period, or a day in it; None for what belongs to no period."""
    if table is PeriodRow:
        return [PeriodRow.id == period.id]
    if hasattr(table, "period_id"):
        return [table.period_id == period.id]
    if table in _AHEAD:
        return None
    days = [getattr(table, name) for name in _DATED if hasattr(table, name)]
    return [day.between(period.starts_on, period.ends_on) for day in days] or None


def _told(kind: ChangeKind, table: Any, at: Any, by: Any, *, ended: bool) -> Select[Any]:
    return select(
        literal(kind.value, String).label("kind"),
        literal(table.__tablename__, String).label("table"),
        table.version.label("version"),
        at.label("at"),
        by.label("by"),
        literal(ended).label("ended"),
    )


def _locked(kind: ChangeKind, since: Any) -> Select[Any]:
    locks: Any = select(
        literal(kind.value, String).label("kind"),
        literal(PeriodRow.__tablename__, String).label("table"),
        PeriodRow.id.label("version"),
        PeriodRow.locked_at.label("at"),
        PeriodRow.locked_by.label("by"),
        literal(False).label("ended"),
    )
    found: Select[Any] = locks.where(PeriodRow.locked_at > since)
    return found
