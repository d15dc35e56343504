from dataclasses import replace

import pytest

from dashboard.address import Address
from dashboard.answers import Answers, Judged, answers
from dashboard.indicator import Series
from dashboard.patterns import Variation
from dashboard.reporting import Rules
from dashboard.spc import Assurance
from layouts.components.beside_figures import against, differing, figures_say, when_asked
from layouts.text import speaking
from tests import trees
from tests.factories import indicator, points

FINE = answers(Series(indicator(), points(*[60, 62] * 8)))
BAD = replace(FINE, variation=Variation.CONCERN, assurance=Assurance.NEVER)
BETTER = replace(FINE, variation=Variation.IMPROVEMENT)
ADDRESS = Address("/rapportera/A-1", {"period": "2018-T2"})


def stands(found: Answers) -> Judged:
    series = Series(indicator(), points(60, 62))
    return Judged(series, series, found)


def test_the_three_answers_stand_side_by_side_and_lead_to_the_indicator() -> None:
    with speaking("sv"):
        drawn = figures_say([stands(BAD)], ADDRESS)
    told = trees.text(drawn)
    for words in ("Ett", "Läge: ", "Förändring: säker försämring", "Utsikt: "):
        assert words in told
    door, *answers = trees.links(drawn)
    assert door == "/indikatorer/one?period=2018-T2"
    assert answers == [f"{door}#varfor"] * 3


def test_nothing_is_drawn_where_no_indicator_is_linked() -> None:
    assert figures_say([], ADDRESS) is None
    assert differing([], None) is None
    assert when_asked([], Rules()) == ""


def test_what_the_figures_say_against_is_said_in_words() -> None:
    with speaking("sv"):
        assert against([stands(BAD)]) == ["Ett: säker försämring, når inte målet som det är nu"]
        assert against([stands(BETTER)]) == ["Ett: säker förbättring"]


@pytest.mark.parametrize(("demanded", "begins"), [(False, "Efterfrågas"), (True, "Krävs")])
def test_it_is_said_beforehand_when_a_line_is_asked_for(demanded: bool, begins: str) -> None:
    rules = Rules(line_demanded=demanded)
    with speaking("sv"):
        assert when_asked([stands(BAD)], rules).startswith(f"{begins} när statusen är enligt plan. Ett: säker")
        assert "avviker eller avviker stort" in when_asked([stands(BETTER)], rules)
        assert when_asked([stands(FINE)], rules) == ""


def test_who_reads_hears_that_nothing_has_been_written() -> None:
    with speaking("sv"):
        assert "Inget har skrivits om det." in trees.text(differing([stands(BAD)], None))
        assert "Inget har skrivits" not in trees.text(differing([stands(BAD)], "Jo då"))
