"""Words of decisions."""

from enum import StrEnum


class Decider(StrEnum):
    """Who decides; a management group advises."""

    DIRECTOR_GENERAL = "director_general"
    BOARD = "board"


class DecisionState(StrEnum):
    """How far a decision has come."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    REJECTED = "rejected"


class Verdict(StrEnum):
    """What came of a decision, judged when it was reviewed."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    TOO_EARLY = "too_early"
