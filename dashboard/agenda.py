"""What a meeting is told beside the signals: what they are about, and what has changed since the period before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from dashboard.signals import Place
from dashboard.status import Status
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Subject:
    """An activity, an indicator or what is agreed by name; of an activity also its status now and before, and what its owner said."""

    title: Words
    status: Status | None = None
    before: Status | None = None
    cause: str | None = None
    decision_needed: str | None = None


# By kind of thing and by code.
Subjects: TypeAlias = Mapping[tuple[str, str], Subject]
_KINDS = {Place.ACTIVITY: "activity", Place.DECISION: "decision", Place.COMMITMENT: "commitment"}


def key(place: Place, code: str) -> tuple[str, str]:
    """Where the subject of a signal is found."""
    return _KINDS.get(place, "indicator"), code


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the period before: assignments by area id, and deviations that came and went."""

    assignments: int
    new_assignments: dict[int, int]
    worsened: int
    recovered: int
