"""Where each table of the format is stored."""

from functools import cache

from data.format.schema import tables
from data.models import (
    ActivityReplacementRow,
    ActivityRow,
    AgendaItemRow,
    AnnotationRow,
    AppropriationRow,
    AppropriationYearRow,
    AuditLineRow,
    Base,
    BudgetLineRow,
    ChainHeadRow,
    CommitmentRow,
    CorrectionRow,
    CycleEventRow,
    DecisionLinkRow,
    DecisionRow,
    DecisionTypeRow,
    DeliverableRow,
    DeliveryRow,
    DepartmentRow,
    GoalReplacementRow,
    GoalRow,
    ImportRow,
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
    SealRow,
    SeriesBreakRow,
    SettingRow,
    SightingRow,
    StatusReportRow,
    SubmissionRow,
    TalkNoteRow,
    TalkRow,
    TargetRow,
    ThingRow,
)

TABLES: dict[str, type[Base]] = {
    "periods": PeriodRow,
    "organisations": OrganisationRow,
    "result_areas": ResultAreaRow,
    "goals": GoalRow,
    "goal_replacements": GoalReplacementRow,
    "deliverables": DeliverableRow,
    "departments": DepartmentRow,
    "programmes": ProgrammeRow,
    "regions": RegionRow,
    "activities": ActivityRow,
    "plans": PlanRow,
    "activity_replacements": ActivityReplacementRow,
    "deliveries": DeliveryRow,
    "reporting_dates": ReportingDateRow,
    "status_reports": StatusReportRow,
    "indicators": IndicatorRow,
    "indicator_links": IndicatorLinkRow,
    "observations": ObservationRow,
    "targets": TargetRow,
    "series_breaks": SeriesBreakRow,
    "rebases": RebaseRow,
    "annotations": AnnotationRow,
    "budget_lines": BudgetLineRow,
    "outcome_lines": OutcomeLineRow,
    "appropriations": AppropriationRow,
    "appropriation_years": AppropriationYearRow,
    "meeting_series": MeetingSeriesRow,
    "meetings": MeetingRow,
    "agenda_items": AgendaItemRow,
    "talks": TalkRow,
    "talk_notes": TalkNoteRow,
    "sightings": SightingRow,
    "decision_types": DecisionTypeRow,
    "decisions": DecisionRow,
    "decision_links": DecisionLinkRow,
    "commitments": CommitmentRow,
    "cycle_events": CycleEventRow,
    "settings": SettingRow,
}
# Drafts are not among them: what nobody has handed in stays where it was written. Search entries follow from the rest.
BOOKS: dict[str, type[Base]] = {
    "things": ThingRow,
    "imports": ImportRow,
    "audit_lines": AuditLineRow,
    "chain_heads": ChainHeadRow,
    "corrections": CorrectionRow,
    "submissions": SubmissionRow,
    "seals": SealRow,
}
SEAL_PARTS = "seal_parts"


@cache
def kinds() -> dict[str, str]:
    """Table → the kind of the things it describes."""
    return {name: resource.kind for name, resource in tables().items() if resource.kind}


@cache
def money() -> dict[str, tuple[str, ...]]:
    """Table → its columns that are kept in whole öre."""
    found = {name: tuple(field.name for field in resource.fields if field.money) for name, resource in tables().items()}
    return {name: columns for name, columns in found.items() if columns}
