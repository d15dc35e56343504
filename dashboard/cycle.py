"""Words of the year plan."""

from enum import StrEnum


class CycleKind(StrEnum):
    """What an event of the year belongs to."""

    PLANNING = "planning"
    FOLLOW_UP = "follow_up"
    BUDGET = "budget"
    REPORT = "report"
    STAFF = "staff"
    GOVERNANCE = "governance"
