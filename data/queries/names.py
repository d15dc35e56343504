"""The newest names of things, whatever kind they are of, in one question."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Integer, Select, String, and_, cast, literal, select, union_all
from sqlalchemy.orm import Session

from dashboard.changes import Named
from dashboard.indicator import Sensitivity
from data.models import (
    ActivityRow,
    AgendaItemRow,
    AppropriationRow,
    CommitmentRow,
    CycleEventRow,
    DecisionRow,
    DecisionTypeRow,
    DeliverableRow,
    DepartmentRow,
    GoalRow,
    IndicatorRow,
    MeetingRow,
    MeetingSeriesRow,
    OrganisationRow,
    ProgrammeRow,
    RegionRow,
    ResultAreaRow,
    TalkRow,
)
from data.queries.known import hidden, known, words

_NAMED: dict[str, tuple[Any, str]] = {
    "organisation": (OrganisationRow, "name"),
    "area": (ResultAreaRow, "name"),
    "goal": (GoalRow, "text"),
    "deliverable": (DeliverableRow, "name"),
    "department": (DepartmentRow, "name"),
    "programme": (ProgrammeRow, "name"),
    "region": (RegionRow, "name"),
    "activity": (ActivityRow, "title"),
    "indicator": (IndicatorRow, "name"),
    "appropriation": (AppropriationRow, "name"),
    "meeting": (MeetingRow, "code"),
    "agenda_item": (AgendaItemRow, "code"),
    "talk": (TalkRow, "code"),
    "meeting_series": (MeetingSeriesRow, "name"),
    "decision_type": (DecisionTypeRow, "name"),
    "decision": (DecisionRow, "title"),
    "commitment": (CommitmentRow, "what"),
    "cycle_event": (CycleEventRow, "title"),
}


def names(session: Session, numbers: Collection[int]) -> dict[int, Named]:
    """What things are called now, or were at last, with the area that goals and deliverables stand under."""
    if not numbers:
        return {}
    question = union_all(*(_of(kind, *named).where(named[0].id.in_(numbers)) for kind, named in _NAMED.items()))
    return {
        row.id: Named(
            row.id,
            row.kind,
            row.code,
            words(row.name, row.name_en),
            row.area,
            words(row.unit, row.unit_en),
            row.decimals,
            Sensitivity(row.sensitivity),
        )
        for row in sorted(session.execute(question), key=lambda row: row.version)
    }


def _of(kind: str, table: Any, name: str) -> Select[Any]:
    nothing, measured = literal(None, String), table is IndicatorRow
    area: Any = ResultAreaRow.code if table in (GoalRow, DeliverableRow) else nothing
    columns = select(
        literal(kind, String).label("kind"),
        table.id,
        table.version,
        table.code,
        cast(getattr(table, name), String).label("name"),
        cast(getattr(table, f"{name}_en", nothing), String).label("name_en"),
        cast(area, String).label("area"),
        (table.unit if measured else nothing).label("unit"),
        (table.unit_en if measured else nothing).label("unit_en"),
        (table.decimals if measured else literal(0, Integer)).label("decimals"),
        (cast(table.sensitivity, String) if measured else literal(Sensitivity.NONE.value, String)).label("sensitivity"),
    ).select_from(table)
    if hasattr(table, "confidential"):
        columns = columns.where(~hidden(table))
    goal = GoalRow
    if table is DeliverableRow:
        columns = columns.outerjoin(goal, and_(goal.id == DeliverableRow.goal_id, known(goal, None)))
    if table in (GoalRow, DeliverableRow):
        columns = columns.outerjoin(ResultAreaRow, and_(ResultAreaRow.id == goal.area_id, known(ResultAreaRow, None)))
    return columns
