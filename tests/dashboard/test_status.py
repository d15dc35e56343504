import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.status import LIGHT, SAID, Distribution, Status, recovered, worsened
from dashboard.value import Sign

statuses = st.sampled_from(Status)
said = st.dictionaries(st.sampled_from(SAID), st.integers(0, 10_000))
distributions = st.builds(Distribution, st.dictionaries(statuses, st.integers(0, 10_000)))


@given(said, st.integers(0, 10_000))
def test_who_said_nothing_is_not_reported(counts: dict[Status, int], silent: int) -> None:
    found = Distribution.of(counts, sum(counts.values()) + silent)
    assert found[Status.NOT_REPORTED] == silent
    assert all(found[status] == count for status, count in counts.items())


@given(said)
def test_more_reports_than_expected_never_make_a_negative_count(counts: dict[Status, int]) -> None:
    assert Distribution.of(counts, 0)[Status.NOT_REPORTED] == 0


@given(distributions)
def test_every_activity_is_counted_once(one: Distribution) -> None:
    assert one.planned == sum(one[status] for status in Status)
    assert one.reported + one[Status.NOT_REPORTED] == one.planned
    assert one.judged == one[Status.ON_TRACK] + one.deviating
    assert one.judged <= one.reported <= one.planned


@given(distributions, distributions)
def test_adding_distributions_adds_every_count(one: Distribution, other: Distribution) -> None:
    both = one + other
    assert all(both[status] == one[status] + other[status] for status in Status)
    assert (both.planned, both.judged) == (one.planned + other.planned, one.judged + other.judged)
    assert both == other + one
    assert (both + Distribution()).counts == both.counts


@given(distributions)
def test_the_share_on_track_is_of_those_judged(one: Distribution) -> None:
    share = one.share_on_track
    assert (share.numerator, share.denominator) == (one[Status.ON_TRACK], one.judged)
    if one.judged:
        assert share.number == pytest.approx(100 * one[Status.ON_TRACK] / one.judged)
    else:
        assert share.sign is Sign.CANNOT_OCCUR


@given(distributions, st.dictionaries(st.sampled_from([s for s in Status if s not in LIGHT]), st.integers(0, 99)))
def test_what_is_outside_the_traffic_light_never_moves_the_share(one: Distribution, beside: dict[Status, int]) -> None:
    assert (one + Distribution(beside)).share_on_track == one.share_on_track


def test_six_greens_and_one_red_stay_six_and_one() -> None:
    one = Distribution({Status.ON_TRACK: 6, Status.OFF_TRACK: 1})
    assert (one[Status.ON_TRACK], one[Status.DEVIATING], one[Status.OFF_TRACK]) == (6, 0, 1)


def test_a_completed_activity_that_never_deviated_has_not_recovered() -> None:
    assert not recovered(Status.COMPLETED, Status.ON_TRACK)
    assert recovered(Status.COMPLETED, Status.DEVIATING)


@given(statuses, statuses | st.none())
def test_only_judged_statuses_worsen_or_recover(now: Status, before: Status | None) -> None:
    assert not (worsened(now, before) and recovered(now, before))
    if worsened(now, before) or recovered(now, before):
        assert before in LIGHT
        assert now in (*LIGHT, Status.COMPLETED)


@given(statuses, statuses)
def test_nothing_worsens_both_ways(one: Status, other: Status) -> None:
    assert not (worsened(one, other) and worsened(other, one))


def test_the_traffic_light_worsens_in_its_order() -> None:
    worse = {(now, before) for now in Status for before in Status if worsened(now, before)}
    green, yellow, red = LIGHT
    assert worse == {(yellow, green), (red, green), (red, yellow)}


def test_yellow_and_red_deviate_and_nothing_else_does() -> None:
    assert {status for status in Status if status.deviates} == {Status.DEVIATING, Status.OFF_TRACK}
