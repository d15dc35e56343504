"""What has been recorded since a moment: which kind of thing, what stood before and what stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.indicator import Sensitivity
from dashboard.period import Period
from dashboard.words import Words


class ChangeKind(StrEnum):
    """What a change concerns, in the order it is told."""

    REPORT = "reports"
    VALUE = "values"
    ACTIVITY = "activities"
    INDICATOR = "indicators"
    STRUCTURE = "structure"
    MONEY = "money"
    AGREEMENT = "agreements"
    SETTING = "settings"
    LOCK = "locks"


class Act(StrEnum):
    """What was done to it."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by its newest name; an indicator also with how its values are written."""

    id: int
    kind: str
    code: str
    name: Words
    area_code: str | None = None
    unit: Words = Words("")
    decimals: int = 0
    sensitivity: Sensitivity = Sensitivity.NONE


@dataclass(frozen=True, slots=True)
class Alteration:
    """One column of a row: what it held and what it holds; None is nothing."""

    column: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change:
    """One version as it was recorded, beside the one it replaced.

    `table` and `day` say what kind of row it is and which one (a day, a year, a key); `by` is missing for what ended
    without anything in its place.
    """

    kind: ChangeKind
    table: str
    act: Act
    at: datetime
    by: str | None
    subject: Named | None
    scope: Named | None
    period: Period | None
    day: str | None
    alterations: Sequence[Alteration]
    reason: str | None
