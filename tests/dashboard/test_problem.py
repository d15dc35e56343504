from dashboard.problem import Place, Problem, errors
from dashboard.reasons import Why
from dashboard.words import Words


def test_a_problem_says_where_what_and_what_would_be_right() -> None:
    problem = Problem(Why.NOT_A_DATE, Place("Aktiviteter", 7), "Startdag", "i går")
    assert str(problem) == "Aktiviteter row 7: Startdag is “i går”, which is not a date. Write it as 2018-09-25."


def test_words_of_both_languages_are_said_in_english() -> None:
    problem = Problem(Why.UNKNOWN_CODE, column="Mål", value="X", details={"table": Words("Mål", "Goals")})
    assert "not in Goals" in str(problem)


def test_braces_in_what_somebody_wrote_do_no_harm() -> None:
    assert "{x} {0}" in str(Problem(Why.NOT_A_DATE, value="{x} {0}"))


def test_warnings_are_no_errors() -> None:
    warning, error = Problem(Why.HIDDEN_SHEET), Problem(Why.MERGED)
    assert errors([warning, error]) == [error]
    assert (warning.is_warning, error.is_warning) == (True, False)
