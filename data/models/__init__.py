"""All tables."""

from data.models.activities import (
    ActivityRow,
    BudgetLineRow,
    DeliveryRow,
    OutcomeLineRow,
    ReportingDateRow,
    SearchRow,
    StatusReportRow,
)
from data.models.audit import AuditLineRow, ChainHeadRow, CorrectionRow, ImportRow, SealRow
from data.models.base import Base, Coded, ThingRow, Versioned
from data.models.cycle import CycleEventRow
from data.models.decisions import CommitmentRow, DecisionLinkRow, DecisionRow, DecisionTypeRow
from data.models.flow import DraftRow, SubmissionRow
from data.models.indicators import (
    AnnotationRow,
    AppropriationRow,
    AppropriationYearRow,
    IndicatorLinkRow,
    IndicatorRow,
    ObservationRow,
    RebaseRow,
    SeriesBreakRow,
    TargetRow,
)
from data.models.meetings import AgendaItemRow, MeetingRow, MeetingSeriesRow, SightingRow
from data.models.plan import ActivityReplacementRow, PlanRow
from data.models.structure import (
    DeliverableRow,
    DepartmentRow,
    GoalReplacementRow,
    GoalRow,
    OrganisationRow,
    PeriodRow,
    ProgrammeRow,
    RegionRow,
    ResultAreaRow,
    SettingRow,
)
from data.models.talks import TalkNoteRow, TalkRow

__all__ = [
    "ActivityReplacementRow",
    "ActivityRow",
    "AgendaItemRow",
    "AnnotationRow",
    "AppropriationRow",
    "AppropriationYearRow",
    "AuditLineRow",
    "Base",
    "BudgetLineRow",
    "ChainHeadRow",
    "Coded",
    "CommitmentRow",
    "CorrectionRow",
    "CycleEventRow",
    "DecisionLinkRow",
    "DecisionRow",
    "DecisionTypeRow",
    "DeliverableRow",
    "DeliveryRow",
    "DepartmentRow",
    "DraftRow",
    "GoalReplacementRow",
    "GoalRow",
    "ImportRow",
    "IndicatorLinkRow",
    "IndicatorRow",
    "MeetingRow",
    "MeetingSeriesRow",
    "ObservationRow",
    "OrganisationRow",
    "OutcomeLineRow",
    "PeriodRow",
    "PlanRow",
    "ProgrammeRow",
    "RebaseRow",
    "RegionRow",
    "ReportingDateRow",
    "ResultAreaRow",
    "SealRow",
    "SearchRow",
    "SeriesBreakRow",
    "SettingRow",
    "SightingRow",
    "StatusReportRow",
    "SubmissionRow",
    "TalkNoteRow",
    "TalkRow",
    "TargetRow",
    "ThingRow",
    "Versioned",
]
