import copy
from datetime import UTC, datetime
from typing import Any

import plotly.graph_objects
from hypothesis import given
from hypothesis import strategies as st

from dashboard.books import Corrected
from dashboard.value import MISSING, Value
from layouts.figures.corrected import mark_corrections
from layouts.figures.series import series_chart
from tests.factories import indicator, points

AT = datetime(2018, 10, 1, tzinfo=UTC)
SHOWN = points(1.5, 2, 3)


def corrected(before: Value, code: str = "2011") -> Corrected:
    return Corrected(1, code, "1", before, Value(2), "Fel i underlaget", AT, "Controller")


def marked(*found: Corrected) -> tuple[dict[str, Any], dict[str, Any]]:
    plain = series_chart(indicator(), "Länet", SHOWN, (), "Riket", (), ())
    chart = copy.deepcopy(plain)
    mark_corrections(chart, indicator(), SHOWN, {"2011": list(found)})
    return plain, chart


@given(before=st.floats(-1e6, 1e6))
def test_what_stood_before_is_a_shape_of_its_own_and_what_stands_is_said(before: float) -> None:
    _, chart = marked(corrected(Value(before)))
    trace = chart["data"][-1]
    assert (trace["marker"]["symbol"], trace["y"]) == ("diamond-open", [before])
    assert [a["text"] for a in chart["layout"]["annotations"]] == ["rättad"]
    plotly.graph_objects.Figure(chart)


def test_a_value_corrected_twice_shows_both_and_is_named_once() -> None:
    _, chart = marked(corrected(Value(1)), corrected(Value(5)))
    assert chart["data"][-1]["y"] == [1, 5]
    assert len(chart["layout"]["annotations"]) == 1


def test_a_chart_without_corrections_is_left_alone_and_a_sign_is_not_drawn() -> None:
    for found in ((), (corrected(MISSING),)):
        plain, chart = marked(*found)
        assert chart == plain
