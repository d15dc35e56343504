from hypothesis import given
from hypothesis import strategies as st

from dashboard.meeting import AgendaItem, moved, planned_minutes, share_of_time

ITEMS = st.integers(1, 9).map(lambda count: [AgendaItem(n, f"M-{n}", n, 5) for n in range(1, count + 1)])


@given(ITEMS, st.integers(1, 9), st.integers(-3, 3))
def test_moving_an_item_loses_none(items: list[AgendaItem], number: int, steps: int) -> None:
    found = moved(items, f"M-{number}", steps)
    assert sorted(item.code for item in found) == sorted(item.code for item in items)


@given(ITEMS, st.integers(1, 9))
def test_an_item_moved_down_and_up_stands_where_it_stood(items: list[AgendaItem], number: int) -> None:
    code = f"M-{number}"
    down = moved(items, code, 1)
    placed = [AgendaItem(item.id, item.code, at, item.minutes) for at, item in enumerate(down)]
    back = [item.code for item in moved(placed, code, -1)]
    is_last = number >= len(items)
    assert is_last or back == [item.code for item in items]


def test_the_first_moved_up_stays_first() -> None:
    items = [AgendaItem(1, "M-1", 1, 5), AgendaItem(2, "M-2", 2, 5)]
    assert [item.code for item in moved(items, "M-1", -1)] == ["M-1", "M-2"]


def test_what_is_not_there_moves_nothing() -> None:
    items = [AgendaItem(2, "M-2", 2, 5), AgendaItem(1, "M-1", 1, 5)]
    assert [item.code for item in moved(items, "M-7", 1)] == ["M-1", "M-2"]


@given(st.integers(5, 600), st.integers(1, 20))
def test_divided_time_fits_the_meeting_or_is_the_least(minutes: int, items: int) -> None:
    each = share_of_time(minutes, items)
    assert each * items <= minutes or each == 2


def test_a_meeting_without_items_keeps_its_time() -> None:
    assert share_of_time(45, 0) == 45
    assert planned_minutes([]) == 0
