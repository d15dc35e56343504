from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import Address
from dashboard.patterns import Variation
from dashboard.sighting import Decided, Figure, Limits
from dashboard.value import Value
from dashboard.words import Words
from layouts import nodes as h
from layouts.figures.podium import Label, beside, podium_chart, spread
from layouts.text import speaking
from tests import trees
from tests.dashboard.test_sighting import FIGURES

HERE = Address("/")
DAYS = [date(2017, 4, 30), date(2017, 8, 31), date(2017, 12, 31), date(2018, 4, 30)]
FIGURE = Figure(
    Value(38.0),
    "2018-T1",
    Words("%"),
    0,
    target=50.0,
    variation=Variation.CONCERN,
    points=tuple(zip(DAYS, (47.0, None, 44.0, 38.0), strict=True)),
)
LABELS = st.lists(
    st.builds(Label, st.floats(-500, 500, allow_nan=False), st.text(max_size=9), st.just("mean")), max_size=9
)


def drawn(figure: Figure) -> list[trees.Node]:
    return list(trees.every(h.to_dash([podium_chart(figure, HERE)])))


@given(LABELS)
def test_no_word_lies_over_another_or_outside(labels: list[Label]) -> None:
    found = spread(labels)
    assert len(found) == min(4, len(labels))
    assert all(10 <= one.at <= 90 for one in found)
    assert all(below.at - above.at >= 19.98 for above, below in pairwise(found))


@given(
    st.lists(st.floats(10, 90), max_size=4, unique=True).filter(
        lambda ats: all(b - a >= 20 for a, b in pairwise(sorted(ats)))
    )
)
def test_words_that_have_room_stay_where_they_are(ats: list[float]) -> None:
    found = spread([Label(at, "", "mean") for at in ats])
    assert all(abs(one.at - at) <= 0.01 for one, at in zip(found, sorted(ats), strict=True))


@given(FIGURES)
def test_no_figure_breaks_the_chart(figure: Figure) -> None:
    days = sorted(date(2000 + day.year % 100, day.month, 28) for day, _ in figure.points)
    ordered = replace(figure, points=tuple(zip(days, (number for _, number in figure.points), strict=True)))
    for node in drawn(ordered):
        for name in ("d", "points"):
            assert "nan" not in str(node.props.get(name, ""))
            assert "inf" not in str(node.props.get(name, ""))


def test_it_says_its_values_its_target_and_its_periods() -> None:
    nodes = drawn(FIGURE)
    text = nodes[0].text.replace("\u00a0", " ")
    assert "mål 50 %" in text
    assert "T1 2017" in text
    assert "T1 2018" in text
    (svg,) = (n for n in nodes if n.tag == "svg" and n.props.get("role") == "img")
    assert svg.props["aria-label"].replace("\u00a0", " ") == "3 värden, lägst 38 %, högst 47 %, senast 38 %"
    assert [n.props["className"] for n in nodes if n.tag == "polyline"] == ["plot__line"]
    with speaking("en"):
        assert "target 50" in drawn(FIGURE)[0].text


def test_limits_take_the_place_of_the_highest_and_the_lowest() -> None:
    limits = Limits(DAYS[0], DAYS[-1], 45.0, 40.0, None, is_trial=True)
    told = [one.text.replace("\u00a0", " ") for one in beside(replace(FIGURE, limits=(limits,)))]
    assert told == ["mål 50 %", "medel 45 %", "gräns 40 %"]
    assert "47 %" in [one.text.replace("\u00a0", " ") for one in beside(FIGURE)]
    classes = [str(n.props.get("className")) for n in drawn(replace(FIGURE, limits=(limits,)))]
    assert sum("plot__limit--trial" in name for name in classes) == 1


def test_a_decision_within_the_time_is_a_line_and_a_door() -> None:
    inside, outside = Decided(date(2018, 1, 16), "B-0003"), Decided(date(2016, 1, 1), "B-0001")
    nodes = drawn(replace(FIGURE, decisions=(inside, outside)))
    assert [n.props["href"] for n in nodes if n.tag == "a"] == ["/beslut/B-0003"]
    assert sum(n.props.get("className") == "plot__decision" for n in nodes) == 1


def test_one_value_is_no_chart() -> None:
    assert podium_chart(replace(FIGURE, points=FIGURE.points[:2]), HERE) is None
    assert podium_chart(replace(FIGURE, points=()), HERE) is None
