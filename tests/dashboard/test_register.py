from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.commitment import CommitmentState
from dashboard.decision import Concern, DecisionState, Review
from dashboard.register import Asked, chosen, counts, stands
from tests.dashboard.test_commitment import commitment
from tests.dashboard.test_decision import DAYS, TODAY, decision

DECISIONS = st.lists(
    st.builds(
        decision,
        id=st.integers(1, 99),
        state=st.sampled_from(DecisionState),
        decided_on=DAYS,
        review_on=DAYS,
        concerns=st.sets(st.sampled_from("ABC")).map(lambda codes: tuple(Concern(1, "area", one) for one in codes)),
    ),
    max_size=10,
)
ASKED = st.builds(
    Asked,
    st.frozensets(st.sampled_from("ABC"), max_size=2),
    st.frozensets(st.sampled_from([2018, 2019]), max_size=1),
    st.frozensets(st.sampled_from(DecisionState), max_size=2),
    st.frozensets(st.sampled_from(Review), max_size=2),
)


@given(DECISIONS, ASKED)
def test_each_count_is_what_the_choice_would_give(decisions: list[object], asked: Asked) -> None:
    found = counts(decisions, asked, TODAY)  # type: ignore[arg-type]
    for state in DecisionState:
        alone = Asked(asked.areas, asked.years, frozenset({state}), asked.reviews)
        assert found.states.get(state, 0) == len(chosen(decisions, alone, TODAY))  # type: ignore[arg-type]
    for area in "ABC":
        alone = Asked(frozenset({area}), asked.years, asked.states, asked.reviews)
        assert found.areas.get(area, 0) == len(chosen(decisions, alone, TODAY))  # type: ignore[arg-type]
    for review in Review:
        alone = Asked(asked.areas, asked.years, asked.states, frozenset({review}))
        assert found.reviews.get(review, 0) == len(chosen(decisions, alone, TODAY))  # type: ignore[arg-type]


def test_words_choose_and_nothing_asked_is_everything() -> None:
    both = [decision(id=1), decision(id=2)]
    assert chosen(both, Asked(), TODAY) == both
    assert chosen(both, Asked(words=frozenset({2})), TODAY) == both[1:]
    assert chosen(both, Asked(words=frozenset()), TODAY) == []


def test_a_late_commitment_is_to_be_done_too_and_a_moved_one_is_found_while_it_is_open() -> None:
    days = (date(2018, 1, 1), date(2018, 2, 1))
    assert stands(commitment(date(2018, 2, 1), days=days), TODAY) == {"late", "open", "moved"}
    assert stands(commitment(date(2018, 2, 1), CommitmentState.KEPT, days=days), TODAY) == {"kept"}
