"""Decisions: who takes them, what they concern, and when they are to be reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.words import Words

PREFIX = "B"


class Decider(StrEnum):
    """Who decides; a management group advises."""

    DIRECTOR_GENERAL = "director_general"
    BOARD = "board"


class DecisionState(StrEnum):
    """How far a decision has come."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    REJECTED = "rejected"


class Verdict(StrEnum):
    """What came of a decision, judged when it was reviewed."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    TOO_EARLY = "too_early"


class Review(StrEnum):
    """How far the follow-up of a decision has come."""

    WAITING = "waiting"
    COMING = "coming"
    JUDGED = "judged"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Concern:
    """Anything that has a code, as a decision or a commitment points at it."""

    id: int
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class DecisionType:
    """A type of decision: whose it is, and the meeting where it is taken; outside meetings there is none."""

    code: str
    name: Words
    decided_by: Decider
    meeting: Words | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision is expected to change: an indicator, for a scope, to a value, by a day."""

    indicator: Concern | None = None
    scope: Concern | None = None
    value: float | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision without its texts; `version` is the row that a form was opened on."""

    id: int
    version: int
    code: str
    title: str
    type: DecisionType
    state: DecisionState
    decided_on: date | None = None
    registry_number: str = ""
    origin: Concern | None = None
    effect: Effect = Effect()
    review_on: date | None = None
    verdict: Verdict | None = None
    verdict_on: date | None = None
    confidential: bool = False
    is_example: bool = False
    concerns: tuple[Concern, ...] = ()

    @property
    def is_taken(self) -> bool:
        """Whether it is in force."""
        return self.state is DecisionState.DECIDED

    def review(self, today: date) -> Review:
        """A verdict of «too early» is none: it waits for a new day. What is not decided is not reviewed."""
        if not self.is_taken:
            return Review.NONE
        if self.verdict is not None and not self._is_put_off:
            return Review.JUDGED
        if self.review_on is None:
            return Review.NONE
        return Review.WAITING if self.review_on <= today else Review.COMING

    def is_settled(self, today: date) -> bool:
        """Whether it waits for nothing: neither to be decided nor to be reviewed."""
        return self.state is not DecisionState.PROPOSED and self.review(today) is not Review.WAITING

    @property
    def _is_put_off(self) -> bool:
        """Whether it was too early to judge, and a later day has been set."""
        later = self.review_on and self.verdict_on and self.review_on > self.verdict_on
        return self.verdict is Verdict.TOO_EARLY and bool(later)

    def is_about(self, number: int) -> bool:
        """Whether it concerns a thing, or is expected to be seen in it."""
        measured = self.effect.indicator
        return any(one.id == number for one in self.concerns) or (measured is not None and measured.id == number)

    def is_drawn_in(self, indicator: int, scope: int | None) -> bool:
        """Whether it is a line in the chart of an indicator for a scope."""
        if not self.is_taken or self.decided_on is None:
            return False
        effect = self.effect
        measured = effect.indicator is not None and effect.indicator.id == indicator
        if measured and effect.scope is not None:
            return effect.scope.id == scope
        return self.is_about(indicator)


@dataclass(frozen=True, slots=True)
class Texts:
    """What a decision says in words."""

    text: str = ""
    basis: str = ""
    effect: str = ""
    verdict: str = ""


def newest(decisions: Iterable[Decision]) -> list[Decision]:
    """Proposals first, since they wait; then by day, the newest first."""
    return sorted(
        decisions, key=lambda one: (one.decided_on is None, one.decided_on or date.min, one.code), reverse=True
    )
