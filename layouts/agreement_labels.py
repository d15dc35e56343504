"""Swedish and English words for the choices of meetings, decisions, commitments and the year plan."""

from dashboard.commitment import CommitmentState
from dashboard.cycle import CycleKind
from dashboard.decision import Decider, DecisionState, Verdict
from dashboard.meeting import MeetingState
from dashboard.talk import TalkState
from layouts.text import t


def meeting_state(of: MeetingState) -> str:
    """How far a meeting has come."""
    return {MeetingState.PLANNED: t("planned"), MeetingState.CLOSED: t("closed")}[of]


def decider(of: Decider) -> str:
    """Who decides."""
    return {Decider.DIRECTOR_GENERAL: t("the Director-General"), Decider.BOARD: t("the board")}[of]


def decision_state(of: DecisionState) -> str:
    """How far a decision has come."""
    return {
        DecisionState.PROPOSED: t("proposed"),
        DecisionState.DECIDED: t("decided"),
        DecisionState.REJECTED: t("turned down"),
    }[of]


def verdict(of: Verdict) -> str:
    """What came of a decision."""
    return {
        Verdict.MET: t("as expected"),
        Verdict.PARTLY: t("in part"),
        Verdict.NOT_MET: t("not as expected"),
        Verdict.TOO_EARLY: t("too early to say"),
    }[of]


def talk_state(of: TalkState) -> str:
    """How far a follow-up talk has come."""
    return {TalkState.PLANNED: t("planned"), TalkState.CLOSED: t("closed")}[of]


def commitment_state(of: CommitmentState) -> str:
    """What has come of a commitment."""
    return {
        CommitmentState.OPEN: t("open"),
        CommitmentState.KEPT: t("kept"),
        CommitmentState.DROPPED: t("dropped"),
    }[of]


def cycle_kind(of: CycleKind) -> str:
    """What an event of the year belongs to."""
    return {
        CycleKind.PLANNING: t("planning"),
        CycleKind.FOLLOW_UP: t("follow-up"),
        CycleKind.BUDGET: t("budget and finance"),
        CycleKind.REPORT: t("report to the government"),
        CycleKind.STAFF: t("staff"),
        CycleKind.GOVERNANCE: t("board and management"),
    }[of]
