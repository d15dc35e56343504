from dataclasses import replace
from datetime import date

import pytest

from dashboard.access import READER, User, person
from dashboard.agreed import Agreed
from dashboard.commitment import CommitmentState
from dashboard.decision import Concern, DecisionState
from dashboard.overdue import of_agreed
from tests.dashboard.test_commitment import commitment
from tests.dashboard.test_decision import AREA, INDICATOR, TODAY, decision

OPEN, SECRET = decision(review_on=TODAY), decision(id=2, code="B-2", review_on=TODAY, confidential=True)
OURS = commitment(date(2018, 1, 1), id=3, department="FOR", unit="FOR-AU", confidential=True)
ALL = Agreed((OPEN, SECRET), (OURS, commitment(id=4, code="Å-2", department="REG", unit="REG")))


@pytest.mark.parametrize(
    ("user", "decisions", "commitments"),
    [
        (READER, ["B-1"], ["Å-2"]),
        (person("reporter:FOR"), ["B-1"], ["Å-2"]),
        (person("head:REG"), ["B-1"], ["Å-2"]),
        (person("head:FOR"), ["B-1"], ["Å-1", "Å-2"]),
        (person("controller"), ["B-1", "B-2"], ["Å-1", "Å-2"]),
        (person("director"), ["B-1", "B-2"], ["Å-1", "Å-2"]),
    ],
)
def test_what_is_confidential_is_seen_by_who_may_decide_or_answers_for_it(
    user: User, decisions: list[str], commitments: list[str]
) -> None:
    found = ALL.seen_by(user)
    assert [one.code for one in found.decisions] == decisions
    assert [one.code for one in found.commitments] == commitments


def test_signals_are_only_of_what_nobody_is_kept_from() -> None:
    assert {signal.about.code for signal in of_agreed(ALL, TODAY)} == {"B-1"}


def test_a_commitment_leads_to_its_decision_only_where_that_is_seen() -> None:
    made = commitment(origin=Concern(2, "decision", "B-2"))
    found = replace(ALL, commitments=(made,))
    assert found.in_decision(made) is SECRET
    assert found.seen_by(READER).in_decision(made) is None
    assert found.made_in(2) == [made]


@pytest.mark.parametrize(
    ("who", "sees"),
    [("director", True), ("controller", True), ("head:REG", True), ("head:FOR", False), ("reader", False)],
)
def test_a_commitment_leads_to_its_talk_only_for_who_may_overhear_it(who: str, sees: bool) -> None:
    made = replace(commitment(), origin=Concern(9, "talk", "REG.2018-T1"))
    (found,) = Agreed((), (made,)).seen_by(person(who)).commitments
    assert (found.origin is not None) is sees
    assert replace(found, origin=made.origin) == made


def test_about_a_thing_are_its_decisions_and_what_is_left_to_do() -> None:
    taken = decision(id=5, concerns=(INDICATOR, AREA))
    made = commitment(origin=Concern(5, "decision", "B-1"), code="Å-1")
    direct = commitment(subject=AREA, code="Å-2")
    kept = commitment(subject=AREA, code="Å-3", state=CommitmentState.KEPT)
    found = Agreed((taken, decision(id=6)), (made, direct, kept)).about(AREA.id)
    assert found.decisions == (taken,)
    assert [one.code for one in found.commitments] == ["Å-1", "Å-2"]
    assert Agreed((taken,), (made, direct)).about(999) == Agreed()


def test_a_department_has_the_commitments_of_its_units() -> None:
    assert [one.code for one in ALL.of_department("FOR").commitments] == ["Å-1"]
    assert [one.code for one in ALL.of_department("FOR", "FOR-AU").commitments] == ["Å-1"]
    assert not ALL.of_department("FOR", "FOR-EV").commitments


def test_roles_are_those_who_have_promised_most_first() -> None:
    found = [commitment(responsible_role=role) for role in ("Chef B", "Chef C", "Chef A", "Chef C")]
    assert Agreed((), tuple(found)).roles == ["Chef C", "Chef A", "Chef B"]
    assert Agreed().roles == []


def test_what_waits_is_proposed_or_to_be_reviewed() -> None:
    proposed = decision(id=7, code="B-7", state=DecisionState.PROPOSED)
    found = Agreed((decision(id=8, code="B-8"), proposed, OPEN)).still_open(TODAY)
    assert {one.code for one in found.decisions} == {"B-7", "B-1"}
