import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.commitment import Commitment, CommitmentState, Standing, by_day, changes_of_day

TODAY = date(2018, 9, 25)


def commitment(due_on: date = TODAY, state: CommitmentState = CommitmentState.OPEN, **more: object) -> Commitment:
    told = {"id": 1, "version": 1, "code": "Å-1", "what": "Gör", "responsible_role": "Chef"}
    return Commitment(due_on=due_on, state=state, **(told | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("due_on", "state", "standing"),
    [
        (TODAY, CommitmentState.OPEN, Standing.OPEN),
        (TODAY - timedelta(1), CommitmentState.OPEN, Standing.LATE),
        (TODAY - timedelta(1), CommitmentState.KEPT, Standing.KEPT),
        (TODAY + timedelta(1), CommitmentState.DROPPED, Standing.DROPPED),
    ],
)
def test_it_is_late_from_the_day_after(due_on: date, state: CommitmentState, standing: Standing) -> None:
    assert commitment(due_on, state).standing(TODAY) is standing


@given(st.lists(st.dates(), min_size=1, max_size=8))
def test_every_move_is_counted_once_and_a_day_said_again_is_none(days: list[date]) -> None:
    found = changes_of_day(days)
    assert found[0] == days[0]
    assert found[-1] == days[-1]
    assert all(one != other for one, other in itertools.pairwise(found))
    assert changes_of_day([day for day in days for _ in (0, 1)]) == found
    moves = sum(one != other for one, other in itertools.pairwise(days))
    assert commitment(days=found).moves == moves
    assert commitment(days=found).raises_itself == (moves >= 2)
    assert not commitment(state=CommitmentState.KEPT, days=found).raises_itself


@given(st.lists(st.tuples(st.dates(), st.sampled_from(CommitmentState)), max_size=12))
def test_what_is_to_be_done_stands_first_by_day(found: list[tuple[date, CommitmentState]]) -> None:
    ordered = by_day(commitment(*one) for one in found)
    assert len(ordered) == len(found)
    still = [one.due_on for one in ordered if one.is_open]
    assert still == sorted(still)
    assert [one.is_open for one in ordered] == sorted((one.is_open for one in ordered), reverse=True)
