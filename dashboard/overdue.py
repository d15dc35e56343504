"""Signals of what has been agreed: a decision to be reviewed, a commitment that is late or has been moved again and again."""

from collections.abc import Iterator
from datetime import date

from dashboard.agreed import Agreed
from dashboard.commitment import RAISED_AFTER, Commitment, Standing
from dashboard.decision import Decision, Review
from dashboard.register import areas_of
from dashboard.signals import About, Fact, Place, Signal, SignalKind


def of_agreed(agreed: Agreed, today: date) -> Iterator[Signal]:
    """Of what nobody is kept from: signals are the same for everybody."""
    for decision in agreed.open_to_all.decisions:
        yield from of_decision(decision, today)
    for commitment in agreed.open_to_all.commitments:
        yield from of_commitment(commitment, today)


def of_decision(decision: Decision, today: date) -> Iterator[Signal]:
    """From the day when it was to be reviewed until there is a verdict."""
    if decision.review(today) is not Review.WAITING or decision.review_on is None:
        return
    areas = areas_of(decision)
    about = About(Place.DECISION, decision.code, area=areas.pop() if len(areas) == 1 else "")
    days = (today - decision.review_on).days
    yield Signal(SignalKind.REVIEW_DUE, about, {"review_on": decision.review_on.isoformat(), "days": days})


def of_commitment(commitment: Commitment, today: date) -> Iterator[Signal]:
    """Late from the day after it was due; moved when it has got another day twice."""
    about = About(Place.COMMITMENT, commitment.code, department=commitment.department)
    due_on = commitment.due_on.isoformat()
    if commitment.standing(today) is Standing.LATE:
        yield Signal(SignalKind.COMMITMENT_LATE, about, {"due_on": due_on, "days": (today - commitment.due_on).days})
    if commitment.raises_itself:
        first = commitment.days[0].isoformat()
        facts: dict[str, Fact] = {"moves": commitment.moves, "first": first, "due_on": due_on, "least": RAISED_AFTER}
        yield Signal(SignalKind.COMMITMENT_MOVED, about, facts)
