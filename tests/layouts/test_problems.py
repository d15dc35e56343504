from collections.abc import Iterator

import pytest

from dashboard.address import Address
from dashboard.errors import (
    BadPackage,
    NotFound,
    PageNotFound,
    PeriodNotFound,
    StartProblem,
    ThingNotFound,
    UserError,
    WrongDatabase,
)
from dashboard.problem import Problem
from dashboard.reasons import Why
from layouts import problems
from layouts.screen import Screen
from layouts.text import LANGUAGES, speaking
from tests import trees

HERE = Address("/saknas", {"period": "2018-T9", "lang": "en"})
ERRORS = [
    PageNotFound("/saknas"),
    ThingNotFound("X-1"),
    PeriodNotFound("2018-T9"),
    WrongDatabase("a."),
    BadPackage([Problem(Why.NO_FILE, value="b")]),
]


@pytest.fixture(params=LANGUAGES, autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(request.param):
        yield request.param


def is_whole(screen: Screen) -> bool:
    (title,) = trees.every(screen.content, "h1")
    reasons = [p.text for p in trees.every(screen.content, "p")]
    return title.text == screen.title != "" and any(reasons) and bool(trees.links(screen.content))


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: type(e).__name__)
def test_every_problem_has_a_title_a_reason_and_a_way_on(error: UserError) -> None:
    assert is_whole(problems.problem(error, HERE))


def test_a_problem_names_what_was_asked_for() -> None:
    assert "X-1" in trees.text(problems.problem(ThingNotFound("X-1"), HERE).content)
    assert "2018-T9" in trees.text(problems.problem(PeriodNotFound("2018-T9"), HERE).content)
    assert "/saknas" in trees.text(problems.problem(PageNotFound(), HERE).content)


def test_an_unknown_period_is_not_in_the_way_on() -> None:
    assert not any("2018-T9" in href for href in trees.links(problems.problem(PeriodNotFound("2018-T9"), HERE).content))


def test_a_fault_gives_a_reference_and_nothing_else() -> None:
    screen = problems.fault("deadbeef", HERE)
    assert is_whole(screen)
    assert screen.status_code == 500
    assert "deadbeef" in trees.text(screen.content)


def test_every_kind_of_error_is_drawn() -> None:
    kinds = {type(error) for error in ERRORS} | {UserError, NotFound, StartProblem}
    assert {kind for error in ERRORS for kind in type(error).__mro__ if issubclass(kind, UserError)} == kinds


def test_an_empty_database_says_what_to_do() -> None:
    assert is_whole(problems.no_organisation())
