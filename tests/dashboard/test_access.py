import pytest

from dashboard.access import ANYWHERE, IN_OWN_DEPARTMENT, Act, Role, User, choice, may, person, require
from dashboard.errors import NotAllowed

READER = User(Role.READER, "Läsare")
REPORTER = User(Role.REPORTER, "Rapportör", "FTG")
HEAD = User(Role.HEAD, "Avdelningschef", "FTG")
CONTROLLER = User(Role.CONTROLLER, "Controller")
DIRECTOR = User(Role.DIRECTOR, "Generaldirektör")


def test_every_act_is_in_the_policy() -> None:
    assert set(ANYWHERE) == set(Act)
    assert set(IN_OWN_DEPARTMENT) <= set(Act)


@pytest.mark.parametrize("user", [READER, REPORTER, HEAD, CONTROLLER, DIRECTOR])
def test_everybody_reads(user: User) -> None:
    assert may(user, Act.READ)


@pytest.mark.parametrize("act", [act for act in Act if act is not Act.READ])
def test_a_reader_does_nothing_else(act: Act) -> None:
    assert not may(READER, act)
    assert not may(READER, act, "FTG")


@pytest.mark.parametrize(("user", "act"), [(REPORTER, Act.REPORT), (HEAD, Act.REPORT), (HEAD, Act.APPROVE)])
def test_what_is_done_in_ones_own_department_is_not_done_in_another(user: User, act: Act) -> None:
    assert may(user, act, "FTG")
    assert not may(user, act, "REG")
    assert not may(user, act)


def test_nobody_approves_their_own_words_but_a_head_or_a_controller() -> None:
    assert not may(REPORTER, Act.APPROVE, "FTG")
    assert may(CONTROLLER, Act.APPROVE, "FTG")


@pytest.mark.parametrize("act", [Act.IMPORT, Act.LOCK, Act.CORRECT, Act.PLAN, Act.EDIT])
def test_only_a_controller_keeps_the_books(act: Act) -> None:
    assert may(CONTROLLER, act)
    for user in (READER, REPORTER, HEAD, DIRECTOR):
        with pytest.raises(NotAllowed):
            require(user, act, "FTG")


def test_the_director_general_decides_and_keeps_no_books() -> None:
    assert may(DIRECTOR, Act.DECIDE)
    assert may(DIRECTOR, Act.COMMIT, "FTG")
    assert not may(DIRECTOR, Act.REPORT, "FTG")
    assert not may(HEAD, Act.DECIDE, "FTG")
    assert may(HEAD, Act.COMMIT, "FTG")
    assert may(HEAD, Act.MEET, "FTG")
    assert not may(HEAD, Act.MEET)
    assert not may(HEAD, Act.COMMIT, "REG")
    assert person(choice(DIRECTOR)) == DIRECTOR
    assert person("director:FTG") == READER


def test_a_department_that_nobody_has_opens_nothing() -> None:
    assert not may(User(Role.HEAD, "Chef", None), Act.APPROVE, None)
