from dashboard.address import Address
from dashboard.indicator import Point
from dashboard.period import Period
from dashboard.reading import Compared
from layouts.figures.dots import dots
from tests import trees
from tests.factories import indicator, observation, region

PLACES = [(region("01", "A"), 2.0), (region("03", "B"), None), (region("04", "C"), 9.5)]


def drawn() -> trees.Node:
    found = [(scope, Point(observation("2017", number))) for scope, number in PLACES]
    whole = Point(observation("2017", 4))
    table = dots(indicator(), Compared(Period.parse("2017"), found, whole), PLACES[0][0], Address("/indikatorer/one"))
    (node,) = trees.every([table], "table")
    return node


def test_counties_are_sorted_by_value_and_what_is_missing_comes_last() -> None:
    assert [row[0] for row in trees.rows(drawn())] == ["C", "A", "B"]


def test_the_written_values_are_those_of_the_dots() -> None:
    assert [row[2].replace("\u00a0", " ") for row in trees.rows(drawn())] == ["9,5 %", "2,0 %", ".."]
    dotted = [
        b.props["style"]["left"] for b in trees.every(drawn().children, "i") if b.props["className"] == "dots__dot"
    ]
    places = [float(left.rstrip("%")) for left in dotted]
    assert places == sorted(places, reverse=True)
    assert all(0 <= place <= 100 for place in places)


def test_the_chosen_county_is_marked_and_every_county_is_a_link() -> None:
    marked = [r for r in trees.every(drawn().children, "tr") if "--chosen" in r.props.get("className", "")]
    assert len(marked) == 1
    assert trees.links(drawn().children) == [f"/indikatorer/one?scope={code}" for code in ("04", "01", "03")]
