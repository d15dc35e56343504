"""The page of components has every sign, every answer and the control chart in its states."""

import plotly.graph_objects
import pytest

from callbacks.pages import PAGES, menu
from callbacks.routes import Routes
from callbacks.screen import draw
from dashboard.outlook import Prospect
from dashboard.patterns import Variation
from data.database import Database
from layouts import signals
from layouts.document import html
from layouts.figures.control import SHAPES
from layouts.showcase_signals import all_answers, control_charts, signs
from layouts.text import LANGUAGES, speaking
from tests import trees

ROUTES = Routes(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_an_answer_is_shown(language: str) -> None:
    with speaking(language):
        text = trees.text(all_answers()).lower()
        words = [signals.variation(one) for one in (*Variation, None)]
        words += [signals.prospect(one) for one in (*Prospect, None)]
    assert [word for word in words if word not in text] == []


def test_every_sign_has_a_shape_in_the_document() -> None:
    document = html("", "sv", "{}", dict.fromkeys(("metas", "css", "config", "scripts", "renderer"), ""))
    used = {node.props["href"].removeprefix("#") for node in trees.every(signs(), "use")}
    assert len(used) == 10  # too few points and no target share theirs
    assert all(f'<symbol id="{name}"' in document for name in used)


def test_every_kind_of_point_and_line_is_drawn() -> None:
    charts = trees.charts(control_charts())
    for chart in charts:
        plotly.graph_objects.Figure(chart)
    symbols = {trace["marker"]["symbol"] for chart in charts for trace in chart["data"][1:]}
    assert symbols == {symbol for symbol, _, _ in SHAPES.values()}
    dashes = {shape["line"]["dash"] for chart in charts for shape in chart["layout"]["shapes"]}
    assert dashes >= {"dot", "dash", "solid"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_elements_of_the_page_have_the_same_name(sample: Database, language: str) -> None:
    page = draw(sample, ROUTES, menu, "/komponenter", f"?lang={language}").page
    ids = [node.props["id"] for node in trees.every(page) if "id" in node.props]
    assert len(ids) == len(set(ids))
