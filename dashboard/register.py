"""The register of decisions and the list of commitments: what an address chooses among them, and how many each choice gives."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.commitment import Commitment, Standing
from dashboard.decision import Decision, DecisionState, Review

MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the register of decisions; nothing asked is any. `words` are the decisions that hold the words."""

    areas: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    states: frozenset[DecisionState] = frozenset()
    reviews: frozenset[Review] = frozenset()
    words: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many decisions each choice gives, the other choices as they are."""

    areas: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    states: Mapping[DecisionState, int] = field(default_factory=dict)
    reviews: Mapping[Review, int] = field(default_factory=dict)


def areas_of(decision: Decision) -> set[str]:
    """The codes of the result areas that a decision concerns."""
    return {one.code for one in decision.concerns if one.kind == "area"}


def chosen(decisions: Iterable[Decision], asked: Asked, today: date, but: str = "") -> list[Decision]:
    """Those that fit every choice, apart from the one that is named."""
    asked = replace(asked, **{but: frozenset()}) if but else asked
    return [one for one in decisions if _fits(one, asked, today)]


def _fits(one: Decision, asked: Asked, today: date) -> bool:
    year = one.decided_on.year if one.decided_on else None
    return (
        (not asked.areas or bool(areas_of(one) & asked.areas))
        and (not asked.years or year in asked.years)
        and (not asked.states or one.state in asked.states)
        and (not asked.reviews or one.review(today) in asked.reviews)
        and (asked.words is None or one.id in asked.words)
    )


def counts(decisions: Collection[Decision], asked: Asked, today: date) -> Counts:
    """How many each choice would give."""
    years = (one.decided_on.year for one in chosen(decisions, asked, today, "years") if one.decided_on)
    return Counts(
        Counter(code for one in chosen(decisions, asked, today, "areas") for code in areas_of(one)),
        Counter(years),
        Counter(one.state for one in chosen(decisions, asked, today, "states")),
        Counter(one.review(today) for one in chosen(decisions, asked, today, "reviews")),
    )


def stands(commitment: Commitment, today: date) -> set[str]:
    """What a commitment is asked for by: where it stands, and that it has been moved while it is open."""
    found: set[str] = {commitment.standing(today)}
    if found == {Standing.LATE}:
        found.add(Standing.OPEN)
    if commitment.is_open and commitment.moves:
        found.add(MOVED)
    return found
