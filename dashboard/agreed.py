"""All decisions and commitments together: who may see which, and which concern a thing."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from dashboard.access import Act, User, may
from dashboard.commitment import Commitment, by_day
from dashboard.decision import Decision, newest
from dashboard.talk import parts_of


@dataclass(frozen=True, slots=True)
class Agreed:
    """Decisions and commitments as they are known."""

    decisions: tuple[Decision, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    def seen_by(self, user: User) -> "Agreed":
        """Without what is confidential to the user, and without the way to talks of others: decided here and nowhere else."""
        return Agreed(
            tuple(one for one in self.decisions if not one.confidential or may(user, Act.DECIDE)),
            tuple(
                _seen(one, user)
                for one in self.commitments
                if not one.confidential or may(user, Act.COMMIT, one.department)
            ),
        )

    @property
    def open_to_all(self) -> "Agreed":
        """What nobody is kept from."""
        return Agreed(
            tuple(one for one in self.decisions if not one.confidential),
            tuple(one for one in self.commitments if not one.confidential),
        )

    def about(self, *numbers: int) -> "Agreed":
        """What concerns a thing: decisions newest first, with the open commitments about it or made in them."""
        decisions = newest(one for one in self.decisions if any(one.is_about(number) for number in numbers))
        made = {one.id for one in decisions} | set(numbers)
        commitments = (
            one
            for one in self.commitments
            if one.is_open and {of.id for of in (one.origin, one.subject) if of is not None} & made
        )
        return Agreed(tuple(decisions), tuple(by_day(commitments)))

    def of_department(self, department: str, unit: str = "") -> "Agreed":
        """The open commitments of a department, or of one of its units, and the decisions they were made in."""
        own = [one for one in self.commitments if one.is_open and one.department == department]
        found = by_day(one for one in own if not unit or one.unit == unit)
        made_in = {one.origin.id for one in found if one.origin is not None}
        return Agreed(tuple(newest(one for one in self.decisions if one.id in made_in)), tuple(found))

    def still_open(self, today: date) -> "Agreed":
        """What is left to do for the whole organisation: open commitments, proposals, and decisions to be reviewed."""
        waiting = (one for one in self.decisions if not one.is_settled(today))
        return Agreed(tuple(newest(waiting)), tuple(by_day(one for one in self.commitments if one.is_open)))

    def drawn_in(self, indicator: int, scope: int | None) -> list[Decision]:
        """The decisions that are lines in a chart, in order of time."""
        found = [one for one in self.decisions if one.is_drawn_in(indicator, scope)]
        return sorted(found, key=lambda one: (str(one.decided_on), one.code))

    def made_in(self, decision: int) -> list[Commitment]:
        """The commitments of a decision, open or not."""
        return by_day(one for one in self.commitments if one.origin is not None and one.origin.id == decision)

    @property
    def roles(self) -> list[str]:
        """Who has promised something: the one who has most to do first."""
        counted = Counter(one.responsible_role for one in self.commitments)
        return sorted(counted, key=lambda role: (-counted[role], role))

    def decision(self, code: str) -> Decision | None:
        """A decision by its code."""
        return next((one for one in self.decisions if one.code == code), None)

    def commitment(self, code: str) -> Commitment | None:
        """A commitment by its code."""
        return next((one for one in self.commitments if one.code == code), None)

    def in_decision(self, commitment: Commitment) -> Decision | None:
        """The decision in which a commitment was made; None also where it may not be seen."""
        origin = commitment.origin
        return next((one for one in self.decisions if origin is not None and one.id == origin.id), None)


def _seen(one: Commitment, user: User) -> Commitment:
    """A commitment is everybody's to see; the talk in which it was made is not."""
    talk = one.origin if one.origin is not None and one.origin.kind == "talk" else None
    if talk is None or may(user, Act.OVERHEAR, parts_of(talk.code)[0]):
        return one
    return replace(one, origin=None)


@dataclass(frozen=True, slots=True)
class Here:
    """What is agreed about the thing of a page, among everything the reader sees, and whether the reader may decide more."""

    found: Agreed = Agreed()
    every: Agreed = Agreed()
    decides: bool = False


NOTHING = Here()
