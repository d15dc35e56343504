"""A change in words: what kind of row, which column, what stood before and what stands now."""

from datetime import date
from enum import StrEnum

from dashboard.activity import ActivityKind, Confidentiality, Forecast
from dashboard.changes import Act, Alteration, Change, Named
from dashboard.commitment import CommitmentState
from dashboard.cycle import CycleKind
from dashboard.decision import Decider, DecisionState, Verdict
from dashboard.indicator import Basis, Direction, Growth, Quality
from dashboard.meeting import MeetingState
from dashboard.period import PeriodType
from dashboard.plan import Manner
from dashboard.status import Status
from dashboard.talk import TalkState
from dashboard.value import Value
from layouts import agreement_labels, formats, labels, signals
from layouts import nodes as h
from layouts.components.status import badge
from layouts.text import of, swedish, t

MONEY = frozenset(
    {
        "amount",
        "outcome",
        "incoming",
        "allotted",
        "changes",
        "withdrawal",
        "permitted_excess",
        "credit",
        "outgoing",
    }
)


def what(change: Change) -> str:
    """«Lägesrapport ändrades»."""
    if change.table == "periods":
        return t("Period was locked")
    return {
        Act.ADDED: t("{row} was added", row=row(change.table)),
        Act.CHANGED: t("{row} was changed", row=row(change.table)),
        Act.REMOVED: t("{row} was taken away", row=row(change.table)),
    }[change.act]


def row(table: str) -> str:
    """What a row of a table is called."""
    return {
        "status_reports": t("Status report"),
        "observations": t("Measured value"),
        "activities": t("Activity"),
        "deliveries": t("Delivery"),
        "reporting_dates": t("Report to the government"),
        "indicators": t("Indicator"),
        "targets": t("Target value"),
        "indicator_links": t("Link from indicator to activity"),
        "series_breaks": t("Break in the series"),
        "rebases": t("New limits"),
        "annotations": t("Note in a chart"),
        "organisations": t("Organisation"),
        "result_areas": t("Result area"),
        "goals": t("Goal"),
        "goal_replacements": t("Replacement of a goal"),
        "deliverables": t("Deliverable"),
        "departments": t("Department"),
        "programmes": t("Programme"),
        "regions": t("County or country"),
        "budget_lines": t("Budget"),
        "outcome_lines": t("Outcome"),
        "appropriations": t("Appropriation"),
        "appropriation_years": t("Year of an appropriation"),
        "plans": t("Plan of a year"),
        "activity_replacements": t("Replacement of an activity"),
        "submissions": t("Report on its way"),
        "meeting_series": t("Series of meetings"),
        "meetings": t("Meeting"),
        "agenda_items": t("Agenda item"),
        "sightings": t("What was seen at a meeting or in a talk"),
        "talks": t("Follow-up talk"),
        "talk_notes": t("Note of a follow-up talk"),
        "decision_types": t("Type of decision"),
        "decisions": t("Decision"),
        "decision_links": t("What a decision concerns"),
        "commitments": t("Commitment"),
        "cycle_events": t("Event of the year plan"),
        "settings": t("Setting"),
        "periods": t("Period"),
    }[table]


def column(name: str) -> str:
    """What a column is called."""
    return _of_work(name) or _of_indicators(name) or _of_agreements(name) or _of_structure(name)


def _of_work(name: str) -> str | None:
    return {
        "status": t("Status"),
        "comment": t("What has happened"),
        "cause": t("Cause"),
        "measure": t("Measure"),
        "decision_needed": t("Decision needed"),
        "beyond_figures": t("What the figures do not show"),
        "forecast": t("Reached by year-end?"),
        "title": t("Title"),
        "description": t("Description"),
        "kind": t("Kind"),
        "starts_on": t("Starts"),
        "ends_on": t("Ends"),
        "completed_on": t("Completed"),
        "reference_number": t("Reference number"),
        "strategic": t("Strategically important"),
        "confidentiality": t("Who may see it"),
        "owner_role": t("Owner"),
        "due_on": t("Due"),
        "delivered_on": t("Delivered"),
        "is_final": t("Final report"),
        "activity_id": t("Activity"),
        "programme_id": t("Programme"),
    }.get(name)


def _of_indicators(name: str) -> str | None:
    return {
        "value": t("Value"),
        "quality": t("Quality"),
        "first_published": t("Published"),
        "note": t("Note"),
        "unit": t("Unit"),
        "decimals": t("Decimals"),
        "direction": t("Wanted direction"),
        "basis": t("Change is judged by"),
        "growth": t("Way to the target"),
        "baseline": t("Fixed baseline"),
        "reason": t("Reason"),
        "frequency": t("Rhythm"),
        "next_update_on": t("Next value"),
        "definition": t("Definition"),
        "method": t("Method"),
        "source": t("Source"),
        "caveat": t("To keep in mind"),
        "text": t("Text"),
    }.get(name)


def _of_agreements(name: str) -> str | None:
    return {
        "state": t("How far it has come"),
        "registry_number": t("Reference number"),
        "basis": t("Basis"),
        "effect": t("Expected effect"),
        "effect_indicator_id": t("Measured by"),
        "effect_value": t("Expected value"),
        "effect_on": t("Expected by"),
        "review_on": t("To be reviewed"),
        "verdict": t("Verdict"),
        "verdict_text": t("Verdict in words"),
        "decided_by": t("Decided by"),
        "series_id": t("Meeting"),
        "subject_id": t("Concerns"),
        "what": t("What"),
        "responsible_role": t("Who"),
        "result": t("What came of it"),
        "chair_role": t("Chair"),
        "held_on": t("Day"),
        "starts_at": t("Begins"),
        "published_on": t("Published to all"),
        "minutes": t("Length in minutes"),
    }.get(name)


def _of_structure(name: str) -> str:
    return {
        "year": t("Year"),
        "decided_on": t("Decided"),
        "manner": t("Manner"),
        "name": t("Name"),
        "vision": t("Vision"),
        "business_idea": t("Business idea"),
        "cycle": t("Rhythm of follow-up"),
        "position": t("Place in the order"),
        "area_id": t("Result area"),
        "goal_id": t("Goal"),
        "deliverable_id": t("Deliverable"),
        "department_id": t("Department"),
        "unit_id": t("Unit of the department"),
        "parent_id": t("Department above"),
        "replaces_id": t("Replaces"),
        "head_role": t("Head"),
        "valid_from": t("In force from"),
        "valid_to": t("In force to"),
        "amount": t("Amount"),
        "outcome": t("Outcome"),
        "incoming": t("Incoming transfer"),
        "allotted": t("Allotted"),
        "changes": t("Changes"),
        "withdrawal": t("Withdrawal"),
        "permitted_excess": t("Permitted excess"),
        "credit": t("Credit"),
        "outgoing": t("Outgoing transfer"),
    }[name]


def altered(one: Alteration, change: Change) -> h.Element:
    """«Status: enligt plan → avviker»; what is new or gone has one side only."""
    now, was = _held(one, one.after, change), _held(one, one.before, change)
    sides: dict[Act, list[h.Child]] = {
        Act.ADDED: [h.b(now)],
        Act.CHANGED: [h.span(was, cls="quiet"), " → ", h.b(now)],
        Act.REMOVED: [h.span(was, cls="quiet")],
    }
    return h.li(h.span(f"{column(one.column)}: ", cls="alteration__of"), sides[change.act], cls="alteration")


def _held(one: Alteration, held: object, change: Change) -> h.Child:
    """What a column holds, as a reader writes it."""
    decimals = change.subject.decimals if change.subject else 0
    unit = of(change.subject.unit) if change.subject else ""
    match held:
        case None:
            return t("nothing")
        case Status():
            return badge(held)
        case StrEnum():
            return _word(held)
        case Named():
            return of(held.name)
        case Value():
            return formats.with_unit(formats.value(held, decimals), unit if held else "")
        case bool():
            return t("yes") if held else t("no")
        case float():
            return formats.with_unit(formats.number(held, decimals), unit)
        case int():
            return formats.kronor(held) if one.column in MONEY else formats.number(held)
        case date():
            return formats.day(held)
    return h.span(str(held), lang=swedish())


def _word(held: StrEnum) -> str:
    match held:
        case Forecast():
            return labels.forecast(held)
        case ActivityKind():
            return labels.kind(held)
        case Confidentiality():
            return labels.confidentiality(held)
        case Quality():
            return labels.quality(held)
        case Basis():
            return signals.basis(held)
        case Growth():
            return signals.growth(held)
        case Direction():
            return labels.direction(held)
        case Manner():
            return labels.manner(held)
        case PeriodType():
            return labels.frequency(held)
        case Decider():
            return agreement_labels.decider(held)
        case DecisionState():
            return agreement_labels.decision_state(held)
        case Verdict():
            return agreement_labels.verdict(held)
        case CommitmentState():
            return agreement_labels.commitment_state(held)
        case MeetingState():
            return agreement_labels.meeting_state(held)
        case TalkState():
            return agreement_labels.talk_state(held)
        case CycleKind():
            return agreement_labels.cycle_kind(held)
    return str(held)
