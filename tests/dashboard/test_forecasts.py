import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.activity import Forecast
from dashboard.forecasts import Foretold, Lean, Outcome, Probabilities, Scored, lean, outcomes, scored, years_over
from dashboard.period import Period

YES, DOUBTFUL, NO = Forecast.YES, Forecast.DOUBTFUL, Forecast.NO
given_and_came = st.lists(st.tuples(st.sampled_from(Forecast), st.booleans()), min_size=1, max_size=30)


def test_forecasts_are_scored_by_their_squared_error_and_bias() -> None:
    found = scored([(YES, True), (YES, False), (DOUBTFUL, True), (NO, False)])
    assert found is not None
    assert (found.forecasts, found.reached) == (4, 2)
    assert found.brier == pytest.approx((0.01 + 0.81 + 0.25 + 0.01) / 4)
    assert found.bias == pytest.approx((0.9 + 0.9 + 0.5 + 0.1) / 4 - 0.5)
    assert found.reference == 0.25


def test_without_forecasts_there_is_no_score() -> None:
    assert scored([]) is None


def test_what_a_forecast_says_is_a_setting() -> None:
    told = Probabilities.of({"forecast.yes": "1", "forecast.no": "0", "forecast.doubtful": "1,5"})
    assert told == Probabilities(yes=1, no=0)
    found = scored([(YES, True), (NO, False)], told)
    assert found is not None
    assert (found.brier, found.bias) == (0, 0)


@given(given_and_came)
def test_a_score_lies_between_perfect_and_wholly_wrong(told: list[tuple[Forecast, bool]]) -> None:
    found = scored(told)
    assert found is not None
    assert 0 <= found.brier <= 1
    assert found.bias**2 <= found.brier + 1e-12
    assert 0 <= found.reference <= 0.25


@given(given_and_came)
def test_the_opposite_of_everything_has_the_opposite_bias(told: list[tuple[Forecast, bool]]) -> None:
    opposite = {YES: NO, NO: YES, DOUBTFUL: DOUBTFUL}
    one, other = scored(told), scored((opposite[said], not came) for said, came in told)
    assert one is not None
    assert other is not None
    assert (other.brier, other.bias) == pytest.approx((one.brier, -one.bias))


@pytest.mark.parametrize(
    ("bias", "told"),
    [
        (0.0, Lean.TRUE),
        (0.0199, Lean.TRUE),
        (-0.0199, Lean.TRUE),
        (0.02, Lean.SOMEWHAT_BRIGHT),
        (0.0999, Lean.SOMEWHAT_BRIGHT),
        (0.1, Lean.BRIGHT),
        (-0.02, Lean.SOMEWHAT_DARK),
        (-0.1, Lean.DARK),
    ],
)
def test_a_bias_is_told_in_a_word(bias: float, told: Lean) -> None:
    assert lean(Scored(10, 5, 0.1, bias, 0.25)) is told


@given(given_and_came)
def test_who_says_yes_and_is_always_right_is_not_called_bright(told: list[tuple[Forecast, bool]]) -> None:
    assert lean(scored([(YES, True)] * len(told)) or Scored(0, 0, 0, 1, 0)) in (Lean.DARK, Lean.SOMEWHAT_DARK)


def test_what_was_counted_is_scored_one_by_one_without_what_nobody_told() -> None:
    found = [
        Foretold(1, 1, YES, Outcome.REACHED, 2),
        Foretold(1, 1, NO, Outcome.MISSED, 1),
        Foretold(1, 2, YES, Outcome.UNSAID, 5),
    ]
    assert outcomes(found) == {(YES, True): 2, (NO, False): 1}
    assert scored(outcomes(found)) == scored([(YES, True), (YES, True), (NO, False)])


def test_a_year_is_over_when_its_last_period_is_and_forecasts_were_given_before_it() -> None:
    t = {code: Period.parse(code) for code in ("2017-T1", "2017-T2", "2017-T3", "2018-T1", "2018-T2", "2016-T3")}
    assert years_over(t.values()) == {t["2017-T3"]: [t["2017-T1"], t["2017-T2"]]}
