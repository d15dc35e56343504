"""The way of a report: handed in, returned or approved. A draft is before the first step and counts nowhere."""

from enum import StrEnum


class Step(StrEnum):
    """Where a report that has been handed in stands."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
