"""The page that teaches to read stands without examples where there is nothing to show."""

import pytest

from dashboard.address import Address
from dashboard.goal import Thread
from dashboard.guide import Examples
from dashboard.ranking import Looks, ToRaise
from dashboard.spc import Rules
from dashboard.status import Distribution
from layouts import guide
from layouts.text import LANGUAGES, speaking
from tests import trees
from tests.factories import frame, view

NOTHING = ToRaise((), (), Looks(), 0.0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_organisation_of_which_nothing_is_known_is_taught_all_the_same(language: str) -> None:
    told = guide.Guide(Distribution(), Examples(), Rules(run=3, fewest=4, full=20), NOTHING, {}, {})
    with speaking(language):
        drawn = guide.page(told, Thread((), (), ()), frame(), view(), Address("/sa-laser-du")).content
    assert len(list(trees.every(drawn, "h2"))) == 10
    assert all(list(trees.every(section.children, "p")) for section in trees.every(drawn, "section"))
    assert not [one for one in trees.every(drawn, "svg") if one.props.get("role") == "img"]
    # The rules are those that are set.
    rules = " ".join(item.text for item in trees.every(drawn, "li"))
    assert ("tre i rad" if language == "sv" else "three in a row") in rules
