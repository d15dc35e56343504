import pytest

from dashboard.indicator import Series
from dashboard.value import IMPOSSIBLE, MISSING, Sign, Value
from dashboard.words import Words
from layouts import labels
from layouts.components.figures import change_text, example, tile, written
from layouts.text import speaking
from tests import trees
from tests.factories import indicator, points

NBSP = "\u00a0"


def test_a_value_is_written_with_its_unit() -> None:
    assert trees.text([written(Value(12.34), indicator())]) == f"12,3{NBSP}%"
    assert trees.text([written(Value(5), indicator(unit=Words("tkr"), decimals=0))]) == "5 tkr"
    assert trees.text([written(Value(5), indicator(unit=Words("tkr"), decimals=0), unit=False)]) == "5"


@pytest.mark.parametrize("value", [MISSING, IMPOSSIBLE, Value(None, Sign.NOTHING), Value(None)])
def test_a_sign_has_its_words_on_hover(value: Value) -> None:
    (drawn,) = trees.every([written(value, indicator())], "abbr")
    assert drawn.text == (value.sign or Sign.NOT_AVAILABLE)
    assert drawn.props["title"] == labels.sign(value.sign or Sign.NOT_AVAILABLE)


def test_shares_change_by_percentage_points() -> None:
    with speaking("en"):
        assert change_text(Value(5.5), Value(3), indicator(), "T1") == "+2.5 pp since T1"
        assert change_text(Value(1), Value(3), indicator(unit=Words("tkr", "k")), "T1") == "\u22122.0 since T1"
        assert change_text(Value(1), MISSING, indicator(), "T1") == ""


def test_the_whole_tile_is_a_door_and_its_line_has_a_name() -> None:
    drawn = tile(Series(indicator(), points(1, None, 3)), "/indikatorer/one")
    assert trees.links([drawn]) == ["/indikatorer/one"]
    (line,) = trees.every([drawn], "svg")
    assert "2010" in line.props["aria-label"]
    assert "2012" in line.props["aria-label"]


def test_a_tile_without_values_says_so() -> None:
    assert ".." in trees.text([tile(Series(indicator(), ()), "/x")])


def test_only_what_is_made_up_is_marked() -> None:
    assert example(False) is None
    assert trees.text([example(True)])
