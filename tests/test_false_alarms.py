"""What control charts say of 3 000 series whose truth is known: how often they are wrong, and how often they see."""

import pytest

from benchmarks.signals import (
    LONG,
    MOST_FLAGGED,
    MOST_MISSED,
    SHORT,
    arrow,
    control_chart,
    end_points,
    missed,
    noise,
    says,
    shifted,
    turns,
)
from dashboard.ranking import WEIGHTS


@pytest.mark.parametrize("length", [SHORT, LONG])
def test_of_series_without_change_few_are_flagged_at_their_last_point(length: int) -> None:
    assert says(control_chart, noise(length), (-1, 1)) <= MOST_FLAGGED


def test_a_rise_of_three_standard_deviations_is_seen_within_the_year() -> None:
    assert missed(control_chart, shifted()) <= MOST_MISSED


def test_as_many_false_alarms_are_told_of_as_there_are() -> None:
    shares = [says(control_chart, noise(length), (-1, 1)) for length in (SHORT, LONG)]
    assert min(shares) - 0.5 <= WEIGHTS.false_alarms <= max(shares) + 0.5


def test_the_same_noise_turns_an_arrow_two_times_of_three_and_is_worse_half_of_the_time() -> None:
    still = noise(SHORT)
    assert turns(arrow, still) == pytest.approx(100 * 2 / 3, abs=3)
    assert says(arrow, still, (-1,)) == pytest.approx(50, abs=3)
    assert says(end_points, still, (-1,)) == pytest.approx(50, abs=3)
