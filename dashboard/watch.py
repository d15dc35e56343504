"""All signals of a view, thing by thing, and which things a change of the database makes old."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.agreed import Agreed
from dashboard.audit import Head
from dashboard.indicator import Level
from dashboard.outlook import Prospect
from dashboard.patterns import Variation
from dashboard.ranking import ToRaise
from dashboard.signals import Signal

_OF_ACTIVITIES = frozenset({"activities", "status_reports", "reporting_dates"})
_OF_INDICATORS = frozenset({"indicators", "observations", "targets", "rebases", "series_breaks"})
_COUNTED = frozenset({"deliveries", "budget_lines", "outcome_lines"})
_AGREED = frozenset({"commitments", "decision_links", "decision_types", "decisions", "meeting_series"})
# What no rule looks at.
_UNSEEN = frozenset(
    {
        "activity_replacements",
        "annotations",
        "appropriation_years",
        "agenda_items",
        "appropriations",
        "cycle_events",
        "goal_replacements",
        "imports",
        "indicator_links",
        "meetings",
        "sightings",
        "plans",
        "programmes",
        "submissions",
        "talk_notes",
        "talks",
    }
)


@dataclass(frozen=True, slots=True)
class Touched:
    """What lines of the journal tell about: activities and indicators by id, what areas are counted from, what is agreed,
    or anything.
    """

    activities: frozenset[int] = frozenset()
    indicators: frozenset[int] = frozenset()
    counted: bool = False
    anything: bool = False
    agreed: bool = False


def touched(lines: Iterable[tuple[str, int | None]]) -> Touched:
    """From the table and the thing of each line; one of a table that is not known here can have touched anything."""
    activities: set[int] = set()
    indicators: set[int] = set()
    counted, anything, agreed = False, False, False
    for table, thing in lines:
        if table in _UNSEEN:
            continue
        if table in _AGREED:
            agreed = True
        elif table in _COUNTED:
            counted = True
        elif thing is not None and table in _OF_ACTIVITIES:
            activities.add(thing)
        elif thing is not None and table in _OF_INDICATORS:
            indicators.add(thing)
        else:
            anything = True
    return Touched(frozenset(activities), frozenset(indicators), counted or bool(activities), anything, agreed)


@dataclass(frozen=True, slots=True)
class Brief:
    """The three answers about an indicator for a scope, without what they are made of; the whole has no scope code."""

    scope: str
    level: Level
    variation: Variation | None
    prospect: Prospect | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of an activity or an indicator: its signals, and the answers of an indicator for each scope."""

    signals: tuple[Signal, ...] = ()
    answers: tuple[Brief, ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """What was seen of each thing by id, what is agreed, what of it to raise, and the edition of the journal it was made of."""

    head: Head | None
    things: Mapping[int, Seen]
    raised: ToRaise
    agreed: Agreed = Agreed()

    def answers(self, indicator_id: int, scope: str = "") -> Brief | None:
        """The three answers about an indicator for a scope; None where it is not watched."""
        found = self.things.get(indicator_id, Seen()).answers
        return next((brief for brief in found if brief.scope == scope), None)
