"""Overarching goals as a heading."""

from collections.abc import Sequence

from dashboard.goal import Goal
from layouts import nodes as h
from layouts.text import of, t


def goal_lines(goals: Sequence[Goal]) -> h.Child:
    """One line per goal; said in words when none is in force."""
    if not goals:
        return t("No overarching goal is in force")
    return [h.span(of(goal.text), cls="goal-line") for goal in goals]
