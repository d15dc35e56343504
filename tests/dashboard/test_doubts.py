from hypothesis import given
from hypothesis import strategies as st

from dashboard.doubts import DoubtKind, confirmation, doubts

numbers = st.floats(-1e9, 1e9, allow_nan=False)
series = st.lists(numbers, max_size=12)


def kinds(number: float, earlier: list[float], unit: str = "antal") -> set[DoubtKind]:
    return {doubt.kind for doubt in doubts(number, earlier, unit)}


def test_a_jump_says_how_large_it_is() -> None:
    (jump,) = doubts(44, [10.0], "antal")
    assert (jump.kind, jump.change) == (DoubtKind.JUMP, 340)


def test_a_fall_is_a_jump_too_and_half_is_where_it_begins() -> None:
    assert kinds(5, [10.0]) == {DoubtKind.JUMP}
    assert kinds(5.1, [10.0]) == set()
    assert kinds(14.9, [10.0]) == set()


def test_a_month_is_also_compared_with_the_same_month_the_year_before() -> None:
    found = doubts(15, [30.0, 14.0], "antal", year_ago=30.0)
    assert [(doubt.kind, doubt.change) for doubt in found] == [(DoubtKind.YEAR_JUMP, -50)]
    assert doubts(15, [30.0, 14.0], "antal", year_ago=16.0) == []
    assert doubts(15, [30.0, 14.0], "antal", year_ago=0.0) == []


def test_outside_everything_seen_needs_something_to_be_outside_of() -> None:
    assert DoubtKind.OUTSIDE not in kinds(11, [10.0, 10.0])
    assert DoubtKind.OUTSIDE in kinds(11, [10.0, 10.0, 10.0])


def test_another_sign_than_ever() -> None:
    assert DoubtKind.WRONG_SIGN in kinds(-9, [9.0, 10.0])
    assert DoubtKind.WRONG_SIGN in kinds(9, [-9.0, -10.0])
    assert DoubtKind.WRONG_SIGN not in kinds(-9, [9.0, -10.0])
    assert DoubtKind.WRONG_SIGN not in kinds(-9, [])


def test_a_share_beyond_the_whole_is_doubted_unless_it_has_been_so_before() -> None:
    assert DoubtKind.NOT_A_SHARE in kinds(101, [], "%")
    assert DoubtKind.NOT_A_SHARE not in kinds(101, [120.0], "%")
    assert DoubtKind.NOT_A_SHARE not in kinds(101, [], "antal")


@given(number=numbers, earlier=series, unit=st.sampled_from(["%", "antal"]))
def test_no_value_breaks_the_checks_and_a_doubt_is_told_once(number: float, earlier: list[float], unit: str) -> None:
    found = [doubt.kind for doubt in doubts(number, earlier, unit)]
    assert len(found) == len(set(found))


@given(earlier=st.lists(st.floats(0, 100), min_size=1, max_size=12))
def test_the_same_value_again_is_never_doubted(earlier: list[float]) -> None:
    assert doubts(earlier[-1], earlier, "%") == []


def test_what_was_confirmed_of_one_figure_does_not_confirm_another() -> None:
    found = doubts(44, [10.0], "antal")
    assert confirmation("44", found) != confirmation("45", found)
    assert confirmation("44", []) == ""
