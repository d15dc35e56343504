import pytest

from dashboard.activity import Forecast
from dashboard.address import Address
from dashboard.forecasts import Foretold, Outcome, Probabilities, scored
from dashboard.period import Period
from layouts.components.forecasts import forecasts, sentence
from layouts.text import speaking
from tests import trees

T1, T2, T3 = (Period.parse(f"2017-T{number}") for number in (1, 2, 3))
YES, NO = Forecast.YES, Forecast.NO


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            [(YES, True)] * 7 + [(YES, False)] * 3,
            "för ljusa: de lät som att 90 procent skulle nås, men 70 procent nåddes",
        ),
        ([(YES, True)] * 85 + [(YES, False)] * 15, "något för ljusa"),
        ([(YES, True)] * 9 + [(YES, False)], "stämde: de lät som att 90 procent skulle nås, och 90 procent nåddes"),
        ([(YES, True)] * 95 + [(YES, False)] * 5, "något för mörka"),
        ([(NO, True)] * 3 + [(NO, False)], "var för mörka"),
    ],
)
def test_the_sentence_says_what_the_bias_means(given: list[tuple[Forecast, bool]], told: str) -> None:
    found = scored(given)
    assert found is not None
    with speaking("sv"):
        assert told in sentence(2017, found)


def test_whether_the_forecasts_told_anything_apart_is_said() -> None:
    apart, same = scored([(YES, True), (NO, False)]), scored([(YES, True), (YES, False)])
    assert apart is not None
    assert same is not None
    with speaking("en"):
        assert "They told apart" in sentence(2017, apart)
        assert "To say 50 per cent of every one" in sentence(2017, same)


def test_every_number_leads_to_the_activities_behind_it() -> None:
    found = [Foretold(0, 1, YES, Outcome.REACHED, 3), Foretold(0, 2, YES, Outcome.REACHED, 2)]
    with speaking("sv"):
        drawn = forecasts({T3: [T1]}, found, Probabilities(), Address("/kalibrering", {"area": "X"}), "bakom")
    (door,) = trees.every(drawn, "a")
    assert door.text == "5"
    assert door.props["href"] == "/kalibrering?area=X&came=reached&forecast=yes&given=2017-T1#bakom"


@pytest.mark.parametrize("years", [{}, {T3: [T1, T2]}])
def test_a_year_without_forecasts_is_said_in_words(years: dict[Period, list[Period]]) -> None:
    with speaking("sv"):
        told = trees.text(forecasts(years, [], Probabilities(), Address("/kalibrering"), "bakom"))
    assert "Ingen prognos har fått svar ännu." in told
