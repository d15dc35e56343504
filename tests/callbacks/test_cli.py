"""`flask --app app verify` says in one sentence that all is whole, or names the first row that differs and fails."""

import pytest
from sqlalchemy import text

from app import create_app
from dashboard.settings import Settings
from data.database import Database
from tests.data.queries.test_verify import unguard


def answer(database: Database, *options: str) -> tuple[int, str]:
    server = create_app(Settings(database.url), warm=False)
    told = server.test_cli_runner().invoke(args=["verify", *options])
    return told.exit_code, told.output


@pytest.mark.parametrize(("language", "words"), [("sv", "Allt är helt: "), ("en", "All is whole: ")])
def test_what_is_whole_is_said_with_what_was_counted(sample: Database, language: str, words: str) -> None:
    code, told = answer(sample, "--lang", language)
    assert code == 0
    assert told.startswith(words)
    assert " 8 " in told
    assert told.count("\n") == 1


def test_the_first_row_that_differs_is_named_and_it_fails(sqlite: object) -> None:
    database: Database = sqlite.sample()  # type: ignore[attr-defined]
    with database.writing() as session:
        unguard(session)
        session.execute(text("UPDATE settings SET value = value || '0' WHERE version = 3"))
    code, told = answer(database)
    assert code == 1
    assert "nummer 3 i tabellen settings" in told
    database.close()


def test_a_database_with_nothing_in_it_is_told(sqlite: object) -> None:
    database: Database = sqlite.empty()  # type: ignore[attr-defined]
    code, told = answer(database)
    assert code == 1
    assert "has nothing in it yet" in told
    database.close()
