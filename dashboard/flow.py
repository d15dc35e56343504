"""The way of a report: handed in, returned or approved. A draft is before the first step and counts nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

# What has been written in a form, by the name of its field; an empty field is left out.
Content: TypeAlias = Mapping[str, str]


class Step(StrEnum):
    """Where a report that has been handed in stands."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: handed in, returned or approved."""

    step: Step
    at: datetime
    by: str
    version: int = 0
    content: Content = field(default_factory=dict)
    note: str | None = None

    @property
    def waits(self) -> bool:
        """Whether it waits for somebody's approval."""
        return self.step is Step.SUBMITTED
