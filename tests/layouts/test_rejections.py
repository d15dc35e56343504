import io
import re

import pytest

from dashboard.problem import Place, Problem
from dashboard.reasons import Kind, Why
from dashboard.words import Words
from data.sources.package import read
from layouts.rejections import place, right, sentence, told
from layouts.text import speaking

CONTENT = "Kod;Namn;Exempel;Hej\n;Namn;kanske;1\nP;;ja;\nP;Namn;ja;\nP;Namn;nej\n"


def problems() -> list[Problem]:
    return list(read(io.BytesIO(CONTENT.encode()), "Program.csv").problems)


def test_a_problem_is_said_in_both_languages() -> None:
    (problem,) = [p for p in problems() if p.why is Why.NOT_A_BOOLEAN]
    with speaking("sv"):
        assert (place(problem.place), told(problem)) == ("Program.csv, rad 2", "Exempel är ”kanske”.")
        assert sentence(problem) == "Program.csv, rad 2: Exempel är ”kanske”. Det ska vara ja eller nej."
    with speaking("en"):
        assert sentence(problem) == "Program.csv, row 2: Exempel is “kanske”. It should be yes or no (ja or nej)."


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_blank_is_left_empty(language: str) -> None:
    with speaking(language):
        for problem in problems():
            assert not re.search(r"[{}]|Words\(|Kind\.", sentence(problem))


def test_words_of_the_format_are_said_in_the_language_of_the_reader() -> None:
    problem = Problem(Why.UNKNOWN_CODE, Place("Mål", 3), "Mål", "X", {"table": Words("Mål", "Goals")})
    wrong = Problem(Why.NOT_WHAT_IT_SAYS, details={"ending": ".xls", "content": Kind.WEB_PAGE})
    with speaking("sv"):
        assert (told(problem), told(wrong)) == (
            "Mål är ”X”, som inte finns i Mål.",
            "Namnet slutar på .xls, men innehållet är en webbsida.",
        )
    with speaking("en"):
        assert right(problem) == "Correct the code, or add it to Goals."
        assert told(wrong).endswith("the content is a web page.")


def test_a_reason_without_advice_has_none() -> None:
    assert right(Problem(Why.HIDDEN_SHEET, Place("Mål"))) == ""
