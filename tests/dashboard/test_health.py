from dataclasses import astuple, fields

from hypothesis import given
from hypothesis import strategies as st

from dashboard.health import Care, Health, Seen, health
from dashboard.value import Sign

cares = st.lists(st.builds(Care, *[st.booleans()] * 5), max_size=20)


def test_every_kind_of_care_is_counted_by_itself() -> None:
    found = health([Care(True, True, True, True, True), Care(True, False, True, False, True)])
    assert found == Health(2, owned=2, on_time=1, commented=2, with_goal=1, with_indicator=2, whole=1)
    assert {name: value.number for name, value in found.shares.items()} == {
        "owned": 100,
        "on_time": 50,
        "commented": 100,
        "with_goal": 50,
        "with_indicator": 100,
        "whole": 50,
    }


def test_what_nobody_has_seen_to_is_named() -> None:
    assert Care(True, False, True, True, False).lacks == ("on_time", "with_indicator")


def test_the_kinds_of_care_are_named_alike_everywhere() -> None:
    assert [kind.value for kind in Seen] == [one.name for one in fields(Care)]
    assert ["followed", *Seen, "whole"] == [one.name for one in fields(Health)]


@given(cares)
def test_what_lacks_a_kind_of_care_is_the_rest(followed: list[Care]) -> None:
    found = health(followed)
    for kind in Seen:
        assert found.lacking(kind) == sum(kind in care.lacks for care in followed)
    assert found.lacking(None) == sum(bool(care.lacks) for care in followed)


def test_where_nothing_is_followed_there_is_no_share() -> None:
    assert {value.sign for value in health([]).shares.values()} == {Sign.CANNOT_OCCUR}


@given(cares, cares)
def test_departments_add_up_to_the_whole(one: list[Care], other: list[Care]) -> None:
    assert health(one) + health(other) == health(one + other)


@given(cares)
def test_no_more_have_all_care_than_have_any_kind_of_it(followed: list[Care]) -> None:
    found = health(followed)
    assert found.whole <= min(astuple(found)[1:])
    assert max(astuple(found)) == found.followed == len(followed)
