"""Something found by a search."""

from dataclasses import dataclass

from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Hit:
    """An area, goal, indicator, activity or decision; a goal leads to its area."""

    kind: str
    code: str
    title: Words
    area_code: str | None = None
