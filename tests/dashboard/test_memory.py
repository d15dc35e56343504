from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.memory import Move, deviating_for, memory, moved_later
from dashboard.status import Status

ON, YELLOW, RED = Status.ON_TRACK, Status.DEVIATING, Status.OFF_TRACK
histories = st.lists(st.one_of(st.none(), st.sampled_from(Status)), max_size=12)
LATER = Move(date(2018, 2, 1), date(2018, 6, 30), date(2018, 12, 31))
SOONER = Move(date(2018, 3, 1), date(2018, 12, 31), date(2018, 9, 30))
AGAIN = Move(date(2018, 8, 1), date(2018, 9, 30), date(2019, 6, 30))


def test_how_long_how_often_and_how_far() -> None:
    found = memory([None, ON, YELLOW, RED, RED], [LATER, SOONER, AGAIN])
    assert (found.times[ON], found.times[YELLOW], found.times[RED]) == (1, 1, 2)
    assert (found.same, found.deviating) == (2, 3)
    assert (found.moved, found.days) == (2, 365)


def test_silence_and_a_pause_break_the_row() -> None:
    assert deviating_for([YELLOW, RED, Status.NOT_REPORTED, RED]) == 1
    assert deviating_for([YELLOW, Status.PAUSED, RED, YELLOW]) == 2
    assert deviating_for([YELLOW, RED, None]) == deviating_for([]) == 0


def test_nothing_is_remembered_of_what_has_not_begun() -> None:
    found = memory([None, None])
    assert (found.times.planned, found.same, found.deviating, found.moved, found.days) == (0, 0, 0, 0, 0)
    assert memory([]) == found


def test_an_end_that_was_brought_forward_is_not_put_off() -> None:
    assert moved_later([SOONER]) == 0
    assert moved_later([LATER, SOONER, AGAIN]) == 2


@given(histories)
def test_times_in_each_colour_add_up_to_the_periods_in_the_plan(statuses: list[Status | None]) -> None:
    found = memory(statuses)
    assert found.times.planned == sum(status is not None for status in statuses)
    assert found.same <= len(statuses)
    assert found.deviating <= found.times.deviating
