"""Words of commitments."""

from enum import StrEnum


class CommitmentState(StrEnum):
    """What has come of a commitment; that it was moved is seen from the days it has had."""

    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"
