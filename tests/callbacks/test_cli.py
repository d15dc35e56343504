from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text

from app import create_app
from dashboard.settings import Settings
from data.database import Database
from data.sources.package import read
from tests.conftest import Backend
from tests.data.queries.test_verify import unguard


@pytest.fixture(scope="module")
def server(sample: Database) -> Flask:
    return create_app(Settings(sample.url), warm=False)


def run(server: Flask, *words: str) -> Result:
    return server.test_cli_runner().invoke(args=list(words))


def test_the_template_is_written_with_the_codes_of_the_database(server: Flask, tmp_path: Path) -> None:
    done = run(server, "template", str(tmp_path / "mall.xlsx"))
    assert (done.exit_code, done.output) == (0, f"The template is in {tmp_path / 'mall.xlsx'}.\n")
    assert read(tmp_path / "mall.xlsx").problems == ()


@pytest.mark.parametrize("name", ["ut.xlsx", "ut.zip", "ut"])
def test_the_database_is_exported(server: Flask, tmp_path: Path, name: str) -> None:
    done = run(server, "export", str(tmp_path / name))
    assert (done.exit_code, done.output) == (0, f"The database is in {tmp_path / name}.\n")
    assert read(tmp_path / name).errors == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["template", "mall.csv"], "mall.csv does not end in .xlsx"),
        (["template", "nowhere/mall.xlsx"], "nowhere/mall.xlsx cannot be written"),
        (["export", "ut.doc"], "ut.doc ends in .doc"),
        (["export", "nowhere/ut.zip"], "nowhere/ut.zip cannot be written"),
    ],
)
def test_a_command_that_fails_says_so_in_one_sentence(server: Flask, words: list[str], sentence: str) -> None:
    done = run(server, *words)
    assert done.exit_code == 1
    assert done.output.startswith(f"Error: {sentence}")
    assert len(done.output.splitlines()) == 1


def test_a_database_with_nothing_in_it_has_a_template_and_no_export(sqlite: Backend, tmp_path: Path) -> None:
    server = create_app(Settings(sqlite.empty().url), warm=False)
    assert run(server, "template", str(tmp_path / "mall.xlsx")).exit_code == 0
    done = run(server, "export", str(tmp_path / "ut.zip"))
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert "has nothing in it yet" in done.output
    assert not (tmp_path / "ut.zip").exists()


@pytest.mark.parametrize(("language", "words"), [("sv", "Allt är helt: "), ("en", "All is whole: ")])
def test_what_is_whole_is_said_with_what_was_counted(server: Flask, language: str, words: str) -> None:
    done = run(server, "verify", "--lang", language)
    assert done.exit_code == 0
    assert done.output.startswith(words)
    assert " 8 " in done.output
    assert len(done.output.splitlines()) == 1


def test_the_first_row_that_differs_is_named_and_verify_fails(sqlite: Backend) -> None:
    database = sqlite.sample()
    with database.writing() as session:
        unguard(session)
        session.execute(text("UPDATE settings SET value = value || '0' WHERE version = 3"))
    done = run(create_app(Settings(database.url), warm=False), "verify")
    assert done.exit_code == 1
    assert "nummer 3 i tabellen settings" in done.output
    database.close()


def test_an_empty_database_is_not_verified(sqlite: Backend) -> None:
    done = run(create_app(Settings(sqlite.empty().url), warm=False), "verify")
    assert done.exit_code == 1
    assert "has nothing in it yet" in done.output
