from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text

from app import create_app
from dashboard.errors import Busy
from dashboard.settings import Settings
from data.database import Database
from data.sources.package import read
from layouts.rejections import sentence
from layouts.text import speaking
from tests.conftest import Backend
from tests.unguarded import unguard


@pytest.fixture(scope="module")
def server(sample: Database) -> Flask:
    return create_app(Settings(sample.url), warm=False)


def run(server: Flask, *words: str) -> Result:
    return server.test_cli_runner().invoke(args=list(words))


def test_the_template_is_written_with_the_codes_of_the_database(server: Flask, tmp_path: Path) -> None:
    done = run(server, "template", str(tmp_path / "mall.xlsx"))
    assert (done.exit_code, done.output) == (0, f"Mallen finns i {tmp_path / 'mall.xlsx'}.\n")
    assert read(tmp_path / "mall.xlsx").problems == ()


@pytest.mark.parametrize("name", ["ut.xlsx", "ut.zip", "ut"])
def test_the_database_is_exported(server: Flask, tmp_path: Path, name: str) -> None:
    done = run(server, "export", str(tmp_path / name))
    assert (done.exit_code, done.output) == (0, f"Databasen finns i {tmp_path / name}.\n")
    assert read(tmp_path / name).errors == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["template", "mall.csv"], "mall.csv slutar inte på .xlsx"),
        (["template", "nowhere/mall.xlsx"], "nowhere/mall.xlsx kan inte skrivas"),
        (["export", "ut.doc"], "ut.doc slutar på .doc"),
        (["export", "nowhere/ut.zip"], "nowhere/ut.zip kan inte skrivas"),
    ],
)
def test_a_command_that_fails_says_so_in_one_sentence(server: Flask, words: list[str], sentence: str) -> None:
    done = run(server, *words)
    assert done.exit_code == 1
    assert done.output.startswith(sentence)
    assert len(done.output.splitlines()) == 1


def test_a_database_with_nothing_in_it_has_a_template_and_no_export(sqlite: Backend, tmp_path: Path) -> None:
    server = create_app(Settings(sqlite.empty().url), warm=False)
    assert run(server, "template", str(tmp_path / "mall.xlsx")).exit_code == 0
    done = run(server, "export", str(tmp_path / "ut.zip"))
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert "har inget innehåll än" in done.output
    assert not (tmp_path / "ut.zip").exists()


@pytest.fixture
def own(sqlite: Backend) -> Flask:
    """Commands on a copy of the sample."""
    return create_app(Settings(sqlite.sample().url), warm=False)


SETTING = "key;value;note\nraise.length;77;Ledningsgruppen vill så\n"


def a_file(folder: Path, text: str = SETTING) -> str:
    path = folder / "settings.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_is_imported_once(own: Flask, tmp_path: Path) -> None:
    dry = run(own, "import", a_file(tmp_path), "--dry-run")
    done = run(own, "import", a_file(tmp_path))
    again = run(own, "import", a_file(tmp_path))
    told = "Inställningar: 0 nya, 1 ändrade, 0 oförändrade\n"
    assert (dry.exit_code, dry.output) == (0, f"{told}Inget har skrivits: det här var en granskning.\n")
    assert (done.exit_code, done.output) == (0, f"{told}Det här är import 1.\n")
    assert (again.exit_code, again.output.splitlines()[-1]) == (
        0,
        "Allt är känt redan. Inget har skrivits.",
    )


def test_every_problem_of_a_file_is_a_line(own: Flask, tmp_path: Path) -> None:
    done = run(own, "import", a_file(tmp_path, "key;value;note\na;;x\n;b;x\n"))
    assert done.exit_code == 1
    *problems, last = done.output.splitlines()
    assert [line.partition(":")[0] for line in problems] == ["settings.csv, rad 2", "settings.csv, rad 3"]
    assert last == "2 saker är fel. Inget har skrivits."


def test_every_command_answers_in_english_when_asked(own: Flask, tmp_path: Path) -> None:
    done = run(own, "import", a_file(tmp_path), "--lang", "en")
    assert done.output == "Settings: 0 new, 1 changed, 0 unchanged\nThis is import 1.\n"
    done = run(own, "import", a_file(tmp_path, "key;value;note\na;;x\n"), "--lang", "en")
    assert done.output.startswith("settings.csv, row 2: value is empty. It is compulsory: ")
    assert done.output.splitlines()[-1] == "1 thing is wrong. Nothing has been written."
    assert run(own, "export", "ut.doc", "--lang", "en").output.startswith("ut.doc ends in .doc.")


def test_a_controller_is_told_of_a_file_in_the_words_of_the_page(own: Flask, tmp_path: Path) -> None:
    path = a_file(tmp_path, "key;value;note\na;;x\n")
    with speaking("sv"):
        said = [sentence(problem) for problem in read(Path(path)).problems]
    assert run(own, "import", path).output.splitlines() == [*said, "1 sak är fel. Inget har skrivits."]


def test_an_export_restores_an_empty_database_and_is_then_verified(sqlite: Backend, own: Flask, tmp_path: Path) -> None:
    run(own, "export", str(tmp_path / "ut"))
    done = run(create_app(Settings(sqlite.empty().url), warm=False), "import", str(tmp_path / "ut"))
    assert done.exit_code == 0, done.output
    assert "Journal: " in done.output
    assert done.output.splitlines()[-2].startswith("Databasen är återställd som den exporterades.")
    assert done.output.splitlines()[-1].startswith("Allt är helt: ")
    values = tmp_path / "ut" / "settings.csv"
    values.write_text(values.read_text(encoding="utf-8").replace(",50,Antal", ",51,Antal"), encoding="utf-8")
    done = run(create_app(Settings(sqlite.empty().url), warm=False), "import", str(tmp_path / "ut"))
    assert done.exit_code == 1
    assert "i tabellen settings" in done.output.splitlines()[-1]


def test_what_tertial_keeps_is_left_where_there_is_something_already(own: Flask, tmp_path: Path) -> None:
    run(own, "export", str(tmp_path / "ut.zip"))
    for dry in ([], ["--dry-run"]):
        done = run(own, "import", str(tmp_path / "ut.zip"), *dry)
        assert done.exit_code == 0, done.output
        assert "finns i filen och läses inte in. Det återställs bara i en tom databas" in done.output


def test_a_command_that_waits_in_vain_says_so(own: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise Busy()

    monkeypatch.setattr("callbacks.cli.bring", busy)
    done = run(own, "import", a_file(tmp_path))
    assert (done.exit_code, "vänta en stund" in done.output) == (1, True)


@pytest.mark.parametrize("user", ["reader", "reporter:REG", "head:REG", "somebody"])
def test_who_may_not_import_does_not(own: Flask, tmp_path: Path, user: str) -> None:
    done = run(own, "import", a_file(tmp_path), "--user", user)
    assert (done.exit_code, done.output) == (
        1,
        "Rollen får inte göra detta. Ange en som får: --user controller.\n",
    )


@pytest.mark.parametrize("dry", [["--dry-run"], []])
def test_the_schema_of_an_empty_database_is_made_by_what_is_imported(
    sqlite: Backend, server: Flask, tmp_path: Path, dry: list[str]
) -> None:
    run(server, "export", str(tmp_path / "ut.zip"))
    database = sqlite.empty()
    done = run(create_app(Settings(database.url), warm=False), "import", str(tmp_path / "ut.zip"), *dry)
    assert (done.exit_code, "Organisation: 1 nya, 0 ändrade, 0 oförändrade" in done.output) == (0, True), done.output
    assert database.is_empty() == bool(dry)


def test_a_file_that_is_not_there_is_told(own: Flask, tmp_path: Path) -> None:
    done = run(own, "import", str(tmp_path / "saknas.xlsx"))
    assert done.exit_code == 1
    assert "Det finns ingen fil saknas.xlsx." in done.output


MAPPING = """
tables:
  programmes:
    from: program
    columns: {code: kod, name: namn, is_example: {value: nej}}
"""


def test_another_database_is_brought_in_through_a_mapping(own: Flask, empty: Database, tmp_path: Path) -> None:
    with empty.engine.begin() as connection:
        connection.execute(text("CREATE TABLE program (kod VARCHAR(20), namn VARCHAR(80))"))
        connection.execute(text("INSERT INTO program VALUES ('DW-1', 'Ur datalagret'), ('DW-2', 'Också därifrån')"))
    mapping = tmp_path / "mapping.yml"
    mapping.write_text(MAPPING, encoding="utf-8")
    dry = run(own, "sync", empty.url, str(mapping), "--dry-run")
    done = run(own, "sync", empty.url, str(mapping))
    again = run(own, "sync", empty.url, str(mapping))
    told = "Program: 2 nya, 0 ändrade, 0 oförändrade\n"
    assert dry.output == f"{told}Inget har skrivits: det här var en granskning.\n"
    assert (done.exit_code, done.output) == (0, f"{told}Det här är import 1.\n")
    assert "0 nya, 0 ändrade, 2 oförändrade" in again.output


def test_a_mapping_that_cannot_be_followed_is_one_sentence(own: Flask, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.yml"
    mapping.write_text("tables: {}", encoding="utf-8")
    done = run(own, "sync", "sqlite://", str(mapping))
    assert done.exit_code == 1
    assert "måste börja med `tables:`" in done.output


@pytest.mark.parametrize(("language", "words"), [("sv", "Allt är helt: "), ("en", "All is whole: ")])
def test_what_is_whole_is_said_with_what_was_counted(server: Flask, language: str, words: str) -> None:
    done = run(server, "verify", "--lang", language)
    assert done.exit_code == 0
    assert done.output.startswith(words)
    assert " 17 " in done.output
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
    assert "har inget innehåll än" in done.output
