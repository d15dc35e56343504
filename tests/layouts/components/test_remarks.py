from datetime import date

import pytest

from dashboard.comparison import Base, Coverage, Difference, Remark
from dashboard.indicator import Derivation, Quality
from dashboard.value import Sign
from layouts import formats
from layouts.components.remarks import coverage, remark
from layouts.text import LANGUAGES, speaking
from tests.factories import indicator

EVERY = [
    *(Remark(what, date(2018, 1, 1), "2018-T1", 1, 2, base, Sign.NOTHING, Quality.UNCERTAIN)
      for what in Difference for base in Base),
    Remark(Difference.TARGETS, low=5, high=5),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", Derivation)
def test_every_remark_is_a_whole_sentence_of_its_own(language: str, rule: Derivation) -> None:
    with speaking(language):
        told = {one: remark(one, indicator(derivation=rule)) for one in EVERY}
    for sentence in told.values():
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert not {"{", "}", "_"} & set(sentence)
    assert len({told[one] for one in EVERY if one.base is Base.MEASURED}) == len(Difference)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Coverage(Base.ACTIVITIES, 46, 52), "46 av 52 aktiviteter bedömda"),
        (Coverage(Base.DELIVERIES, 0, 1), "0 av 1 leverans"),
        (Coverage(Base.BUDGET, 3_200_000_000, 5_080_000_000), "32,0 av 50,8 mnkr"),
        (Coverage(Base.MEASURED, 84, 1270), "84 av 1 270 mätta"),
        (Coverage(Base.PERIODS, 7, 8), "värde i 7 av 8 perioder"),
    ],
)
def test_what_a_figure_is_measured_on_is_said_with_its_numbers(found: Coverage, said: str) -> None:
    assert coverage(found).replace(formats.NBSP, " ") == said
