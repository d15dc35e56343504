from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from dashboard.address import Address
from dashboard.errors import (
    BadPackage,
    Busy,
    CorrectionRefused,
    FileProblem,
    NotFound,
    NothingKnown,
    PageNotFound,
    PeriodNotFound,
    PeriodRefused,
    Refusal,
    StartProblem,
    ThingNotFound,
    Told,
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
    *(PeriodRefused(refusal) for refusal in Refusal),
    CorrectionRefused(Refusal.SAME),
    Busy(),
    BadPackage([Problem(Why.NO_FILE, value="b")]),
    NothingKnown(datetime(1990, 1, 1, tzinfo=UTC), datetime(2015, 12, 14, 8, tzinfo=UTC)),
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


def test_what_is_told_in_the_terminal_is_told_on_a_page_in_the_same_language(language: str) -> None:
    error = FileProblem("{path} cannot be written: {reason}. Choose another place.", path="ut", reason="full")
    said = {"sv": "ut kan inte skrivas: full. Välj en annan plats.", "en": str(error)}
    assert said[language] in trees.text(problems.problem(error, HERE).content)


def test_a_fault_gives_a_reference_and_nothing_else() -> None:
    screen = problems.fault("deadbeef", HERE)
    assert is_whole(screen)
    assert screen.status_code == 500
    assert "deadbeef" in trees.text(screen.content)


def test_every_kind_of_error_is_drawn() -> None:
    kinds = {type(error) for error in ERRORS} | {UserError, NotFound, StartProblem, Told}
    assert {kind for error in ERRORS for kind in type(error).__mro__ if issubclass(kind, UserError)} == kinds


def test_an_empty_database_says_what_to_do() -> None:
    assert is_whole(problems.no_organisation())


def test_what_is_not_found_at_an_earlier_moment_may_have_come_later() -> None:
    screen = problems.problem(
        ThingNotFound("X-1"), Address("/saknas", {"asof": "2018"}), datetime(2018, 1, 1, tzinfo=UTC)
    )
    assert is_whole(screen)
    assert "X-1" in trees.text(screen.content)
    assert "2018" in trees.text(screen.content)
    assert trees.links(screen.content)[0] == "/saknas"


def test_before_the_beginning_is_not_an_error_and_leads_to_the_beginning() -> None:
    screen = problems.problem(ERRORS[-1], HERE)
    assert screen.status_code == 200
    assert "asof=2015-12-14T09%3A00" in trees.links(screen.content)[0]
