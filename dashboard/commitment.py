"""Commitments: who does what until when, and what has come of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.decision import Concern
from dashboard.words import Words

PREFIX = "Å"
RAISED_AFTER = 2  # a commitment that has been moved so many times raises itself


class CommitmentState(StrEnum):
    """What has come of a commitment; that it was moved is seen from the days it has had."""

    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"


class Standing(StrEnum):
    """Where a commitment stands on a day."""

    LATE = "late"
    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What has been agreed; `days` are the days it has been due, the last is the one that holds.

    `department` is the code of the department, also where one of its units does it; empty is the whole organisation.
    """

    id: int
    version: int
    code: str
    what: str
    responsible_role: str
    due_on: date
    state: CommitmentState
    days: tuple[date, ...] = ()
    result: str = ""
    department: str = ""
    unit: str = ""
    department_name: Words = Words("")
    origin: Concern | None = None
    subject: Concern | None = None
    confidential: bool = False
    is_example: bool = False

    @property
    def moves(self) -> int:
        """How many times it has got another day."""
        return max(0, len(self.days) - 1)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state is CommitmentState.OPEN

    @property
    def raises_itself(self) -> bool:
        """Whether it has been moved so many times that a meeting should know."""
        return self.is_open and self.moves >= RAISED_AFTER

    def standing(self, today: date) -> Standing:
        """Late from the day after it was due."""
        if self.is_open:
            return Standing.LATE if self.due_on < today else Standing.OPEN
        return Standing(self.state)


def by_day(commitments: Iterable[Commitment]) -> list[Commitment]:
    """What is still to be done by the day it is due, so that what is late comes first; then the rest, newest first."""
    found = list(commitments)
    still = sorted((one for one in found if one.is_open), key=lambda one: (one.due_on, one.code))
    return still + sorted((o for o in found if not o.is_open), key=lambda one: (one.due_on, one.code), reverse=True)


def changes_of_day(days: Iterable[date]) -> tuple[date, ...]:
    """The days of the versions of a commitment, each said once until it changes."""
    found: list[date] = []
    for day in days:
        if not found or found[-1] != day:
            found.append(day)
    return tuple(found)
